"""The ledger: one folder (or a database and a folder) that takes captures in and loses nothing.

::

    capture -> archive (on the disk) -> made of it -> one transaction -> rows
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from indicia.ledger import decisions, journal, keep, stamps
from indicia.ledger import tables as t
from indicia.ledger.archive import Archive, Torn, Written
from indicia.ledger.backup import backup
from indicia.ledger.capture import Capture, Made, Unread
from indicia.ledger.keep import Kept, Taken
from indicia.ledger.overlay import Corrected
from indicia.ledger.store import Store
from indicia.ledger.verify import Verified, verify
from indicia.model import IndiciaError, LedgerError, UsageError

DATABASE = "indicia.db"
ARCHIVE = "archive"
SOURCES = "sources.toml"


class Ledger:
    """What is kept. Open it with `with open_ledger(...) as ledger`; two processes at once are safe."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        self.folder = folder
        self.archive = Archive(folder / ARCHIVE, self._known_end)

    def __enter__(self) -> Self:
        """The open ledger."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let the archive's file and the database go."""
        self.archive.close()
        self.store.close()

    @property
    def sources(self) -> Path:
        """The file that says what to fetch."""
        return self.folder / SOURCES

    @property
    def torn(self) -> list[Torn]:
        """Half records of a process that was killed, cut off since the ledger was opened."""
        return self.archive.torn

    def read(self) -> AbstractContextManager[sa.Connection]:
        """One unit of reading, for the functions of this room that take a connection."""
        return self.store.read()

    def write(self) -> AbstractContextManager[sa.Connection]:
        """One unit of writing: all of it is kept, or nothing of it."""
        return self.store.write()

    def keep(self, capture: Capture) -> Kept:
        """Put the bytes of a capture into the archive, unless it holds them already.

        Raises:
            LedgerError: if they cannot be written.
        """
        query = sa.select(t.record).where(t.record.c.sha256 == capture.sha256)
        with self.store.read() as connection:
            row = connection.execute(query).first()
        if row is None:
            return Kept(capture, self.archive.append(capture))
        return Kept(capture, Written(row.file, row.start, row.length, row.sha256, row.size), row.id)

    def take_known(self, kept: Kept, run: int | None = None) -> Taken | None:
        """Note that a page came again byte for byte; None when there is more to do than that."""
        if kept.record is None:
            return None
        with self.store.write() as connection:
            taken = keep.same_bytes(connection, kept, run)
            if taken:
                journal.settle(connection, taken.outcome, kept.capture.place, kept.capture.asked)
            return taken

    def take(self, kept: Kept, made: Made | Unread, run: int | None = None) -> Taken:
        """Take a capture in, in one transaction; the address is no longer wanted then."""
        with self.store.write() as connection:
            taken = keep.take(connection, kept, made, run)
            journal.settle(connection, taken.outcome, kept.capture.place, kept.capture.asked)
            return taken

    def not_modified(self, connection: sa.Connection, capture: Capture, run: int | None) -> Taken:
        """Note that a server said a page is as it was."""
        return keep.not_modified(connection, capture, run)

    def feed(self, connection: sa.Connection, capture: Capture, run: int | None) -> None:
        """Note that a list of addresses was got; what it named is wanted in the same unit of writing."""
        keep.feed(connection, capture, run)

    def failed(
        self, connection: sa.Connection, place: str, source: str | None, why: Unread, run: int | None
    ) -> None:
        """Note what could not be got."""
        keep.fail(connection, place, source, why, run=run)

    def reread(self, version: int, made: Made) -> Corrected:
        """Make a new reading the live one of a version; the older one is closed, corrections hold on."""
        with self.store.write() as connection:
            keep.store_reading(connection, version, made, replace=True)
            found, _ = decisions.live(connection, version)
            return found

    def leftover(self) -> Iterator[Kept]:
        """Captures that reached the archive but not the database, when a process was killed."""
        for written, capture in self.archive.leftover():
            query = sa.select(t.record.c.id).where(t.record.c.sha256 == written.sha256)
            with self.store.read() as connection:
                known = connection.execute(query).first()
            if known is None:
                yield Kept(capture, written)

    def capture(self, record: int) -> Capture:
        """The bytes of a record, as they were got.

        Raises:
            LedgerError: if they are not there any more, or damaged.
        """
        with self.store.read() as connection:
            row = connection.execute(sa.select(t.record).where(t.record.c.id == record)).one()
        return self.archive.read(row.file, row.start, row.length)

    def stamp(self, ask: stamps.Ask, limit: int = 1000) -> int:
        """Have records without a timestamp stamped, at most so many; how many were.

        Raises:
            LedgerError: if the authority sends no timestamp.
        """
        bare = sa.select(t.record.c.id, t.record.c.sha256).where(t.record.c.stamp.is_(None))
        with self.store.read() as connection:
            rows = connection.execute(bare.order_by(t.record.c.id).limit(limit)).all()
        for row in rows:
            answer = stamps.stamp(row.sha256, ask)
            with self.store.write() as connection:
                connection.execute(sa.update(t.record).where(t.record.c.id == row.id).values(stamp=answer))
        return len(rows)

    def verify(self, root: Path | None = None) -> Verified:
        """Check hashes, spans, rows and timestamps (signed under `root`, if given); nothing is changed."""
        with self.store.read() as connection:
            return verify(connection, self.archive, root)

    def backup(self, to: Path) -> int:
        """Copy the whole ledger into a new folder, also while others write: how many bytes it takes.

        Raises:
            UsageError: if the folder is there already, or the rows are in PostgreSQL (`pg_dump` does it).
            LedgerError: if it cannot be written.
        """
        if not self.store.is_sqlite:
            raise UsageError("a ledger in PostgreSQL is backed up by pg_dump, then its archive folder")
        return backup(self.folder, DATABASE, to)

    def _known_end(self, file: str) -> int:
        end = sa.select(sa.func.max(t.record.c.start + t.record.c.length)).where(t.record.c.file == file)
        with self.store.read() as connection:
            return int(connection.execute(end).scalar() or 0)


def open_ledger(place: str | Path, *, archive: Path | None = None, make: bool = True) -> Ledger:
    """Open a ledger, made or brought up to date if need be.

    Args:
        place: a folder, or the address of a PostgreSQL database (`postgresql://...`).
        archive: the folder of the archive and of `sources.toml`, for a ledger in PostgreSQL.
        make: whether a folder that is none yet may be made.

    Raises:
        LedgerError: if the database cannot be used.
        UsageError: if there is no ledger, or no archive was named for one in PostgreSQL.
    """
    if str(place).startswith(("postgresql:", "postgres:", "postgresql+psycopg:")):
        if archive is None:
            raise UsageError(
                "a ledger in PostgreSQL keeps its pages in a folder: name it with --archive FOLDER"
            )
        return _opened(Store(str(place)), archive)
    folder = Path(place)
    if not make and not (folder / DATABASE).is_file():
        raise UsageError(f"there is no ledger in {folder}: `indicia add` makes one")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(f"{folder} cannot be made: {error.strerror or error}") from error
    return _opened(Store(sa.URL.create("sqlite", database=str(folder / DATABASE))), folder)


def _opened(store: Store, folder: Path) -> Ledger:
    try:
        store.migrate()
    except IndiciaError:
        store.close()
        raise
    return Ledger(store, folder)
