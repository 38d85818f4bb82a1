"""Two readings of one page, set side by side: what is new, what is gone, what is told otherwise."""

from typing import Any, Literal

from msgspec import Struct

from indicia.ledger.anchors import Anchored, ItemKind, anchored, find
from indicia.ledger.overlay import FIELDS, NAMED
from indicia.model import Reading


class Change(Struct, frozen=True):
    """One difference; `was` and `now` are those of the field, where it is one."""

    kind: ItemKind | Literal["article"]
    what: Literal["new", "gone", "changed"]
    quote: str
    field: str | None = None
    was: Any = None
    now: Any = None


def compare(old: Reading, new: Reading) -> list[Change]:
    """What a newer reading tells differently."""
    changes = []
    if old.article.text != new.article.text:
        changes.append(Change("article", "changed", "the text is taken out of the page differently"))
    before, after = list(anchored(old)), list(anchored(new))
    met = set()
    for one in before:
        other = find(one.anchor, one.quote, one.kind, after)
        if other is None or other.item.id in met:
            changes.append(Change(one.kind, "gone", one.quote))
            continue
        met.add(other.item.id)
        changes += _fields(one, other, old, new)
    changes += [Change(one.kind, "new", one.quote) for one in after if one.item.id not in met]
    return changes


def _fields(one: Anchored, other: Anchored, old: Reading, new: Reading) -> list[Change]:
    found = []
    for field in FIELDS[one.kind]:
        was, now = _value(one, field, old), _value(other, field, new)
        if was != now:
            found.append(Change(one.kind, "changed", other.quote, field, was, now))
    if one.quote != other.quote:
        found.append(Change(one.kind, "changed", other.quote, "words", one.quote, other.quote))
    return found


def _value(one: Anchored, field: str, reading: Reading) -> Any:
    value = getattr(one.item, field)
    if field not in NAMED or value is None:
        return value
    names = {entity.id: entity.name for entity in reading.entities}
    return [names.get(key, key) for key in value] if isinstance(value, tuple) else names.get(value, value)
