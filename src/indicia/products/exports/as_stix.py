"""STIX 2.1: pages as observed data, what was said and what it may concern as notes, denials as opinions too.

Nothing becomes a sighting, a relationship or an incident: those would state as a fact what somebody says.
Confidence is there only where the watch grades an item, by the Admiralty credibility; the letter of the
source's reliability stays apart from it, in a label.
"""

import uuid
from collections.abc import Iterator
from typing import Any

import msgspec
from stix2.confidence.scales import admiralty_credibility_to_value
from stix2.v21 import URL, File, Identity, MarkingDefinition, Note, ObservedData, Opinion, Report

from indicia.model import CitedProvision, Event, Exposure, Statement, UsageError
from indicia.products.exports.files import Folder, Listing
from indicia.products.exports.selection import SPACE, Found, Party, Selection
from indicia.products.exports.standing import act, claimant, saying, told
from indicia.products.view_said import joined
from indicia.products.words import EXPOSURE_MEANINGS, MAY_CONCERN, NOT_ADVICE
from indicia.products.writing import stamp

FILE = "bundle.stix.json"
# The day the programme's own identity is dated: an id without a time would change with every export.
_FIRST = "2026-01-01T00:00:00.000Z"
_CLASSES = {
    "state": "organization",
    "organisation": "organization",
    "person": "individual",
    "group": "group",
    "vessel": "system",
}
_CREDIBILITY = {
    "1": "1 - Confirmed by other sources",
    "2": "2 - Probably True",
    "3": "3 - Possibly True",
    "4": "4 - Doubtful",
    "5": "5 - Improbable",
}
# The marking definitions of TLP 2.0, as OASIS publishes them.
_TLP_EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"
_TLP = {
    "TLP:CLEAR": "94868c89-83c2-464b-929b-a1a8aa3c8487",
    "TLP:GREEN": "bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
    "TLP:AMBER": "55d920b0-5e8b-4f79-9ee9-91f868d9b421",
    "TLP:AMBER+STRICT": "939a9414-2ddd-4d32-a0cd-375ea402b003",
    "TLP:RED": "e828b379-4e03-4974-9ac4-e53a884c97c1",
}
Made = tuple[str, Any]
Item = Statement | Event | Exposure
Noted = tuple[str, Item, dict[str, Any]]


def write(selection: Selection, folder: Folder) -> dict[str, int]:
    """Write one bundle; how many of each kind are in it."""
    counts = {"versions": 0, "statements": 0, "events": 0, "exposures": 0, "denials": 0, "parties": 0}
    watch = selection.wanted.watch
    marking = _marking(watch.marking if watch else None)
    maker = _Maker(marking)
    seen: set[str] = set()
    digest = ""
    with folder.open(FILE) as sink:
        listing = Listing(sink, b'{"type":"bundle","objects":[')
        for kind, made in maker.all(selection):
            if made.id in seen:
                continue
            seen.add(made.id)
            digest = str(uuid.uuid5(SPACE, digest + made.id))
            if kind in counts:
                counts[kind] += 1
            listing.add(msgspec.Raw(made.serialize().encode()))
        listing.end(f'],"id":"bundle--{digest}"}}'.encode())
    return counts


def _marking(marking: str | None) -> Any:
    if marking is None:
        return None
    if marking not in _TLP:
        raise UsageError(f"{marking!r} is no marking of TLP 2.0; there are {', '.join(_TLP)}")
    return MarkingDefinition(
        id=f"marking-definition--{_TLP[marking]}",
        created="2022-10-01T00:00:00.000Z",
        name=marking,
        extensions={
            _TLP_EXTENSION: {
                "extension_type": "property-extension",
                "tlp_2_0": marking.removeprefix("TLP:").lower(),
            }
        },
        allow_custom=True,
    )


