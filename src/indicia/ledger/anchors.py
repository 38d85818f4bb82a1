"""What a decision of a person is fastened to: the words on the page, not the numbers of one reading.

A later reading counts its items anew; the same item is the one that stands on the same characters. When a
newer engine takes the text out differently, it is the one that stands on the same words, if only one does.
"""

from collections.abc import Iterator
from typing import Any, Literal, cast

from msgspec import Struct

from indicia.model import Event, Exposure, Reading, Span, Statement

ItemKind = Literal["statement", "event", "exposure"]
Item = Statement | Event | Exposure
Anchor = dict[str, Any]


class Anchored(Struct, frozen=True):
    """An item of a reading, its anchor, and the words at it."""

    kind: ItemKind
    item: Item
    anchor: Anchor
    quote: str


def anchored(reading: Reading) -> Iterator[Anchored]:
    """Every item of a reading with its anchor."""
    for kind, items in items_of(reading).items():
        for item in items:
            yield fasten(item, kind)


def items_of(reading: Reading) -> dict[ItemKind, tuple[Item, ...]]:
    """The items of a reading, by kind."""
    return {"statement": reading.statements, "event": reading.events, "exposure": reading.exposures}


def fasten(item: Item, kind: ItemKind) -> Anchored:
    """The anchor of an item: its cue and content, its triggers, or its evidence and area."""
    if isinstance(item, Statement):
        anchor: Anchor = {"cue": _pairs(item.cue), "content": _pairs(item.content)}
        return Anchored(kind, item, anchor, _quote((*item.cue, *item.content)))
    if isinstance(item, Event):
        anchor = {"trigger": _pairs(item.trigger), "what": item.conduct or item.type}
        return Anchored(kind, item, anchor, _quote(item.trigger))
    anchor = {"evidence": _pairs(item.evidence), "what": [item.regime, item.area, item.direction]}
    return Anchored(kind, item, anchor, _quote(item.evidence))


def find(anchor: Anchor, quote: str, kind: str, among: list[Anchored]) -> Anchored | None:
    """The item that a decision is about; None when no item is it any more, or several may be."""
    same_kind = [one for one in among if one.kind == kind]
    for alike in (
        [one for one in same_kind if one.anchor == anchor],
        [one for one in same_kind if _first(one.anchor) == _first(anchor)],
        [one for one in same_kind if one.quote == quote],
    ):
        if len(alike) == 1:
            return alike[0]
    return None


def _first(anchor: Anchor) -> object:
    """The part that outlives a change of the others: cue, trigger or evidence."""
    value = next(anchor[name] for name in ("cue", "trigger", "evidence") if name in anchor)
    return value or object()


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _quote(spans: tuple[Span, ...]) -> str:
    return " … ".join(span.text for span in spans)


def spans_of(item: Item) -> dict[str, list[Span]]:
    """Every span of an item by the name of its field."""
    found = {}
    for field in item.__struct_fields__:
        value = getattr(item, field)
        if isinstance(value, tuple) and value and isinstance(value[0], Span):
            found[field] = list(cast(tuple[Span, ...], value))
    return found


def pairs_of(item: Item) -> dict[str, list[list[int]]]:
    """Every span of an item as a row keeps it."""
    return {field: [[span.start, span.end] for span in spans] for field, spans in spans_of(item).items()}
