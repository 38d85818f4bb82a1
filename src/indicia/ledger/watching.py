"""What the machine keeps of watches: how far each looked, indications, assessments, changes."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from msgspec import Struct

from indicia.ledger import tables as t
from indicia.ledger import tables_watch as w
from indicia.ledger.anchors import Anchor

Row = sa.Row[Any]
_MANY = 500  # what a list of a query may hold
_FACTS = ("item", "indicator", "side", "stage", "bearing", "spans", "speaker", "stance", "status", "why")


class Watched(Struct, frozen=True):
    """A watch as it was last looked at: the row of its definition, and how far the readings were matched."""

    id: int
    sha256: str
    reading: int
    looked_at: datetime


class Held(Struct, frozen=True):
    """An indication as the ledger keeps it; `facts` are its columns, `closed` whether it holds no more."""

    id: int
    version: int
    item_kind: str
    anchor: Anchor
    quote: str
    facts: dict[str, Any]
    closed: bool = False

    def same(self, other: "Held") -> bool:
        """Whether a match made anew says what this row says."""
        return (self.item_kind, self.anchor, self.quote, self.facts) == (
            other.item_kind,
            other.anchor,
            other.quote,
            other.facts,
        )


def watched(connection: sa.Connection, watch: str) -> Watched | None:
    """How far a watch has looked; None if it never did."""
    query = sa.select(w.watched).where(w.watched.c.watch == watch, w.watched.c.closed_at.is_(None))
    row = connection.execute(query).first()
    return Watched(row.id, row.sha256, row.reading_id, row.looked_at) if row else None


def all_watched(connection: sa.Connection) -> dict[str, Watched]:
    """How far each watch has looked, by its id."""
    query = sa.select(w.watched).where(w.watched.c.closed_at.is_(None))
    return {
        row.watch: Watched(row.id, row.sha256, row.reading_id, row.looked_at)
        for row in connection.execute(query)
    }


def looked(connection: sa.Connection, rows: Sequence[int], reading: int) -> None:
    """Note that watches which nothing new meets have looked up to a reading."""
    values = {"reading_id": reading, "looked_at": datetime.now(UTC)}
    for start in range(0, len(rows), _MANY):
        mine = w.watched.c.id.in_(rows[start : start + _MANY])
        connection.execute(sa.update(w.watched).where(mine).values(**values))


def versions_after(connection: sa.Connection, reading: int) -> list[int]:
    """The versions with a live reading newer than a number, in the order of their readings."""
    table = t.reading
    query = sa.select(table.c.version_id).where(table.c.id > reading, table.c.closed_at.is_(None))
    return [row.version_id for row in connection.execute(query.order_by(table.c.id))]


def meeting(connection: sa.Connection, versions: Iterable[int]) -> set[str]:
    """The watches that have an indication on one of these versions, or on another text of its page."""
    held = list(versions)
    found: set[str] = set()
    for start in range(0, len(held), _MANY):
        pages = sa.select(t.version.c.page_id).where(t.version.c.id.in_(held[start : start + _MANY]))
        same = sa.select(t.version.c.id).where(t.version.c.page_id.in_(pages))
        query = sa.select(w.indication.c.watch).where(
            w.indication.c.version_id.in_(same), w.indication.c.closed_at.is_(None)
        )
        found |= {row.watch for row in connection.execute(query.distinct())}
    return found


def look(connection: sa.Connection, watch: str, sha256: str, definition: object, reading: int) -> int:
    """Note that a watch has looked up to a reading; a new definition is a new row."""
    before = watched(connection, watch)
    now = datetime.now(UTC)
    if before is not None and before.sha256 == sha256:
        values = {"reading_id": reading, "looked_at": now}
        connection.execute(sa.update(w.watched).where(w.watched.c.id == before.id).values(**values))
        return before.id
    if before is not None:
        connection.execute(sa.update(w.watched).where(w.watched.c.id == before.id).values(closed_at=now))
    values = {"watch": watch, "sha256": sha256, "definition": definition}
    made = sa.insert(w.watched).values(**values, reading_id=reading, looked_at=now)
    return int(connection.execute(made.returning(w.watched.c.id)).scalar_one())


def corrected_since(connection: sa.Connection, moment: datetime) -> set[int]:
    """The versions that a person corrected, or took a correction back of, since a moment."""
    table = t.correction
    query = sa.select(table.c.version_id).where(
        sa.or_(table.c.made_at >= moment, table.c.closed_at >= moment)
    )
    return {row.version_id for row in connection.execute(query.distinct())}


def speaking_of(
    connection: sa.Connection, codes: Sequence[str], words: Sequence[str], after: int
) -> list[int]:
    """The versions with a live reading newer than a number that name a state, or somebody so called."""
    named: sa.ColumnElement[bool] = t.entity.c.country.in_(codes)
    for word in words:
        named = named | t.entity.c.name.icontains(word, autoescape=True)
    query = (
        sa.select(t.reading.c.version_id)
        .join(t.appearance, t.appearance.c.reading_id == t.reading.c.id)
        .join(t.entity, t.entity.c.id == t.appearance.c.entity_id)
        .where(t.reading.c.closed_at.is_(None), t.reading.c.id > after, named)
    )
    return [row.version_id for row in connection.execute(query.distinct().order_by(t.reading.c.version_id))]


def newest_reading(connection: sa.Connection) -> int:
    """The number of the newest reading; 0 where there is none."""
    return int(connection.execute(sa.select(sa.func.max(t.reading.c.id))).scalar() or 0)


def indications(connection: sa.Connection, watch: str, *, closed: bool = False) -> list[Held]:
    """The indications of a watch in the order they came; with those that hold no more, if asked."""
    query = sa.select(w.indication).where(w.indication.c.watch == watch).order_by(w.indication.c.id)
    if not closed:
        query = query.where(w.indication.c.closed_at.is_(None))
    return [_held(row) for row in connection.execute(query)]


def _held(row: Row) -> Held:
    facts = {name: getattr(row, name) for name in _FACTS}
    return Held(
        row.id, row.version_id, row.item_kind, row.anchor, row.quote, facts, row.closed_at is not None
    )


def pages_of(connection: sa.Connection, versions: Iterable[int]) -> dict[int, int]:
    """The page of each of some versions."""
    held = sorted(set(versions))
    found: dict[int, int] = {}
    for start in range(0, len(held), _MANY):
        mine = t.version.c.id.in_(held[start : start + _MANY])
        query = sa.select(t.version.c.id, t.version.c.page_id).where(mine)
        found |= {row.id: row.page_id for row in connection.execute(query)}
    return found


def store_assessment(  # noqa: PLR0913 - the columns of the row
    connection: sa.Connection,
    watch: str,
    *,
    watched_id: int,
    state: str,
    since: date | None,
    as_of: date,
    content: object,
) -> None:
    """Keep an assessment; one that says the same as the last is not kept twice."""
    last = last_assessment(connection, watch)
    if last is not None and (last.watched_id, last.content) == (watched_id, content):
        return
    row = {"watch": watch, "watched_id": watched_id, "state": state, "since": since, "as_of": as_of}
    connection.execute(sa.insert(w.assessment).values(**row, content=content, made_at=datetime.now(UTC)))


def last_assessment(connection: sa.Connection, watch: str) -> Row | None:
    """The newest assessment of a watch, as its row."""
    query = sa.select(w.assessment).where(w.assessment.c.watch == watch).order_by(w.assessment.c.id.desc())
    return connection.execute(query.limit(1)).first()


def assessments(connection: sa.Connection, watch: str) -> list[Row]:
    """Every assessment of a watch, the oldest first, as rows."""
    query = sa.select(w.assessment).where(w.assessment.c.watch == watch).order_by(w.assessment.c.id)
    return list(connection.execute(query))


def add_change(  # noqa: PLR0913 - the columns of the row
    connection: sa.Connection,
    watch: str,
    kind: str,
    *,
    day: date | None,
    was: str | None,
    now: str | None,
    indications: Sequence[int],
    why: str,
) -> int:
    """Keep a change: its number."""
    row = {"watch": watch, "kind": kind, "at": datetime.now(UTC), "day": day, "was": was, "now": now}
    made = sa.insert(w.change).values(**row, indications=list(indications), why=why)
    return int(connection.execute(made.returning(w.change.c.id)).scalar_one())


def changes(connection: sa.Connection, watch: str | None = None, *, after: int = 0) -> list[Row]:
    """The changes of a watch, or of all, the oldest first, as rows."""
    query = sa.select(w.change).where(w.change.c.id > after).order_by(w.change.c.id)
    if watch is not None:
        query = query.where(w.change.c.watch == watch)
    return list(connection.execute(query))


def last_look(connection: sa.Connection, watch: str, person: str) -> Row | None:
    """When a person last looked at a watch, and up to which change and indication."""
    table = w.watch_seen
    query = sa.select(table).where(table.c.watch == watch, table.c.person == person)
    return connection.execute(query.order_by(table.c.id.desc()).limit(1)).first()


def saw(connection: sa.Connection, watch: str, person: str) -> None:
    """Note that a person has seen all that a watch has now."""
    newest = {
        name: connection.execute(sa.select(sa.func.max(table.c.id)).where(table.c.watch == watch)).scalar()
        or 0
        for name, table in (("change_id", w.change), ("indication_id", w.indication))
    }
    row = {"watch": watch, "person": person, "at": datetime.now(UTC)}
    connection.execute(sa.insert(w.watch_seen).values(**row, **newest))
