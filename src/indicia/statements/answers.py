"""Which claim a denial denies: by who is named in it, what it says, and how near it stands."""

from dataclasses import dataclass
from functools import cache, lru_cache

import msgspec

from indicia.language import Parse, Token
from indicia.model import Span, Stance, Statement
from indicia.statements import embedded, sources, stance
from indicia.statements.data import hedges, lexicon
from indicia.statements.relation import Relation

_CLAIMS: set[Stance] = {"asserts", "accuses", "warns", "hedged", "predicts"}
_CONTENT_WORDS = {"NOUN", "VERB", "PROPN", "ADJ", "NUM"}
# A denial that only says "this" or "them" points no further back than this many sentences.
_BARE = frozenset({"it", "this", "that", "them", "these", "those", "so", "which", "nothing"})
_SUCH = frozenset({"any", "such", "those", "these", "this", "that"})
_TAKEN_UP = frozenset({"it", "them", "these", "those"})
# A source that a page leaves to the reader to find: it may be anybody who was blamed just before.
_UNNAMED = frozenset(
    {"it", "they", "he", "she", "both", "neither", "each", "all", "i", "we", "none", "two", "three"}
)
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
_TOO = frozenset({"either", "too", "neither"})
_SIDES = frozenset({"both", "neither", "either"})
_NO_PART = frozenset({"involve", "role", "part", "link", "involvement", "nothing", "something"})
_JUST_TOLD = frozenset({"which", "something"})
_SUBJECTS = ("nsubj", "nsubjpass")
_FAR = 14  # sentences back
_SHORTEST_STEM = 3
_SOON = 2  # sentences
_SEVERAL = 2  # words
_REACH = 60  # sentences to look through; a claim may itself run over many
_AHEAD = 6  # sentences on, for what the headline or the opening denies before it is told


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
    such: bool
    made_of: str | None
    noun: bool
    too: bool  # "was not involved either"
    sides: bool  # "both", "neither side": among them those who claim
    owned: bool  # "its chairman": whose it is, the page has told just before
    absent: frozenset[str]  # stems of what it says there was none of: "no diamonds"
    tally: bool  # only counts what was told: "this is the first such seizure"
    denies: bool
    only: bool  # tells that it was something less, or else: "it had only carried rice"
    negative: bool  # tells that something is not so: a denial if somebody claimed that it is


def tie(
    parse: Parse, statements: tuple[Statement, ...], relations: dict[str, Relation]
) -> tuple[Statement, ...]:
    """Give each denial the claim it answers, if one fits well enough.

    A plain "it sold no arms" becomes a denial where somebody has said that it did. A claim that is told
    only inside its own denial ("denied a report that") is not reported in it, but beside it.

    Args:
        parse: the page.
        statements: all its statements.
        relations: by statement id, the relation it was made of.
    """
    links = _links([_said(parse, s, relations[s.id]) for s in statements])
    within = {s.id: s.within for s in statements}
    for denial, claim in links.items():
        if within[claim] == denial:
            within[claim] = within[denial]
    return tuple(
        msgspec.structs.replace(
            one,
            stance="denies" if one.id in links else one.stance,
            answers=links.get(one.id),
            within=within[one.id],
        )
        for one in statements
    )


def _inside(claim: Statement, source: tuple[Span, ...]) -> bool:
    """Whether a claim is told in the words that name who denies: "an agent for what is said to be"."""
    return any(s.start <= cue.start < s.end for cue in claim.cue[:1] for s in source)


def _links(said: list[Said]) -> dict[str, str]:
    links: dict[str, str] = {}
    claims: dict[int, list[Said]] = {}
    for one in said:
        claims.setdefault(one.sentence, []).append(one)
    for denial in said:
        if not (denial.denies or denial.negative):
            continue
        near = range(denial.sentence - _REACH, denial.sentence + _REACH)
        scored = [(_score(denial, claim), _weight(claim), claim) for n in near for claim in claims.get(n, ())]
        fit = [row for row in scored if row[0] > 0 and not _inside(row[2].statement, denial.statement.source)]
        again = _same_again(denial, said, links) if denial.denies else None
        if again is not None:
            links[denial.statement.id] = again
        elif fit:
            links[denial.statement.id] = max(fit, key=lambda row: row[:2])[2].statement.id
    return links


def _same_again(denial: Said, said: list[Said], links: dict[str, str]) -> str | None:
    """What a denial of "them" denies right after another denial by the same state: the same claim."""
    if denial.pointer not in _TAKEN_UP:
        return None
    for other in reversed(said):
        near = other.at < denial.at and denial.sentence - other.last <= 1
        theirs = denial.states & other.states or denial.speakers & other.speakers
        if near and (theirs or denial.too) and other.statement.id in links:
            return links[other.statement.id]
    return None


