"""The names that Indicia knows: files in `data/`, checked when they are loaded."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from indicia.model import DataError, EntityKind

T = TypeVar("T")


class StateRow(Struct, frozen=True, forbid_unknown_fields=True):
    """What a state is called beside its listed names."""

    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    compass: tuple[str, ...] = ()
    country: str = ""


class StateFile(Struct, frozen=True, forbid_unknown_fields=True):
    """`states.toml`."""

    states: dict[str, StateRow]
    more: tuple[StateRow, ...]
    other: dict[str, tuple[str, ...]]


class BodyRow(Struct, frozen=True, forbid_unknown_fields=True):
    """An organisation."""

    name: str
    country: str | None = None
    names: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    stands_for: tuple[str, ...] = ()
    about: str | None = None
    shared: tuple[str, ...] = ()


class BodySort(Struct, frozen=True, forbid_unknown_fields=True):
    """Organisations of one sort, with what they have in common."""

    rows: tuple[BodyRow, ...]
    called: tuple[str, ...] = ()
    kind: EntityKind = "organisation"


class PersonRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A person in office."""

    name: str
    country: str | None = None
    office: str | None = None
    since: int | None = None
    until: int | None = None
    names: tuple[str, ...] = ()
    alone: bool = False
    woman: bool = False


class PersonFile(Struct, frozen=True, forbid_unknown_fields=True):
    """`persons.toml`."""

    surnames_first: frozenset[str]
    rows: tuple[PersonRow, ...]


class TownRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A place with a point."""

    name: str
    country: str
    latitude: float
    longitude: float
    names: tuple[str, ...] = ()


class PlaceFile(Struct, frozen=True, forbid_unknown_fields=True):
    """`places.toml`."""

    towns: tuple[TownRow, ...]
    seas: tuple[str, ...]
    regions: dict[str, tuple[str, ...]]


class State(Struct, frozen=True):
    """One row of `states.tsv`."""

    code: str
    capital: str
    name: str
    names: tuple[str, ...]


def read_toml(file: str, shape: type[T]) -> T:
    """One data file in its shape.

    Raises:
        DataError: if the file does not keep the shape; names the file and the place in it.
    """
    return checked(tomllib.loads(text(file)), file, shape)


def checked(raw: Any, file: str, shape: type[T]) -> T:
    """A parsed file in its shape; raises DataError as `read_toml` does."""
    try:
        return msgspec.convert(raw, shape, strict=True)
    except msgspec.ValidationError as error:
        raise DataError(f"names/data/{file}: {error}") from error


def text(file: str) -> str:
    """The text of a data file."""
    return files(__package__).joinpath("data", file).read_text(encoding="utf-8")


def table(file: str, width: int) -> list[list[str]]:
    """The rows of a tab-separated file, its header left out; raises DataError on a row of another width."""
    rows = [line.split("\t") for line in text(file).splitlines()]
    for number, row in enumerate(rows, start=1):
        if len(row) != width:
            raise DataError(f"names/data/{file}, row {number}: {len(row)} columns, not {width}")
    return rows[1:]


@cache
def states() -> dict[str, State]:
    """States and lands of ISO 3166 by alpha-3 code."""
    rows = table("states.tsv", 5)
    return {r[0]: State(r[0], r[2], r[3], tuple(filter(None, r[4].split("|")))) for r in rows}


def known_codes(file: str, codes: dict[str, str | None]) -> None:
    """Check that each row's country is one of `states.tsv`; raises DataError naming the row."""
    for row, code in codes.items():
        if code is not None and code not in states():
            raise DataError(f"names/data/{file}, row {row!r}: no country has the code {code!r}")


@cache
def demonyms() -> StateFile:
    """`states.toml`, checked."""
    found = read_toml("states.toml", StateFile)
    known_codes("states.toml", {code: code for code in (*found.states, *found.other["lands"])})
    known_codes("states.toml", {row.country: row.country for row in found.more})
    return found


@cache
def bodies() -> dict[str, BodySort]:
    """`organisations.toml` by sort, checked."""
    found = read_toml("organisations.toml", dict[str, BodySort])
    known_codes("organisations.toml", {r.name: r.country for sort in found.values() for r in sort.rows})
    return found


@cache
def persons() -> PersonFile:
    """`persons.toml`, checked."""
    found = read_toml("persons.toml", PersonFile)
    known_codes("persons.toml", {row.name: row.country for row in found.rows})
    for row in found.rows:
        if row.since and row.until and row.since > row.until:
            raise DataError(f"names/data/persons.toml, row {row.name!r}: in office until before since")
    return found


@cache
def in_office() -> tuple[PersonRow, ...]:
    """People in office: those of `persons.toml`, then the rows of `leaders.tsv`, checked."""
    rows = [
        PersonRow(r[4], r[0] or None, r[1], int(r[2]), int(r[3]) if r[3] else None, _parts(r[5]))
        for r in table("leaders.tsv", 6)
    ]
    known_codes("leaders.tsv", {row.name: row.country for row in rows})
    return (*(row for row in persons().rows if row.office), *rows)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split("|")))


@cache
def places() -> PlaceFile:
    """`places.toml`, checked."""
    found = read_toml("places.toml", PlaceFile)
    known_codes("places.toml", {row.name: row.country for row in found.towns})
    known_codes("places.toml", {code: code for code in found.regions})
    return found


def cities() -> list[list[str]]:
    """Rows of `cities.tsv`, the largest first: id, name, country, latitude, longitude, population."""
    return table("cities.tsv", 6)
