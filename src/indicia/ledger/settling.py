"""What of a correction is kept: a value that outlives a new reading.

Spans are kept with their words, and a statement that is meant by its anchor: the numbers of one reading
say nothing in the next.
"""

from typing import Any

import msgspec

from indicia.ledger.anchors import Anchored, find
from indicia.model import Reading, Span, UsageError

SPANS = frozenset({"source", "cue", "content"})  # of a statement: where its parts stand
LINKS = frozenset({"answers", "within"})  # of a statement: another one


def settled(field: str, value: object, raw: Reading, items: list[Anchored]) -> object:
    """The value as it is kept.

    Raises:
        UsageError: if it is no place in the article, or no statement of the reading.
    """
    if field in SPANS:
        return _spans(field, value, raw)
    if field in LINKS and value is not None:
        return _link(field, value, items)
    return value


def _spans(field: str, value: object, raw: Reading) -> dict[str, Any]:
    try:
        pairs = sorted(msgspec.convert(value, list[tuple[int, int]]))
    except msgspec.ValidationError as error:
        raise UsageError(f"{field} is a list of [start, end] in the article: {error}") from error
    text, last = raw.article.text, 0
    for start, end in pairs:
        if not last <= start < end <= len(text):
            raise UsageError(f"[{start}, {end}] of {field} is no stretch of the article of its own")
        last = end
    if field != "source" and not pairs:
        raise UsageError(f"a statement without {field}: reject it instead")
    return {"spans": [list(pair) for pair in pairs], "quote": " … ".join(text[a:b] for a, b in pairs)}


def _link(field: str, value: object, items: list[Anchored]) -> dict[str, Any]:
    for one in items:
        if one.kind == "statement" and one.item.id == value:
            return {"anchor": one.anchor, "quote": one.quote}
    raise UsageError(f"{field} wants a statement of the same page, as s3, not {value!r}")


def unsettled(field: str, value: Any, raw: Reading, items: list[Anchored]) -> tuple[Any, bool]:
    """The value for this reading, and whether it still fits: the same words are where they were."""
    if field in SPANS:
        text = raw.article.text
        quote = " … ".join(text[start:end] for start, end in value["spans"])
        return tuple(Span(a, b, text[a:b]) for a, b in value["spans"]), quote == value["quote"]
    if field in LINKS and value is not None:
        found = find(value["anchor"], value["quote"], "statement", items)
        return (found.item.id, True) if found else (None, False)
    return value, True
