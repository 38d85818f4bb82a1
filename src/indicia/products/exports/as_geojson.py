"""GeoJSON (RFC 7946): events where they are placed; each feature says how the act stands and who tells it."""

from typing import Any

from indicia.model import Event, Place
from indicia.products.exports.files import Folder, Listing
from indicia.products.exports.selection import Found, Selection
from indicia.products.exports.standing import LABELS, act, claimant, denials, told

FILE = "events.geojson"
UNPLACED = "events without a place on the map"
# A point of these stands for the whole area: it is the middle of its towns.
_AREAS = {"continent", "country", "admin1", "admin2", "region"}


def write(selection: Selection, folder: Folder) -> dict[str, int]:
    """Write the events that have a point; those that have none are counted."""
    left = 0
    with folder.open(FILE) as sink:
        listing = Listing(sink, b'{"type":"FeatureCollection","features":[')
        for found in selection.found():
            for event in found.events:
                lies = found.reading.places.get(event.place or "")
                if lies is None:
                    left += 1
                else:
                    listing.add(_feature(event, lies, found))
        listing.end(b"]}")
    return {"events": listing.count, UNPLACED: left}


def _feature(event: Event, lies: Place, found: Found) -> dict[str, Any]:
    time = event.time
    return {
        "type": "Feature",
        "id": found.ids[event.id],
        "geometry": {"type": "Point", "coordinates": [lies.lon, lies.lat]},
        "properties": {
            "title": act(event, found),
            "status": event.status,
            "standing": LABELS[event.status],
            "claimant": claimant(found.statement(event.statement), found),
            "denied_by": [claimant(said, found) for said in denials(event, found)],
            "told": told(event, found),
            "type": event.type,
            "conduct": event.conduct,
            "actors": found.names(event.actors),
            "recipients": found.names(event.recipients),
            "from": time.earliest if time else None,
            "to": time.latest if time else None,
            "place": lies.name,
            "place_id": lies.id,
            "place_kind": lies.kind,
            "point_is": "middle of an area" if lies.kind in _AREAS else "place",
            "country": lies.country or None,
            "outlet": found.version.outlet,
            "published": found.version.published,
            "address": found.version.place,
            "sha256": found.archived.sha256,
            "indicators": found.indicators(event),
        },
    }
