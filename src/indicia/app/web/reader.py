"""The reader: an article with its spans, and beside it what was made of it and what people decided."""

from typing import Any, get_args

from litestar import MediaType, Response, get
from litestar.params import FromPath
from litestar.response import Redirect
from msgspec import Struct

from indicia.app.access import ORIGINAL_POLICY, Here
from indicia.app.web.screen import Asked, show, tongue
from indicia.ledger import Read, Version, decisions, overview, pages
from indicia.ledger.anchors import ItemKind
from indicia.ledger.decisions import Note, Past
from indicia.ledger.fastening import LINKS, SPANS
from indicia.ledger.overlay import ACCEPT, FIELDS, REJECT, VERDICT, Correction
from indicia.model import (
    CERTAINTIES,
    STANCES,
    STATUSES,
    Event,
    Exposure,
    ExposureStatus,
    Reading,
    Span,
    Statement,
)
from indicia.model.conduct import AREAS
from indicia.model.event import TYPES
from indicia.pages import REASONS
from indicia.products import link, view, words
from indicia.products.passages import passages
from indicia.products.segments import Layer, layers
from indicia.products.tongue import Tongue
from indicia.products.view import groups, marks

# What the form offers for a field, of one kind of item or of all; one that is not here is written, as names.
CHOICES: dict[str, tuple[str, ...]] = {
    "stance": tuple(STANCES),
    "certainty": tuple(CERTAINTIES),
    "event.status": tuple(STATUSES),
    "exposure.status": get_args(ExposureStatus),
    "type": TYPES,
    "conduct": tuple(AREAS),
    "direction": ("out", "in"),
    "verdict": (ACCEPT, REJECT),
}


