"""Which claim a denial denies: by who is named in it, what it says, and how near it stands."""

from dataclasses import dataclass

from indicia.language import Parse, Token
from indicia.model import Span, Stance, Statement
from indicia.statements import sources
from indicia.statements.data import lexicon
from indicia.statements.relation import Relation

_CLAIMS: set[Stance] = {"asserts", "accuses", "warns", "hedged", "predicts"}
_CONTENT_WORDS = {"NOUN", "VERB", "PROPN", "ADJ", "NUM"}
# A denial that only says "this" or "them" points no further back than this many sentences.
_BARE = frozenset({"it", "this", "that", "them", "these", "those", "so", "which", "nothing"})
_SUCH = frozenset({"any", "such", "those", "these", "this", "that"})
_TAKEN_UP = frozenset({"it", "them", "these", "those"})
# "a claim Oslo denies" is the one just told.
_JUST_TOLD = frozenset({"which", "something"})
_SUBJECTS = ("nsubj", "nsubjpass")
_FAR = 14  # sentences back
_REACH = 60  # sentences to look through; a claim may itself run over many
_AHEAD = 6  # sentences on, for what the headline or the opening denies before it is told


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with what linking needs: where it stands, who it names and blames, its words.

    `pointer` is the noun or pronoun by which a denial points back ("the accusation", "it"), `such`
    whether it names an act that the page has told ("such transfers").
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
    lemmas: frozenset[str]
    pointer: str | None
    such: bool
    made_of: str | None


def link(parse: Parse, statements: tuple[Statement, ...], relations: dict[str, Relation]) -> dict[str, str]:
    """For each denial, by id, the id of the claim it answers; none where no claim fits well enough.

    Args:
        parse: the page.
        statements: all its statements.
        relations: by statement id, the relation it was made of.
    """
    said = [_said(parse, s, relations[s.id]) for s in statements]
    links: dict[str, str] = {}
    claims: dict[int, list[Said]] = {}
    for one in said:
        claims.setdefault(one.sentence, []).append(one)
    for denial in said:
        if denial.statement.stance != "denies":
            continue
        near = range(denial.sentence - _REACH, denial.sentence + _REACH)
        scored = [(_score(denial, claim), _weight(claim), claim) for n in near for claim in claims.get(n, ())]
        fit = [row for row in scored if row[0] > 0]
        again = _same_again(denial, said, links)
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
        if near and theirs and other.statement.id in links:
            return links[other.statement.id]
    return None


def _said(parse: Parse, statement: Statement, relation: Relation) -> Said:
    words = [t for span in statement.content for t in parse.within(span.start, span.end)]
    first, blamed = relation.word, _blamed(parse, relation)
    named = {e for span in statement.content for e in _entities(parse, span)} | blamed
    speakers = frozenset(statement.source_entities)
    return Said(
        statement=statement,
        sentence=first.sentence,
        last=max([first.sentence, *(t.sentence for t in words[-1:])]),
        title=parse.sentences[first.sentence].title,
        at=first.start,
        speakers=speakers,
        states=frozenset(key for e in speakers for key in _keys(parse, e)) - speakers,
        named=frozenset(named),
        blamed=frozenset(blamed),
        lemmas=frozenset(t.lemma for t in words if t.pos in _CONTENT_WORDS),
        pointer=_pointer(words),
        such=any(t.lower in _SUCH for t in words[:3] if t.dep in {"det", "amod", "predet"}),
        made_of=relation.speaker.lemma if relation.speaker is not None else relation.word.lemma,
    )


def _pointer(words: list[Token]) -> str | None:
    """The word by which a content points back rather than tells: its first noun, or a bare "this"."""
    if not words:
        return "it"
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
        if word.lower in {"them", "it", "this"} and word.dep in {"dobj", "nsubj"}:
            return word.lower
    return None


def _blamed(parse: Parse, relation: Relation) -> set[str]:
    """Who is said to have done it: whom an accusation is directed at, and the subject of its content."""
    heads = [relation.target] if relation.target is not None else []
    if relation.top is not None:
        by = sources.agent(relation.top)
        heads += [by] if by is not None else [c for c in relation.top.children if c.dep in _SUBJECTS]
    return {key for head in heads for e in parse.denoted(head) for key in _keys(parse, e)}


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
        return 20 if other.stance == "accuses" or other.made_by == "statements/noun" else 0
    accused = bool((denial.speakers | denial.states) & claim.named)
    blamed = bool((denial.speakers | denial.states) & claim.blamed)
    shared = len((denial.lemmas - lexicon().pointers) & claim.lemmas)
    near = _nearness(denial, claim)
    if not _plain(denial, claim, (accused, blamed, shared)):
        return 0
    score = 1 + near + 2 * accused + blamed + min(shared, 3) + 2 * (other.stance == "accuses")
    score += 2 * (denial.pointer is not None and denial.pointer == claim.made_of)
    return max(1, score - 2 * claim.title)


def _can_answer(denial: Said, claim: Said) -> bool:
    """Whether a claim may be what a denial denies at all: another's, and not told around the denial."""
    other = claim.statement
    if claim is denial or other.stance not in _CLAIMS or other.author or not other.content:
        return False
    if denial.speakers & claim.speakers or denial.states & claim.states:
        return False
    if other.id == denial.statement.within:
        return False
    distance = _distance(denial, claim)
    ahead = _AHEAD if denial.title else 2 if denial.sentence <= 2 else 0
    return -ahead <= distance <= _FAR


def _plain(denial: Said, claim: Said, ties: tuple[bool, bool, int]) -> bool:
    """Whether it is plain enough that a denial means a claim, by what it points at or names.

    `ties`: whether the denier is named in the claim, is blamed in it, and how many words both share.
    """
    accused, blamed, shared = ties
    distance = _distance(denial, claim)
    if denial.pointer in _JUST_TOLD:
        return distance == 0 and claim.at < denial.at
    if denial.pointer in _BARE:
        return 0 <= distance <= 1 or (accused and 0 <= distance <= 4)
    if denial.pointer is not None:
        return accused or bool(shared) or (claim.statement.stance == "accuses" and distance >= 0)
    if accused and (blamed or denial.such):
        return bool(shared) or 0 <= distance <= 7
    return shared >= 2 or (accused and (shared >= 1 or 0 <= distance <= 3))


def _distance(denial: Said, claim: Said) -> int:
    """Sentences from a claim to a denial: below 0 where the claim comes later."""
    return denial.sentence - (claim.last if claim.last <= denial.sentence else claim.sentence)


def _nearness(denial: Said, claim: Said) -> int:
    distance = _distance(denial, claim)
    if distance < 0:
        return 0
    return 5 if distance == 0 else 3 if distance <= 2 else 2 if distance <= 5 else 1 if distance <= 9 else 0
