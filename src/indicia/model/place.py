"""A place on the map."""

from typing import Literal, get_args

from msgspec import Struct

PlaceKind = Literal[
    "continent",
    "country",
    "admin1",
    "admin2",
    "capital",
    "town",
    "site",
    "region",
    "island",
    "mountain",
    "water",
]
PLACE_KINDS: tuple[str, ...] = get_args(PlaceKind)


class Place(Struct, frozen=True):
    """Where a name leads to.

    `id` is `geonames-` with the GeoNames number, or `place-` with the key of a row of the supplement.
    `country` is alpha-3, empty for the high seas and for what several states share; `admin` the name of
    the first-level area it lies in, empty when unknown. Latitude and longitude are in degrees; those of
    a country or area are the middle of its towns. `score` (0 to 1) is the share of this place among all
    that the name may mean here; `reason` says in a few words what decided.
    """

    id: str
    name: str
    kind: PlaceKind
    country: str
    admin: str
    lat: float
    lon: float
    people: int = 0
    score: float = 1.0
    reason: str = ""

    @property
    def geonameid(self) -> int | None:
        """The GeoNames number, or None for a row of the supplement without one."""
        return int(self.id[9:]) if self.id.startswith("geonames-") else None
