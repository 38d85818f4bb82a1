"""What a name may mean: rows of the gazetteer, of the supplement, and the peoples' names of states."""

from dataclasses import dataclass
from functools import cache, lru_cache
from math import cos, log10, radians

from indicia.language.names.data import demonyms, states
from indicia.language.places.fold import fold, forms
from indicia.language.places.gazetteer import Row, gazetteer
from indicia.language.places.supplement import Extra, extras, nicknames, words
from indicia.model import PlaceKind

# How much better known a place of a kind is than a town of as many people; tuned on LGL's dev part.
KNOWN: dict[str, float] = {"country": 1.0, "capital": 1.5, "continent": 1.0, "admin1": 0.5, "admin2": -0.5}
ALIAS = 1.0  # what a name that is not the place's own costs
SMALL = 0.05  # of the area's people; a smaller town is not what its name calls up
BESIDE = 150.0  # kilometres: the lists put some towns outside the area they have named
SEAT = 1.5  # what an area loses to the town of the same name that it is called after


@dataclass(slots=True, eq=False)
class Candidate:
    """A place that a name may mean. `first` and `second` are rows of the areas it is or lies in."""

    id: str
    kind: PlaceKind
    country: str
    first: int | None
    second: int | None
    lat: float
    lon: float
    people: int
    prior: float
    own: bool = True
    number: int = -1
    extra: Extra | None = None

    def within(self, area: "Candidate") -> bool:
        """Whether it lies in another place, or is a part of it by the lists."""
        if area.kind == "country":
            return self.country == area.country and self.kind != "country"
        if area.kind == "admin1":
            return self.first == area.first and self.kind != "admin1" and self.country == area.country
        return area.kind == "admin2" and self.second == area.second and self.kind != "admin2"


def of_row(row: Row, *, own: bool) -> Candidate:
    """A row of the gazetteer as a candidate."""
    first = row.number if row.kind == "admin1" else row.first
    second = row.number if row.kind == "admin2" else row.second
    kind = "town" if row.kind == "capital" and row.country in words().territories else row.kind
    prior = log10(row.people + 100) + KNOWN.get(kind, 0.0) - (0.0 if own else ALIAS)
    prior += words().fame.get(str(row.id), 0.0)
    return Candidate(
        f"geonames-{row.id}",
        row.kind,  # type: ignore[arg-type]  # KINDS of the file are kinds of places
        row.country,
        first,
        second,
        row.lat,
        row.lon,
        row.people,
        prior,
        own,
        row.number,
    )


def of_extra(row: Extra) -> Candidate:
    """A row of the supplement as a candidate."""
    return Candidate(row.key, row.kind, row.country, None, None, row.lat, row.lon, 0, row.weight, extra=row)


@cache
def country_rows() -> dict[str, int]:
    """The row of each country by alpha-3 code."""
    found = gazetteer()
    return {found.country(n): n for n in found.of_kind("country")}


@cache
def peoples() -> dict[str, tuple[str, ...]]:
    """Alpha-3 codes by folded adjective, people's name or further name of a state."""
    codes: dict[str, dict[str, None]] = {}
    file = demonyms()
    rows = [*file.states.items(), *((row.country, row) for row in file.more)]
    for code, row in rows:
        plural = [a + "s" for a in row.adjectives]
        for name in (*row.adjectives, *plural, *row.people, *row.names):
            codes.setdefault(fold(name), {})[code] = None
    for code, state in states().items():
        for name in (state.name, *state.names):
            codes.setdefault(fold(name), {})[code] = None
    return {name: tuple(found) for name, found in codes.items()}


@lru_cache(maxsize=8192)
def candidates(name: str) -> tuple[Candidate, ...]:
    """What a name may mean, the likeliest first; empty for one that nobody knows."""
    for key in forms(name):
        found = {c.id: c for c in _of_key(key)}
        stem, _, noun = key.rpartition(" ")
        if stem and noun in words().sorts:
            kinds = words().sorts[noun]
            found = {c.id: c for c in _of_key(stem) if c.kind in kinds} | found
        if found:
            return tuple(sorted(found.values(), key=lambda c: (-c.prior, c.id)))
    return ()


def seat(area: Candidate, town: Candidate) -> bool:
    """Whether a town of some size has given an area its name ("Cork", "Girona")."""
    beside = town.within(area) or (town.country == area.country and apart(area, town) < BESIDE)
    return beside and town.people >= SMALL * area.people


def apart(one: Candidate, other: Candidate) -> float:
    """Kilometres between two places, near enough."""
    across = abs(one.lon - other.lon)
    across = min(across, 360 - across) * cos(radians((one.lat + other.lat) / 2))
    return 111.2 * float(((one.lat - other.lat) ** 2 + across**2) ** 0.5)


def _of_key(key: str) -> list[Candidate]:
    file = gazetteer()
    own = dict(file.rows_of(key))
    for number in nicknames().get(key, ()):
        if (row := file.by_id(number)) is not None:
            own[row] = True
    parts = {file.country(n) for n, is_own in own.items() if is_own and file.kind(n) == "admin1"}
    for code in () if key in extras() else peoples().get(key, ()):
        if code in country_rows() and code not in parts:  # England is not only a name of the state
            own[country_rows()[code]] = True
    found = [of_row(file.row(number), own=is_own) for number, is_own in own.items()]
    towns = [c for c in found if c.kind in ("town", "capital")]
    called = {c.country for c in found if c.kind == "country"}
    for c in found:
        if c.kind in ("admin1", "admin2") and any(seat(c, town) for town in towns):
            c.prior -= SEAT
        if c.kind != "country" and c.country in called:  # Singapore is the state before it is the town
            c.prior -= SEAT
    return found + [of_extra(row) for row in extras().get(key, ())]