def _said(parse: Parse, statement: Statement, relation: Relation) -> Said:
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
    also = _also_denied(parse, relation) if held == "asserts" else []
    pointing = also or words
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
        pointer=_pointer(pointing),
        such=any(t.lower in _SUCH for t in pointing[:3] if t.dep in {"det", "amod", "predet"})
        or any(t.lower == "such" for t in pointing[:_OPENING]),
        made_of=relation.speaker.lemma if relation.speaker is not None else relation.word.lemma,
        noun=first.pos == "NOUN",
        too=any(t.lower in _TOO for t in words),
        sides=any(t.lower in _SIDES for t in source),
        owned=any(t.tag == "PRP$" and t.i not in _resolved(parse, source) for t in source),
        absent=_absent(words),
        tally=top is not None and _tally(top),
        denies=(held == "denies" and relation.rule != embedded.RULE) or bool(also),
        only=only,
        negative=held == "asserts" and bool(words) and top is not None and (only or _says_no(top)),
    )


def _also_denied(parse: Parse, relation: Relation) -> list[Token]:
    """The words with which a content goes on to deny: "had acted lawfully and the account was untrue"."""
    for verb in relation.top.children if relation.top is not None else ():
        if verb.dep != "conj" or verb.pos not in {"VERB", "AUX"}:
            continue
        own = verb.child("nsubj", "nsubjpass") is None and verb.lemma in _DENYING
        if own or stance.denies(relation.word, verb):
            return [t for t in parse.tokens[verb.left : verb.right + 1] if t is not verb or not own]
    return []


def _says_no(top: Token) -> bool:
    """Whether a content says that something is not so, or what a claim is: "the talk was hysteria"."""
    if any(stance.negative(t) for t in (top, *(c for c in top.children if c.dep == "conj"))):
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


def _resolved(parse: Parse, source: list[Token]) -> set[int]:
    """The pronouns of a source that the page's names were found for."""
    return {t.i for t in source if t.i in parse.mention_at and parse.heads[parse.mention_at[t.i].id] == t.i}


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
    if subject is None or subject.pos != "PRON":
        return False
    parts = [c for c in top.children if c.dep in {"advmod", "dobj", "attr", "prep", "npadvmod"}]
    near = (*parts, *(c for part in parts for c in part.children))
    return any(c.lower in _ONLY for c in near)


def _stems(words: list[Token]) -> frozenset[str]:
    """The content words of a text, each cut to what its forms share: "fished" and "fishing" to "fish"."""
    plain = (t.lemma.lower() for t in words if t.pos in _CONTENT_WORDS)
    return frozenset(_stem(lemma) for lemma in plain if lemma not in _LIGHT)


@lru_cache(maxsize=10_000)
def _stem(lemma: str) -> str:
    lemma = hedges().kin.get(lemma, lemma)
    ending = next((e for e in _ENDINGS if lemma.endswith(e) and len(lemma) - len(e) >= _SHORTEST_STEM), "")
    stem = lemma[: len(lemma) - len(ending)] if ending else lemma
    doubled = ending and len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2] and stem[-1] not in "ls"
    return stem[:-1] if doubled else stem  # "kidnapp-ing"


def _pointer(words: list[Token]) -> str | None:
    """The word by which a content points back rather than tells: its first noun, or a bare "this"."""
    if not words or _no_part(words):
        return "it"
    if words[0].lower == "not" and words[-1].lower == "guilty":
        return "charge"
    if _just_told(words):
        return "this"
    if words[0].lower in {"a", "an"} and any(t.lemma in lexicon().pointers for t in words[:3]):
        return "which"
    if (
        words[0].lower in (_BARE | _JUST_TOLD)
        and words[0].dep != "mark"
        and words[0].pos != "SCONJ"
        and len(words) <= 2
    ):
        return words[0].lower
    for word in words[:8]:
        if word.pos in {"NOUN", "PROPN"} or word.dep == "relcl":
            return word.lemma if word.lemma in lexicon().pointers else None
        if word.lower in {"them", "it", "this", "that", "these", "those"} and word.dep in {"dobj", "nsubj"}:
            return word.lower
    return None


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


def _weight(claim: Said) -> tuple[bool, bool, int]:
    """Of claims that fit alike: one with a source, then one not told in another, then the first told."""
    return bool(claim.statement.source), claim.statement.within is None, -claim.at


def _score(denial: Said, claim: Said) -> int:
    """How well a claim fits a denial; 0 or less where it does not."""
    if not _can_answer(denial, claim):
        return 0
    other = claim.statement
    if other.within == denial.statement.id:  # "denied the accusation that": the claim is told in the denial
        told = claim.noun or other.made_by == "statements/verb-as"
        return 20 if other.stance == "accuses" or told else 0
    ties = _ties(denial, claim)
    if not _plain(denial, claim, ties):
        return 0
    accused, blamed, shared = ties
    score = (
        1 + _nearness(denial, claim) + 2 * accused + blamed + min(shared, 3) + 2 * (other.stance == "accuses")
    )
    score += 2 * (denial.pointer is not None and denial.pointer == claim.made_of)
    told = denial.pointer is None and bool(denial.acts) and denial.acts <= claim.acts
    score += 3 * told
    return max(1, score - 2 * claim.title)


