"""The file of places: read where it lies, nothing of it loaded before a place is asked for.

Layout, little-endian, `n` places by GeoNames id, `m` names by signature::

    head                magic, n, m, countries, bytes of names
    n × u32, i32, i32   id, latitude and longitude in 1/100,000 degree
    n × u32, u32, u32   inhabitants; rows of the first- and second-level areas it lies in, or NONE
    (n + 1) × u32       where each name begins
    m × u32, u32, u8    signature of a key, row | MAIN for a place's own name, check of the key
    n × u8, u8          country, kind
    countries × 3       alpha-3 codes
    names               UTF-8
"""

import hashlib
import mmap
import struct
import sys
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files
from typing import Literal

from msgspec import Struct

from indicia.language.places.fold import signature
from indicia.model import DataError

MAGIC = b"INDPLC01"
HEADER = struct.Struct("<8sIIII")
MAIN = 1 << 31
NONE = 2**32 - 1
KINDS = ("continent", "country", "admin1", "admin2", "capital", "town")


class Row(Struct, frozen=True):
    """One place of the file; `first` and `second` are row numbers of areas it lies in, or None."""

    number: int
    id: int
    kind: str
    country: str
    lat: float
    lon: float
    people: int
    first: int | None
    second: int | None


class Gazetteer:
    """The places of one file, whose bytes `data` holds."""

    def __init__(self, data: "memoryview[int]") -> None:
        """Lay the tables over the bytes.

        Raises:
            DataError: if these are not a gazetteer's bytes.
        """
        if sys.byteorder != "little" or bytes(data[:8]) != MAGIC:
            raise DataError("places/data/gazetteer.bin: no gazetteer that this machine can read")
        _, self.size, names, codes, length = HEADER.unpack(data[: HEADER.size])
        self._at = HEADER.size
        self._data = data
        self.ids = self._numbers("I", self.size)
        self._lat, self._lon = self._numbers("i", self.size), self._numbers("i", self.size)
        self._people = self._numbers("I", self.size)
        self._first, self._second = self._numbers("I", self.size), self._numbers("I", self.size)
        self._begin = self._numbers("I", self.size + 1)
        self._keys, self._rows = self._numbers("I", names), self._numbers("I", names)
        self._checks = self._take(names)
        self._country, self._kind = self._take(self.size), self._take(self.size)
        self._codes = [bytes(self._take(3)).decode().strip() for _ in range(codes)]
        self._names = self._take(length)

    def _take(self, length: int) -> "memoryview[int]":
        self._at += length
        return self._data[self._at - length : self._at]

    def _numbers(self, form: Literal["I", "i"], count: int) -> "memoryview[int]":
        return self._take(4 * count).cast(form)

    def rows_of(self, key: str) -> Iterator[tuple[int, bool]]:
        """Rows that a folded name may mean, the most populous first; whether it is their own name."""
        wanted, check = signature(key)
        at = bisect_left(self._keys, wanted)
        while at < len(self._keys) and self._keys[at] == wanted:
            if self._checks[at] == check:
                yield self._rows[at] & ~MAIN, bool(self._rows[at] & MAIN)
            at += 1

    def row(self, number: int) -> Row:
        """One row."""
        first, second = self._first[number], self._second[number]
        return Row(
            number,
            self.ids[number],
            self.kind(number),
            self.country(number),
            self._lat[number] / 1e5,
            self._lon[number] / 1e5,
            self._people[number],
            None if first == NONE else first,
            None if second == NONE else second,
        )

    def name(self, number: int) -> str:
        """The name of a row."""
        return bytes(self._names[self._begin[number] : self._begin[number + 1]]).decode()

    def country(self, number: int) -> str:
        """The alpha-3 code of a row."""
        return self._codes[self._country[number]]

    def kind(self, number: int) -> str:
        """The kind of a row."""
        return KINDS[self._kind[number]]

    def of_kind(self, kind: str) -> list[int]:
        """The rows of a kind."""
        wanted = KINDS.index(kind)
        return [n for n, found in enumerate(bytes(self._kind)) if found == wanted]

    def by_id(self, geonameid: int) -> int | None:
        """The row of a GeoNames id, or None."""
        at = bisect_left(self.ids, geonameid)
        return at if at < self.size and self.ids[at] == geonameid else None


@cache
def gazetteer() -> Gazetteer:
    """The packaged gazetteer, opened once.

    Raises:
        DataError: if the file is not the one that was built.
    """
    folder = files(__package__).joinpath("data")
    with as_file(folder.joinpath("gazetteer.bin")) as path, path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    wanted = folder.joinpath("gazetteer.sha256").read_text(encoding="ascii").strip()
    if hashlib.sha256(data).hexdigest() != wanted:
        raise DataError("places/data/gazetteer.bin: its SHA-256 is not the one in gazetteer.sha256")
    return Gazetteer(memoryview(data))
