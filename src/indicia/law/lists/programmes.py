"""Programmes that are known beforehand: `data/programmes.toml`."""

import tomllib
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from indicia.law.lists.listing import Measure, Programme
from indicia.model import DataError

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
    try:
        file = msgspec.convert(tomllib.loads(PATH.read_text(encoding="utf-8")), _File, strict=True)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise DataError(f"{PATH}: {error}") from error
    return {
        name: Programme(row.regime, row.person, row.entity, row.vessel)
        for row in file.programme
        for name in row.names
    }
