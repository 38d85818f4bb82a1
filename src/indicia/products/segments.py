"""Text with overlapping spans, cut where any of them begins or ends.

A segment belongs to every span that covers it, so spans may nest and cross as they like; no markup
has to. Joined again, the segments are the text.
"""

from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct

from indicia.model import Reading, Span


class Layer(Struct, frozen=True):
    """Characters `[start, end)` in a role (`source`, `cue`, `content`, `hedge`, …) of the row `id`."""

    start: int
    end: int
    role: str
    id: str


class Segment(Struct, frozen=True):
    """A piece of text under one and the same set of layers; the id of the narrowest layer comes first."""

    start: int
    end: int
    text: str
    roles: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


def layers(reading: Reading) -> tuple[Layer, ...]:
    """Every span that a row of the reading points to."""
    found: list[Layer] = []
    for said in reading.statements:
        found += _role("source", said.id, said.source)
        found += _role("cue", said.id, said.cue)
        found += _role("content", said.id, (*said.accused, *said.content))
        found += _role("hedge", said.id, said.hedges)
        if said.said:
            found.append(Layer(said.said.start, said.said.end, "time", said.id))
    for event in reading.events:
        found += _role("trigger", event.id, event.trigger)
        if event.time:
            found.append(Layer(event.time.start, event.time.end, "time", event.id))
    for exposure in reading.exposures:
        found += _role("evidence", exposure.id, exposure.evidence)
    for number, note in enumerate(reading.notes, 1):
        found += _role("note", note_id(number), (note.span,) if note.span else ())
    return tuple(found)


def note_id(number: int) -> str:
    """Notes bear no id in a reading; on a page they are told apart by their place."""
    return f"note-{number}"


def _role(role: str, owner: str, spans: Iterable[Span]) -> list[Layer]:
    return [Layer(span.start, span.end, role, owner) for span in spans]


def cut(text: str, start: int, end: int, over: Iterable[Layer]) -> tuple[Segment, ...]:
    """Cut `text[start:end]` at every boundary of the layers over it.

    Layers are clipped to `[start, end)`; empty and outlying ones cover nothing.
    """
    here = [layer for layer in over if layer.start < end and start < layer.end and layer.start < layer.end]
    edges = {start, end}
    for layer in here:
        edges.update((max(layer.start, start), min(layer.end, end)))
    places = sorted(edges)
    return tuple(_segment(text, a, b, here) for a, b in pairwise(places))


def _segment(text: str, start: int, end: int, here: list[Layer]) -> Segment:
    covering = [layer for layer in here if layer.start <= start and end <= layer.end]
    covering.sort(key=lambda layer: layer.end - layer.start)
    return Segment(
        start=start,
        end=end,
        text=text[start:end],
        roles=tuple(sorted({layer.role for layer in covering})),
        ids=tuple(dict.fromkeys(layer.id for layer in covering)),
    )
