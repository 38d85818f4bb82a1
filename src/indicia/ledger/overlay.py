"""Corrections laid over a reading: what a person decided wins, and is told apart from what was read."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

import msgspec
from msgspec import Struct

from indicia.ledger.anchors import Anchor, Anchored, Item, ItemKind, anchored, find
from indicia.ledger.settling import LINKS, SPANS, unsettled
from indicia.model import Entity, Event, Exposure, Reading, Statement, UsageError

Key = tuple[str, str]  # kind and id of an item
Items = dict[Key, Item]

VERDICT = "verdict"
REJECT, ACCEPT = "reject", "accept"
# What a person may change, beside the verdict; the rest of an item is where it stands.
FIELDS: dict[ItemKind, tuple[str, ...]] = {
    "statement": (
        "source_entities",
        "stance",
        "certainty",
        "author",
        "answers",
        "within",
        "source",
        "cue",
        "content",
    ),
    "event": ("type", "conduct", "status", "actors", "recipients", "place"),
    "exposure": ("direction", "status", "actors", "counterparts"),
}
# These hold entities; a person names them, for their ids hold within one reading only.
NAMED = {"source_entities", "actors", "recipients", "counterparts", "place"}
_TYPES: dict[ItemKind, type[Item]] = {"statement": Statement, "event": Event, "exposure": Exposure}


class Correction(Struct, frozen=True):
    """One decision of a person on one item."""

    id: int
    version: int
    item: ItemKind
    anchor: Anchor
    quote: str
    field: str
    value: Any
    made_by: str
    made_at: datetime


class Corrected(Struct, frozen=True):
    """A reading with the corrections that hold for it.

    `by` says which correction an item got, by kind and id; `rejected` are the items taken out;
    `unfit` are corrections whose item is not there any more, kept and told.
    """

    reading: Reading
    by: dict[Key, int]
    rejected: tuple[Item, ...]
    unfit: tuple[Correction, ...]


def check(kind: ItemKind, field: str, value: object) -> None:
    """Refuse a correction that would make no item.

    Raises:
        UsageError: if the field may not be changed, or cannot hold the value.
    """
    if field == VERDICT:
        if value not in {ACCEPT, REJECT}:
            raise UsageError(f"a verdict is {ACCEPT} or {REJECT}, not {value!r}")
        return
    if field not in FIELDS[kind]:
        names = ", ".join((VERDICT, *FIELDS[kind]))
        raise UsageError(f"{field!r} of {kind} cannot be corrected; what can: {names}")
    if field in SPANS | LINKS:
        return  # what is kept of it was looked at where it was settled
    fields = {one.name: one.type for one in msgspec.structs.fields(_TYPES[kind])}
    try:
        msgspec.convert(value, fields[field])
    except msgspec.ValidationError as error:
        raise UsageError(f"{field} of {kind}: {error}") from error


def overlay(reading: Reading, corrections: Sequence[Correction]) -> Corrected:
    """Lay corrections over a reading, the oldest first."""
    if not corrections:
        return Corrected(reading, {}, (), ())
    items = list(anchored(reading))
    changed: Items = {(one.kind, one.item.id): one.item for one in items}
    entities = {entity.id: entity for entity in reading.entities}
    by: dict[Key, int] = {}
    unfit: list[Correction] = []
    rejected: Items = {}
    for one in corrections:
        found = find(one.anchor, one.quote, one.item, items)
        if found is None:
            unfit.append(one)
            continue
        key = (found.kind, found.item.id)
        by[key] = one.id
        if one.field == VERDICT:
            rejected.pop(key, None)
            if one.value == REJECT:
                rejected[key] = found.item
            continue
        value, fits = unsettled(one.field, one.value, reading, items)
        if fits:
            changed[key] = _with(changed[key], found, one.field, value, entities)
        else:
            unfit.append(one)
    _follow(items, rejected, by)
    whole = msgspec.structs.replace(reading, entities=tuple(entities.values()))
    return Corrected(_rebuilt(whole, changed, rejected), by, tuple(rejected.values()), tuple(unfit))


def _with(item: Item, found: Anchored, name: str, value: Any, entities: dict[str, Entity]) -> Item:
    kinds = {field.name: field.type for field in msgspec.structs.fields(_TYPES[found.kind])}
    if name in NAMED and value is not None:
        value = _ids(value, entities) if isinstance(value, list) else _ids([value], entities)[0]
    return msgspec.structs.replace(item, **{name: msgspec.convert(value, kinds[name])})


def _ids(names: list[str], entities: dict[str, Entity]) -> list[str]:
    """The entities of the reading with these names; one it does not know joins it."""
    by_name = {entity.name.casefold(): entity.id for entity in entities.values()}
    for name in names:
        if name.casefold() not in by_name:
            key = f"a{len(entities) + 1}"  # n is taken by those read, x by exposures
            entities[key] = Entity(key, name, "unknown")
            by_name[name.casefold()] = key
    return [by_name[name.casefold()] for name in names]


def _follow(
    items: list[Anchored], rejected: dict[tuple[str, str], Item], by: dict[tuple[str, str], int]
) -> None:
    """What stands on rejected items alone goes with them: their events, and the law these may concern."""
    for one in items:
        if isinstance(one.item, Event):
            grounds = [("statement", one.item.statement)] if one.item.statement else []
        elif isinstance(one.item, Exposure):
            grounds = [("statement", key) for key in one.item.statements] or [
                ("event", key) for key in one.item.events
            ]
        else:
            continue
        if grounds and all(ground in rejected for ground in grounds):
            rejected[(one.kind, one.item.id)] = one.item
            by.setdefault((one.kind, one.item.id), by[grounds[0]])


def _rebuilt(
    reading: Reading, changed: dict[tuple[str, str], Item], rejected: dict[tuple[str, str], Item]
) -> Reading:
    def live(kind: ItemKind, items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(changed[(kind, item.id)] for item in items if (kind, item.id) not in rejected)

    return msgspec.structs.replace(
        reading,
        statements=cast(tuple[Statement, ...], live("statement", reading.statements)),
        events=cast(tuple[Event, ...], live("event", reading.events)),
        exposures=cast(tuple[Exposure, ...], live("exposure", reading.exposures)),
    )
