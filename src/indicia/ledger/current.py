"""Which of its texts a page bears now: that of the last time it was got, which may be an older one again."""

from collections.abc import Iterable

import sqlalchemy as sa

from indicia.ledger import tables as t
from indicia.ledger import tables_watch as w

_MANY = 500  # what a list of a query may hold


def superseded(connection: sa.Connection, versions: Iterable[int]) -> set[int]:
    """Of some versions those in whose place another text of their page stands."""
    held = set(versions)
    return held - set(_now(connection, held).values()) if held else set()


def returned(connection: sa.Connection) -> set[int]:
    """The versions that pages bear again, although they bore a later text in between."""
    later = t.version.alias()
    query = sa.select(t.version.c.id).join(
        later, sa.and_(later.c.page_id == t.version.c.page_id, later.c.number > t.version.c.number)
    )
    older = {row.id for row in connection.execute(query.distinct())}
    return older - superseded(connection, older)


def left_behind(connection: sa.Connection) -> set[str]:
    """The watches with a live indication on a text that its page does not bear now."""
    other = t.version.alias()
    query = (
        sa.select(w.indication.c.watch, w.indication.c.version_id)
        .join(t.version, t.version.c.id == w.indication.c.version_id)
        .join(other, sa.and_(other.c.page_id == t.version.c.page_id, other.c.id != t.version.c.id))
        .where(w.indication.c.closed_at.is_(None))
    )
    held = [(row.watch, row.version_id) for row in connection.execute(query.distinct())]
    gone = superseded(connection, (version for _, version in held))
    return {watch for watch, version in held if version in gone}


def _now(connection: sa.Connection, versions: set[int]) -> dict[int, int]:
    """The version that each page of some versions bears: the last that was got, else the last there is."""
    found: dict[int, int] = {}
    held = sorted(versions)
    for start in range(0, len(held), _MANY):
        mine = sa.select(t.version.c.page_id).where(t.version.c.id.in_(held[start : start + _MANY]))
        texts = sa.select(t.version.c.page_id, t.version.c.id).where(t.version.c.page_id.in_(mine))
        got = sa.select(t.fetch.c.page_id, t.fetch.c.version_id).where(
            t.fetch.c.page_id.in_(mine), t.fetch.c.version_id.is_not(None)
        )
        for query in (texts.order_by(t.version.c.number), got.order_by(t.fetch.c.id)):
            found |= {row[0]: row[1] for row in connection.execute(query)}
    return found
