"""The charts of a brief, from its material; the same specifications serve the web pages."""

from collections.abc import Iterator
from datetime import date

from indicia.model import Event
from indicia.products import charts, words
from indicia.products.brief.material import Material
from indicia.products.brief.notes import Notes
from indicia.products.brief.value import Picture, Text, plain
from indicia.products.brief.wording import speaker
from indicia.products.charts import Point, Row, Said, Tie
from indicia.products.exports.selection import Found

_AREAS = {"continent", "country", "admin1", "admin2", "region"}


def timeline(material: Material, notes: Notes) -> Picture:
    """Statements on the watch by stance."""
    said = [
        Said(one.day, one.stance, speaker(one, notes), one.outlet or one.place, one.quote)
        for one in material.indications
        if one.stance
    ]
    about = f"{len(said)} statements on the watch, by stance and day"
    return Picture("timeline", about, charts.timeline(said))


def indicators(material: Material) -> Picture:
    """Indicators by month; those expected have a row as well."""
    rows = [Row(one.id, one.text, one.side, _days(material, one.id)) for one in material.watch.indicators] + [
        Row(one.id, one.text, "expected", _days(material, one.id)) for one in material.watch.expected
    ]
    if not rows:
        rows = [Row(material.watch.id, "the act itself", "for", _days(material, None))]
    return Picture("indicators", "how often each indicator was met, by month", charts.indicators(rows))


def _days(material: Material, indicator: str | None) -> tuple[date, ...]:
    return tuple(one.day for one in material.indications if one.indicator == indicator and one.day)


def network(material: Material) -> Picture:
    """Who is said to have done the conduct of the watch with whom."""
    ties, unnamed = [], 0
    for found, event in _events(material):
        actors, others = (_named(found, side) for side in (event.actors, event.recipients))
        unnamed += bool(event.actors and event.recipients) and not (actors and others)
        what = event.conduct or event.type or ""
        ties += [Tie(actor, other, event.status, what) for actor in actors for other in others]
    about = "who is said to have acted towards whom, and how that stands"
    if unnamed:
        about += f"; {words.count(unnamed, 'act')} of somebody who bears no name left out"
    return Picture("network", about, charts.network(ties))


def _named(found: Found, entities: tuple[str, ...]) -> list[str]:
    """The parties of an act by their names; "its troops" bear none, and are no state."""
    parties = (party for party in found.parties(entities) if party.kind != "place")
    return [party.name for party in parties if not party.name.split()[-1][:1].islower()]


def places(material: Material) -> Picture | Text:
    """Where the conduct of the watch is said to have been."""
    points, unplaced = [], 0
    for found, event in _events(material):
        lies = found.reading.places.get(event.place or "")
        if lies is None:
            unplaced += 1
        else:
            what = event.conduct or event.type or ""
            points.append(Point(lies.name, lies.lon, lies.lat, event.status, what, lies.kind in _AREAS))
    if not points:
        left = words.count(unplaced, "act")
        return Text(
            plain(f"No map: {left} of this conduct on the pages, and none with a place that is known.")
        )
    return Picture("places", "where acts are said to have been", charts.places(points, unplaced))


def _events(material: Material) -> Iterator[tuple[Found, Event]]:
    """The events of its pages that are conduct of the watch."""
    for found in material.found.values():
        for event in found.reading.events:
            if event.conduct in material.watch.areas:
                yield found, event
