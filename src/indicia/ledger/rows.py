"""A reading as rows for questions; made again whenever its reading or its corrections change."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from indicia.ledger import tables as t
from indicia.ledger import terms
from indicia.ledger.anchors import Item, ItemKind, items_of, pairs_of
from indicia.ledger.capture import sha256
from indicia.ledger.overlay import Corrected
from indicia.ledger.store import insert_new
from indicia.model import Entity, Event, Exposure, Reading, Span, Statement

TABLES: dict[ItemKind, sa.Table] = {"statement": t.statement, "event": t.event, "exposure": t.exposure}
_ROLES: dict[ItemKind, tuple[tuple[str, str], ...]] = {
    "statement": (("source_entities", "source"),),
    "event": (("actors", "actor"), ("recipients", "recipient")),
    "exposure": (("actors", "actor"), ("counterparts", "counterpart")),
}


def write(connection: sa.Connection, version: int, reading_id: int, found: Corrected) -> None:
    """Bring the rows of a reading up to date: one that no longer holds is closed, another inserted."""
    entities = _entities(connection, reading_id, found.reading)
    for kind, table in TABLES.items():
        live = {row.key: row for row in connection.execute(_live(table, reading_id))}
        wanted = {item.id: _row(item, kind, found) for item in items_of(found.reading)[kind]}
        gone = [row.id for key, row in live.items() if key not in wanted or _differs(row, wanted[key])]
        if gone:
            connection.execute(
                sa.update(table).where(table.c.id.in_(gone)).values(closed_at=datetime.now(UTC))
            )
        kept = {row.key for row in live.values() if row.id not in set(gone)}
        new = [item for item in items_of(found.reading)[kind] if item.id not in kept]
        place = {"version_id": version, "reading_id": reading_id}
        ids = _insert(connection, table, [place | wanted[item.id] for item in new])
        _parties(connection, version, kind, list(zip(ids, new, strict=True)), entities)
    _terms(connection, reading_id)


def close(connection: sa.Connection, reading_id: int) -> None:
    """Close all rows of a reading that another takes the place of."""
    for table in TABLES.values():
        live = (table.c.reading_id == reading_id) & table.c.closed_at.is_(None)
        connection.execute(sa.update(table).where(live).values(closed_at=datetime.now(UTC)))
    _terms(connection, reading_id)


def _terms(connection: sa.Connection, reading_id: int) -> None:
    for table in ("statement", "exposure"):
        terms.note(connection, table, "reading_id", reading_id)


def _live(table: sa.Table, reading_id: int) -> sa.Select[Any]:
    return sa.select(table).where(table.c.reading_id == reading_id, table.c.closed_at.is_(None))


def _differs(row: sa.Row[Any], wanted: dict[str, Any]) -> bool:
    held = row._asdict()
    return any(held[name] != value for name, value in wanted.items())


def _row(item: Item, kind: ItemKind, found: Corrected) -> dict[str, Any]:
    make = {"statement": _statement, "event": _event, "exposure": _exposure}[kind]
    return {
        "key": item.id,
        "spans": pairs_of(item),
        "correction_id": found.by.get((kind, item.id)),
        **make(item, found.reading),  # type: ignore[operator]  # the maker of its own kind
    }


def _statement(item: Statement, _: Reading) -> dict[str, Any]:
    return {
        "source": _words(item.source),
        "content": _words(item.content),
        "stance": item.stance,
        "certainty": item.certainty,
        "author": item.author,
        "within": item.within,
        "answers": item.answers,
        "said_from": item.said.earliest if item.said else None,
        "said_to": item.said.latest if item.said else None,
    }


def _event(item: Event, reading: Reading) -> dict[str, Any]:
    names = {entity.id: entity.name for entity in reading.entities}
    lies = reading.places.get(item.place or "")
    return {
        "type": item.type,
        "conduct": item.conduct,
        "status": item.status,
        "trigger": _words(item.trigger),
        "statement": item.statement,
        "happened_from": item.time.earliest if item.time else None,
        "happened_to": item.time.latest if item.time else None,
        "place": names.get(item.place, item.place) if item.place else None,
        "lat": lies.lat if lies else None,
        "lon": lies.lon if lies else None,
    }


def _exposure(item: Exposure, _: Reading) -> dict[str, Any]:
    return {
        "regime": item.regime,
        "area": item.area,
        "direction": item.direction,
        "status": item.status,
        "statements": list(item.statements),
        "denials": list(item.denials),
        "events": list(item.events),
    }


def _words(spans: Iterable[Span]) -> str:
    return " … ".join(span.text for span in spans)


def _insert(connection: sa.Connection, table: sa.Table, rows: Sequence[dict[str, Any]]) -> list[int]:
    if not rows:
        return []
    made = sa.insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return [int(row.id) for row in connection.execute(made, list(rows))]


def _parties(
    connection: sa.Connection,
    version: int,
    kind: ItemKind,
    items: Sequence[tuple[int, Item]],
    entities: dict[str, int],
) -> None:
    """Who is in which role of which row, and which paragraphs an exposure cites."""
    rows = [
        {"version_id": version, "entity_id": entities[key], "item": kind, "item_id": number, "role": role}
        for number, item in items
        for field, role in _ROLES[kind]
        for key in dict.fromkeys(getattr(item, field))
        if key in entities
    ]
    _insert(connection, t.party, rows)
    cited = [
        {"exposure_id": number, "provision": one.id, "why": one.why}
        for number, item in items
        if isinstance(item, Exposure)
        for one in item.provisions
    ]
    _insert(connection, t.cited, cited)


def identity(entity: Entity) -> str:
    """What makes entities of two pages the same: their row in the name data, or kind and name."""
    key = entity.known or f"{entity.kind} {' '.join(entity.name.casefold().split())}"
    return sha256(key)


def _entities(connection: sa.Connection, reading_id: int, reading: Reading) -> dict[str, int]:
    """The row of each entity of the reading; in one order, so that two writers cannot lock each other."""
    held = sa.select(t.appearance.c.key, t.appearance.c.entity_id).where(
        t.appearance.c.reading_id == reading_id
    )
    found = {row.key: int(row.entity_id) for row in connection.execute(held)}
    new = [entity for entity in reading.entities if entity.id not in found]
    for entity in sorted(new, key=identity):
        row = {
            "key_sha256": identity(entity),
            "name": entity.name,
            "kind": entity.kind,
            "country": entity.country,
            "known": entity.known,
        }
        found[entity.id], _ = insert_new(connection, t.entity, row, ("key_sha256",))
    counts = Counter(mention.entity for mention in reading.mentions)
    rows = [
        {"reading_id": reading_id, "entity_id": found[one.id], "key": one.id, "mentions": counts[one.id]}
        for one in new
    ]
    _insert(connection, t.appearance, rows)
    return found
