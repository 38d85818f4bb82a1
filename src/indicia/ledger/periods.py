"""What the ledger holds of a stretch of days: counted, one page after another, with where the bytes lie.

The day of a version is that of its publication, or else the day on which it was taken in.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any

import sqlalchemy as sa
from msgspec import Struct

from indicia.ledger import entities, pages
from indicia.ledger import tables as t
from indicia.ledger.journal import Checked, Failure
from indicia.ledger.pages import Read
from indicia.ledger.rows import TABLES, identity
from indicia.model import Entity

_CHUNK = 200


class Days(Struct, frozen=True):
    """A stretch of days, both ends included; an end that is not given is open."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return (self.since or date.min) <= day <= (self.until or date.max)


class Archived(Struct, frozen=True):
    """Where the bytes of a version lie in the archive, since when, and how many versions the page has."""

    at: datetime
    file: str
    start: int
    length: int
    sha256: str
    text_sha256: str
    versions: int


class Passed(Struct, frozen=True):
    """A version that nobody read, and why not."""

    version: int
    place: str
    title: str | None
    source: str | None
    day: date
    why: str


def day_of(version: pages.Version) -> date:
    """The day a version counts for."""
    return version.published or version.added_at.date()


def readings(connection: sa.Connection, days: Days) -> Iterator[tuple[Read, Archived]]:
    """The live readings of the versions of these days, in the order of their ids, and where each lies."""
    held = pages.readings(connection, where=_in(days))
    while batch := list(islice(held, _CHUNK)):
        places = archived(connection, [read.version.id for read in batch])
        yield from ((read, places[read.version.id]) for read in batch)


def some(connection: sa.Connection, versions: Sequence[int]) -> Iterator[tuple[Read, Archived]]:
    """The live readings of some versions, and where each lies; a version that was not read is left out."""
    places = archived(connection, versions)
    for number in versions:
        read = pages.reading(connection, number)
        if read is not None:
            yield read, places[number]


def counts(connection: sa.Connection, days: Days) -> dict[str, int]:
    """How many live rows of each kind, and how many read versions, these days have."""
    found: dict[str, int] = {}
    for kind, table in TABLES.items():
        query = sa.select(sa.func.count()).select_from(table)
        query = query.join(t.version, t.version.c.id == table.c.version_id).where(table.c.closed_at.is_(None))
        found[kind] = connection.execute(query.where(_in(days))).scalar_one()
    query = sa.select(sa.func.count()).select_from(t.reading)
    query = query.join(t.version, t.version.c.id == t.reading.c.version_id)
    query = query.where(t.reading.c.closed_at.is_(None), _in(days))
    return found | {"version": connection.execute(query).scalar_one()}


def archived(connection: sa.Connection, versions: Sequence[int]) -> dict[int, Archived]:
    """Where each of some versions lies, and when its bytes were first got."""
    first = sa.select(t.fetch.c.version_id, sa.func.min(t.fetch.c.at).label("at")).group_by(
        t.fetch.c.version_id
    )
    held = sa.select(t.version.c.page_id, sa.func.count().label("versions")).group_by(t.version.c.page_id)
    found: dict[int, Archived] = {}
    for at in range(0, len(versions), _CHUNK):
        some = list(versions[at : at + _CHUNK])
        got = first.where(t.fetch.c.version_id.in_(some)).subquery()
        many = held.subquery()
        query = (
            sa.select(t.version.c.id, t.version.c.added_at, t.version.c.text_sha256, t.record, got.c.at)
            .add_columns(many.c.versions)
            .join(t.record, t.record.c.id == t.version.c.record_id)
            .join(many, many.c.page_id == t.version.c.page_id)
            .outerjoin(got, got.c.version_id == t.version.c.id)
            .where(t.version.c.id.in_(some))
        )
        for row in connection.execute(query):
            when = row.at or row.added_at
            found[row.id] = Archived(
                when, row.file, row.start, row.length, row.sha256, row.text_sha256, row.versions
            )
    return found


