"""Which claim a denial denies: by who is named in it, what it says, and how near it stands."""

from dataclasses import dataclass

from indicia.language import Parse, Token
from indicia.model import Span, Stance, Statement

_CLAIMS: set[Stance] = {"asserts", "accuses", "warns", "hedged", "predicts"}
_CONTENT_WORDS = {"NOUN", "VERB", "PROPN", "ADJ", "NUM"}
# What a denial says it denies, when it only points back.
_POINTERS = frozenset({"accusation", "allegation", "charge", "claim", "report", "assertion", "suggestion"})
_POINTERS |= {
    "account",
    "version",
    "story",
    "notion",
    "involvement",
    "wrongdoing",
    "finding",
    "figure",
    "rumour",
    "rumor",
}
_POINTERS |= {"it", "this", "that", "them", "any", "such", "those"}
_ENOUGH = 5
_FAR = 12  # sentences


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with what linking needs: where it stands, who it names, its words."""

    statement: Statement
    sentence: int
    at: int
    speakers: frozenset[str]
    named: frozenset[str]
    lemmas: frozenset[str]
    points_back: bool


def link(parse: Parse, statements: tuple[Statement, ...], targets: dict[str, Token | None]) -> dict[str, str]:
    """For each denial, by id, the id of the claim it answers; none where no claim fits well enough.

    Args:
        parse: the page.
        statements: all its statements.
        targets: by statement id, the token of whom it is directed at (the accused).
    """
    said = [_said(parse, s, targets.get(s.id)) for s in statements]
    links: dict[str, str] = {}
    for denial in said:
        if denial.statement.stance != "denies":
            continue
        scored = [
            (_score(denial, claim), -abs(denial.at - claim.at), claim)
            for claim in said
            if claim is not denial
        ]
        fit = [row for row in scored if row[0] >= _ENOUGH]
        if fit:
            links[denial.statement.id] = max(fit, key=lambda row: row[:2])[2].statement.id
    return links


def _said(parse: Parse, statement: Statement, target: Token | None) -> Said:
    words = [t for span in statement.content for t in parse.within(span.start, span.end)]
    named = {e for span in statement.content for e in _entities(parse, span)}
    if target is not None:
        named |= {key for e in parse.denoted(target) for key in _keys(parse, e)}
    first = (*statement.cue, *statement.content)[0]
    return Said(
        statement=statement,
        sentence=next((t.sentence for t in parse.within(first.start, first.end)), 0),
        at=first.start,
        speakers=frozenset(key for e in statement.source_entities for key in _keys(parse, e)),
        named=frozenset(named),
        lemmas=frozenset(t.lemma for t in words if t.pos in _CONTENT_WORDS),
        points_back=len(words) <= 1 or any(t.lemma in _POINTERS or t.lower in _POINTERS for t in words[:6]),
    )


def _entities(parse: Parse, span: Span) -> list[str]:
    return [key for m in parse.mentions_in(span.start, span.end) for key in _keys(parse, m.entity)]


def _keys(parse: Parse, entity: str) -> tuple[str, ...]:
    """An entity counts as itself and as its state: a ministry answers for what its state is accused of."""
    country = parse.entity[entity].country if entity in parse.entity else None
    return (entity, country) if country else (entity,)


def _score(denial: Said, claim: Said) -> int:
    other = claim.statement
    if other.stance not in _CLAIMS or other.author or denial.speakers & claim.speakers:
        return 0
    distance = denial.sentence - claim.sentence
    if distance > _FAR or distance < 0:
        return 0
    nested = other.within == denial.statement.id
    if nested:
        return 9 if other.stance == "accuses" or other.made_by == "statements/noun" else 0
    score = 3 if distance == 0 else 2 if abs(distance) <= 2 else 1 if abs(distance) <= 5 else 0
    accused = bool(denial.speakers & claim.named)
    shared = len((denial.lemmas - _POINTERS) & claim.lemmas)
    if not accused and shared < 2:
        return 0
    if not denial.points_back and not shared:
        return 0
    return score + 3 * accused + min(shared, 3) + 2 * (other.stance == "accuses") + denial.points_back
