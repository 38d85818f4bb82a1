"""Checking that the ledger agrees with itself: bytes with their hashes, spans with their characters."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa
from msgspec import Struct

from indicia.ledger import decisions, stamps, terms
from indicia.ledger import tables as t
from indicia.ledger.anchors import items_of, spans_of
from indicia.ledger.archive import Archive
from indicia.ledger.capture import sha256
from indicia.ledger.overlay import overlay
from indicia.ledger.packing import unpack
from indicia.ledger.records import members
from indicia.ledger.rows import TABLES
from indicia.model import LedgerError, Reading, Span

_BATCH = 500


class Verified(Struct):
    """What was looked at, and what was wrong."""

    records: int = 0
    stamps: int = 0
    versions: int = 0
    readings: int = 0
    spans: int = 0
    rows: int = 0
    wrong: list[str] = msgspec.field(default_factory=list)


def verify(connection: sa.Connection, archive: Archive, root: Path | None = None) -> Verified:
    """Look at everything; nothing is changed. Timestamps must be signed under `root`, if it is given."""
    found = Verified()
    _files(archive, found)
    for row in _all(connection, t.record):
        _record(archive, row, found, root)
    for row in _all(connection, t.version):
        found.versions += 1
        if sha256(row.text) != row.text_sha256:
            found.wrong.append(f"version {row.id}: its text is not the one that was stored")
    for row in _all(connection, t.reading):
        _reading(connection, row, found)
    found.wrong += [
        f"{table} {number}: what is searched for is not what is kept"
        for table, number in terms.missing(connection)
    ]
    return found


def _all(connection: sa.Connection, table: sa.Table) -> Iterator[sa.Row[Any]]:
    after = 0
    while True:
        query = sa.select(table).where(table.c.id > after).order_by(table.c.id).limit(_BATCH)
        rows = connection.execute(query).all()
        yield from rows
        if len(rows) < _BATCH:
            return
        after = rows[-1].id


def _files(archive: Archive, found: Verified) -> None:
    """Stretches of a file that are no record, also where no row points to them."""
    for path in archive.files():
        with path.open("rb") as file:
            for member in members(file, 0, path.stat().st_size):
                if not member.whole:
                    place = f"{path.name} at {member.start:,}"
                    found.wrong.append(f"{place}: {member.length:,} bytes are no whole record")


def _record(archive: Archive, row: sa.Row[Any], found: Verified, root: Path | None) -> None:
    found.records += 1
    try:
        capture = archive.read(row.file, row.start, row.length)
    except LedgerError as error:
        found.wrong.append(f"record {row.id}: {error}")
        return
    if hashlib.sha256(capture.content).hexdigest() != row.sha256:
        found.wrong.append(
            f"record {row.id}: {row.file} at {row.start:,}: the bytes are not those that were stored"
        )
    if row.stamp is not None:
        found.stamps += 1
        problem = stamps.problem(row.stamp, row.sha256)
        if root and not problem:
            problem = stamps.trusted(row.stamp, row.sha256, root)
        if problem:
            found.wrong.append(f"record {row.id}: {problem}")


def _reading(connection: sa.Connection, row: sa.Row[Any], found: Verified) -> None:
    found.readings += 1
    text = connection.execute(
        sa.select(t.version.c.text).where(t.version.c.id == row.version_id)
    ).scalar_one()
    try:
        reading = unpack(row.content, text)
    except LedgerError as error:
        found.wrong.append(f"reading {row.id}: {error}")
        return
    for name, span in _spans(reading):
        found.spans += 1
        if reading.article.text[span.start : span.end] != span.text:
            found.wrong.append(
                f"reading {row.id}: {name} [{span.start}, {span.end}) is not “{span.text[:60]}”"
            )
    if row.closed_at is None:
        corrected = overlay(reading, decisions.corrections(connection, row.version_id)).reading
        _rows(connection, row.id, corrected, found)


def _spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Every span of a reading that quotes its text."""
    for items in items_of(reading).values():
        for item in items:
            for field, spans in spans_of(item).items():
                yield from ((f"{field} of {item.id}", span) for span in spans)
    for mention in reading.mentions:
        yield f"mention {mention.id}", Span(mention.start, mention.end, mention.text)
    for note in reading.notes:
        if note.span:
            yield f"note {note.slug}", note.span


def _rows(connection: sa.Connection, reading_id: int, reading: Reading, found: Verified) -> None:
    """Each live row points to the characters its item points to."""
    for kind, table in TABLES.items():
        items = {item.id: item for item in items_of(reading)[kind]}
        query = sa.select(table).where(table.c.reading_id == reading_id, table.c.closed_at.is_(None))
        for row in connection.execute(query):
            found.rows += 1
            item = items.get(row.key)
            spans = (
                {f: [[s.start, s.end] for s in held] for f, held in spans_of(item).items()} if item else None
            )
            if row.spans != spans:
                found.wrong.append(
                    f"{kind} {row.id}: {row.key} of reading {reading_id} does not stand where it says"
                )
