"""Places and names that the packages lack: `data/supplement.toml` and `data/words.toml`, checked."""

from functools import cache
from pathlib import Path

from msgspec import Struct

from indicia.language.places.fold import fold
from indicia.model import DataError, PlaceKind, toml

DATA = Path(__file__).parent / "data"


class Extra(Struct, frozen=True, forbid_unknown_fields=True):
    """One place; `source` says where its point is from, `weight` how well known it is (see `rank`)."""

    name: str
    kind: PlaceKind
    lat: float
    lon: float
    source: str
    country: str = ""
    admin: str = ""
    names: tuple[str, ...] = ()
    geonameid: int | None = None
    weight: float = 4.5

    @property
    def key(self) -> str:
        """Its place's id."""
        return (
            f"geonames-{self.geonameid}" if self.geonameid else "place-" + fold(self.name).replace(" ", "-")
        )


class ExtraFile(Struct, frozen=True, forbid_unknown_fields=True):
    """`supplement.toml`: what each source is, the middles of countries, and the rows."""

    sources: dict[str, str]
    points: dict[str, tuple[float, float]]
    rows: tuple[Extra, ...]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """`words.toml`: English names, further names and fame by GeoNames id; nouns for sorts of places.

    The capitals of `territories` (alpha-3 codes) are as well known as their people tell, no better.
    """

    territories: frozenset[str]
    english: dict[str, str]
    names: dict[str, tuple[str, ...]]
    fame: dict[str, float]
    sorts: dict[str, tuple[PlaceKind, ...]]


@cache
def supplement() -> ExtraFile:
    """`supplement.toml`.

    Raises:
        DataError: naming the row that does not keep the schema, lies off the globe or names no known source.
    """
    file = toml.read(DATA / "supplement.toml", ExtraFile)
    for row in file.rows:
        if not (-90 <= row.lat <= 90 and -180 <= row.lon <= 180):
            raise DataError(f"places/data/supplement.toml, row {row.name!r}: the point is not on the globe")
        if row.source not in file.sources:
            raise DataError(f"places/data/supplement.toml, row {row.name!r}: no source {row.source!r}")
    return file


@cache
def extras() -> dict[str, tuple[Extra, ...]]:
    """The supplement's places by folded name; raises DataError as `supplement` does."""
    found: dict[str, list[Extra]] = {}
    for row in supplement().rows:
        for name in (row.name, *row.names):
            found.setdefault(fold(name), []).append(row)
    return {name: tuple(dict.fromkeys(rows)) for name, rows in found.items()}


@cache
def words() -> Words:
    """`words.toml`, checked; raises DataError as `extras` does."""
    return toml.read(DATA / "words.toml", Words)


@cache
def nicknames() -> dict[str, tuple[int, ...]]:
    """GeoNames ids by folded further name ("Calif.", "Texan")."""
    found: dict[str, list[int]] = {}
    for number, names in words().names.items():
        for name in names:
            found.setdefault(fold(name), []).append(int(number))
    return {name: tuple(numbers) for name, numbers in found.items()}
