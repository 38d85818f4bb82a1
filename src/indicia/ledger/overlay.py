"""Corrections laid over a reading: what a person decided wins, and is told apart from what was read."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast

import msgspec
from msgspec import Struct

from indicia.ledger.anchors import Anchor, Anchored, Item, ItemKind, anchored, find
from indicia.ledger.fastening import LINKS, SPANS, Pointer, loosened, points
from indicia.model import Entity, Event, Exposure, Reading, Statement, UsageError

Key = tuple[str, str]  # kind and id of an item
Items = dict[Key, Item]

VERDICT = "verdict"
REJECT, ACCEPT = "reject", "accept"
# What a person may change, beside the verdict and what points to something (`fastening`).
FIELDS: dict[ItemKind, tuple[str, ...]] = {
    "statement": ("source_entities", "stance", "certainty", "author"),
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
    if points(kind, field):
        return
    if field not in FIELDS[kind]:
        links = LINKS if kind == "statement" else ()
        names = ", ".join((VERDICT, *FIELDS[kind], *links, *SPANS[kind]))
        raise UsageError(f"{field!r} of {kind} cannot be corrected; what can: {names}")
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
        key = (found.kind, found.item.id) if found else ("", "")
        new = _with(changed[key], one, reading, changed, entities) if found else None
        if found is None or new is None:
            unfit.append(one)
            continue
        by[key] = one.id
        changed[key] = _own_parties(changed[key], new, one, corrections)
        if one.field == VERDICT:
            rejected.pop(key, None)
            if one.value == REJECT:
                rejected[key] = found.item
    _follow(items, rejected, by)
    whole = msgspec.structs.replace(reading, entities=tuple(entities.values()))
    return Corrected(_rebuilt(whole, changed, rejected), by, tuple(rejected.values()), tuple(unfit))


def _with(
    item: Item, one: Correction, reading: Reading, changed: Items, entities: dict[str, Entity]
) -> Item | None:
    """An item as a person wants it; None where that points to what this reading does not hold."""
    if one.field == VERDICT:
        return item
    if points(one.item, one.field):
        fields = loosened(Pointer(one.item, one.field, one.value), item.id, reading, changed)
        return None if fields is None else msgspec.structs.replace(item, **fields)
    kinds = {field.name: field.type for field in msgspec.structs.fields(_TYPES[one.item])}
    value = one.value
    if one.field in NAMED and value is not None:
        value = _ids(value, entities) if isinstance(value, list) else _ids([value], entities)[0]
    return msgspec.structs.replace(item, **{one.field: msgspec.convert(value, kinds[one.field])})


def _own_parties(old: Item, new: Item, one: Correction, corrections: Sequence[Correction]) -> Item:
    """Other words for a source name others, unless a person has said whom they mean."""
    if one.field != "source" or not isinstance(old, Statement):
        return new
    said = any(other.field == "source_entities" and other.anchor == one.anchor for other in corrections)
    return msgspec.structs.replace(new, source_entities=old.source_entities) if said else new


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


def _rebuilt(reading: Reading, changed: Items, rejected: Items) -> Reading:
    """The reading with what was changed, without what was rejected; nothing points to what is gone."""

    def live(kind: ItemKind, items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(changed[(kind, item.id)] for item in items if (kind, item.id) not in rejected)

    gone = {key for kind, key in rejected if kind == "statement"}
    held = {one.id: one for one in changed.values() if isinstance(one, Statement)}
    statements = cast(tuple[Statement, ...], live("statement", reading.statements))
    exposures = cast(tuple[Exposure, ...], live("exposure", reading.exposures))
    return msgspec.structs.replace(
        reading,
        statements=tuple(_freed(one, gone, held) for one in statements),
        events=cast(tuple[Event, ...], live("event", reading.events)),
        exposures=tuple(_without(one, gone) for one in exposures),
    )


def _freed(one: Statement, gone: set[str], held: Mapping[str, Statement]) -> Statement:
    """A statement said within the next one around it that holds, and answering none that is gone."""
    outer = one.within
    while outer in gone:
        outer = held[outer].within
    answers = None if one.answers in gone else one.answers
    if (outer, answers) == (one.within, one.answers):
        return one
    return msgspec.structs.replace(one, within=outer, answers=answers)


def _without(one: Exposure, gone: set[str]) -> Exposure:
    if not gone & {*one.statements, *one.denials}:
        return one
    return msgspec.structs.replace(
        one,
        statements=tuple(key for key in one.statements if key not in gone),
        denials=tuple(key for key in one.denials if key not in gone),
    )
