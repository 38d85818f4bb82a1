"""What a person decided: corrections and notes, each a row of its own, closed but never removed."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, Literal, TypeVar

import sqlalchemy as sa
from msgspec import Struct

from indicia.ledger import outdated, rows
from indicia.ledger import tables as t
from indicia.ledger.anchors import Anchor, Anchored, ItemKind, anchored, find
from indicia.ledger.fastening import Pointer, again, fastened, is_stretch, points, stretch
from indicia.ledger.overlay import Corrected, Correction, check, overlay
from indicia.ledger.packing import unpack
from indicia.model import Reading, Span, UsageError

WORDS = "words"  # what a note is on that is on no item: a time, a place, any characters


class Note(Struct, frozen=True):
    """A remark of a person on an item, or on words of the page."""

    id: int
    version: int
    item: ItemKind | Literal["words"]
    anchor: Anchor
    quote: str
    text: str
    made_by: str
    made_at: datetime


class Past(Struct, frozen=True):
    """A correction that holds, or held until somebody took it back."""

    correction: Correction
    closed_at: datetime | None
    closed_by: str | None


def corrections(connection: sa.Connection, version: int | None = None) -> list[Correction]:
    """The corrections that hold, the oldest first: of one version, or all."""
    query = sa.select(t.correction).where(t.correction.c.closed_at.is_(None)).order_by(t.correction.c.id)
    if version is not None:
        query = query.where(t.correction.c.version_id == version)
    return [_correction(row) for row in connection.execute(query)]


D = TypeVar("D", Correction, Note)


def on_items(reading: Reading, made: Iterable[D]) -> Iterator[tuple[str, D]]:
    """Each decision with the id of the item it is about; one whose item is not there is passed by."""
    items = list(anchored(reading))
    for one in made:
        if found := find(one.anchor, one.quote, one.item, items):
            yield found.item.id, one


def history(connection: sa.Connection, version: int, limit: int = 500) -> list[Past]:
    """Every correction of a version, also those taken back, the latest first."""
    query = sa.select(t.correction).where(t.correction.c.version_id == version)
    rows = connection.execute(query.order_by(t.correction.c.id.desc()).limit(limit))
    return [Past(_correction(row), row.closed_at, row.closed_by) for row in rows]


def standing(connection: sa.Connection, version: int, item: str) -> tuple[int, ...]:
    """Which corrections hold for an item now: whoever saw others has seen an older state of it.

    Raises:
        UsageError: if there is no such version, or it was never read.
    """
    found = on_items(_raw(connection, version), corrections(connection, version))
    return tuple(one.id for key, one in found if key == item)


def _correction(row: sa.Row[Any]) -> Correction:
    return Correction(
        row.id,
        row.version_id,
        row.item,
        row.anchor,
        row.quote,
        row.field,
        row.value,
        row.made_by,
        row.made_at,
    )


def hold(connection: sa.Connection, version: int) -> None:
    """Wait for others who decide on a version, to the end of this unit; in SQLite any writer waits.

    Whoever looks at what holds before deciding takes this first, so that nobody comes between.
    """
    connection.execute(
        sa.select(t.version.c.id).where(t.version.c.id == version).with_for_update(key_share=True)
    )


def correct(
    connection: sa.Connection, version: int, item: str, field: str, value: object, by: str
) -> Correction:
    """Correct an item of the live reading of a version; of several corrections of a field the last wins.

    Raises:
        UsageError: if there is no such item, or the field cannot hold the value.
    """
    hold(connection, version)
    held = _item(connection, version, item)
    check(held.kind, field, value)
    if points(held.kind, field):
        found, _ = live(connection, version)
        value = fastened(
            Pointer(held.kind, field, value), held.item, _raw(connection, version), found.reading
        )
    values = {
        "version_id": version,
        "item": held.kind,
        "anchor": held.anchor,
        "quote": held.quote,
        "field": field,
        "value": value,
        "made_by": named(by),
        "made_at": datetime.now(UTC),
    }
    made = connection.execute(sa.insert(t.correction).values(**values).returning(t.correction)).one()
    refresh(connection, version)
    return _correction(made)


def undo(connection: sa.Connection, correction: int, by: str) -> None:
    """Take a correction back: what was read, or what was decided before it, holds again.

    Raises:
        UsageError: if no such correction holds.
    """
    query = sa.select(t.correction).where(t.correction.c.id == correction)
    if (row := connection.execute(query).first()) is not None:
        hold(connection, row.version_id)
        row = connection.execute(query).one()
    if row is None or row.closed_at is not None:
        raise UsageError(f"no correction {correction} holds: `indicia corrections` lists those that do")
    _close(connection, t.correction, correction, by)
    refresh(connection, row.version_id)


def annotate(connection: sa.Connection, version: int, item: str, text: str, by: str) -> int:
    """Write a note on an item of the live reading of a version, or on words of it, as `120:188`.

    Raises:
        UsageError: if there is no such item, or there are no such words.
    """
    if not text.strip():
        raise UsageError("a note says something: write its text after the item")
    if is_stretch(item):
        span = stretch(item, _raw(connection, version).article.text)
        kind, anchor, quote = WORDS, {"words": [[span.start, span.end]]}, span.text
    else:
        held = _item(connection, version, item)
        kind, anchor, quote = held.kind, held.anchor, held.quote
    values = {
        "version_id": version,
        "item": kind,
        "anchor": anchor,
        "quote": quote,
        "text": text.strip(),
        "made_by": named(by),
        "made_at": datetime.now(UTC),
    }
    return int(connection.execute(sa.insert(t.note).values(**values).returning(t.note.c.id)).scalar_one())


def notes(connection: sa.Connection, version: int | None = None) -> Iterator[Note]:
    """The notes that hold, the oldest first: on one version, or all."""
    query = sa.select(t.note).where(t.note.c.closed_at.is_(None))
    if version is not None:
        query = query.where(t.note.c.version_id == version)
    for row in connection.execute(query.order_by(t.note.c.id)):
        yield Note(
            row.id, row.version_id, row.item, row.anchor, row.quote, row.text, row.made_by, row.made_at
        )


def close_note(connection: sa.Connection, note: int, by: str) -> None:
    """Take a note back.

    Raises:
        UsageError: if there is none.
    """
    if not _close(connection, t.note, note, by):
        raise UsageError(f"there is no note {note}: `indicia notes` lists those that hold")


def noted(connection: sa.Connection, note: Note) -> str | None:
    """The number by which the live reading has the item of a note; None where it is there no more."""
    if note.item == WORDS:
        span = words_of(note, _raw(connection, note.version).article.text)
        return f"{span.start}:{span.end}" if span else None
    found = find(note.anchor, note.quote, note.item, list(anchored(_raw(connection, note.version))))
    return found.item.id if found else None


def words_of(note: Note, text: str) -> Span | None:
    """The words that a note is on, as the page has them now; None where they are there no more."""
    return again([*note.anchor["words"][0], note.quote], text) if note.item == WORDS else None


def refresh(connection: sa.Connection, version: int) -> None:
    """Bring the rows of a version in line with its corrections."""
    found, number = live(connection, version)
    rows.write(connection, version, number, found)
    outdated.mark(connection, version)


def live(connection: sa.Connection, version: int) -> tuple[Corrected, int]:
    """The live reading of a version with its corrections, and the id of its row.

    Raises:
        UsageError: if there is no such version, or it was never read.
    """
    query = (
        sa.select(t.reading.c.id, t.reading.c.content, t.version.c.text)
        .join(t.version, t.version.c.id == t.reading.c.version_id)
        .where(t.reading.c.version_id == version, t.reading.c.closed_at.is_(None))
    )
    row = connection.execute(query).first()
    if row is None:
        raise UsageError(f"there is no reading of version {version}")
    return overlay(unpack(row.content, row.text), corrections(connection, version)), row.id


def _item(connection: sa.Connection, version: int, key: str) -> Anchored:
    """An item as it was read, whether or not it was rejected since."""
    for one in anchored(_raw(connection, version)):
        if one.item.id == key:
            return one
    raise UsageError(f"version {version} has no statement, event or exposure {key!r}")


def _raw(connection: sa.Connection, version: int) -> Reading:
    """The live reading of a version as it was made."""
    query = (
        sa.select(t.reading.c.content, t.version.c.text)
        .join(t.version, t.version.c.id == t.reading.c.version_id)
        .where(t.reading.c.version_id == version, t.reading.c.closed_at.is_(None))
    )
    row = connection.execute(query).first()
    if row is None:
        raise UsageError(f"there is no reading of version {version}")
    return unpack(row.content, row.text)


def _close(connection: sa.Connection, table: sa.Table, number: int, by: str) -> bool:
    live_row = (table.c.id == number) & table.c.closed_at.is_(None)
    done = connection.execute(
        sa.update(table).where(live_row).values(closed_at=datetime.now(UTC), closed_by=named(by))
    )
    return bool(done.rowcount)


def named(by: str) -> str:
    """Who decides.

    Raises:
        UsageError: if nobody is named.
    """
    if not by.strip():
        raise UsageError("say who decides: --by NAME, or the setting INDICIA_USER")
    return by.strip()
