"""Programmes that are known beforehand: `data/programmes.toml`."""

from functools import cache
from pathlib import Path

from msgspec import Struct

from indicia.law.lists.listing import Measure, Programme
from indicia.model import toml

PATH = Path(__file__).parents[1] / "data" / "programmes.toml"


class _Row(Struct, frozen=True, forbid_unknown_fields=True):
    """One programme, by all its names."""

    names: tuple[str, ...]
    regime: str | None = None
    person: tuple[Measure, ...] = ()
    entity: tuple[Measure, ...] = ()
    vessel: tuple[Measure, ...] = ()


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    """The file as a whole."""

    programme: tuple[_Row, ...]


@cache
def known() -> dict[str, Programme]:
    """Programmes by each of their names.

    Raises:
        DataError: if the file does not keep its schema.
    """
    file = toml.read(PATH, _File)
    return {
        name: Programme(row.regime, row.person, row.entity, row.vessel)
        for row in file.programme
        for name in row.names
    }
