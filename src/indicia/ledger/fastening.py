"""Corrections that point, to characters of the page or to another statement: kept so that a reread finds it.

What a person says ("s3", "120:188", words of the page) holds within one reading. What is kept is the anchor
of the statement, or the characters with their words; both are looked up again in each later reading.
"""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import msgspec
from msgspec import Struct

from indicia.ledger.anchors import Item, ItemKind, anchored, fasten, find
from indicia.model import Reading, Span, Statement, UsageError

LINKS = ("within", "answers")
SPANS: dict[ItemKind, tuple[str, ...]] = {
    "statement": ("source", "cue", "content"),
    "event": ("trigger",),
    "exposure": (),
}
_EMPTY = ("source", "cue")  # a page may name no source, and say something without a cue
_STRETCH = re.compile(r"\s*(\d+)\s*:\s*(\d+)\s*")


class Pointer(Struct, frozen=True):
    """A kept correction of a field that points to something."""

    kind: ItemKind
    field: str
    value: Any


Changed = Mapping[tuple[str, str], Item]


def points(kind: ItemKind, field: str) -> bool:
    """Whether a field points to something."""
    return field in SPANS[kind] or (kind == "statement" and field in LINKS)


def fastened(said: Pointer, item: Item, raw: Reading, now: Reading) -> Any:
    """What a person said of an item, as it is kept.

    Args:
        said: the field, and what it is to be.
        item: the item.
        raw: the page as it was read: what is kept is looked up there.
        now: the same with the corrections that hold: what is rejected cannot be pointed to.

    Raises:
        UsageError: if it points to nothing that is there, or makes nonsense.
    """
    if said.field in LINKS:
        return _statement(said, item, raw, now)
    return [[span.start, span.end, span.text] for span in _spans(said, raw.article.text)]


def _none(value: object) -> bool:
    return value is None or value == [] or (isinstance(value, str) and value.strip().lower() in ("", "none"))


def _statement(said: Pointer, item: Item, raw: Reading, now: Reading) -> Any:
    field, value = said.field, said.value
    if _none(value):
        return None
    held = {one.id: one for one in now.statements}
    other = held.get(str(value))
    if other is None:
        raise UsageError(f"{field}: there is no statement {value!r} on the page; say none, or one as s3")
    if other.id == item.id:
        raise UsageError(f"{field}: {item.id} can neither answer itself nor be said within itself")
    if field == "within" and circles(item.id, other.id, held):
        raise UsageError(f"within: {other.id} is itself said within {item.id}")
    one = fasten(next(one for one in raw.statements if one.id == other.id), "statement")
    return {"anchor": one.anchor, "quote": one.quote}


def circles(inner: str, outer: str | None, held: Mapping[str, Statement]) -> bool:
    """Whether a statement would be said within itself."""
    seen: set[str] = set()
    while outer is not None and outer not in seen:
        if outer == inner:
            return True
        seen.add(outer)
        outer = held[outer].within if outer in held else None
    return False


def _spans(said: Pointer, text: str) -> list[Span]:
    kind, field, value = said.kind, said.field, said.value
    if _none(value):
        if field in _EMPTY:
            return []
        raise UsageError(f"{field} of {kind} cannot be empty: reject the {kind} instead")
    found = _listed(field, value, text) if isinstance(value, list) else _said(field, str(value), text)
    found.sort(key=lambda span: span.start)
    for one, other in pairwise(found):
        if other.start < one.end:
            raise UsageError(f"{field}: {one.start}:{one.end} and {other.start}:{other.end} overlap")
    return found


def is_stretch(value: str) -> bool:
    """Whether that is written as a stretch of the page, as `120:188`."""
    return _STRETCH.fullmatch(value) is not None


def stretch(value: str, text: str) -> Span:
    """The stretch of a page that is meant."""
    return _said("words", value, text)[0]


def _listed(field: str, value: list[Any], text: str) -> list[Span]:
    try:
        pairs = msgspec.convert(value, list[tuple[int, int]])
    except msgspec.ValidationError as error:
        raise UsageError(f"{field}: write stretches as [[120, 188]]") from error
    return [_span(field, start, end, text) for start, end in pairs]


def _said(field: str, value: str, text: str) -> list[Span]:
    """Stretches "120:188,200:210", or words that stand once on the page."""
    stretches = [_STRETCH.fullmatch(part) for part in value.split(",")]
    if all(stretches):
        return [_span(field, int(one[1]), int(one[2]), text) for one in stretches if one]
    times = text.count(value)
    if times != 1:
        how = "do not stand on the page" if times == 0 else f"stand on the page {times} times"
        raise UsageError(f"{field}: the words “{value}” {how}: write START:END, as 120:188")
    start = text.index(value)
    return [_span(field, start, start + len(value), text)]


def _span(field: str, start: int, end: int, text: str) -> Span:
    if not 0 <= start < end <= len(text):
        raise UsageError(
            f"{field}: {start}:{end} is no stretch of the page, which has {len(text)} characters"
        )
    words = text[start:end]
    if words != words.strip():
        raise UsageError(f"{field}: {start}:{end} begins or ends with a blank")
    return Span(start, end, words)


def loosened(it: Pointer, key: str, reading: Reading, changed: Changed) -> dict[str, Any] | None:
    """The fields of an item that a kept correction changes in this reading; None where it does not fit."""
    if it.field in LINKS:
        return _link(it.field, it.value, key, reading, changed)
    spans = [again(one, reading.article.text) for one in it.value]
    found = tuple(span for span in spans if span is not None)
    if len(found) < len(spans):
        return None
    more = {"source_entities": _named(found, reading)} if it.field == "source" else {}
    return {it.field: found, **more}


def _link(field: str, value: Any, key: str, reading: Reading, changed: Changed) -> dict[str, Any] | None:
    if value is None:
        return {field: None}
    other = find(value["anchor"], value["quote"], "statement", list(anchored(reading)))
    held = {one.id: one for one in changed.values() if isinstance(one, Statement)}
    if other is None or other.item.id == key:
        return None
    if field == "within" and circles(key, other.item.id, held):
        return None
    return {field: other.item.id}


def again(kept: list[Any], text: str) -> Span | None:
    """The characters that were meant: those, or the only ones with the same words."""
    start, end, words = kept
    if text[start:end] == words:
        return Span(start, end, words)
    if text.count(words) != 1:
        return None
    at = text.index(words)
    return Span(at, at + len(words), words)


def _named(spans: tuple[Span, ...], reading: Reading) -> tuple[str, ...]:
    """Whom the words of a source name."""
    return tuple(
        dict.fromkeys(
            mention.entity
            for mention in reading.mentions
            if any(span.start <= mention.start and mention.end <= span.end for span in spans)
        )
    )
