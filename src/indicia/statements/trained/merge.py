"""What the network found and what the rules found -> relations, each with its place in the tree.

The network was taught on outermost attributions alone, so it decides what those are and where their
parts end. The rules keep what it cannot know: what stands inside another's content, silences,
denials, the page's own voice, and what the tree tells about stance.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate

from indicia.language import Parse, Token
from indicia.language.factuality import kept, operators
from indicia.model import Stance
from indicia.statements import author, misread
from indicia.statements.data import hedges, lexicon
from indicia.statements.embedded import is_event
from indicia.statements.others import dateline
from indicia.statements.phrases import Range, noun_phrase, trim
from indicia.statements.relation import Relation, negated, short_of
from indicia.statements.sources import antecedent, is_expletive
from indicia.statements.trained import Attribution, Heard
from indicia.statements.trained.decode import PARTS
from indicia.statements.trained.names import Names
from indicia.statements.untrue import interrogates

# What is cited speaks, not who cites; of "denies that it sent any, as the report says", the report says
# only what is denied.
_OWN_SPANS = frozenset({"statements/citing", "statements/verb-as"})
_ALONE = "statements/trained"
_NAMES = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
_SPEAKERS = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_GUARDS = frozenset({"hedged", "asks"})  # without these an act would stand as told
_REPORTING = frozenset({"suggest"})  # hedged, and as plain a report as "say"
_ASKING = frozenset({"whether", "if", "who", "what", "when", "where", "why", "how", "which"})
_NARROW = frozenset(
    {"whether", "signs", "passive", "prospect", "impersonal"}
)  # these want their own construction
# What things do as well as people: a plough pushes, a rule requires, a shop offers.
_OFTEN_DEEDS = frozenset({"demands", "pledges", "predicts"})
_SOMEBODY = frozenset({"person", "group", "organisation", "state"})
_MARKS = frozenset("“\"‘'«„”")
_IT_SAYS = frozenset({"have", "take", "put"})  # "rumour has it that", "put it to him that"
_SURE = PARTS * 3 // 2


def relations(parse: Parse, ruled: list[Relation], heard: Heard) -> list[Relation]:
    """The relations of a page: the network's, and those of the rules that it has no say in."""
    merged: list[Relation] = []
    used: set[int] = set()
    cues = _Cues(ruled)
    names = Names(parse)
    for attribution in map(names.mended, heard.attributions):
        near = [n for n in cues.touching(attribution.cue) if n not in used]
        if near:
            number = min(near, key=lambda n: (*_apart(ruled[n], attribution), n))
            used.add(number)
            merged.append(_mended(parse, ruled[number], attribution))
        elif (alone := _alone(parse, attribution)) is not None:
            merged.append(alone)
    merged = [misread.charged(parse, r) for r in merged if not _of_a_town(parse, r)]
    merged = _short_of_the_page(parse, merged, [r for r in ruled if r.author])
    contents = _Covered(span for attribution in heard.attributions for span in attribution.content)
    sourced = _Covered(span for relation in merged if relation.source for span in relation.content)
    left = (r for n, r in enumerate(ruled) if n not in used and _kept(r, parse, contents, heard))
    beside: dict[int, list[Relation]] = {}
    for relation in merged:
        beside.setdefault(relation.word.sentence, []).append(relation)
    merged.extend(
        _clipped(r, beside.get(r.word.sentence, []))
        for r in left
        if not (r.author and r.word.start in sourced)
    )
    return sorted(merged, key=lambda r: (r.word.i, r.author))


def _short_of_the_page(parse: Parse, merged: list[Relation], own: list[Relation]) -> list[Relation]:
    """The relations without those words that the page says itself, where nobody is known to say anything.

    "Needless to say, it sank": nobody is called Needless. "Signed a pact that breaches the ban": a deed.
    """
    judged = tuple(span for relation in own for span in relation.content)
    kept: list[Relation] = []
    for relation in merged:
        if judged and relation.rule == _ALONE and not _speech(relation.word):
            if any(a <= relation.word.start < b for a, b in judged):
                continue
            short = replace(relation, content=author.without(parse, relation.content, judged))
            kept.extend([short] if short.content else [])
        else:
            kept.append(relation)
    return kept


