"""The folder an export is written to: each file whole or not at all, counted and hashed as it is written."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

import msgspec
from msgspec import Struct

from indicia.model import IndiciaError


class Written(Struct, frozen=True):
    """A file of an export."""

    name: str
    bytes: int
    sha256: str


class Sink:
    """A file that is being written."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.size = 0
        self._hash = hashlib.sha256()

    def write(self, data: bytes) -> int:
        """Write bytes."""
        self.file.write(data)
        self.size += len(data)
        self._hash.update(data)
        return len(data)

    @property
    def sha256(self) -> str:
        """Of what was written."""
        return self._hash.hexdigest()

    # What libraries ask of a file that they write to.
    closed = False

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """The folder closes it."""

    def tell(self) -> int:
        """Where the next byte goes."""
        return self.size

    def writable(self) -> bool:
        """It is there to be written to."""
        return True


class Folder:
    """Where the files go."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.files: list[Written] = []
        if place.exists() and not place.is_dir():
            raise IndiciaError(f"cannot write into {place}: it is a file; --out names a folder")
        try:
            place.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise IndiciaError(f"cannot make {place}: {error.strerror or error}") from error

    @contextmanager
    def open(self, name: str) -> Iterator[Sink]:
        """A file under this name, which it gets when it is complete; what stood there stands until then.

        Raises:
            IndiciaError: if it cannot be written.
        """
        part = self.place / f".indicia-{token_hex(8)}.part"
        try:
            with part.open("xb") as file:
                sink = Sink(file)
                yield sink
            part.replace(self.place / name)
        except OSError as error:
            raise IndiciaError(f"cannot write {self.place / name}: {error.strerror or error}") from error
        finally:
            part.unlink(missing_ok=True)
        self.files.append(Written(name, sink.size, sink.sha256))


class Listing:
    """The members of a long list inside a JSON document, one a line."""

    def __init__(self, sink: Sink, head: bytes) -> None:
        self.sink = sink
        self.count = 0
        sink.write(head)

    def add(self, member: object) -> None:
        """Write one more."""
        self.sink.write((b",\n" if self.count else b"\n") + msgspec.json.encode(member))
        self.count += 1

    def end(self, tail: bytes) -> None:
        """Close the document."""
        self.sink.write(b"\n" + tail + b"\n")
