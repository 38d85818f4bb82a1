"""Events and exposures as rows; their standing is a column of its own and never left out."""

from functools import cache

from msgspec import Struct

from indicia.law import LEVELS, in_use
from indicia.model import STATUSES, CitedProvision, Event, Exposure, Reading
from indicia.model.conduct import AREAS
from indicia.products import words
from indicia.products.view_said import StatementRow, joined


class EventRow(Struct, frozen=True):
    """One event. `told_by` is the number of the statement that reports it, 0 for the page's own voice."""

    id: str
    number: int
    type: str
    word: str
    trigger: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    when: str
    place: str | None
    status: str
    meaning: str
    told_by: int
    conduct: str
    rule: str
    mode: str
    contexts: tuple[str, ...]
    why: tuple[str, ...]


class ProvisionRow(Struct, frozen=True):
    """One cited paragraph: since when it holds, how its row was checked, what ties the conduct to it."""

    id: str
    in_force: str
    verified: str
    checked: str
    meaning: str
    why: str


class ConcernRow(Struct, frozen=True):
    """Conduct that provisions may concern, with those who say so beside those who deny it."""

    id: str
    number: int
    regime: str
    area: str
    words: str
    direction: str
    actors: tuple[str, ...]
    counterparts: tuple[str, ...]
    status: str
    meaning: str
    provisions: tuple[ProvisionRow, ...]
    said: tuple[StatementRow, ...]
    denied: tuple[StatementRow, ...]
    events: tuple[int, ...]
    evidence: tuple[str, ...]


def event_rows(reading: Reading, numbers: dict[str, int]) -> tuple[EventRow, ...]:
    """Events in the order of the reading."""
    names = {entity.id: entity.name for entity in reading.entities}
    where = names | {
        entity: words.where(names.get(entity, entity), at) for entity, at in reading.places.items()
    }
    rows = enumerate(reading.events, 1)
    return tuple(
        _event(event, at, names, numbers, where.get(event.place or "", event.place)) for at, event in rows
    )


def _event(
    event: Event, number: int, names: dict[str, str], numbers: dict[str, int], place: str | None
) -> EventRow:
    conduct = AREAS.get(event.conduct, event.conduct) if event.conduct else ""
    return EventRow(
        id=event.id,
        number=number,
        type=event.type or "",
        word=words.TYPE_WORDS[event.type] if event.type else conduct or "conduct",
        trigger=joined(event.trigger),
        actors=_names(event.actors, names),
        recipients=_names(event.recipients, names),
        when=words.when(event.time),
        place=place,
        status=event.status,
        meaning=STATUSES.get(event.status, ""),
        told_by=numbers.get(event.statement or "", 0),
        conduct=conduct if event.type else "",
        rule=event.made_by,
        mode=event.mode or "",
        contexts=event.contexts,
        why=event.why,
    )


def _names(ids: tuple[str, ...], names: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names.get(entity, entity) for entity in ids))


def groups(rows: tuple[EventRow, ...]) -> list[tuple[str, str, list[EventRow]]]:
    """Events by their standing, what is given as done first; no empty groups."""
    held = [(slug, label, [row for row in rows if row.status == slug]) for slug, label in words.GROUPS]
    return [group for group in held if group[2]]


def concern_rows(reading: Reading, said: tuple[StatementRow, ...]) -> tuple[ConcernRow, ...]:
    """Exposures in the order of the reading."""
    names = {entity.id: entity.name for entity in reading.entities}
    rows = {row.id: row for row in said}
    events = {event.id: number for number, event in enumerate(reading.events, 1)}
    return tuple(
        _concern(exposure, number, names, rows, events)
        for number, exposure in enumerate(reading.exposures, 1)
    )


def _concern(
    exposure: Exposure,
    number: int,
    names: dict[str, str],
    rows: dict[str, StatementRow],
    events: dict[str, int],
) -> ConcernRow:
    return ConcernRow(
        id=exposure.id,
        number=number,
        regime=_regimes().get(exposure.regime, (exposure.regime, ""))[0],
        area=exposure.area,
        words=AREAS.get(exposure.area, exposure.area),
        direction=words.direction(exposure.direction, land(exposure.regime)),
        actors=_names(exposure.actors, names),
        counterparts=_names(exposure.counterparts, names),
        status=exposure.status,
        meaning=words.EXPOSURE_MEANINGS.get(exposure.status, ""),
        provisions=tuple(_provision(cited) for cited in exposure.provisions),
        said=tuple(rows[said] for said in exposure.statements if said in rows),
        denied=tuple(rows[said] for said in exposure.denials if said in rows),
        events=tuple(events[event] for event in exposure.events if event in events),
        evidence=tuple(span.text for span in exposure.evidence),
    )


def land(regime: str) -> str:
    """How a sentence calls the territory that a regime names."""
    return _regimes().get(regime, ("", "the territory that the regime names"))[1]


@cache
def _regimes() -> dict[str, tuple[str, str]]:
    return {regime.id: (regime.name, regime.land) for regime in in_use().regimes}


def _provision(cited: CitedProvision) -> ProvisionRow:
    return ProvisionRow(
        id=cited.id,
        in_force=_in_force(cited),
        verified=cited.verified,
        checked=words.VERIFIED_WORDS[cited.verified],
        meaning=LEVELS[cited.verified],
        why=cited.why,
    )


def _in_force(cited: CitedProvision) -> str:
    if cited.in_force_from is None and cited.in_force_until is None:
        return "dates in force not known"
    if cited.in_force_from is None:
        return f"in force until {words.day(cited.in_force_until)}" if cited.in_force_until else ""
    if cited.in_force_until is None:
        return f"in force since {words.day(cited.in_force_from)}"
    return f"in force {words.day(cited.in_force_from)} – {words.day(cited.in_force_until)}"