def _speech(word: Token) -> bool:
    """Whether a cue is a word with which the rules know that somebody says something."""
    words = lexicon()
    return any("trained" not in e.takes for e in words.verbs.get(word.lemma, ())) or word.lemma in words.nouns


def _clipped(relation: Relation, beside: list[Relation]) -> Relation:
    """A relation of the rules that ends with the content it stands in, where a tree drew in who tells it.

    "The ministry said that ships left, the agency reported": what the ministry said ends at the comma.
    """
    at = relation.word.start
    for outer in beside:
        end = next((b for a, b in outer.content if a <= at < b), None)
        told = outer.word.tag in {"VBD", "VBZ", "VBP", "VBN"}  # not "it reported that p, according to"
        if end is not None and told and any(x < end <= outer.cue[0][0] < y for x, y in relation.content):
            return replace(relation, content=tuple((x, min(y, end)) for x, y in relation.content if x < end))
    return relation


def _of_a_town(parse: Parse, relation: Relation) -> bool:
    """Whether a colon only ends the dateline of a page ("Washington: The navy has seized")."""
    sentence = parse.sentences[relation.word.sentence]
    first = parse.article.title is not None and sentence.paragraph == 1
    return relation.word.text == ":" and first and dateline(parse, parse.words(sentence))


class _Cues:
    """The cues of relations by place, so that a long page costs no more for each."""

    def __init__(self, ruled: list[Relation]) -> None:
        spans = ((a, b, n) for n, r in enumerate(ruled) if not r.author for a, b in r.cue)
        self._spans = sorted(spans)
        self._longest = max((b - a for a, b, _ in self._spans), default=0)

    def touching(self, cue: Range) -> set[int]:
        """The numbers of the relations one of whose cue's ranges overlaps a range."""
        start, end = cue
        first = bisect_left(self._spans, (start - self._longest,))
        last = bisect_left(self._spans, (end,))
        return {n for _, b, n in self._spans[first:last] if start < b}


class _Covered:
    """Ranges of characters, asked whether one of them holds a place."""

    def __init__(self, spans: Iterable[Range]) -> None:
        held = sorted(spans)
        self._starts = [start for start, _ in held]
        self._reach = list(accumulate((end for _, end in held), max))

    def __contains__(self, at: int) -> bool:
        before = bisect_right(self._starts, at)
        return before > 0 and self._reach[before - 1] > at


def _apart(relation: Relation, attribution: Attribution) -> tuple[int, int]:
    start, end = attribution.cue
    return int(not start <= relation.word.start < end), abs(relation.cue[0][0] - start)


def _named_last(relation: Relation) -> bool:
    """Whether a sentence ends with a body by its name that tells what it began with: "..., UNICEF found"."""
    word, named = relation.word, relation.speaker is not None and relation.speaker.ner in {"ORG", "PERSON"}
    if (
        not named
        or relation.stance != "asserts"
        or word.dep != "ROOT"
        or word.tag not in {"VBD", "VBZ", "VBP"}
    ):
        return False
    return bool(relation.content and relation.source) and relation.content[-1][1] <= relation.source[0][0]


def _kept(relation: Relation, parse: Parse, contents: _Covered, heard: Heard) -> bool:
    """Whether a relation of the rules stands although the network does not see it.

    Most do: who admits, pledges or doubts something is not to be lost. But no verb of which the
    network is sure that it is no cue ("would assume office"), plain reports are its own field, and
    a colon outside a title says little.
    """
    if relation.author or relation.outer is not None or relation.stance in {"declines", "denies"}:
        return True
    if relation.word.start in contents or relation.rule == "statements/verb-charge" or _named_last(relation):
        return True
    title = parse.sentences[relation.word.sentence].title
    if relation.word.pos == "VERB" and not title and heard.sure.get(relation.word.start, 0) > _SURE:
        return False
    if relation.stance in _OFTEN_DEEDS and not _speaks(parse, relation):
        return False
    if relation.stance == "demands" and relation.word.tag == "VBG" and relation.word.child("aux") is None:
        return False  # "a policy urging employees to"
    if relation.stance in _GUARDS and relation.word.lemma not in _REPORTING:
        return True
    if relation.rule == "statements/colon":
        return title
    plain = relation.rule == "statements/verb-clause" and relation.stance in {"asserts", "hedged"}
    return not (plain and (relation.source or relation.word.tag == "VBG"))


