"""Events and exposures as rows; their standing is a column of its own and never left out."""

from functools import cache

from msgspec import Struct

from indicia.law import LEVELS, in_use
from indicia.model import STATUSES, CitedProvision, Event, Exposure, Reading
from indicia.model.conduct import AREAS
from indicia.products import words
from indicia.products.tongue import ENGLISH, Tongue
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


def event_rows(reading: Reading, numbers: dict[str, int], tongue: Tongue = ENGLISH) -> tuple[EventRow, ...]:
    """Events in the order of the reading."""
    names = {entity.id: entity.name for entity in reading.entities}
    where = names | {
        entity: words.where(names.get(entity, entity), at) for entity, at in reading.places.items()
    }
    rows = enumerate(reading.events, 1)
    return tuple(
        _event(event, (at, numbers.get(event.statement or "", 0)), names, where, tongue) for at, event in rows
    )


def _event(
    event: Event, at: tuple[int, int], names: dict[str, str], where: dict[str, str], tongue: Tongue
) -> EventRow:
    number, told_by = at
    conduct = AREAS.get(event.conduct, event.conduct) if event.conduct else ""
    return EventRow(
        id=event.id,
        number=number,
        type=event.type or "",
        word=words.TYPE_WORDS[event.type] if event.type else conduct or "conduct",
        trigger=joined(event.trigger),
        actors=_names(event.actors, names),
        recipients=_names(event.recipients, names),
        when=tongue.when(event.time),
        place=where.get(event.place or "", event.place),
        status=event.status,
        meaning=STATUSES.get(event.status, ""),
        told_by=told_by,
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


def concern_rows(
    reading: Reading, said: tuple[StatementRow, ...], tongue: Tongue = ENGLISH
) -> tuple[ConcernRow, ...]:
    """Exposures in the order of the reading."""
    names = {entity.id: entity.name for entity in reading.entities}
    rows = {row.id: row for row in said}
    events = {event.id: number for number, event in enumerate(reading.events, 1)}
    return tuple(
        _concern(exposure, number, names, rows, events, tongue)
        for number, exposure in enumerate(reading.exposures, 1)
    )


def _concern(
    exposure: Exposure,
    number: int,
    names: dict[str, str],
    rows: dict[str, StatementRow],
    events: dict[str, int],
    tongue: Tongue,
) -> ConcernRow:
    return ConcernRow(
        id=exposure.id,
        number=number,
        regime=_regimes().get(exposure.regime, (exposure.regime, ""))[0],
        area=exposure.area,
        words=AREAS.get(exposure.area, exposure.area),
        direction=tongue.direction(exposure.direction, land(exposure.regime)),
        actors=_names(exposure.actors, names),
        counterparts=_names(exposure.counterparts, names),
        status=exposure.status,
        meaning=words.EXPOSURE_MEANINGS.get(exposure.status, ""),
        provisions=tuple(_provision(cited, tongue) for cited in exposure.provisions),
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


def _provision(cited: CitedProvision, tongue: Tongue) -> ProvisionRow:
    return ProvisionRow(
        id=cited.id,
        in_force=_in_force(cited, tongue),
        verified=cited.verified,
        checked=words.VERIFIED_WORDS[cited.verified],
        meaning=LEVELS[cited.verified],
        why=cited.why,
    )


def _in_force(cited: CitedProvision, tongue: Tongue) -> str:
    since, until = cited.in_force_from, cited.in_force_until
    if since and until:
        return tongue.say("in force %(first)s – %(last)s", first=tongue.day(since), last=tongue.day(until))
    if since:
        return tongue.say("in force since %(day)s", day=tongue.day(since))
    if until:
        return tongue.say("in force until %(day)s", day=tongue.day(until))
    return tongue.say("dates in force not known")
