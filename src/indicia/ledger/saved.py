"""Questions worth asking again."""

from datetime import UTC, datetime

import sqlalchemy as sa
from msgspec import Struct

from indicia.ledger import tables_people as t
from indicia.model import UsageError


class Saved(Struct, frozen=True):
    """A search under a name; `query` is its address without the room's."""

    id: int
    name: str
    query: str
    made_by: str


def save(connection: sa.Connection, name: str, query: str, by: str) -> int:
    """Keep a search.

    Raises:
        UsageError: if it has no name.
    """
    if not name.strip():
        raise UsageError("a saved search needs a name")
    values = {"name": name.strip(), "query": query, "made_by": by, "made_at": datetime.now(UTC)}
    made = sa.insert(t.saved_search).values(**values).returning(t.saved_search.c.id)
    return int(connection.execute(made).scalar_one())


def searches(connection: sa.Connection) -> list[Saved]:
    """The searches that are kept, by name."""
    query = sa.select(t.saved_search).where(t.saved_search.c.closed_at.is_(None))
    return [
        Saved(row.id, row.name, row.query, row.made_by)
        for row in connection.execute(query.order_by(t.saved_search.c.name, t.saved_search.c.id))
    ]


def forget(connection: sa.Connection, number: int) -> None:
    """Keep a search no longer.

    Raises:
        UsageError: if there is none.
    """
    live = (t.saved_search.c.id == number) & t.saved_search.c.closed_at.is_(None)
    done = connection.execute(sa.update(t.saved_search).where(live).values(closed_at=datetime.now(UTC)))
    if not done.rowcount:
        raise UsageError(f"there is no saved search {number}")