def _speaks(parse: Parse, relation: Relation) -> bool:
    """Whether somebody speaks, or a paper: not a machine that "pushed", nor a duty that "requires"."""
    speaker = relation.speaker
    if speaker is None or speaker.pos == "PRON":
        return True
    words = lexicon()
    mention = parse.mention_at.get(speaker.i)
    kind = parse.entity[mention.entity].kind if mention is not None else ""
    return kind in _SOMEBODY or speaker.lemma in (*words.speakers, *words.documents)


def _mended(parse: Parse, relation: Relation, attribution: Attribution) -> Relation:
    """A relation of the rules with the network's spans, and whose source reads as a claimant."""
    if relation.rule in _OWN_SPANS:
        return relation
    source, speaker = _source(parse, relation, attribution)
    found = _near_the_cue(parse, attribution)
    if _runs_on(relation, attribution):
        source, speaker, found = relation.source, relation.speaker, relation.content
    if not attribution.source and relation.content and speaker is not None and _in(speaker, found):
        found = relation.content  # nobody is told to have said that he said it
    content, accused = _charged(parse, relation, found)
    top = relation.top
    if top is None or not _in(top, content):
        top = _root(parse, content)
    return replace(
        relation,
        cue=(attribution.cue,),
        source=source,
        content=content,
        speaker=speaker,
        top=top,
        accused=accused,
        trained=True,
    )


def _near_the_cue(parse: Parse, attribution: Attribution) -> tuple[Range, ...]:
    """A content without pieces cut out of the middle of other sentences, which no quotation carries on."""
    told = {t.sentence for t in parse.within(*attribution.cue)}
    kept = []
    for start, end in attribution.content:
        inside = parse.within(start, end)
        stray = bool(inside) and inside[0].sentence not in told and inside[-1].sentence not in told
        opens = stray and (start > parse.sentences[inside[0].sentence].start)
        if not (opens and parse.article.text[start] not in _MARKS):
            kept.append((start, _to_its_end(parse, start, end, told)))
    return tuple(kept) or attribution.content


def _to_its_end(parse: Parse, start: int, end: int, told: set[int]) -> int:
    """Where a content ends: without quotation marks it does not go on into the next sentence."""
    first = parse.within(start, end)[:1]
    if not first or first[0].sentence not in told or not _MARKS.isdisjoint(parse.article.text[start:end]):
        return end
    sentence = parse.sentences[max(told)]
    return trim(parse, start, sentence.end)[1] if sentence.end < end else end


def _runs_on(relation: Relation, attribution: Attribution) -> bool:
    """Whether the network takes a deed for the source's, or what is said of a report for the report's."""
    if not relation.content:
        return False
    begins = relation.content[0][0]
    if relation.stance == "accuses" and any(a < begins < b for a, b in attribution.source):
        return True  # "was accused by monitors of flying"
    noun, verb = relation.word, relation.word.head
    after = noun.dep in {"nsubj", "nsubjpass"} and verb.i > noun.right
    return relation.rule == "statements/noun" and after and _in(verb, attribution.content)


def _charged(
    parse: Parse, relation: Relation, found: tuple[Range, ...]
) -> tuple[tuple[Range, ...], tuple[Range, ...]]:
    """The deed and who is charged with it: the network reads "Turkey of shipping arms" as one content."""
    target = relation.target or relation.word.child("dobj", "nsubjpass")
    told = relation.content if relation.rule != _ALONE else ()
    if relation.stance != "accuses" or target is None or not _in(target, found) or _in(target, told):
        return found, relation.accused
    apart = [(a, b) for a, b in found if not a <= target.start < b]
    (joint,) = [(a, b) for a, b in found if a <= target.start < b][:1]
    begin = told[0][0] if told else _deed(parse, target, joint)
    if begin is not None and joint[0] < begin < joint[1]:
        named = begin if told else min(begin, max(target.end, noun_phrase(parse, target)[1]))
        return ((begin, joint[1]), *apart), (short_of(parse, joint[0], named),)
    return (tuple(apart), (joint,)) if apart else (found, relation.accused)


def _deed(parse: Parse, target: Token, joint: Range) -> int | None:
    """Where what somebody is charged with begins, after "of", wherever a parser hung it."""
    after = [t for t in parse.within(target.end, joint[1]) if t.lower == "of" and t.head is not target]
    return parse.tokens[after[0].i + 1].start if after and after[0].end < joint[1] else None


