"""Places of gold spans against a corpus with GeoNames numbers; the peer takes the most populous place.

`python -m bench.places CORPUS.jsonl [--predictions OUT.json] [--misses]`. A line of the corpus is
`{id, text, toponyms: [{start, end, geonameid, lat, lon}]}`. Toponyms without a number are answered, but
not scored. The predictions have the country as alpha-3 code.
"""

import argparse
import json
import time
from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from indicia.language import places
from indicia.language.places.fold import fold
from indicia.language.places.gazetteer import gazetteer

Row = dict[str, Any]
NEAR = 161.0  # kilometres: a hundred miles, the field's tolerance


@dataclass
class Score:
    """Counts over all toponyms with a number; `states` are those whose country is known."""

    gold: int = 0
    exact: int = 0
    near: int = 0
    states: int = 0
    country: int = 0

    def add(self, row: Row, place: places.Place | None, country: str) -> bool:
        """Count one toponym; whether the number was right."""
        right = place is not None and str(place.geonameid) == str(row["geonameid"])
        self.gold += 1
        self.exact += right
        self.near += right or (place is not None and apart(place, row) <= NEAR)
        self.states += bool(country)
        self.country += bool(country) and place is not None and place.country == country
        return right

    def line(self, name: str) -> str:
        """The figures in a line."""
        exact, near = 100 * self.exact / max(self.gold, 1), 100 * self.near / max(self.gold, 1)
        country = 100 * self.country / max(self.states, 1)
        return f"{name:22}  exact id {exact:5.1f}   within 161 km {near:5.1f}   country {country:5.1f}"


def main() -> None:
    """Read a corpus, resolve, score, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpus", type=Path)
    options.add_argument("--predictions", type=Path)
    options.add_argument("--misses", action="store_true", help="print every place that is not the gold's")
    given = options.parse_args()
    lines = given.corpus.read_text(encoding="utf-8").split("\n")  # texts hold other line ends
    rows = [json.loads(line) for line in lines if line.strip()]
    places.resolve("Khasan")
    begin = time.process_time()
    answers = {row["id"]: places.resolve_all(row["text"], spans(row)) for row in rows}
    seconds = time.process_time() - begin
    ours, peer = Score(), Score()
    for row in rows:
        for toponym, place in zip(row["toponyms"], answers[row["id"]], strict=True):
            if toponym.get("geonameid"):
                country = country_of(toponym)
                name = row["text"][toponym["start"] : toponym["end"]]
                peer.add(toponym, most_populous(name), country)
                if not ours.add(toponym, place, country) and given.misses:
                    print(miss(row, toponym, place))
    if given.predictions:
        out = {row["id"]: predictions(row, answers[row["id"]]) for row in rows}
        given.predictions.write_text(json.dumps(out, ensure_ascii=False), encoding="utf-8")
    print(peer.line("most populous of name"))
    print(ours.line("Indicia"))
    count = sum(len(row["toponyms"]) for row in rows)
    print(f"{len(rows)} documents, {count} toponyms, {ours.gold} with a number")
    print(f"in a second of processor time: {count / seconds:.0f} toponyms, {speed(rows):.0f} look-ups")


def spans(row: Row) -> list[tuple[int, int]]:
    """The gold's spans."""
    return [(toponym["start"], toponym["end"]) for toponym in row["toponyms"]]


def most_populous(name: str) -> places.Place | None:
    """The peer: the place with the most people of all that a name may mean."""
    return max(places.look_up(name), key=lambda p: p.people, default=None)


def country_of(toponym: Row) -> str:
    """The country of a gold number, by the gazetteer; empty for one that it lacks."""
    place = places.by_id(f"geonames-{toponym['geonameid']}")
    return place.country if place else ""


def apart(place: places.Place, toponym: Row) -> float:
    """Kilometres between a place and the gold's point."""
    one, other = radians(place.lat), radians(float(toponym["lat"]))
    across = radians(place.lon - float(toponym["lon"]))
    part = sin((one - other) / 2) ** 2 + cos(one) * cos(other) * sin(across / 2) ** 2
    return 2 * 6371 * asin(min(1.0, sqrt(part)))


def predictions(row: Row, answers: Iterable[places.Place | None]) -> list[Row]:
    """The answers for a document as the predictions file has them."""
    return [
        {
            "start": start,
            "end": end,
            "geonameid": str(place.geonameid) if place and place.geonameid else None,
            "lat": place.lat if place else None,
            "lon": place.lon if place else None,
            "country": place.country or None if place else None,
        }
        for (start, end), place in zip(spans(row), answers, strict=True)
    ]


def speed(rows: list[Row]) -> float:
    """Look-ups of the gazetteer a second, each name of the corpus once, nothing kept from before."""
    names = {row["text"][start:end] for row in rows for start, end in spans(row)}
    keys = [fold(name) for name in names]
    found = gazetteer()
    begin = time.process_time()
    for key in keys:
        for _ in found.rows_of(key):
            pass
    return len(keys) / (time.process_time() - begin)


def miss(row: Row, toponym: Row, place: places.Place | None) -> str:
    """A line that tells what was found in place of the gold's."""
    got = f"{place.id} {place.name}, {place.admin}, {place.country}" if place else "nothing"
    start, end, text = toponym["start"], toponym["end"], row["text"]
    around = " ".join(
        f"{text[max(start - 40, 0) : start]}[[{text[start:end]}]]{text[end : end + 30]}".split()
    )
    return f"{row['id']} {toponym['geonameid']} got {got}: {around}"


if __name__ == "__main__":
    main()
