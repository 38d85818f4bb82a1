"""Pages of which something changed that is not compared yet: noted with the change itself, or not at all."""

from collections.abc import Sequence

import sqlalchemy as sa
from msgspec import Struct

from indicia.ledger import tables as t
from indicia.ledger import tables_claims as c
from indicia.ledger.store import one_at_a_time

_LOCK = 0x1D1C1B


class Waiting(Struct, frozen=True):
    """Pages that wait, and the rows that say so; a later change has a later row."""

    rows: tuple[int, ...]
    pages: tuple[int, ...]


def alone(connection: sa.Connection) -> None:
    """Let one process at a time compare; the others wait until its unit of writing ends."""
    one_at_a_time(connection, _LOCK)


def mark(connection: sa.Connection, version: int) -> None:
    """Note that the page of a version changed: its text, its reading, or what a person decided of it."""
    page = sa.select(t.version.c.page_id).where(t.version.c.id == version)
    connection.execute(sa.insert(c.outdated).from_select(["page_id"], page))


def mark_all(connection: sa.Connection) -> None:
    """Note that every page is to be compared anew."""
    connection.execute(sa.insert(c.outdated).from_select(["page_id"], sa.select(t.page.c.id)))


def mark_told(connection: sa.Connection) -> None:
    """Note that the pages that tell something, or are copies, are to be compared anew."""
    told = sa.union(
        sa.select(c.draft.c.page_id),
        sa.select(c.telling.c.page_id).where(c.telling.c.closed_at.is_(None)),
        sa.select(c.family_member.c.page_id).where(c.family_member.c.closed_at.is_(None)),
    )
    connection.execute(sa.insert(c.outdated).from_select(["page_id"], told))


def count(connection: sa.Connection) -> int:
    """How many pages wait."""
    return int(connection.execute(sa.select(sa.func.count(c.outdated.c.page_id.distinct()))).scalar_one())


def some(connection: sa.Connection, limit: int) -> Waiting:
    """The pages that wait longest."""
    rows = connection.execute(sa.select(c.outdated).order_by(c.outdated.c.id).limit(limit)).all()
    return Waiting(tuple(row.id for row in rows), tuple(dict.fromkeys(row.page_id for row in rows)))


def done(connection: sa.Connection, rows: Sequence[int]) -> None:
    """These were compared."""
    for at in range(0, len(rows), 500):
        connection.execute(sa.delete(c.outdated).where(c.outdated.c.id.in_(rows[at : at + 500])))