def _source(
    parse: Parse, relation: Relation, attribution: Attribution
) -> tuple[tuple[Range, ...], Token | None]:
    """Who speaks, with its head: the network's source, unless the tree shows that it cannot be."""
    source = _named(parse, attribution.source)
    head = _root(parse, source, of=_NAMES) or _root(parse, source)
    if head is not None and head.pos not in _NAMES and not relation.source:
        return source, None  # a name that the parser took for a verb
    told = head is not None and _is_told(relation, head) and not _ends_in_source(attribution)
    if head is None or head.pos not in _NAMES or told:
        return relation.source, relation.speaker
    speaker = relation.speaker
    if speaker is None:
        return source, head
    if own := tuple((a, b) for a, b in source if a <= speaker.start < b):
        return _to_the_cue(parse, relation, own), speaker  # “...,” said one; “...,” said another
    return ((*relation.source, *source), speaker) if _is_relative(head) else (source, head)


def _to_the_cue(parse: Parse, relation: Relation, own: tuple[Range, ...]) -> tuple[Range, ...]:
    """A source that stops short of its cue, to where the tree ends it: "who asked not | to be named said"."""
    start, end = own[-1]
    whole = next((b for a, b in relation.source if a <= start and end < b <= relation.cue[0][0]), end)
    gap = parse.article.text[whole : relation.cue[0][0]]
    left = parse.article.text[end:whole].lstrip(" ,")
    return (*own[:-1], (start, whole)) if left.startswith("who") and not gap.strip(" ,") else own


def _is_told(relation: Relation, head: Token) -> bool:
    """Whether a word is the object of a passive cue: "Lawmakers were told by", "a firm accused of".

    Who feels is not told: "Republicans were incensed that".
    """
    cue = relation.word
    if relation.rule == _ALONE and not lexicon().verbs.get(cue.lemma):
        return False
    if cue.tag == "VBN" and cue.dep in {"acl", "advcl"} and cue.child("aux", "nsubj") is None:
        return head is cue.head or head is cue.head.child("nsubj")
    return head.dep == "nsubjpass" and head.head is cue


def _ends_in_source(attribution: Attribution) -> bool:
    """Whether all that is said stands before who says it: "..., the agency reported on Friday"."""
    begin, cue = min(attribution.source)[0], attribution.cue[0]
    return begin < cue and all(end <= begin for _, end in attribution.content)


def _is_relative(word: Token) -> bool:
    return word.lower in {"who", "which", "that"} and word.tag in {"WP", "WDT"}


def _named(parse: Parse, source: tuple[Range, ...]) -> tuple[Range, ...]:
    """A source, or none where the page names nobody ("it is feared", "there are concerns")."""
    words = [token for start, end in source for token in parse.within(start, end)]
    if len(words) != 1 or words[0].lower not in {"it", "there"}:
        return source
    word = words[0]
    return () if word.dep in {"expl", "nsubjpass"} or is_expletive(word, word.head) else source


def _alone(parse: Parse, attribution: Attribution) -> Relation | None:
    """A relation of which the rules know nothing: its cue's word gives the stance, if it is known."""
    word = _root(parse, (attribution.cue,)) or next(iter(parse.within(*attribution.cue)), None)
    if word is None or (word.lemma == "cite" and _cites_somebody(parse, attribution)):
        return None
    bare = word.tag == "VBN" and word.dep == "advcl" and word.child("aux", "auxpass") is None
    if bare and attribution.source:
        return None  # "Asked about it, he said": somebody did, and not he
    stance = _stance(parse, attribution, word)
    own = any("trained" in entry.takes for entry in lexicon().verbs.get(word.lemma, ()))
    if (
        stance == "denies"
        and word.pos == "VERB"
        and not (own or interrogates(word) or _says_no(parse, word, attribution))
    ):
        return None  # the rules know when nothing is denied: "denied itself", "dismissed his deputy"
    ruled = Relation(
        word=word,
        stance=stance,
        rule=_ALONE,
        cue=(attribution.cue,),
        content=attribution.content,
        negated=negated(word),
    )
    relative = any(_is_relative(t) for a, b in attribution.source for t in parse.within(a, b))
    if relative and (noun := antecedent(word)) is not None:
        ruled = replace(ruled, source=(noun_phrase(parse, noun),), speaker=noun)
    return _mended(parse, ruled, attribution)


