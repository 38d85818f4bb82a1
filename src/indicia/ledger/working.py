"""What the comparison of pages needs of each: kept so that a new page is set beside few, not beside all.

These rows say nothing to a person. They are made anew with their page, and may be lost without harm.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import sqlalchemy as sa
from msgspec import Struct

from indicia.ledger import decisions
from indicia.ledger import tables as t
from indicia.ledger import tables_claims as c
from indicia.ledger.capture import sha256
from indicia.ledger.overlay import overlay
from indicia.ledger.packing import unpack
from indicia.model import Reading

_MOST = 500  # values in one question
T = TypeVar("T")
Matter = tuple[str, str, str, str, bool]  # area, direction, parties, kind, whether it denies


class Sketch(Struct, frozen=True):
    """A page as it is looked for among possible copies: its day, its words as one hash, its signature."""

    page: int
    place: str
    version: int
    day: date | None
    same: str
    signature: bytes


class Drafted(Struct, frozen=True):
    """A telling in the making: what it is about, and itself, packed."""

    page: int
    matter: Matter
    content: bytes


class Naming(Struct, frozen=True):
    """A statement that names some states: its words may be those of a claim."""

    page: int
    parties: str
    statement: str
    words: str


class Basis(Struct, frozen=True):
    """Which code compared, and which knowledge of media."""

    code: str
    known: str


def basis(connection: sa.Connection) -> Basis | None:
    """On what the comparison stands."""
    row = connection.execute(sa.select(c.basis).where(c.basis.c.closed_at.is_(None))).first()
    return Basis(row.code, row.known) if row else None


def rest_on(connection: sa.Connection, new: Basis) -> None:
    """Note on what the comparison stands from now on."""
    now = datetime.now(UTC)
    connection.execute(sa.update(c.basis).where(c.basis.c.closed_at.is_(None)).values(closed_at=now))
    connection.execute(sa.insert(c.basis).values(code=new.code, known=new.known, made_at=now))


def forget(connection: sa.Connection, pages: Sequence[int]) -> None:
    """Take away what was kept of some pages."""
    for part in _parts(pages):
        for table in (c.draft, c.naming, c.sketch):
            connection.execute(sa.delete(table).where(table.c.page_id.in_(part)))
        meets = c.alike.c.one_id.in_(part) | c.alike.c.other_id.in_(part)
        connection.execute(sa.delete(c.alike).where(meets))


def keep(
    connection: sa.Connection, sketch: Sketch, reading: int, drafts: list[Drafted], namings: list[Naming]
) -> None:
    """Keep what is needed of a page."""
    row = {"page_id": sketch.page, "version_id": sketch.version, "reading_id": reading, "day": sketch.day}
    connection.execute(sa.insert(c.sketch).values(**row, same=sketch.same, signature=sketch.signature))
    if drafts:
        rows = [
            dict(zip(_MATTER, one.matter, strict=True)) | {"page_id": one.page, "content": one.content}
            for one in drafts
        ]
        connection.execute(sa.insert(c.draft), rows)
    if namings:
        held = [(one.page, one.parties, one.statement, one.words) for one in namings]
        names = ("page_id", "parties", "statement", "words")
        connection.execute(sa.insert(c.naming), [dict(zip(names, one, strict=True)) for one in held])


_MATTER = ("area", "direction", "parties", "kind", "denies")
_MATTERS = tuple(c.draft.c[name] for name in _MATTER)


def matters(connection: sa.Connection, areas: Iterable[str]) -> set[Matter]:
    """What the tellings of some areas are about."""
    query = sa.select(*_MATTERS).where(c.draft.c.area.in_(sorted(areas))).distinct()
    return {_matter(row) for row in connection.execute(query)}


def matters_of(connection: sa.Connection, pages: Sequence[int]) -> set[Matter]:
    """What the tellings of some pages are about."""
    query = sa.select(*_MATTERS).distinct()
    rows = (
        row for part in _parts(pages) for row in connection.execute(query.where(c.draft.c.page_id.in_(part)))
    )
    return {_matter(row) for row in rows}


def matters_between(connection: sa.Connection, parties: Iterable[str]) -> set[Matter]:
    """What is told of these parties together."""
    query = sa.select(*_MATTERS).distinct()
    rows = (
        row
        for part in _parts(sorted(parties))
        for row in connection.execute(query.where(c.draft.c.parties.in_(part)))
    )
    return {_matter(row) for row in rows}


def _matter(row: Any) -> Matter:
    return row.area, row.direction, row.parties, row.kind, bool(row.denies)


def drafts(connection: sa.Connection, matter: Matter) -> list[bytes]:
    """The tellings about a matter, packed."""
    about = sa.and_(*(column == value for column, value in zip(_MATTERS, matter, strict=True)))
    return list(
        connection.execute(sa.select(c.draft.c.content).where(about).order_by(c.draft.c.id)).scalars()
    )


def namings(connection: sa.Connection, parties: str) -> list[tuple[str, Naming]]:
    """The statements that name these parties, with the address of their page, in the order of addresses."""
    query = (
        sa.select(c.naming, t.page.c.place)
        .join(t.page, t.page.c.id == c.naming.c.page_id)
        .where(c.naming.c.parties == parties)
        .order_by(c.naming.c.id)
    )
    found = [
        (row.place, Naming(row.page_id, row.parties, row.statement, row.words))
        for row in connection.execute(query)
    ]
    return sorted(found, key=lambda one: one[0])


def named_on(connection: sa.Connection, pages: Sequence[int]) -> set[str]:
    """The parties that statements of some pages name together."""
    query = sa.select(c.naming.c.parties).distinct()
    return {
        row.parties
        for part in _parts(pages)
        for row in connection.execute(query.where(c.naming.c.page_id.in_(part)))
    }


def _sketches() -> sa.Select[Any]:
    return sa.select(c.sketch, t.page.c.place).join(t.page, t.page.c.id == c.sketch.c.page_id)


def _sketch(row: Any) -> Sketch:
    return Sketch(row.page_id, row.place, row.version_id, row.day, row.same, row.signature)


def sketches(connection: sa.Connection, pages: Sequence[int]) -> list[Sketch]:
    """Those of some pages."""
    return [
        _sketch(row)
        for part in _parts(pages)
        for row in connection.execute(_sketches().where(c.sketch.c.page_id.in_(part)))
    ]


def sketches_near(
    connection: sa.Connection, first: date | None, last: date | None, same: Sequence[str]
) -> list[Sketch]:
    """Those from a day to a day (all, where one is open), without a day, or with the same words."""
    if first is None or last is None:
        return [_sketch(row) for row in connection.execute(_sketches())]
    days = sa.or_(c.sketch.c.day.is_(None), c.sketch.c.day.between(first, last))
    found = {row.page_id: _sketch(row) for row in connection.execute(_sketches().where(days))}
    for part in _parts(same):
        for row in connection.execute(_sketches().where(c.sketch.c.same.in_(part))):
            found[row.page_id] = _sketch(row)
    return list(found.values())


def keep_alike(connection: sa.Connection, pairs: Iterable[tuple[int, int, bool]]) -> None:
    """Note which pages were set beside each other, and whether they can be of one family."""
    rows = [{"one_id": min(a, b), "other_id": max(a, b), "tied": tied} for a, b, tied in pairs]
    if rows:
        connection.execute(sa.insert(c.alike), rows)


def alike(connection: sa.Connection, pages: Sequence[int]) -> list[tuple[int, int, bool]]:
    """The pairs in which one of some pages is."""
    found = set()
    for part in _parts(pages):
        for column in (c.alike.c.one_id, c.alike.c.other_id):
            for row in connection.execute(sa.select(c.alike).where(column.in_(part))):
                found.add((row.one_id, row.other_id, bool(row.tied)))
    return sorted(found)


def compared(connection: sa.Connection, page: int) -> Reading | None:
    """The reading of a page that was compared, with the corrections of now."""
    query = (
        sa.select(t.reading.c.content, t.version.c.text, t.version.c.id)
        .join(c.sketch, c.sketch.c.reading_id == t.reading.c.id)
        .join(t.version, t.version.c.id == t.reading.c.version_id)
        .where(c.sketch.c.page_id == page)
    )
    row = connection.execute(query).first()
    if row is None:
        return None
    return overlay(unpack(row.content, row.text), decisions.corrections(connection, row.id)).reading


def page_numbers(connection: sa.Connection, places: Sequence[str]) -> dict[str, tuple[int, int]]:
    """The page and the version that were compared, by address."""
    columns = (t.page.c.place, t.page.c.id, c.sketch.c.version_id)
    query = sa.select(*columns).join(c.sketch, c.sketch.c.page_id == t.page.c.id)
    hashes = {sha256(place): place for place in places}
    return {
        row.place: (row.id, row.version_id)
        for part in _parts(sorted(hashes))
        for row in connection.execute(query.where(t.page.c.place_sha256.in_(part)))
    }


def _parts(values: Sequence[T]) -> Iterable[Sequence[T]]:
    return (values[at : at + _MOST] for at in range(0, len(values), _MOST))
