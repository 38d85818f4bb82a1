"""The tables of CSV and Parquet: their columns, and one row for each item."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, Literal

import msgspec
from msgspec import Struct

from indicia.language.sentences import sentence
from indicia.ledger.anchors import ItemKind, pairs_of
from indicia.model import Event, Exposure, Statement, Time
from indicia.products.exports.selection import Found, Selection
from indicia.products.exports.standing import LABELS, claimant, denials, told
from indicia.products.view_said import joined
from indicia.products.words import MAY_CONCERN

Kind = Literal["text", "texts", "day", "moment", "number", "decimal", "truth"]
Row = dict[str, Any]


class Table(Struct, frozen=True):
    """A table: `counted` names the kind of item that it has one row of each."""

    name: str
    columns: tuple[tuple[str, Kind], ...]
    counted: ItemKind | None
    rows: Callable[[Selection], Iterator[Row]]


_PAGE: tuple[tuple[str, Kind], ...] = (
    ("page", "number"),
    ("version", "number"),
    ("superseded", "truth"),
    ("address", "text"),
    ("outlet", "text"),
    ("title", "text"),
    ("published", "day"),
    ("archived", "moment"),
    ("sha256", "text"),
    ("text_sha256", "text"),
    ("read_by", "text"),
    ("corrected", "truth"),
    ("indicators", "texts"),
)


def _page(found: Found, kind: ItemKind, item: Statement | Event | Exposure) -> Row:
    version, place = found.version, found.archived
    return {
        "page": version.page,
        "version": version.id,
        "superseded": version.number < place.versions,
        "address": version.place,
        "outlet": version.outlet,
        "title": version.title,
        "published": version.published,
        "archived": place.at,
        "sha256": place.sha256,
        "text_sha256": place.text_sha256,
        "read_by": f"{found.read.engine} {found.read.data}",
        "corrected": found.corrected(kind, item),
        "indicators": found.indicators(item),
    }


def _places(item: Statement | Event | Exposure) -> str:
    """Where an item stands in the article, as `indicia read --json` counts."""
    return msgspec.json.encode(pairs_of(item)).decode()


def _days(name: str, time: Time | None) -> Row:
    return {
        f"{name}_from": time.earliest if time else None,
        f"{name}_to": time.latest if time else None,
        f"{name}_words": time.text if time else None,
    }


def _statements(found: Found) -> Iterator[Row]:
    for said in found.statements:
        yield {
            "id": found.ids[said.id],
            "key": said.id,
            "stance": said.stance,
            "claimant": claimant(said, found),
            "source": joined(said.source) or None,
            "source_entities": found.names(said.source_entities),
            "cue": joined(said.cue),
            "content": joined(said.content),
            "sentence": sentence(found.reading.article.text, (*said.cue, *said.content)).text,
            "kind": said.kind,
            "certainty": said.certainty,
            "hedges": [span.text for span in said.hedges],
            "accused": found.names(said.accused_entities),
            **_days("said", said.said),
            "author": said.author,
            "within": found.ids.get(said.within or ""),
            "answers": found.ids.get(said.answers or ""),
            "made_by": said.made_by,
            "spans": _places(said),
            **_page(found, "statement", said),
        }


def _events(found: Found) -> Iterator[Row]:
    for event in found.events:
        lies = found.reading.places.get(event.place or "")
        yield {
            "id": found.ids[event.id],
            "key": event.id,
            "status": event.status,
            "standing": LABELS[event.status],
            "claimant": claimant(found.statement(event.statement), found),
            "denied_by": [claimant(said, found) for said in denials(event, found)],
            "told": told(event, found),
            "type": event.type,
            "conduct": event.conduct,
            "mode": event.mode,
            "contexts": list(event.contexts),
            "actors": found.names(event.actors),
            "recipients": found.names(event.recipients),
            "trigger": joined(event.trigger),
            "sentence": sentence(found.reading.article.text, event.trigger).text,
            **_days("happened", event.time),
            "place": lies.name if lies else _place(event, found),
            "place_id": lies.id if lies else None,
            "lat": lies.lat if lies else None,
            "lon": lies.lon if lies else None,
            "statement": found.ids.get(event.statement or ""),
            "made_by": event.made_by,
            "why": list(event.why),
            "spans": _places(event),
            **_page(found, "event", event),
        }


def _place(event: Event, found: Found) -> str | None:
    return found.party(event.place).name if event.place else None


def _exposures(found: Found) -> Iterator[Row]:
    for one in found.exposures:
        yield {
            "id": found.ids[one.id],
            "key": one.id,
            "status": one.status,
            "finding": MAY_CONCERN,
            "regime": one.regime,
            "area": one.area,
            "direction": one.direction,
            "actors": found.names(one.actors),
            "counterparts": found.names(one.counterparts),
            "provisions": [cited.id for cited in one.provisions],
            "verified": [cited.verified for cited in one.provisions],
            "why": [cited.why for cited in one.provisions],
            "statements": [found.ids[key] for key in one.statements if key in found.ids],
            "denials": [found.ids[key] for key in one.denials if key in found.ids],
            "events": [found.ids[key] for key in one.events if key in found.ids],
            "evidence": joined(one.evidence),
            "spans": _places(one),
            **_page(found, "exposure", one),
        }


def _claims(selection: Selection) -> Iterator[Row]:
    comparison, _ = selection.comparison()
    for claim, count in zip(comparison.claims, comparison.origins, strict=True):
        yield {
            "id": claim.id,
            "area": claim.area,
            "direction": claim.direction,
            "parties": list(claim.parties),
            "content": claim.content,
            "earliest": claim.earliest,
            "latest": claim.latest,
            "pages": len({telling.page for telling in claim.tellings}),
            "origins": count.count,
            "independent": [origin.name for origin in count.independent],
            "unknown": [origin.name for origin in count.unknown],
            "denying": [origin.name for origin in count.denying],
            "withdrawn": [origin.name for origin in count.withdrawn],
            "echoes": sorted({page for origin in count.independent for page in origin.echoes}),
            "why": claim.why,
        }


def _tellings(selection: Selection) -> Iterator[Row]:
    comparison, pages = selection.comparison()
    for claim in comparison.claims:
        for number, telling in enumerate(claim.tellings, 1):
            yield {
                "claim": claim.id,
                "number": number,
                "move": telling.move,
                "stance": telling.stance,
                "statement": pages[telling.page].ids.get(telling.statement or ""),
                "address": telling.page,
                "outlet": telling.outlet,
                "day": telling.day,
                "quote": telling.quote,
                "why": telling.why,
            }


# The rows of one page, by the table they belong to.
ITEMS: dict[str, Callable[[Found], Iterator[Row]]] = {
    "statements": _statements,
    "events": _events,
    "exposures": _exposures,
}


def _of_each(rows: Callable[[Found], Iterator[Row]]) -> Callable[[Selection], Iterator[Row]]:
    return lambda selection: (row for found in selection.found() for row in rows(found))


def columns(*given: str) -> tuple[tuple[str, Kind], ...]:
    """Columns as `name` for text, or `name:kind`."""
    parted = [one.partition(":") for one in given]
    return tuple((name, kind or "text") for name, _, kind in parted)  # type: ignore[misc]  # the kinds are checked in a test


TABLES: tuple[Table, ...] = (
    Table(
        "statements",
        (
            *columns("id", "key", "stance", "claimant", "source", "source_entities:texts", "cue", "content"),
            *columns("sentence", "kind", "certainty", "hedges:texts", "accused:texts", "said_from:day"),
            *columns("said_to:day", "said_words", "author:truth", "within", "answers", "made_by", "spans"),
            *_PAGE,
        ),
        "statement",
        _of_each(_statements),
    ),
    Table(
        "events",
        (
            *columns("id", "key", "status", "standing", "claimant", "denied_by:texts", "told", "type"),
            *columns("conduct", "mode", "contexts:texts", "actors:texts", "recipients:texts", "trigger"),
            *columns("sentence", "happened_from:day", "happened_to:day", "happened_words", "place"),
            *columns("place_id", "lat:decimal", "lon:decimal", "statement", "made_by", "why:texts", "spans"),
            *_PAGE,
        ),
        "event",
        _of_each(_events),
    ),
    Table(
        "exposures",
        (
            *columns("id", "key", "status", "finding", "regime", "area", "direction", "actors:texts"),
            *columns("counterparts:texts", "provisions:texts", "verified:texts", "why:texts"),
            *columns("statements:texts", "denials:texts", "events:texts", "evidence", "spans"),
            *_PAGE,
        ),
        "exposure",
        _of_each(_exposures),
    ),
    Table(
        "claims",
        (
            *columns("id", "area", "direction", "parties:texts", "content", "earliest:day", "latest:day"),
            *columns("pages:number", "origins:number", "independent:texts", "unknown:texts"),
            *columns("denying:texts", "withdrawn:texts", "echoes:texts", "why"),
        ),
        None,
        _claims,
    ),
    Table(
        "tellings",
        (
            *columns("claim", "number:number", "move", "stance", "statement", "address", "outlet"),
            *columns("day:day", "quote", "why"),
        ),
        None,
        _tellings,
    ),
)


def plain(value: object) -> str | int | float:
    """A value as one cell of text: lists by ` | `, days and moments in ISO 8601, truth as true and false."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, list):
        return " | ".join(value)
    return value  # type: ignore[return-value]  # text or a number