def _says_no(parse: Parse, verb: Token, attribution: Attribution) -> bool:
    """Whether a denial that the rules do not see is one: of an act, not of what somebody is refused."""
    first = next(iter(parse.within(*attribution.content[0])), None)
    thing = verb.child("dobj")
    if verb.lemma not in {"deny", "refute", "rebut"} or first is None or verb.child("dative") is not None:
        return False
    if thing is None or (first.tag == "VBG" and thing.lemma not in lexicon().withheld):
        return True  # "denied helping pirates", not "denied running water"
    return (
        thing.lemma not in lexicon().withheld
        and is_event(thing)
        and not any(c.lower == "to" for c in (*verb.children, *thing.children))
    )


def _cites_somebody(parse: Parse, attribution: Attribution) -> bool:
    """Whether what is cited can speak ("citing officials"), and not only count ("citing her work")."""
    head = _root(parse, attribution.content)
    if head is None or not attribution.source:
        return True
    return head.pos in {"PROPN", "PRON"} or head.ner in _SPEAKERS or head.lemma in lexicon().nouns


def _stance(parse: Parse, attribution: Attribution, word: Token) -> Stance:
    """The stance of the first known word of a cue, of whose readings only those count that can be meant."""
    words = lexicon()
    first = next(iter(parse.within(*attribution.content[0])), None)
    if word.lemma == "tell" and first is not None and first.lower in {"to", "not"}:
        return "demands"  # "was told not to shoot"
    question = _root(parse, attribution.content)
    asked = question is not None and parse.tokens[question.left].lower in _ASKING
    cue = parse.within(*attribution.cue)
    beside = {t.lower for t in cue}
    for token in (word, *cue):
        tables = (words.adjectives,) if token.pos == "ADJ" else (words.verbs, words.nouns, words.adjectives)
        for known in tables:
            if token.pos in {"ADV", "ADP", "PART"}:
                break  # "hit back at" backs nobody
            entries = [
                e
                for e in known.get(token.lemma, ())
                if (asked or not _NARROW.issuperset(e.takes)) and (e.particle is None or e.particle in beside)
            ]
            if entries:
                return entries[0].stance
        if adverbs := words.adverbs.get(token.lower):
            return adverbs[0].stance
    it = (
        word.child("dobj") if word.lemma in _IT_SAYS and first is not None and first.lower == "that" else None
    )
    idle = it is not None and it.lower == "it"
    if not (idle or _meant(parse, attribution)):
        return "asserts"
    return "pledges" if word.pos == "VERB" and word.lemma in hedges().intending else "hedged"


def _meant(parse: Parse, attribution: Attribution) -> bool:
    """Whether an unknown cue takes what need not be done: "dared the prosecutor to prove that"."""
    top = _root(parse, attribution.content, of=frozenset({"VERB", "AUX"}))
    bare = top is not None and top.tag in {"VB", "VBG"} and top.child("nsubj", "nsubjpass") is None
    open_ = top is not None and bare and not kept(operators(parse, top, _whole(attribution)))
    act = _root(parse, attribution.content) if top is None else None
    named = act is not None and act.pos == "NOUN" and is_event(act)  # "backs away from a strike"
    quoted = any(mark in parse.article.text[a:b] for a, b in attribution.content for mark in _MARKS)
    return (open_ or named) and not quoted


def _whole(attribution: Attribution) -> Range:
    """All that an attribution spans, its cue and its content."""
    spans = (attribution.cue, *attribution.content)
    return min(a for a, _ in spans), max(b for _, b in spans)


def _in(token: Token, ranges: tuple[Range, ...]) -> bool:
    return any(start <= token.start < end for start, end in ranges)


def _root(parse: Parse, ranges: tuple[Range, ...], of: frozenset[str] | None = None) -> Token | None:
    """The word that heads the first of some ranges: the one whose head lies outside, of some classes."""
    for start, end in ranges:
        inside = parse.within(start, end)
        heads = [t for t in inside if not start <= t.head.start < end or t.head is t]
        solid = [t for t in heads if (t.pos in of if of else t.pos != "PUNCT")]
        if solid:
            return min(solid, key=lambda t: (t.pos not in {"VERB", "AUX", "NOUN", "PROPN", "PRON"}, t.i))
    return None
