"""The lists of a user's folder, checked as they are read; the rows only when they are asked for."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec

from indicia.law.lists.listing import ListHead, Listing, Programme
from indicia.model import DataError, toml

FOLDER = "lists"


@dataclass(frozen=True, eq=False)
class HeldList:
    """One list: its head, read; its rows, read on first use."""

    path: Path
    head: ListHead

    @property
    def rows_path(self) -> Path:
        """Where the rows of an imported list stand."""
        return self.path.with_suffix(".jsonl")

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        """The rows of the head, then those of the file beside it.

        Raises:
            DataError: naming file and line of a row that does not keep the schema.
        """
        return (*self.head.listing, *(rows(self.rows_path) if self.rows_path.is_file() else ()))

    def programme(self, row: Listing) -> Programme:
        """What the row's programme means; nothing, where the head does not say."""
        return self.head.programme.get(row.programme) or Programme()


def read_all(folder: Path) -> tuple[HeldList, ...]:
    """The lists of a folder of one's own, by the names of their files.

    Raises:
        DataError: if a head does not keep its schema, or two lists have one id.
    """
    held = tuple(read(path) for path in sorted((folder / FOLDER).glob("*.toml")))
    for one in held:
        if one.head.id != one.path.stem:
            raise DataError(f"{one.path}: id: {one.head.id} is not the name of its file")
    return held


def read(path: Path) -> HeldList:
    """One list, its head read.

    Raises:
        DataError: if the head cannot be read or does not keep its schema.
    """
    return HeldList(path, toml.read(path, ListHead))


def rows(path: Path) -> tuple[Listing, ...]:
    """The rows of a file of JSON lines.

    Raises:
        DataError: naming the line that is wrong.
    """
    decoder = msgspec.json.Decoder(Listing)
    found: list[Listing] = []
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    found.append(_row(decoder, line, path, number))
    except OSError as error:
        raise DataError(f"{path}: {error}") from error
    return tuple(found)


def _row(decoder: msgspec.json.Decoder[Listing], line: bytes, path: Path, number: int) -> Listing:
    try:
        return decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: line {number}: {error}") from error