def passed_over(connection: sa.Connection, days: Days) -> list[Passed]:
    """The versions of these days that were kept and not read."""
    read = sa.exists().where(t.reading.c.version_id == t.version.c.id, t.reading.c.closed_at.is_(None))
    query = (
        sa.select(t.version, t.page.c.place, t.page.c.source)
        .join(t.page, t.page.c.id == t.version.c.page_id)
        .where(~read, _in(days))
        .order_by(t.version.c.id)
    )
    return [
        Passed(
            row.id,
            row.place,
            row.title,
            row.source,
            row.published or row.added_at.date(),
            row.passed_over or "not read",
        )
        for row in connection.execute(query)
    ]


def failures(connection: sa.Connection, days: Days) -> list[Failure]:
    """What could not be got or read on these days."""
    query = sa.select(t.failure).where(_moment(t.failure.c.at, days)).order_by(t.failure.c.id)
    return [Failure(row.place, row.source, row.at, row.slug, row.why) for row in connection.execute(query)]


def checks(connection: sa.Connection, days: Days) -> list[Checked]:
    """How each source did when it was asked on these days, the earliest first."""
    query = sa.select(t.source_check).where(_moment(t.source_check.c.at, days)).order_by(t.source_check.c.id)
    return [
        Checked(row.source, row.state, row.since, row.at, row.counts, row.why, row.newest)
        for row in connection.execute(query)
    ]


def newest(connection: sa.Connection) -> datetime | None:
    """The last moment at which something was kept, read or corrected; None in an empty ledger."""
    columns = (t.version.c.added_at, t.reading.c.made_at, t.correction.c.made_at, t.fetch.c.at)
    moments = [connection.execute(sa.select(sa.func.max(column))).scalar() for column in columns]
    return max((moment for moment in moments if moment), default=None)


class Identities:
    """Who an entity of a page is across pages, with what people merged and split; none without a ledger."""

    def __init__(self, connection: sa.Connection | None = None) -> None:
        self._merged: Mapping[str, tuple[str, str]] = {}
        self._split: Mapping[tuple[str, int | None], tuple[str, str]] = {}
        if connection is None:
            return
        held = entities.decisions(connection)
        ids = {one.entity for one in held} | {one.into for one in held}
        query = sa.select(t.entity).where(t.entity.c.id.in_(sorted(ids)))
        rows = connection.execute(query).all() if ids else []
        keys = {row.id: row.key_sha256 for row in rows}
        heads = {row.id: entities.get(connection, row.id) for row in rows}
        self._merged = {keys[id_]: (keys[head.id], head.name) for id_, head in heads.items()}
        self._split = {
            (keys[one.entity], one.version): (keys[heads[one.into].id], heads[one.into].name)
            for one in held
            if one.kind == entities.SPLIT
        }

    def of(self, version: int, entity: Entity) -> tuple[str, str]:
        """The key and the name of an entity as a version speaks of it."""
        key = identity(entity)
        return self._split.get((key, version)) or self._merged.get(key) or (key, entity.name)


def _in(days: Days) -> sa.ColumnElement[bool]:
    """The condition on the day of a version."""
    published, undated = t.version.c.published, t.version.c.published.is_(None)
    dated: sa.ColumnElement[bool] = published.is_not(None)
    if days.since:
        dated &= published >= days.since
    if days.until:
        dated &= published <= days.until
    return sa.or_(dated, undated & _moment(t.version.c.added_at, days))


def _moment(column: sa.ColumnElement[Any], days: Days) -> sa.ColumnElement[bool]:
    condition: sa.ColumnElement[bool] = sa.true()
    if days.since:
        condition &= column >= datetime.combine(days.since, time.min, UTC)
    if days.until and days.until < date.max:
        condition &= column < datetime.combine(days.until + timedelta(days=1), time.min, UTC)
    return condition