def _ties(denial: Said, claim: Said) -> tuple[bool, bool, int]:
    """Whether the denier is named in the claim, is blamed in it, and how many words both share."""
    speakers = denial.speakers | denial.states
    heads = denial.names & claim.blames
    if denial.owned and claim.statement.stance == "accuses" and 0 <= _distance(denial, claim) <= _SOON:
        heads = heads or claim.blames
    blamed = bool(speakers & claim.blamed) or bool(heads)
    accused = blamed or bool(speakers & claim.named) or bool(denial.names & claim.stems)
    return accused, blamed, len((denial.stems - _pointer_stems()) & (claim.stems | claim.blames))


def _can_answer(denial: Said, claim: Said) -> bool:
    """Whether a claim may be what a denial denies at all: another's, and not told around the denial."""
    other = claim.statement
    if claim is denial or other.stance not in _CLAIMS or other.author or not other.content:
        return False
    if other.made_by == embedded.RULE or claim.tally:
        return False
    if other.source and other.source == denial.statement.source:
        return False
    if denial.finders & claim.finders:
        return False  # monitors who "found no evidence" of another maker do not deny what they found
    # Whom a pronoun means is a guess, and the accused is the likelier one.
    unsure = (denial.made_of in _UNNAMED or denial.sides) and other.stance == "accuses"
    own = denial.pointer in _BARE and denial.made_of in {"he", "she"} and not denial.negative
    if not (unsure or own) and (denial.speakers & claim.speakers or denial.states & claim.states):
        return False
    around = any(span.start <= denial.at < span.end for span in other.content)
    inside = any(span.start <= claim.at < span.end for span in denial.statement.content)
    if inside and not denial.denies:
        return False  # "would not hesitate to sue who says that"
    if other.id == denial.statement.within or around:
        return False
    distance = _distance(denial, claim)
    ahead = _AHEAD if denial.title else 2 if denial.sentence <= 2 else 0
    return -ahead <= distance <= _FAR


@cache
def _pointer_stems() -> frozenset[str]:
    return frozenset(_stem(w) for w in lexicon().pointers)


def _plain(denial: Said, claim: Said, ties: tuple[bool, bool, int]) -> bool:
    """Whether it is plain enough that a denial means a claim, by what it points at or names.

    `ties`: whether the denier is named in the claim, is blamed in it, and how many words both share.
    """
    accused, blamed, shared = ties
    distance = _distance(denial, claim)
    if denial.negative and not denial.denies:
        return _plainly_not(denial, claim, ties)
    nobody = not denial.speakers and denial.made_of in _UNNAMED
    if denial.pointer in _JUST_TOLD:
        return distance == 0 and claim.at < denial.at
    if denial.pointer in _BARE:
        return 0 <= distance <= 1 or (accused and -1 <= distance <= 4)
    if denial.pointer is not None:
        near = 0 <= distance <= (_SOON if nobody or claim.statement.stance == "accuses" else 1)
        return accused or bool(shared) or near or (claim.statement.stance == "accuses" and distance >= 0)
    if denial.such and 0 <= distance <= 1 and (nobody or accused):
        return True
    if accused and (blamed or denial.such):
        return bool(shared) or 0 <= distance <= 7
    if shared >= 2 or (accused and (shared >= 1 or 0 <= distance <= 3)):
        return True
    return shared >= 1 and 0 <= distance <= _SOON


def _plainly_not(denial: Said, claim: Said, ties: tuple[bool, bool, int]) -> bool:
    """The same of an assertion that something is not so, which may answer nobody."""
    accused, blamed, shared = ties
    acts = len(denial.acts & claim.acts)
    same = bool(denial.blamed & claim.blamed) or denial.acts <= claim.acts
    plain = blamed or same or denial.only or bool(denial.absent & claim.acts)
    pointed = (denial.such and accused) or (blamed and bool(shared))
    return 0 <= _distance(denial, claim) <= _SOON and (pointed or acts >= (1 if plain else _SEVERAL))


def _distance(denial: Said, claim: Said) -> int:
    """Sentences from a claim to a denial: below 0 where the claim comes later."""
    return denial.sentence - (claim.last if claim.last <= denial.sentence else claim.sentence)


def _nearness(denial: Said, claim: Said) -> int:
    distance = _distance(denial, claim)
    if distance < 0:
        return 0
    return 5 if distance == 0 else 3 if distance <= 2 else 2 if distance <= 5 else 1 if distance <= 9 else 0
