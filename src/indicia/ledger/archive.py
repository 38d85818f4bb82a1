"""The archive: web archive files that only ever grow, each written by one process at a time.

A record is on the disk before any row of the database points to it, so after a crash a file may hold more
than the database knows, never less. What it holds more is found again (`leftover`) and taken in.
"""

import os
import secrets
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock, Timeout
from msgspec import Struct

from indicia.ledger.capture import Capture
from indicia.ledger.records import members, packed, unpacked, warcinfo
from indicia.model import LedgerError

FILE_LIMIT = 1_000_000_000
SUFFIX = ".warc.gz"
TORN = "torn"


class Written(Struct, frozen=True):
    """Where a record lies, and the SHA-256 and size of the bytes in it."""

    file: str
    start: int
    length: int
    sha256: str
    size: int


class Torn(Struct, frozen=True):
    """A record that was not written to its end, and where its bytes were put aside."""

    file: str
    start: int
    length: int
    aside: str


class Archive:
    """A folder of web archive files."""

    def __init__(self, folder: Path, known_end: Callable[[str], int]) -> None:
        """`known_end` says up to where the database knows a file."""
        self.folder = folder
        self.known_end = known_end
        self.torn: list[Torn] = []
        self._file: BinaryIO | None = None
        self._name = ""
        self._lock: FileLock | None = None

    def append(self, capture: Capture) -> Written:
        """Write a record; when this returns, it is on the disk.

        Raises:
            LedgerError: if it could not be written; the file is then as it was.
        """
        name, start, length = self._write(packed(capture))
        return Written(name, start, length, capture.sha256, len(capture.content))

    def read(self, file: str, start: int, length: int) -> Capture:
        """The capture of a record.

        Raises:
            LedgerError: if the file is not there, or the record is damaged.
        """
        where = f"{file} at {start:,}"
        try:
            with (self.folder / file).open("rb") as handle:
                handle.seek(start)
                data = handle.read(length)
        except OSError as error:
            raise LedgerError(f"{where}: cannot be read: {error.strerror or error}") from error
        try:
            found = unpacked(data)
        except LedgerError as error:
            raise LedgerError(f"{where}: {error}") from error
        if found is None:
            raise LedgerError(f"{where}: there is no whole record")
        return found

    def leftover(self) -> Iterator[tuple[Written, Capture]]:
        """The records the database does not know, of files nobody is writing to; torn ends are cut."""
        for path in self.files():
            if path.name == self._name:
                continue
            lock = self._locked(path)
            if lock:
                try:
                    yield from self._settle(path)
                finally:
                    lock.release()

    def files(self) -> list[Path]:
        """The files, oldest first."""
        return sorted(self.folder.glob(f"*{SUFFIX}"))

    def close(self) -> None:
        """Let the file go, for another process to go on with."""
        if self._file:
            self._file.close()
            self._file = None
            self._name = ""
        if self._lock:
            self._lock.release()
            self._lock = None

    def _write(self, data: bytes) -> tuple[str, int, int]:
        file, name = self._open(), self._name
        start = file.seek(0, os.SEEK_END)
        try:
            _all(file, data)
            os.fsync(file.fileno())
        except OSError as error:
            self._take_back(file, start)
            raise LedgerError(
                f"the archive in {self.folder} cannot be written: {error.strerror or error}; what was stored "
                "before is as it was: make room and run the command again"
            ) from error
        if start + len(data) > FILE_LIMIT:
            self.close()
        return name, start, len(data)

    def _take_back(self, file: BinaryIO, start: int) -> None:
        """Leave no half record; if even that fails, the next start cuts it off."""
        try:
            file.truncate(start)
            os.fsync(file.fileno())
        except OSError:
            self.close()

    def _open(self) -> BinaryIO:
        """The file this process writes to: the last one with room that nobody else holds, or a new one."""
        if self._file:
            return self._file
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for path in reversed(self.files()):
                if path.stat().st_size < FILE_LIMIT and self._hold(path):
                    return self._opened(path)
            moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
            path = self.folder / f"indicia-{moment}-{secrets.token_hex(4)}{SUFFIX}"
            self._hold(path)
            file = self._opened(path)
            _all(file, warcinfo(path.name, f"indicia {version('indicia')}"))
            os.fsync(file.fileno())
            _sync_folder(self.folder)
        except OSError as error:
            self.close()
            raise LedgerError(
                f"the archive in {self.folder} cannot be written: {error.strerror or error}"
            ) from error
        return file

    def _hold(self, path: Path) -> bool:
        """Take the file for this process, unless another has it, or it holds what was not yet taken in."""
        lock = self._locked(path)
        if lock is None:
            return False
        if any(True for _ in self._settle(path)):
            lock.release()
            return False
        self._lock = lock
        return True

    def _opened(self, path: Path) -> BinaryIO:
        self._file = path.open("ab", buffering=0)
        self._name = path.name
        return self._file

    def _locked(self, path: Path) -> FileLock | None:
        lock = FileLock(path.with_name(path.name + ".lock"), is_singleton=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return None
        return lock

    def _settle(self, path: Path) -> Iterator[tuple[Written, Capture]]:
        """What lies beyond the part of a file that the database knows."""
        size = path.stat().st_size if path.exists() else 0
        start = self.known_end(path.name)
        if start >= size:
            return
        with path.open("rb") as file:
            found = list(members(file, start, size))
        if found and not found[-1].whole:
            self._cut(path, found[-1].start)
        for member in found:
            if member.whole and (capture := self._capture(path, member.start, member.length)):
                yield (
                    Written(path.name, member.start, member.length, capture.sha256, len(capture.content)),
                    capture,
                )

    def _capture(self, path: Path, start: int, length: int) -> Capture | None:
        with path.open("rb") as file:
            file.seek(start)
            data = file.read(length)
        try:
            return unpacked(data)
        except LedgerError:  # a gzip member that somebody else put there
            return None

    def _cut(self, path: Path, start: int) -> None:
        """Put a torn end aside and cut it off."""
        folder = self.folder / TORN
        folder.mkdir(exist_ok=True)
        aside = folder / f"{path.name}-{start}"
        with path.open("r+b") as file:
            file.seek(start)
            rest = file.read()
            with aside.open("wb") as kept:
                _all(kept, rest)
                kept.flush()
                os.fsync(kept.fileno())
            _sync_folder(folder)
            file.truncate(start)
            os.fsync(file.fileno())
        self.torn.append(Torn(path.name, start, len(rest), f"{TORN}/{aside.name}"))


def _all(file: BinaryIO, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]


def _sync_folder(folder: Path) -> None:
    """A new file's name is on the disk only when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
