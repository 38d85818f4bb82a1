"""What linking needs of a statement: where it stands, whom it names and blames, and how it points back."""

from dataclasses import dataclass
from functools import lru_cache

from indicia.language import Parse, Token
from indicia.model import Span, Stance, Statement
from indicia.statements import embedded, rebuffs, sources, untrue
from indicia.statements.data import hedges, lexicon
from indicia.statements.relation import Relation

_SAYING: set[Stance] = {"asserts", "predicts", "pledges"}  # "said it would not sell": a no to who said so
_CONTENT_WORDS = {"NOUN", "VERB", "PROPN", "ADJ", "NUM"}
# A denial that only says "this" or "them" points no further back than this many sentences.
BARE = frozenset({"it", "this", "that", "them", "these", "those", "so", "which", "nothing"})
_SUCH = frozenset({"any", "such", "those", "these", "this", "that"})
# Too common to tie a denial to a claim.
_LIGHT = frozenset(
    {
        "be",
        "have",
        "do",
        "make",
        "take",
        "get",
        "give",
        "go",
        "say",
        "such",
        "other",
        "year",
        "week",
        "day",
        "month",
        "time",
        "people",
        "country",
        "that",
        "this",
        "man",
        "woman",
        "person",
        "official",
    }
)
_ENDINGS = (
    "ation",
    "ations",
    "ition",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "ers",
    "er",
    "als",
    "al",
    "ed",
    "es",
    "s",
    "e",
    "y",
)
# "a claim Oslo denies" is the one just told.
_ONLY = frozenset({"only", "merely", "just", "solely", "simply"})
_NOT_KNOWN = frozenset({"unaware", "ignorant"})
_DENYING = frozenset({"deny", "reject", "dispute", "refute", "dismiss"})
_OPENING = 6  # words in which a denial points back
_REPLYING = frozenset(
    {
        "answer",
        "reply",
        "respond",
        "retort",
        "counter",
        "rejoin",
        "insist",
        "maintain",
        "swear",
        "protest",
        "assure",
    }
)
_HIS = frozenset({"his", "her"})
_TOO = frozenset({"either", "too", "neither"})
_SIDES = frozenset({"both", "neither", "either"})
_NO_PART = frozenset({"involve", "role", "part", "link", "involvement", "nothing", "something"})
JUST_TOLD = frozenset({"which", "something"})
_SUBJECTS = ("nsubj", "nsubjpass")
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with what linking needs: where it stands, who it names and blames, its words.

    `pointer` is the noun or pronoun by which a denial points back ("the accusation", "it"), `such`
    whether it names an act that the page has told ("such transfers"). Words are told apart by their
    stems, so that "denied the spying" finds "accused of spying".
    """

    statement: Statement
    sentence: int
    last: int
    title: bool
    at: int
    speakers: frozenset[str]
    states: frozenset[str]
    named: frozenset[str]
    blamed: frozenset[str]
    stems: frozenset[str]
    acts: frozenset[str]  # those that are no names
    finders: frozenset[str]  # stems of the groups that speak: "three monitors" are "the monitors"
    names: frozenset[str]  # stems of the source's own words: "the fishing association"
    blames: frozenset[str]  # stems of who is blamed, where no name says it: "a shipping line"
    pointer: str | None
    one: bool  # points back at one thing: "the report", not "the reports"
    such: bool
    told: frozenset[str]  # stems of the cue: "the report" is what somebody "reported"
    made_of: str | None
    noun: bool
    too: bool  # "was not involved either"
    sides: bool  # "both", "neither side": among them those who claim
    owned: bool  # "its chairman": whose it is, the page has told just before
    of_whom: bool  # "her lawyer": a person just told of
    absent: frozenset[str]  # stems of what it says there was none of: "no diamonds"
    tally: bool  # only counts what was told: "this is the first such seizure"
    denies: bool
    retracts: bool  # takes back its own words
    replies: bool  # answers what was just said: "wrote back", "retorted"
    faulted: frozenset[str]  # who is said to lie, or to be mistaken
    only: bool  # tells that it was something less, or else: "it had only carried rice"
    negative: bool  # tells that something is not so: a denial if somebody claimed that it is


def made(parse: Parse, statement: Statement, relation: Relation) -> Said:
    """What linking needs of one statement and the relation it was made of."""
    words = [t for span in statement.content for t in parse.within(span.start, span.end) if t.pos != "PUNCT"]
    first, blamed = relation.word, _blamed(parse, relation)
    named = {e for span in statement.content for e in _entities(parse, span)} | blamed
    speakers = frozenset(statement.source_entities)
    source = [t for span in statement.source for t in parse.within(span.start, span.end)]
    behind = {
        parse.mention_at[t.i].entity
        for t in source
        if t.i in parse.mention_at and (t.pos != "PRON" or t.dep == "poss")
    }
    states = {key for e in (*speakers, *behind) for key in _keys(parse, e)[1:]}
    held, top = statement.stance, relation.top
    only = held == "asserts" and top is not None and _only(top)
    faulted = _faulted(parse, top)
    also = _also_denied(parse, relation) if held == "asserts" else []
    pointing = also or words
    pointer = _pointer(pointing)
    return Said(
        statement=statement,
        sentence=first.sentence,
        last=max([first.sentence, *(t.sentence for t in words[-1:])]),
        title=parse.sentences[first.sentence].title,
        at=first.start,
        speakers=speakers,
        states=frozenset(states) - speakers,
        named=frozenset(named),
        blamed=frozenset(blamed),
        stems=_stems(words),
        acts=_stems([t for t in words if t.pos != "PROPN"]),
        finders=_stems(_groups(parse, speakers)),
        names=_stems(source),
        blames=_stems(
            [t for head in _blamed_heads(relation) for t in parse.tokens[head.left : head.right + 1]]
        ),
        pointer=pointer,
        one=pointer is not None and any(t.tag == "NN" and t.lemma == pointer for t in pointing),
        such=any(t.lower in _SUCH for t in pointing[:3] if t.dep in {"det", "amod", "predet"})
        or any(t.lower == "such" for t in pointing[:_OPENING]),
        told=_stems([t for s in statement.cue for t in parse.within(s.start, s.end)]),
        made_of=relation.speaker.lemma if relation.speaker is not None else relation.word.lemma,
        noun=first.pos == "NOUN",
        too=any(t.lower in _TOO for t in words),
        sides=any(t.lower in _SIDES for t in source),
        owned=any(t.tag == "PRP$" for t in source),
        of_whom=any(t.lower in _HIS for t in source if t.tag == "PRP$"),
        absent=_absent(words),
        tally=top is not None and _tally(top),
        denies=(held == "denies" and relation.rule != embedded.RULE) or bool(also),
        replies=_replies(first),
        retracts=relation.rule == rebuffs.RETRACTION,
        faulted=faulted,
        only=only,
        negative=held in _SAYING
        and bool(words)
        and top is not None
        and (only or bool(faulted) or _says_no(top)),
    )


def _also_denied(parse: Parse, relation: Relation) -> list[Token]:
    """The words with which a content goes on to deny: "had acted lawfully and the account was untrue"."""
    if relation.top is not None and (called := _claims_untrue(relation.top)) is not None:
        return called
    for verb in relation.top.children if relation.top is not None else ():
        if verb.dep != "conj" or verb.pos not in {"VERB", "AUX"}:
            continue
        own = verb.child("nsubj", "nsubjpass") is None and verb.lemma in _DENYING
        if own or untrue.denies(relation.word, verb):
            return [t for t in parse.tokens[verb.left : verb.right + 1] if t is not verb or not own]
    for start, end in relation.content:  # “We respect every faith. We burn nothing.”
        for verb in (t for t in parse.within(start, end) if t.head is t and t is not relation.top):
            if verb.sentence != relation.word.sentence and untrue.denies(relation.word, verb):
                return list(parse.tokens[verb.left : verb.right + 1])
    return []


def _replies(cue: Token) -> bool:
    """Whether a cue answers somebody: "replied", "wrote back", "in reply said"."""
    if cue.lemma in _REPLYING:
        return True
    beside = [c.lower for c in cue.children if c.dep in {"prt", "advmod", "prep"}]
    led = [p.lemma for c in cue.children if c.lower == "in" and (p := c.child("pobj")) is not None]
    return "back" in beside or not _REPLYING.isdisjoint(led) or "response" in led or "answer" in led


def _faulted(parse: Parse, top: Token | None) -> frozenset[str]:
    """Who is said to have claimed what is not so: "that Taipei was making things up"."""
    verbs = (top, *(c for c in top.children if c.dep == "conj")) if top is not None else ()
    named = [t for verb in verbs if (t := untrue.faults(verb)) is not None]
    return frozenset(key for t in named for e in parse.denoted(t) for key in _keys(parse, e))


def _claims_untrue(top: Token) -> list[Token] | None:
    """The words of "the pair are bitter and their claims untrue", where the verb is left out."""
    for part in top.children:
        claim = part.child("nsubj") if part.dep == "conj" and part.pos == "ADJ" else None
        if claim is not None and claim.lemma in lexicon().pointers and part.lemma in hedges().untrue:
            return [*claim.children, claim, part]
    return None


def _says_no(top: Token) -> bool:
    """Whether a content says that something is not so, or what a claim is: "the talk was hysteria"."""
    things = [c for c in top.children if c.dep in {"dobj", "attr"}]
    if any(untrue.is_none(d) for c in things for d in c.children if d.dep == "conj"):
        return True  # "has clinics but no camps"
    if any(untrue.negative(t) for t in (top, *(c for c in top.children if c.dep == "conj"))):
        return True
    quality = top.child("acomp")
    if quality is not None and quality.lower in _NOT_KNOWN:
        return True
    subject = top.child("nsubj")
    claimed = subject is not None and subject.lemma in (*lexicon().pointers, *hedges().tales)
    named = top.child("attr") if top.lemma == "be" else None
    return claimed and named is not None and named.lemma not in hedges().true


def _absent(words: list[Token]) -> frozenset[str]:
    """What a content says there was none of: "no diamonds changed hands"."""
    return _stems([t for t in words if t.pos == "NOUN" and any(c.lower == "no" for c in t.children)])


def _groups(parse: Parse, speakers: frozenset[str]) -> list[Token]:
    """The heads of the words for groups of people that have no state: "U.N. monitors", "three monitors"."""
    return [
        head
        for m in parse.mentions
        if m.entity in speakers
        and parse.entity[m.entity].kind == "group"
        and not parse.entity[m.entity].country
        if (head := parse.tokens[parse.heads[m.id]]).pos == "NOUN"
    ]


def _tally(top: Token) -> bool:
    """Whether a content only says how many of its kind there were: "this was the first such seizure"."""
    subject, number = top.child("nsubj"), top.child("attr")
    pointing = subject is not None and subject.lower in {"this", "it", "that"}
    return pointing and number is not None and any(c.lower == "such" for c in number.children)


def _only(top: Token) -> bool:
    """Whether a speaker says that it was only something else: "it had only carried rice"."""
    subject = top.child("nsubj", "nsubjpass")
    if subject is None or not (subject.pos == "PRON" or any(c.tag == "PRP$" for c in subject.children)):
        return False
    parts = [c for c in top.children if c.dep in {"advmod", "dobj", "attr", "prep", "npadvmod"}]
    near = (*parts, *(c for part in parts for c in part.children))
    return any(c.lower in _ONLY for c in near)


def _stems(words: list[Token]) -> frozenset[str]:
    """The content words of a text, each cut to what its forms share: "fished" and "fishing" to "fish"."""
    plain = (t.lemma.lower() for t in words if t.pos in _CONTENT_WORDS)
    return frozenset(stem(lemma) for lemma in plain if lemma not in _LIGHT)


@lru_cache(maxsize=20_000)
def stem(lemma: str) -> str:
    """A lemma cut to what words of one root share: "spying" and "spied"."""
    lemma = hedges().kin.get(lemma, lemma)
    ending = next((e for e in _ENDINGS if lemma.endswith(e) and len(lemma) - len(e) >= _SHORTEST_STEM), "")
    stem = lemma[: len(lemma) - len(ending)] if ending else lemma
    doubled = ending and len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2] and stem[-1] not in "ls"
    return stem[:-1] if doubled else stem  # "kidnapp-ing"


def _pointer(words: list[Token]) -> str | None:
    """The word by which a content points back rather than tells: its first noun, or a bare "this"."""
    if not words or _no_part(words) or _plain_no(words):
        return "it"
    if _innocence(words):
        return "charge"
    if _just_told(words):
        return "this"
    if words[0].lower in {"a", "an"} and any(t.lemma in lexicon().pointers for t in words[:3]):
        return "which"
    if (
        words[0].lower in (BARE | JUST_TOLD)
        and words[0].dep != "mark"
        and words[0].pos != "SCONJ"
        and len(words) <= 2
    ):
        return words[0].lower
    for word in words[:8]:
        if word.dep == "poss" or (word.pos == "PROPN" and word.dep == "compound"):
            continue  # "called the Treasury's belief mistaken"
        if word.pos in {"NOUN", "PROPN"} or word.dep == "relcl":
            return word.lemma if word.lemma in (*lexicon().pointers, *hedges().tales) else None
        if word.lower in {"them", "it", "this", "that", "these", "those"} and word.dep in {"dobj", "nsubj"}:
            return word.lower
    return None


def _innocence(words: list[Token]) -> bool:
    """Whether words only answer a charge: "not guilty", "their innocence"."""
    guiltless = words[0].lower == "not" and words[-1].lower == "guilty"
    return guiltless or any(t.lemma == "innocence" for t in words[:_OPENING])


def _plain_no(words: list[Token]) -> bool:
    """Whether words only say no to what was told: "Not so", "not a grain of truth in it"."""
    if rebuffs.is_no(" ".join(t.text for t in words)):
        return True
    true = any(t.lemma in hedges().grounds for t in words)
    return true and words[-1].lower in BARE and words[-1].dep == "pobj"


def _no_part(words: list[Token]) -> bool:
    """Whether words only say that somebody had no part in it: "it was not involved"."""
    told = {t.lemma for t in words if t.pos in {"VERB", "NOUN"}}
    return words[0].pos == "PRON" and told <= _NO_PART


def _just_told(words: list[Token]) -> bool:
    """Whether words tell nothing new: "no such meeting", "nothing of the kind", "that they were"."""
    if words[0].lower in {"no", "nothing"}:
        return any(t.lower in {"such", "kind", "sort"} for t in words[:5])
    return words[0].lower in {"that", "it", "they"} and not _stems(words)


def _blamed(parse: Parse, relation: Relation) -> set[str]:
    """Who is said to have done it: whom an accusation is directed at, and the subject of its content."""
    return {key for head in _blamed_heads(relation) for e in parse.denoted(head) for key in _keys(parse, e)}


def _blamed_heads(relation: Relation) -> list[Token]:
    heads = [relation.target] if relation.target is not None else []
    if relation.word.dep == "relcl" and relation.stance == "accuses":
        heads.append(relation.word.head)  # "Chad, which Khartoum also accused of"
    if relation.word.pos == "VERB":  # "a farmer said of the troops"
        heads += [p for c in relation.word.children if c.lower == "of" and (p := c.child("pobj")) is not None]
    if relation.top is not None:
        by = sources.agent(relation.top)
        heads += [by] if by is not None else [c for c in relation.top.children if c.dep in _SUBJECTS]
    return heads


def _entities(parse: Parse, span: Span) -> list[str]:
    return [key for m in parse.mentions_in(span.start, span.end) for key in _keys(parse, m.entity)]


def _keys(parse: Parse, entity: str) -> tuple[str, ...]:
    """An entity counts as itself and as its state: a ministry answers for what its state is accused of."""
    country = parse.entity[entity].country if entity in parse.entity else None
    return (entity, country) if country else (entity,)
