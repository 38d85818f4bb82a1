"""How gold sets are read: TOML files of a folder, strictly; and how they are parted in two.

The half of an item follows from its id alone, so it never changes when others are added at the end.
"""

import hashlib
import sys
import tomllib
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

from bench.statements import article
from indicia import events, language, statements
from indicia.language import Parse
from indicia.model import DataError, Event, Statement

ROOT = Path(__file__).parent / "gold"
SPLITS = ("dev", "test")
Shape = TypeVar("Shape", bound=msgspec.Struct)


@dataclass
class Rate:
    """So many of so many."""

    right: int = 0
    of: int = 0

    def __str__(self) -> str:
        """Per cent, and the counts."""
        return f"{100 * self.right / max(self.of, 1):5.1f} %  ({self.right} of {self.of})"


def half(id_: str) -> str:
    """`dev` or `test`: of each pair (1, 2), (3, 4)... of a name, a hash says which one is `dev`."""
    name, number = id_.rsplit("-", 1)
    pair, place = divmod(int(number) - 1, 2)
    first = hashlib.sha256(f"{name}-{pair}".encode()).digest()[0] % 2
    return SPLITS[place != first]


def files(folder: Path, shape: type[Shape], but: str = "") -> Iterator[tuple[str, Shape]]:
    """Each TOML file of a folder but one, by name, in the shape asked for.

    Raises:
        DataError: naming the file, if it is not TOML or not of the shape; unknown keys are refused.
    """
    for path in sorted(folder.glob("*.toml")):
        if path.name == but:
            continue
        try:
            yield path.name, msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), shape)
        except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
            raise DataError(f"{path.name}: {error}") from error


def read(text: str, published: date | None = None) -> tuple[Parse, tuple[Statement, ...], tuple[Event, ...]]:
    """A text taken as given, without the page stage: its language, statements and events."""
    parse, _ = language.parse(msgspec.structs.replace(article(text), published=published))
    said, _ = statements.find(parse)
    done, _ = events.find(parse, said)
    return parse, said, done


def options(doc: str | None, *more: str) -> Namespace:
    """`--split` and `--misses` of a gold command; misses of `test` are refused, so that it stays unseen.

    Args:
        doc: the docstring of the command.
        more: splits beside `dev` and `test` that the command knows.
    """
    parser = ArgumentParser(description=(doc or "").partition("\n")[0])
    parser.add_argument("--split", choices=(*SPLITS, *more), default="dev")
    parser.add_argument("--misses", action="store_true", help="print every difference from the gold")
    given = parser.parse_args()
    if given.misses and given.split == "test":
        parser.error("of the test half only totals are printed")
    return given


def show(lines: Iterator[str]) -> None:
    """Print lines."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
