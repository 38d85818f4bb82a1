"""What a desk wants to see at once: the latest pages, what waits, who is spoken of, what is cited.

Everything here looks at the newest rows only, or at indexes: a million statements are no reason to wait.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from msgspec import Struct

from indicia.ledger import entities
from indicia.ledger import tables as t
from indicia.ledger.search import PAGE, Where, where_of

COUNTED = 5_000  # exposures back from the newest
SHARED = 100  # rows of each kind in which an entity is looked for beside another
PAGES_LATELY = 2_000  # versions back from the newest: their rows are long


class Arrival(Struct, frozen=True):
    """A version as it came in: how much was found in it, or why it was passed over."""

    where: Where
    number: int
    added_at: datetime
    passed_over: str | None
    statements: int
    events: int
    exposures: int


class FoundEvent(Struct, frozen=True):
    """An event of a live reading, corrections laid over it."""

    id: int
    key: str
    where: Where
    type: str | None
    conduct: str | None
    status: str
    trigger: str
    happened_from: date | None
    happened_to: date | None
    place: str | None
    lat: float | None
    lon: float | None
    role: str


class Spoken(Struct, frozen=True):
    """An entity, and how often it is spoken of: on how many pages, or how many times on one."""

    entity: entities.Known
    pages: int


def arrivals(connection: sa.Connection, *, before: int | None = None, limit: int = 30) -> list[Arrival]:
    """The versions that came in last, the latest first; `before` is the version to go on from."""
    columns = (*PAGE, t.version.c.number, t.version.c.added_at, t.version.c.passed_over)
    query: sa.Select[Any] = sa.select(*columns).join(t.page, t.page.c.id == t.version.c.page_id)
    query = query.order_by(t.version.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(t.version.c.id < before)
    rows = connection.execute(query).all()
    counts = {
        table.name: _counts(connection, table, [row.version for row in rows])
        for table in (t.statement, t.event, t.exposure)
    }
    return [
        Arrival(
            where_of(row),
            row.number,
            row.added_at,
            row.passed_over,
            *(counts[name].get(row.version, 0) for name in ("statement", "event", "exposure")),
        )
        for row in rows
    ]


def _counts(connection: sa.Connection, table: sa.Table, versions: Sequence[int]) -> dict[int, int]:
    query = sa.select(table.c.version_id, sa.func.count()).group_by(table.c.version_id)
    query = query.where(table.c.version_id.in_(versions), table.c.closed_at.is_(None))
    return {int(version): int(count) for version, count in connection.execute(query)}


def undecided(connection: sa.Connection, limit: int = 20) -> list[int]:
    """The newest exposures on which nobody has decided anything: their ids."""
    query = sa.select(t.exposure.c.id).where(
        t.exposure.c.closed_at.is_(None), t.exposure.c.correction_id.is_(None)
    )
    return list(connection.execute(query.order_by(t.exposure.c.id.desc()).limit(limit)).scalars())


def spoken_of(connection: sa.Connection, kind: str | None = None, limit: int = 60) -> list[Spoken]:
    """Who is on most of the newest pages; merged ones once."""
    newest = connection.execute(sa.select(sa.func.max(t.appearance.c.id))).scalar() or 0
    pages = sa.func.count().label("pages")
    query = sa.select(t.appearance.c.entity_id, pages).where(t.appearance.c.id > newest - entities.LATELY)
    if kind:
        query = query.join(t.entity, t.entity.c.id == t.appearance.c.entity_id).where(t.entity.c.kind == kind)
    query = query.group_by(t.appearance.c.entity_id).order_by(sa.desc("pages"), t.appearance.c.entity_id)
    rows = connection.execute(query.limit(limit)).all()
    known = entities.many(connection, [row.entity_id for row in rows])
    found: dict[int, Spoken] = {}
    for row in rows:
        one = known[row.entity_id]
        told = found.get(one.id)
        found[one.id] = Spoken(one, row.pages + (told.pages if told else 0))
    return sorted(found.values(), key=lambda one: -one.pages)


def names_on(connection: sa.Connection, reading: int) -> list[Spoken]:
    """Whom a reading speaks of, with the mentions of each, the most spoken of first."""
    query = sa.select(t.appearance.c.entity_id, t.appearance.c.mentions).where(
        t.appearance.c.reading_id == reading
    )
    rows = connection.execute(query.order_by(t.appearance.c.mentions.desc(), t.appearance.c.id)).all()
    known = entities.many(connection, [row.entity_id for row in rows])
    return [Spoken(known[row.entity_id], row.mentions) for row in rows]


def appears_on(connection: sa.Connection, entity: int, limit: int = 50) -> list[Where]:
    """The pages that speak of an entity, those read last first."""
    one = entities.get(connection, entity)
    found: set[int] = set()
    for mine in (one.id, *one.also):
        query = (
            sa.select(t.reading.c.version_id)
            .join(t.appearance, t.appearance.c.reading_id == t.reading.c.id)
            .where(t.appearance.c.entity_id == mine, t.reading.c.closed_at.is_(None))
            .order_by(t.appearance.c.reading_id.desc())
        )
        found.update(connection.execute(query.limit(limit)).scalars())
    pages: sa.Select[Any] = sa.select(*PAGE).join(t.page, t.page.c.id == t.version.c.page_id)
    pages = pages.where(t.version.c.id.in_(found)).order_by(t.version.c.id.desc()).limit(limit)
    return [where_of(row) for row in connection.execute(pages)]


def events_of(connection: sa.Connection, entity: int, limit: int = 50) -> list[FoundEvent]:
    """The newest events that an entity has a part in."""
    spoken = entities.is_party(connection, entity) & (t.party.c.item == "event")
    query = (
        sa.select(t.event, *PAGE, t.party.c.role)
        .join(t.party, (t.party.c.item_id == t.event.c.id) & spoken)
        .join(t.version, t.version.c.id == t.event.c.version_id)
        .join(t.page, t.page.c.id == t.version.c.page_id)
        .where(t.event.c.closed_at.is_(None))
        .order_by(t.event.c.id.desc())
        .limit(limit)
    )
    return [_event(row) for row in connection.execute(query)]


def _event(row: sa.Row[Any]) -> FoundEvent:
    plain = {name: getattr(row, name) for name in FoundEvent.__struct_fields__ if name != "where"}
    return FoundEvent(where=where_of(row), **plain)


def beside(connection: sa.Connection, entity: int, limit: int = 12) -> list[Spoken]:
    """With whom an entity shares rows: those it acts on, answers to, or is accused with."""
    names = entities.names(connection, entity)
    held = [
        (t.party.c.item == item) & t.party.c.item_id.in_(entities.newest(connection, names, item, SHARED))
        for item in ("statement", "event", "exposure")
    ]
    one = entities.get(connection, entity)
    pages = sa.func.count(sa.distinct(t.party.c.version_id)).label("pages")
    query = (
        sa.select(t.party.c.entity_id, pages)
        .where(sa.or_(*held), t.party.c.entity_id.not_in([one.id, *one.also]))
        .group_by(t.party.c.entity_id)
        .order_by(sa.desc("pages"), t.party.c.entity_id)
        .limit(limit)
    )
    rows = connection.execute(query).all()
    known = entities.many(connection, [row.entity_id for row in rows])
    return [Spoken(known[row.entity_id], row.pages) for row in rows]


class Act(Struct, frozen=True):
    """An event between two, as it stands."""

    actor: entities.Known
    other: entities.Known
    status: str
    what: str


def acts_of(connection: sa.Connection, entity: int, limit: int = 300) -> list[Act]:
    """Who is said to have acted towards whom in the newest events that an entity has a part in."""
    mine = sa.select(t.party.c.item_id).where(
        entities.is_party(connection, entity),
        t.party.c.item == "event",
        t.party.c.role.in_(("actor", "recipient")),
    )
    newest = mine.order_by(t.party.c.item_id.desc()).limit(limit).scalar_subquery()
    columns = (t.party.c.item_id, t.party.c.role, t.party.c.entity_id, t.event.c.status, t.event.c.type)
    query = (
        sa.select(*columns, t.event.c.conduct)
        .join(t.event, (t.event.c.id == t.party.c.item_id) & t.event.c.closed_at.is_(None))
        .where(
            t.party.c.item == "event",
            t.party.c.item_id.in_(newest),
            t.party.c.role.in_(("actor", "recipient")),
        )
        .order_by(t.party.c.item_id, t.party.c.id)
    )
    rows = connection.execute(query).all()
    known = entities.many(connection, list({row.entity_id for row in rows}))
    sides: dict[int, dict[str, list[Any]]] = {}
    for row in rows:
        if known[row.entity_id].kind != "place":
            sides.setdefault(row.item_id, {"actor": [], "recipient": []})[row.role].append(row)
    return [
        Act(known[one.entity_id], known[other.entity_id], one.status, one.conduct or one.type or "")
        for both in sides.values()
        for one in both["actor"]
        for other in both["recipient"]
    ]


def cited_counts(connection: sa.Connection) -> tuple[dict[str, int], bool]:
    """How many of the newest exposures cite each provision, and whether these are all there are."""
    after = (connection.execute(sa.select(sa.func.max(t.exposure.c.id))).scalar() or 0) - COUNTED
    query = (
        sa.select(t.cited.c.provision, sa.func.count())
        .join(t.exposure, t.exposure.c.id == t.cited.c.exposure_id)
        .where(t.exposure.c.id > after, t.cited.c.exposure_id > after, t.exposure.c.closed_at.is_(None))
        .group_by(t.cited.c.provision)
    )
    return {str(provision): int(count) for provision, count in connection.execute(query)}, after <= 0


def outlets(connection: sa.Connection, limit: int = 200) -> list[str]:
    """The outlets of the newest pages, by name."""
    newest = connection.execute(sa.select(sa.func.max(t.version.c.id))).scalar() or 0
    query = sa.select(t.version.c.outlet).where(
        t.version.c.id > newest - PAGES_LATELY, t.version.c.outlet.is_not(None)
    )
    found = connection.execute(query.distinct().limit(limit)).scalars()
    return sorted((name for name in found if name), key=str.casefold)
