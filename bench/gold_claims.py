"""The gold of claims: short pages, the claim they tell, its true origins; checked on loading.

`bench/gold/claims/GUIDELINE.md` says how it is made. `first`, `second` and `third` are the
files of `bench/gold/claims/fresh/`, each run once before it was looked at.
"""

import tomllib
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

from bench.gold_families import as_page
from bench.gold_files import half
from indicia.model import DataError, Move, Page
from indicia.model.conduct import AREAS

FOLDER = Path(__file__).parent / "gold" / "claims"
SOURCES = FOLDER / "sources.toml"
FRESH = FOLDER / "fresh"


class GoldPage(Struct, frozen=True, forbid_unknown_fields=True):
    """A page; see the guideline."""

    outlet: str
    date: date
    moves: tuple[Move, ...]
    text: str

    def page(self) -> Page:
        """The page as a site would show it."""
        title, *lines = self.text.strip().split("\n")
        return as_page(self.outlet, self.date, (title.removeprefix("# "), *lines))


class GoldClaim(Struct, frozen=True, forbid_unknown_fields=True):
    """A claim; see the guideline."""

    id: str
    area: str
    actors: tuple[str, ...]
    counterparts: tuple[str, ...]
    origins: tuple[str, ...]
    page: tuple[GoldPage, ...]
    unknown: bool = False
    denied_by: tuple[str, ...] = ()

    @property
    def parties(self) -> frozenset[str]:
        """Both sides."""
        return frozenset((*self.actors, *self.counterparts))


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    claim: tuple[GoldClaim, ...]


def load(split: str, folder: Path = FOLDER) -> tuple[GoldClaim, ...]:
    """The claims of a half, or of the fresh file of that name.

    Raises:
        DataError: naming the file or claim that is wrong.
    """
    if split in fresh():
        return tuple(row for row in _rows(FRESH) if row.id.startswith(f"{split}-"))
    return tuple(row for row in _rows(folder) if half(row.id) == split)


def fresh() -> tuple[str, ...]:
    """The names of the fresh files."""
    return tuple(sorted(path.stem for path in FRESH.glob("*.toml")))


def _rows(folder: Path) -> list[GoldClaim]:
    found: list[GoldClaim] = []
    for path in sorted(folder.glob("*.toml")):
        if path.name == SOURCES.name:
            continue
        try:
            rows = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File).claim
        except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
            raise DataError(f"{path.name}: {error}") from error
        for number, row in enumerate(rows, 1):
            if row.id != f"{path.stem}-{number}":
                raise DataError(f"{path.name}: {row.id} should be {path.stem}-{number}")
            if row.area not in AREAS:
                raise DataError(f"{path.name}: {row.id}: {row.area!r} is no area")
        found += rows
    return found