class Decided(Struct, frozen=True):
    """What people decided on one item: corrections that hold, and notes."""

    corrections: tuple[Correction, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def verdict(self) -> Correction | None:
        """The last word on whether it stands."""
        return next((one for one in reversed(self.corrections) if one.field == "verdict"), None)


@get("/pages/{page:int}", sync_to_thread=True)
def page(ledger: Here, page: FromPath[int]) -> Redirect:
    """A page as it was last got."""
    with ledger.read() as connection:
        found = pages.versions_at(connection, str(page))
    return Redirect(f"/versions/{found[-1].id}", status_code=303)


@get("/versions/{version:int}", sync_to_thread=True)
def reader(request: Asked, ledger: Here, version: FromPath[int]) -> Response[str]:
    """One version, read."""
    with ledger.read() as connection:
        shown = pages.version(connection, version)
        every = pages.versions_at(connection, str(shown.page))
        read = pages.reading(connection, version)
        if read is None:
            return show(request, "unread.html.j2", version=shown, versions=every, link=link(shown.place))
        decided = _decided(connection, read)
        noted = [note for note in decisions.notes(connection, version) if note.item == decisions.WORDS]
        past = decisions.history(connection, version)
        names = overview.names_on(connection, read.reading_id)
    return show(
        request,
        "reader.html.j2",
        **_values(read, every, decided, past, names, tongue(request)),
        noted=noted,
        passages=_passages(read, noted),
    )


def _values(
    read: Read,
    every: list[Version],
    decided: dict[str, Decided],
    past: list[Past],
    names: list[overview.Spoken],
    spoken: Tongue,
) -> dict[str, Any]:
    reading = read.found.reading
    seen = view(reading, REASONS, spoken)
    return {
        "read": read,
        "version": read.version,
        "versions": every,
        "view": seen,
        "marks": marks(reading, seen.statements),
        "ids": {row.number: row.id for row in seen.statements},
        "groups": groups(seen.events),
        "kinds": words.KIND_MEANINGS,
        "link": link(read.version.place) or link(reading.article.url),
        "decided": decided,
        "nobody": Decided(),
        "past": past,
        "names": names,
        "rejected": [_rejected(item, decided) for item in read.found.rejected],
        "fields": FIELDS,
        "choices": CHOICES,
        "labelled": sorted({VERDICT, *(name for kind in FIELDS for name in _fields(kind))}),
        "current": _current(reading),
        "view_names": sorted({one.name for one in reading.entities}),
        "standing": {key: ".".join(str(c.id) for c in one.corrections) for key, one in decided.items()},
    }


def _passages(read: Read, noted: list[Note]) -> list[Any]:
    """The article with its spans, places and the words that somebody wrote a note on."""
    reading = read.found.reading
    spans = [(note.id, decisions.words_of(note, reading.article.text)) for note in noted]
    marked = (Layer(span.start, span.end, "noted", f"w{number}") for number, span in spans if span)
    return list(passages(reading.article, (*layers(reading), *_places(reading), *marked)))


def _places(reading: Reading) -> tuple[Layer, ...]:
    """Where places are named; they light nothing, they are only marked."""
    places = {one.id for one in reading.entities if one.kind == "place"} | set(reading.places)
    return tuple(
        Layer(one.start, one.end, "place", f"place-{one.entity}")
        for one in reading.mentions
        if one.entity in places
    )


def _decided(connection: Any, read: Read) -> dict[str, Decided]:
    """What was decided on each item of the reading, by its id."""
    held: dict[str, list[Correction]] = {}
    for key, one in decisions.on_items(read.raw, decisions.corrections(connection, read.version.id)):
        held.setdefault(key, []).append(one)
    notes: dict[str, list[Note]] = {}
    for key, note in decisions.on_items(read.raw, decisions.notes(connection, read.version.id)):
        notes.setdefault(key, []).append(note)
    return {key: Decided(tuple(held.get(key, ())), tuple(notes.get(key, ()))) for key in {*held, *notes}}


class Rejected(Struct, frozen=True):
    """An item that a person took out; `by` is empty where it went with what it stood on."""

    key: str
    kind: str
    quote: str
    by: str


def _rejected(item: Statement | Event | Exposure, decided: dict[str, Decided]) -> Rejected:
    spans = (
        item.trigger
        if isinstance(item, Event)
        else (item.evidence if isinstance(item, Exposure) else (*item.source, *item.cue, *item.content))
    )
    verdict = decided.get(item.id, Decided()).verdict
    quote = " … ".join(span.text for span in spans)
    return Rejected(item.id, type(item).__name__.lower(), quote, verdict.made_by if verdict else "")


def _fields(kind: ItemKind) -> tuple[str, ...]:
    """What of an item may be corrected, in the order of its form."""
    return (*FIELDS[kind], *(LINKS if kind == "statement" else ()), *SPANS[kind])


def _current(reading: Reading) -> dict[str, dict[str, Any]]:
    """What the form for an item begins with."""
    kinds: dict[ItemKind, tuple[Statement | Event | Exposure, ...]] = {
        "statement": reading.statements,
        "event": reading.events,
        "exposure": reading.exposures,
    }
    names = {one.id: one.name for one in reading.entities}

    def plain(item: Any, field: str) -> Any:
        value = getattr(item, field)
        if field in {"source_entities", "actors", "recipients", "counterparts"}:
            return [names.get(key, key) for key in value]
        if value and isinstance(value, tuple) and isinstance(value[0], Span):
            return [[span.start, span.end] for span in value]
        return names.get(value, value) if field == "place" and value else value

    return {
        item.id: {"kind": kind, **{field: plain(item, field) for field in _fields(kind)}}
        for kind, items in kinds.items()
        for item in items
    }


@get("/versions/{version:int}/changes", sync_to_thread=True)
def changes(request: Asked, ledger: Here, version: FromPath[int]) -> Response[str]:
    """What changed from the version before."""
    with ledger.read() as connection:
        shown = pages.version(connection, version)
        every = pages.versions_at(connection, str(shown.page))
    older = next((one for one in reversed(every) if one.number < shown.number), None)
    lines = pages.diff(older, shown)[2:] if older else []
    return show(request, "changes.html.j2", version=shown, versions=every, older=older, lines=lines)


@get("/versions/{version:int}/original", sync_to_thread=True)
def original(request: Asked, ledger: Here, version: FromPath[int]) -> Response[str]:
    """The archived page beside what is known of it, in a frame that runs nothing."""
    with ledger.read() as connection:
        shown = pages.version(connection, version)
        every = pages.versions_at(connection, str(shown.page))
    capture = ledger.capture(shown.record)
    return show(
        request, "original.html.j2", version=shown, versions=every, capture=capture, link=link(shown.place)
    )


@get("/versions/{version:int}/bytes", sync_to_thread=True)
def archived(ledger: Here, version: FromPath[int]) -> Response[bytes]:
    """The bytes as they were got, under a policy by which they are only ever looked at."""
    with ledger.read() as connection:
        shown = pages.version(connection, version)
    capture = ledger.capture(shown.record)
    said = (capture.header("content-type") or "").lower()
    is_html = "html" in said or (not said and b"<html" in capture.content[:2000].lower())
    charset = said.partition("charset=")[2].strip(" \"'") or "utf-8"
    charset = charset if charset.replace("-", "").replace("_", "").isalnum() else "utf-8"
    media = MediaType.HTML if is_html else MediaType.TEXT
    return Response(
        capture.content,
        media_type=f"{media.value}; charset={charset}",
        headers={"Content-Security-Policy": ORIGINAL_POLICY, "Content-Disposition": "inline"},
    )
