"""The room's data files, checked and loaded once."""

from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

from msgspec import Struct

from indicia.model import DataError, toml
from indicia.pages.reasons import REASONS

DATA = Path(__file__).parent / "data"
_T = TypeVar("_T")


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """Word lists of the line judge, each in lower case."""

    stop: frozenset[str]
    english: frozenset[str]
    second_person: frozenset[str]
    imperatives: frozenset[str]
    promotion: frozenset[str]
    networks: frozenset[str]


class PhraseTable(Struct, frozen=True, forbid_unknown_fields=True):
    """Form phrases that give one reason; see the head of `data/phrases.toml`."""

    reason: str
    whole: tuple[str, ...] = ()
    start: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    until: Literal["", "prose", "end"] = ""
    words: int = 20


class Phrases(Struct, frozen=True, forbid_unknown_fields=True):
    """All form phrases, in order of precedence."""

    phrases: tuple[PhraseTable, ...]


class HintTable(Struct, frozen=True, forbid_unknown_fields=True):
    """Marks of HTML elements that give one reason; see the head of `data/hints.toml`."""

    reason: str
    tags: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class Hints(Struct, frozen=True, forbid_unknown_fields=True):
    """All marks, in order of precedence."""

    hints: tuple[HintTable, ...]


class Agency(Struct, frozen=True, forbid_unknown_fields=True):
    """A news agency: its name and the ways its credit is written."""

    name: str
    credits: tuple[str, ...]


class Datelines(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in datelines: agencies, cities known without more, regions that follow a city."""

    agencies: tuple[Agency, ...]
    cities: frozenset[str]
    regions: frozenset[str]


def check_reasons(path: Path, reasons: list[str]) -> None:
    """Raise DataError for a reason that is not in the closed list."""
    for row, reason in enumerate(reasons, 1):
        if reason not in REASONS:
            raise DataError(f"{path.name}: row {row}: {reason!r} is no reason of `indicia.pages.REASONS`")


@cache
def words() -> Words:
    """The word lists."""
    return toml.read(DATA / "words.toml", Words)


@cache
def phrase_tables() -> tuple[PhraseTable, ...]:
    """The form phrases."""
    path = DATA / "phrases.toml"
    tables = toml.read(path, Phrases).phrases
    check_reasons(path, [table.reason for table in tables])
    return tables


@cache
def hint_tables() -> tuple[HintTable, ...]:
    """The marks of HTML elements."""
    path = DATA / "hints.toml"
    tables = toml.read(path, Hints).hints
    check_reasons(path, [table.reason for table in tables])
    return tables


@cache
def datelines() -> Datelines:
    """Agencies, cities and regions of datelines."""
    return toml.read(DATA / "datelines.toml", Datelines)
