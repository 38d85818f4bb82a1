"""Statements as rows: in order of the text, what is reported inside another one under it."""

from collections.abc import Iterator

from msgspec import Struct

from indicia.model import CERTAINTIES, STANCES, Reading, Span, Statement
from indicia.products.tongue import ENGLISH, Tongue

NO_SOURCE = "no source named"
OWN_VOICE = "the page, in its own voice"


class StatementRow(Struct, frozen=True):
    """One statement.

    `source` is in our own words where it is `unnamed`. `accused` is who is charged with the content; `links`
    says in words how it stands to others: `denies 6`, `denied by 7`.
    """

    id: str
    number: int
    depth: int
    source: str
    sourced: bool
    unnamed: bool
    entities: tuple[str, ...]
    cue: str
    content: str
    accused: str
    kind: str
    stance: str
    meaning: str
    certainty: str
    certainty_meaning: str
    hedges: tuple[str, ...]
    when: str
    links: tuple[tuple[str, int], ...]
    rule: str


def statement_rows(reading: Reading, tongue: Tongue = ENGLISH) -> tuple[StatementRow, ...]:
    """Number the statements in the order of the text and put each into words."""
    names = {entity.id: entity.name for entity in reading.entities}
    ordered = list(_tree(reading.statements))
    numbers = {said.id: number for number, (said, _) in enumerate(ordered, 1)}
    links = _links(reading.statements, numbers)
    return tuple(
        _row(said, (numbers[said.id], depth), names, tuple(links[said.id]), tongue) for said, depth in ordered
    )


def _row(
    said: Statement,
    at: tuple[int, int],
    names: dict[str, str],
    links: tuple[tuple[str, int], ...],
    tongue: Tongue,
) -> StatementRow:
    source, (number, depth) = _source(said), at
    return StatementRow(
        id=said.id,
        number=number,
        depth=depth,
        source=source,
        sourced=bool(said.source) or said.author,
        unnamed=not said.named,
        entities=_entities(source, [names.get(entity, entity) for entity in said.source_entities]),
        cue=joined(said.cue),
        content=joined(said.content),
        accused=joined(said.accused),
        kind=said.kind,
        stance=said.stance,
        meaning=STANCES.get(said.stance, ""),
        certainty=said.certainty or "",
        certainty_meaning=CERTAINTIES.get(said.certainty or "", ""),
        hedges=tuple(dict.fromkeys(span.text for span in said.hedges)),
        when=tongue.when(said.said),
        links=links,
        rule=said.made_by,
    )


def _entities(source: str, canonical: list[str]) -> tuple[str, ...]:
    """Who the source is, where its words do not say so: all of a joint source, or nobody."""
    told = all(name.casefold() in source.casefold() for name in canonical)
    return () if told else tuple(dict.fromkeys(canonical))


def _source(said: Statement) -> str:
    return said.named or (OWN_VOICE if said.author else NO_SOURCE)


def joined(spans: tuple[Span, ...]) -> str:
    """The words of several spans, with an ellipsis where characters between them are passed over."""
    return " … ".join(span.text for span in spans)


def _links(statements: tuple[Statement, ...], numbers: dict[str, int]) -> dict[str, list[tuple[str, int]]]:
    """Both ends of every `within` and `answers`, as words and the number of the other statement."""
    found: dict[str, list[tuple[str, int]]] = {said.id: [] for said in statements}
    for said in statements:
        if said.within in numbers:
            found[said.id].append(("reported in", numbers[said.within]))
        if said.answers in numbers:
            denial = said.stance == "denies"
            found[said.id].append(("denies" if denial else "answers", numbers[said.answers]))
            found[said.answers].append(("denied by" if denial else "answered by", numbers[said.id]))
    return found


def _tree(statements: tuple[Statement, ...]) -> Iterator[tuple[Statement, int]]:
    """Statements with their depth, each followed by those reported inside it.

    A statement whose `within` names none of them, or runs in a circle, stands at the top: nothing is lost.
    """
    known = {said.id for said in statements}
    inside: dict[str | None, list[Statement]] = {}
    for said in sorted(statements, key=_place):
        inside.setdefault(said.within if said.within in known else None, []).append(said)
    seen: set[str] = set()
    stack = [(said, 0) for said in reversed(inside.get(None, []))]
    while stack or len(seen) < len(statements):
        if not stack:
            stack.append((next(said for said in statements if said.id not in seen), 0))
        said, depth = stack.pop()
        if said.id not in seen:
            seen.add(said.id)
            yield said, depth
            stack += [(child, depth + 1) for child in reversed(inside.get(said.id, []))]


def _place(said: Statement) -> int:
    spans = (*said.source, *said.cue, *said.content)
    return min((span.start for span in spans), default=0)
