"""Entities across pages: the same one by name, merged or split by a person, with undo.

Decisions are laid over the rows when they are read; no row of a reading is changed by them.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from msgspec import Struct

from indicia.ledger import tables as t
from indicia.model import UsageError

MERGE, SPLIT = "merge", "split"
Name = sa.ColumnElement[bool]
LATELY = 20_000  # appearances back from the newest


class Known(Struct, frozen=True):
    """An entity of the ledger; `also` are the ids merged into it."""

    id: int
    name: str
    kind: str
    country: str | None
    also: tuple[int, ...] = ()


class Decision(Struct, frozen=True):
    """Merge: two are one. Split: what a version says of `entity` is said of `into`."""

    id: int
    kind: str
    entity: int
    into: int
    version: int | None
    made_by: str
    made_at: datetime


def decisions(connection: sa.Connection) -> list[Decision]:
    """The decisions that hold, the oldest first."""
    query = sa.select(t.entity_decision).where(t.entity_decision.c.closed_at.is_(None))
    return [
        Decision(row.id, row.kind, row.entity_id, row.into_id, row.version_id, row.made_by, row.made_at)
        for row in connection.execute(query.order_by(t.entity_decision.c.id))
    ]


def merge(connection: sa.Connection, entity: int, into: int, by: str) -> int:
    """Say that two entities are one; the second gives its name.

    Raises:
        UsageError: if there is no such entity, or they are one already.
    """
    heads = _heads(decisions(connection))
    if _head(heads, entity) == _head(heads, into):
        raise UsageError(f"entities {entity} and {into} are one already")
    return _decide(connection, MERGE, entity, into, None, by)


def split(connection: sa.Connection, entity: int, versions: list[int], name: str, by: str) -> int:
    """Say that what these versions say of an entity is said of another, which gets this name.

    Raises:
        UsageError: if there is no such entity, or no version was named.
    """
    if not versions:
        raise UsageError("name the versions that speak of somebody else")
    old = connection.execute(sa.select(t.entity).where(t.entity.c.id == entity)).first()
    if old is None:
        raise UsageError(f"there is no entity {entity}")
    made = _decide(connection, SPLIT, entity, entity, versions[0], by, check=False)
    values = {"name": name, "kind": old.kind, "country": old.country, "key_sha256": f"split {made}"}
    new = connection.execute(sa.insert(t.entity).values(**values).returning(t.entity.c.id)).scalar_one()
    connection.execute(sa.update(t.entity_decision).where(t.entity_decision.c.id == made).values(into_id=new))
    for version in versions[1:]:
        _decide(connection, SPLIT, entity, new, version, by)
    return int(new)


def undo(connection: sa.Connection, decision: int, by: str) -> None:
    """Take a merge or a split back.

    Raises:
        UsageError: if no such decision holds.
    """
    live = (t.entity_decision.c.id == decision) & t.entity_decision.c.closed_at.is_(None)
    values = {"closed_at": datetime.now(UTC), "closed_by": by}
    if not connection.execute(sa.update(t.entity_decision).where(live).values(**values)).rowcount:
        raise UsageError(f"no decision {decision} on entities holds")


def named(connection: sa.Connection, name: str, limit: int = 20) -> Iterator[Known]:
    """The entities whose name holds these words, those most spoken of lately first; merged ones once."""
    found = sa.func.lower(t.entity.c.name).contains(name.lower(), autoescape=True)
    last = connection.execute(sa.select(sa.func.max(t.appearance.c.id))).scalar() or 0
    spoken = (
        sa.select(t.appearance.c.entity_id, sa.func.count().label("pages"))
        .where(t.appearance.c.id > last - LATELY)
        .group_by(t.appearance.c.entity_id)
        .subquery()
    )
    query = (
        sa.select(t.entity)
        .outerjoin(spoken, spoken.c.entity_id == t.entity.c.id)
        .where(found)
        .order_by(sa.func.coalesce(spoken.c.pages, 0).desc(), t.entity.c.id)
        .limit(limit)
    )
    heads = _heads(decisions(connection))
    seen = set()
    for row in connection.execute(query).all():
        head = _head(heads, row.id)
        if head not in seen:
            seen.add(head)
            yield get(connection, head)


def get(connection: sa.Connection, entity: int) -> Known:
    """An entity, or the one it was merged into.

    Raises:
        UsageError: if there is none.
    """
    return _get(connection, entity, _heads(decisions(connection)))


def _get(connection: sa.Connection, entity: int, heads: dict[int, int]) -> Known:
    head = _head(heads, entity)
    row = connection.execute(sa.select(t.entity).where(t.entity.c.id == head)).first()
    if row is None:
        raise UsageError(f"there is no entity {entity}")
    also = tuple(sorted(one for one in heads if one != head and _head(heads, one) == head))
    return Known(row.id, row.name, row.kind, row.country, also)


def many(connection: sa.Connection, ids: list[int]) -> dict[int, Known]:
    """Several at once, each under the id that was asked for, as the one it was merged into."""
    heads = _heads(decisions(connection))
    wanted = {one: _head(heads, one) for one in ids}
    query = sa.select(t.entity).where(t.entity.c.id.in_(set(wanted.values())))
    rows = {row.id: row for row in connection.execute(query)}
    also: dict[int, list[int]] = {}
    for one in heads:
        if (head := _head(heads, one)) != one:
            also.setdefault(head, []).append(one)
    return {
        one: Known(row.id, row.name, row.kind, row.country, tuple(sorted(also.get(row.id, ()))))
        for one, head in wanted.items()
        if (row := rows.get(head)) is not None
    }


def newest(
    connection: sa.Connection, names: Sequence[Name], item: str, most: int, before: int | None = None
) -> list[int]:
    """The newest rows of a kind of which somebody is a party; where they are fewer than `most`, all of them.

    Asked for one name after another, for then the index gives them in their order and nothing is sorted.
    """
    found: set[int] = set()
    for mine in names:
        query = sa.select(t.party.c.item_id).where(mine, t.party.c.item == item)
        if before is not None:
            query = query.where(t.party.c.item_id < before)
        found.update(connection.execute(query.order_by(t.party.c.item_id.desc()).limit(most)).scalars())
    return sorted(found, reverse=True)[:most]


def called(connection: sa.Connection, entity: int) -> list[int]:
    """The entities among whose rows those of an entity are found: merged into it, or split by a person."""
    held = decisions(connection)
    one = _get(connection, entity, _heads(held))
    ids = [one.id, *one.also]
    return ids + [d.entity for d in held if d.kind == SPLIT and d.into in ids and d.entity not in ids]


def is_party(connection: sa.Connection, entity: int) -> sa.ColumnElement[bool]:
    """The condition that a row of `party` speaks of an entity, with all merges and splits."""
    return sa.or_(*names(connection, entity))


def names(connection: sa.Connection, entity: int) -> list[Name]:
    """The same condition in parts: a part for each name that the entity goes by."""
    held = decisions(connection)
    one = _get(connection, entity, _heads(held))
    ids = [one.id, *one.also]
    parts: list[Name] = []
    for mine in ids:
        away = [d.version for d in held if d.kind == SPLIT and d.entity == mine]
        part: Name = t.party.c.entity_id == mine
        parts.append(part & t.party.c.version_id.not_in(away) if away else part)
    parts += [
        (t.party.c.entity_id == d.entity) & (t.party.c.version_id == d.version)
        for d in held
        if d.kind == SPLIT and d.into in ids and d.into != d.entity
    ]
    return parts


def _decide(  # noqa: PLR0913 - the columns of the row
    connection: sa.Connection,
    kind: str,
    entity: int,
    into: int,
    version: int | None,
    by: str,
    *,
    check: bool = True,
) -> int:
    if not by.strip():
        raise UsageError("say who decides: --by NAME, or the setting INDICIA_USER")
    for one in (entity, into) if check else ():
        get(connection, one)
    values: dict[str, Any] = {"kind": kind, "entity_id": entity, "into_id": into, "version_id": version}
    values |= {"made_by": by.strip(), "made_at": datetime.now(UTC)}
    made = sa.insert(t.entity_decision).values(**values).returning(t.entity_decision.c.id)
    return int(connection.execute(made).scalar_one())


def _heads(held: list[Decision]) -> dict[int, int]:
    """Where each merged entity leads."""
    heads: dict[int, int] = {}
    for one in held:
        if one.kind == MERGE:
            start, goal = _head(heads, one.entity), _head(heads, one.into)
            heads.setdefault(goal, goal)
            if start != goal:
                heads[start] = goal
    return heads


def _head(heads: dict[int, int], entity: int) -> int:
    while heads.get(entity, entity) != entity:
        entity = heads[entity]
    return entity
