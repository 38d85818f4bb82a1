"""FollowTheMoney entities, one a line, as OpenAleph loads them (`ftm` model 3.8 to 4).

The model has no word for a claim. So an act is an `Event` whose name begins with how it stands, whose
summary names who says so and whose proof is the page; a statement, and what may concern the law, is a `Note`.
No party is an organizer of anything, no `Sanction` is made, and no relation between parties is stated.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from indicia.language.names.data import table
from indicia.model import CitedProvision, Event, Exposure, Statement
from indicia.products.exports.files import Folder
from indicia.products.exports.selection import Found, Party, Selection
from indicia.products.exports.standing import act, claimant, saying, told
from indicia.products.view_said import joined
from indicia.products.words import EXPOSURE_MEANINGS, MAY_CONCERN, NOT_ADVICE
from indicia.products.writing import stamp

FILE = "entities.ftm.json"
NOT_PARTIES = "names of places and legal texts, which are no parties in this model"
_SCHEMATA = {
    "state": "PublicBody",
    "organisation": "Organization",
    "person": "Person",
    "group": "LegalEntity",
    "unknown": "LegalEntity",
    "vessel": "Vessel",
}
Made = dict[str, Any]


def write(selection: Selection, folder: Folder) -> dict[str, int]:
    """Write pages, parties, statements, events and exposures; how many of each."""
    counts = {"versions": 0, "statements": 0, "events": 0, "exposures": 0, "parties": 0}
    written: set[str] = set()
    with folder.open(FILE) as sink:
        for found in selection.found():
            for kind, made in _all(found):
                if kind == "parties" and made["id"] in written:
                    continue
                if kind == "parties":
                    written.add(made["id"])
                counts[kind] += 1
                sink.write(msgspec.json.encode(made) + b"\n")
    return counts


def _all(found: Found) -> Iterator[tuple[str, Made]]:
    yield "versions", _article(found)
    for said in found.statements:
        yield from (("parties", one) for one in _parties(found, said.source_entities, said.accused_entities))
        yield "statements", _statement(said, found)
    for event in found.events:
        yield from (("parties", one) for one in _parties(found, event.actors, event.recipients))
        yield "events", _event(event, found)
    for one in found.exposures:
        yield from (("parties", party) for party in _parties(found, one.actors, one.counterparts))
        yield "exposures", _exposure(one, found)


def _entity(id_: str, schema: str, **properties: Any) -> Made:
    """An entity; what is not known is not there."""
    held = {
        name: [value for value in (values if isinstance(values, list) else [values]) if value]
        for name, values in properties.items()
    }
    return {"id": f"indicia-{id_}", "schema": schema, "properties": {n: v for n, v in held.items() if v}}


def _article(found: Found) -> Made:
    version, place = found.version, found.archived
    return _entity(
        found.id,
        "Article",
        title=version.title,
        fileName=version.title or version.place,
        publisher=version.outlet,
        publishedAt=version.published and version.published.isoformat(),
        retrievedAt=stamp(place.at)[:19],
        sourceUrl=_url(found),
        language="eng",
        bodyText=version.text,
        notes=f"Archived bytes: SHA-256 {place.sha256}, {place.file} at {place.start}",
    )


def _url(found: Found) -> str | None:
    place = found.version.place
    return place if place.startswith(("http://", "https://")) else None


def _party(party: Party) -> Made:
    return _entity(party.id, _SCHEMATA[party.kind], name=party.name, country=_country(party.country))


def _parties(found: Found, *sides: tuple[str, ...]) -> list[Made]:
    return [_party(party) for side in sides for party in found.parties(side) if party.kind in _SCHEMATA]


def _ids(found: Found, entities: tuple[str, ...], *, ships: bool = True) -> list[str]:
    return [
        f"indicia-{party.id}"
        for party in found.parties(entities)
        if party.kind in _SCHEMATA and (ships or party.kind != "vessel")
    ]


def _country(alpha3: str | None) -> str | None:
    return next((row[1].lower() for row in table("states.tsv", 5) if row[0] == alpha3), None)


def _base(found: Found) -> Made:
    return {
        "proof": f"indicia-{found.id}",
        "publisher": found.version.outlet,
        "sourceUrl": _url(found),
        "retrievedAt": stamp(found.archived.at)[:19],
    }


def _statement(said: Statement, found: Found) -> Made:
    who = claimant(said, found)
    return _entity(
        found.ids[said.id],
        "Note",
        name=f"Statement ({said.stance}): {who}",
        description=saying(said, found),
        entity=[f"indicia-{found.id}", *_ids(found, said.source_entities)],
        keywords=["statement", f"stance:{said.stance}", *_met(found, said)],
        **_base(found),
    )


def _event(event: Event, found: Found) -> Made:
    time = event.time
    lies = found.reading.places.get(event.place or "")
    return _entity(
        found.ids[event.id],
        "Event",
        name=act(event, found),
        summary=told(event, found),
        # A ship is no legal entity in this model, so it is named in the summary only.
        involved=_ids(found, (*event.actors, *event.recipients), ships=False),
        startDate=time and time.earliest and time.earliest.isoformat(),
        endDate=time and time.latest and time.latest.isoformat(),
        location=lies and lies.name,
        keywords=[
            "event",
            f"status:{event.status}",
            *([f"conduct:{event.conduct}"] if event.conduct else []),
            *_met(found, event),
        ],
        **_base(found),
    )


def _exposure(one: Exposure, found: Found) -> Made:
    parties = ", ".join(found.names((*one.actors, *one.counterparts)))
    return _entity(
        found.ids[one.id],
        "Note",
        name=f"{MAY_CONCERN.capitalize()} {one.regime}: {one.area.replace('_', ' ')} ({one.status})",
        description=f"{one.status.capitalize()}: {EXPOSURE_MEANINGS[one.status]}. Parties: {parties}. "
        f"“{joined(one.evidence)}” (as reported by {found.outlet}). "
        f"{'; '.join(map(_cited, one.provisions))}. {NOT_ADVICE}",
        entity=[f"indicia-{found.id}", *_ids(found, (*one.actors, *one.counterparts))],
        keywords=["exposure", f"status:{one.status}", f"area:{one.area}", *_met(found, one)],
        **_base(found),
    )


def _cited(cited: CitedProvision) -> str:
    return f"{MAY_CONCERN} {cited.id} ({cited.verified}): {cited.why}"


def _met(found: Found, item: Statement | Event | Exposure) -> list[str]:
    return [f"indicator:{indicator}" for indicator in found.indicators(item)]