class _Maker:
    """Makes the objects of a bundle; the marking is on each."""

    def __init__(self, marking: Any) -> None:
        self.marking = marking
        self.marked = {"object_marking_refs": [marking.id]} if marking else {}
        self.indicia = Identity(
            id=f"identity--{uuid.uuid5(SPACE, 'indicia')}",
            name="Indicia",
            identity_class="system",
            description="A programme that reads news. It reports who said what, and never that it was so.",
            created=_FIRST,
            modified=_FIRST,
            **self.marked,
        )

    def all(self, selection: Selection) -> Iterator[Made]:
        """Every object, what others point to first."""
        if self.marking:
            yield "marking", self.marking
        yield "maker", self.indicia
        grades = selection.wanted.watch.grades if selection.wanted.watch else {}
        for found in selection.found():
            yield from self._page(found, grades)

    def _page(self, found: Found, grades: Any) -> Iterator[Made]:
        seen = list(self._observed(found))
        yield from seen
        observed = seen[-1][1].id
        inside: list[str] = [observed]
        for kind, item, made in (*self._statements(found), *self._events(found), *self._exposures(found)):
            parties = [self._party(party) for party in found.parties(_involved(item))]
            yield from (("parties", party) for party in parties)
            refs = [observed, *(party.id for party in parties)]
            note = self._note(found, item, made, refs, grades.get((found.version.id, item.id)))
            inside.append(note.id)
            yield kind, note
        for opinion in self._denials(found):
            inside.append(opinion.id)
            yield "denials", opinion
        yield "versions", self._report(found, inside)

    def _dated(self, found: Found) -> dict[str, Any]:
        made = stamp(found.read.made_at)
        return {"created": made, "modified": made, "created_by_ref": self.indicia.id, **self.marked}

    def _observed(self, found: Found) -> Iterator[Made]:
        place, hashes = found.version.place, {"SHA-256": found.archived.sha256}
        page = File(name=place.rpartition("/")[2] or place, hashes=hashes, **self.marked)
        yield "file", page
        refs = [page.id]
        if place.startswith(("http://", "https://")):
            address = URL(value=place, **self.marked)
            yield "address", address
            refs.append(address.id)
        at = stamp(found.archived.at)
        yield (
            "observed",
            ObservedData(
                id=f"observed-data--{found.id}",
                first_observed=at,
                last_observed=at,
                number_observed=1,
                object_refs=refs,
                **self._dated(found),
            ),
        )

    def _party(self, party: Party) -> Any:
        return Identity(
            id=f"identity--{party.id}",
            name=party.name,
            identity_class=_CLASSES.get(party.kind, "unknown"),
            created_by_ref=self.indicia.id,
            created=_FIRST,
            modified=_FIRST,
            **self.marked,
        )

    def _note(
        self, found: Found, item: Item, made: dict[str, Any], refs: list[str], grade: str | None
    ) -> Any:
        labels = [*made.pop("labels"), *(f"indicator:{met}" for met in found.indicators(item))]
        if grade:
            labels.append(f"admiralty:reliability:{grade[0]}")
            if grade[1:] in _CREDIBILITY:
                made["confidence"] = admiralty_credibility_to_value(_CREDIBILITY[grade[1:]])
        return Note(
            id=f"note--{found.ids[item.id]}", object_refs=refs, labels=labels, **made, **self._dated(found)
        )

    def _statements(self, found: Found) -> Iterator[Noted]:
        for said in found.statements:
            yield (
                "statements",
                said,
                {
                    "abstract": f"Statement ({said.stance}): {claimant(said, found)}",
                    "content": saying(said, found),
                    "authors": _authors(said, found),
                    "labels": ["statement", f"stance:{said.stance}"],
                },
            )

    def _events(self, found: Found) -> Iterator[Noted]:
        for event in found.events:
            yield (
                "events",
                event,
                {
                    "abstract": act(event, found),
                    "content": told(event, found),
                    "labels": ["event", f"status:{event.status}"],
                },
            )

    def _exposures(self, found: Found) -> Iterator[Noted]:
        for one in found.exposures:
            yield (
                "exposures",
                one,
                {
                    "abstract": f"{MAY_CONCERN.capitalize()} {one.regime}: {one.area} ({one.status})",
                    "content": f"{one.status.capitalize()}: {EXPOSURE_MEANINGS[one.status]}. "
                    f"“{joined(one.evidence)}” (as reported by {found.outlet}). {NOT_ADVICE}",
                    "labels": ["exposure", f"status:{one.status}", f"area:{one.area}"],
                    "external_references": [_cited(cited) for cited in one.provisions],
                },
            )

    def _denials(self, found: Found) -> Iterator[Any]:
        wanted = {said.id for said in found.statements}
        for said in found.statements:
            if said.stance == "denies" and said.answers in wanted:
                yield Opinion(
                    id=f"opinion--{uuid.uuid5(SPACE, f'opinion {found.ids[said.id]}')}",
                    opinion="disagree",
                    explanation=saying(said, found),
                    authors=_authors(said, found),
                    object_refs=[f"note--{found.ids[said.answers]}"],
                    **self._dated(found),
                )

    def _report(self, found: Found, inside: list[str]) -> Any:
        day = found.version.published
        return Report(
            id=f"report--{found.id}",
            name=found.version.title or found.version.place,
            description=f"What {found.outlet} reports, read by {found.read.engine}; nothing is a finding",
            report_types=["observed-data"],
            published=f"{day}T00:00:00.000Z" if day else stamp(found.archived.at),
            object_refs=inside,
            external_references=[
                {
                    "source_name": found.outlet,
                    "description": f"Archived bytes in {found.archived.file} at {found.archived.start}",
                    "hashes": {"SHA-256": found.archived.sha256},
                    **({"url": found.version.place} if found.version.place.startswith("http") else {}),
                }
            ],
            **self._dated(found),
        )


def _authors(said: Statement, found: Found) -> list[str]:
    return found.names(said.source_entities) or [claimant(said, found)]


def _involved(item: Item) -> tuple[str, ...]:
    if isinstance(item, Statement):
        return (*item.source_entities, *item.accused_entities)
    if isinstance(item, Event):
        return (*item.actors, *item.recipients)
    return (*item.actors, *item.counterparts)


def _cited(cited: CitedProvision) -> dict[str, str]:
    return {
        "source_name": "UN Security Council",
        "external_id": cited.id,
        "description": f"{MAY_CONCERN}: {cited.why} (row of the law data verified by: {cited.verified})",
    }
