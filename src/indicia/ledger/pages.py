"""Pages, their versions and their readings, one after another, for rooms that stand on the ledger."""

from collections.abc import Iterator
from datetime import date, datetime
from difflib import unified_diff
from typing import Any

import sqlalchemy as sa
from msgspec import Struct

from indicia.ledger import decisions
from indicia.ledger import tables as t
from indicia.ledger.capture import place_of, sha256
from indicia.ledger.overlay import Corrected, overlay
from indicia.ledger.packing import unpack
from indicia.model import Reading, UsageError

_BATCH = 200


class Version(Struct, frozen=True):
    """One text that a page bore, and where its bytes lie."""

    id: int
    page: int
    number: int
    place: str
    source: str | None
    text: str
    title: str | None
    outlet: str | None
    published: date | None
    given: date | None
    engine: str
    passed_over: str | None
    added_at: datetime
    record: int
    record_sha256: str


class Read(Struct, frozen=True):
    """A version with its live reading as it was made (`raw`), and with corrections laid over it."""

    version: Version
    reading_id: int
    engine: str
    data: str
    made_at: datetime
    raw: Reading
    found: Corrected


def versions(connection: sa.Connection, *, after: int = 0, page: int | None = None) -> Iterator[Version]:
    """The versions in the order they came, from an id on."""
    while found := some(connection, after=after, page=page):
        yield from found
        after = found[-1].id


def version(connection: sa.Connection, number: int) -> Version:
    """One version.

    Raises:
        UsageError: if there is none.
    """
    row = connection.execute(_versions().where(t.version.c.id == number)).first()
    if row is None:
        raise UsageError(f"there is no version {number}")
    return _version(row)


def some(connection: sa.Connection, *, after: int = 0, page: int | None = None) -> list[Version]:
    """The next versions after an id: a batch, for those who do not hold one connection for long."""
    query = _versions().where(t.version.c.id > after).order_by(t.version.c.id).limit(_BATCH)
    if page is not None:
        query = query.where(t.version.c.page_id == page)
    return [_version(row) for row in connection.execute(query)]


def newest(connection: sa.Connection, limit: int) -> list[Read]:
    """The live readings that were made last."""
    query = _readings().order_by(t.reading.c.id.desc()).limit(limit)
    return [_read(connection, row) for row in connection.execute(query).all()]


def readings(
    connection: sa.Connection, *, after: int = 0, where: sa.ColumnElement[bool] | None = None
) -> Iterator[Read]:
    """The live readings in the order of their ids; a page read anew comes again, under a new id."""
    while True:
        query = _readings().where(t.reading.c.id > after).order_by(t.reading.c.id).limit(_BATCH)
        if where is not None:
            query = query.where(where)
        found = connection.execute(query).all()
        yield from (_read(connection, row) for row in found)
        if len(found) < _BATCH:
            return
        after = found[-1].reading_id


def reading(connection: sa.Connection, version: int) -> Read | None:
    """The live reading of a version; None when it was passed over."""
    row = connection.execute(_readings().where(t.reading.c.version_id == version)).first()
    return _read(connection, row) if row else None


def latest(connection: sa.Connection, place: str) -> Version | None:
    """The version that a page bore when it was last got."""
    query = (
        _versions()
        .join(t.fetch, t.fetch.c.version_id == t.version.c.id)
        .where(t.page.c.place_sha256 == sha256(place_of(place)))
        .order_by(t.fetch.c.id.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return _version(row) if row else None


def current(connection: sa.Connection, page: int) -> Read | None:
    """The live reading of the version that a page bore when it was last got; None when there is none."""
    last = (
        sa.select(t.fetch.c.version_id)
        .where(t.fetch.c.page_id == page, t.fetch.c.version_id.is_not(None))
        .order_by(t.fetch.c.id.desc())
        .limit(1)
    )
    version_id = connection.execute(last).scalar()
    return None if version_id is None else reading(connection, version_id)


def versions_at(connection: sa.Connection, place: str) -> list[Version]:
    """The versions of the page at an address, or with this number.

    Raises:
        UsageError: if the ledger holds no such page.
    """
    if place.isdigit():
        page: int | None = int(place)
    else:
        query = sa.select(t.page.c.id).where(
            t.page.c.place_sha256.in_([sha256(place), sha256(place_of(place))])
        )
        page = connection.execute(query).scalar()
    found = list(versions(connection, page=page)) if page is not None else []
    if not found:
        raise UsageError(f"the ledger holds no page {place}")
    return found


def diff(older: Version, newer: Version) -> list[str]:
    """What changed from one version to another, paragraph by paragraph."""
    names = (f"version {older.number}", f"version {newer.number}")
    lines = unified_diff(_paragraphs(older), _paragraphs(newer), *names, lineterm="", n=0)
    return [line for line in lines if not line.startswith("@@")]


def _paragraphs(version: Version) -> list[str]:
    return [paragraph for paragraph in version.text.split("\n") if paragraph]


def _versions() -> sa.Select[Any]:
    columns = (t.page.c.place, t.page.c.source, t.record.c.sha256.label("record_sha256"))
    return (
        sa.select(t.version, *columns)
        .join(t.page, t.page.c.id == t.version.c.page_id)
        .join(t.record, t.record.c.id == t.version.c.record_id)
    )


def _readings() -> sa.Select[Any]:
    columns = (
        t.reading.c.id.label("reading_id"),
        t.reading.c.engine.label("read_by"),
        t.reading.c.data,
        t.reading.c.made_at,
        t.reading.c.content,
    )
    joined = _versions().join(t.reading, t.reading.c.version_id == t.version.c.id)
    return joined.where(t.reading.c.closed_at.is_(None)).add_columns(*columns)


def _version(row: sa.Row[Any]) -> Version:
    return Version(**{name: getattr(row, _COLUMNS.get(name, name)) for name in Version.__struct_fields__})


_COLUMNS = {"page": "page_id", "record": "record_id"}


def _read(connection: sa.Connection, row: sa.Row[Any]) -> Read:
    raw = unpack(row.content, row.text)
    found = overlay(raw, decisions.corrections(connection, row.id))
    return Read(_version(row), row.reading_id, row.read_by, row.data, row.made_at, raw, found)
