"""An indication keeps its number: the same words of a page that meet a watch, however they are read anew.

A reading that is made again, another definition of the watch, or an edit of the page changes what is known
of an indication, and not which it is. So a match takes over the row that is most like it: first one that
holds, then one that held before.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime

import sqlalchemy as sa

from indicia.ledger import tables_watch as w
from indicia.ledger.watching import Held

Likeness = Callable[[Held], object]

# What two have in common, from all to the sentence alone; an anchor counts characters of one version only.
_LIKENESS: tuple[Likeness, ...] = (
    lambda one: (one.version, one.item_kind, one.anchor, one.quote, one.facts),
    lambda one: (one.version, one.anchor, one.facts["bearing"], one.facts["indicator"]),
    lambda one: (one.quote, one.facts["bearing"], one.facts["indicator"]),
    lambda one: (one.version, one.anchor, one.facts["bearing"]),
    lambda one: (one.quote, one.facts["bearing"]),
    lambda one: (one.version, one.anchor),
    lambda one: one.quote,
)


def paired(wanted: Sequence[Held], among: Iterable[Held]) -> list[Held | None]:
    """The row that each of some matches of a page takes over; None where it is a new one."""
    rows = sorted(among, key=lambda row: (row.closed, -row.id if row.closed else row.id))
    found: list[Held | None] = [None] * len(wanted)
    for closed in (False, True):
        left = [row for row in rows if row.closed == closed]
        for likeness in _LIKENESS:
            for number, one in enumerate(wanted):
                if found[number] is None:
                    asked = likeness(one)
                    found[number] = next((row for row in left if likeness(row) == asked), None)
                    left = [row for row in left if row is not found[number]]
    return found


def renew(connection: sa.Connection, watch: str, wanted: Sequence[Held], among: Sequence[Held]) -> list[int]:
    """Bring the rows of a page up to what was matched on it: their numbers, in the order wanted."""
    numbers: list[int] = []
    for one, row in zip(wanted, paired(wanted, among), strict=True):
        if row is None:
            numbers.append(_insert(connection, watch, one))
            continue
        numbers.append(row.id)
        if row.closed or not (row.version == one.version and row.same(one)):
            mine = w.indication.c.id == row.id
            connection.execute(sa.update(w.indication).where(mine).values(**_values(one), closed_at=None))
    return numbers


def close(connection: sa.Connection, numbers: Sequence[int]) -> None:
    """Close rows that nothing meets any more; they keep their numbers."""
    for number in numbers:
        mine = w.indication.c.id == number
        connection.execute(sa.update(w.indication).where(mine).values(closed_at=datetime.now(UTC)))


def _insert(connection: sa.Connection, watch: str, one: Held) -> int:
    made = sa.insert(w.indication).values(watch=watch, made_at=datetime.now(UTC), **_values(one))
    return int(connection.execute(made.returning(w.indication.c.id)).scalar_one())


def _values(one: Held) -> dict[str, object]:
    place = {"version_id": one.version, "item_kind": one.item_kind, "anchor": one.anchor}
    return {**place, "quote": one.quote, **one.facts}
