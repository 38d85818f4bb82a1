"""How what several pages say together is kept: a number that stays, states from then to then, rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

Row = Mapping[str, Any]
_MOST = 500


@dataclass(frozen=True)
class Kind:
    """The tables of one kind of thing: its numbers, its states, and the rows that lie under a number."""

    numbers: sa.Table
    states: sa.Table
    rows: tuple[sa.Table, ...]

    @property
    def column(self) -> str:
        """The column by which the others point to a number."""
        return f"{self.numbers.name}_id"


def settle(
    connection: sa.Connection, kind: Kind, number: int | None, state: Row, rows: Sequence[Sequence[Row]]
) -> tuple[int, bool]:
    """Bring a thing up to date, or begin it: its number, and whether anything changed.

    What no longer holds is closed, and its successor is another row.

    Args:
        connection: a unit of writing.
        kind: which tables.
        number: the number it has; None if it is new.
        state: the columns of its state.
        rows: for each table of rows, the columns of each of them.
    """
    now = datetime.now(UTC)
    if number is None:
        made = sa.insert(kind.numbers).values(added_at=now).returning(kind.numbers.c.id)
        number = int(connection.execute(made).scalar_one())
    changed = _settle(connection, kind.states, kind.column, number, [{"into_id": None} | dict(state)], now)
    for table, wanted in zip(kind.rows, rows, strict=True):
        changed |= _settle(connection, table, kind.column, number, wanted, now)
    return number, changed


def end(connection: sa.Connection, kind: Kind, number: int, into: int | None) -> None:
    """Nothing tells it any more: close it; `into` is the one that has most of what it was."""
    now = datetime.now(UTC)
    live = _live(kind.states, kind.column, number)
    last = connection.execute(sa.select(kind.states).where(live)).first()
    for table in (kind.states, *kind.rows):
        connection.execute(sa.update(table).where(_live(table, kind.column, number)).values(closed_at=now))
    if into is not None and last is not None:
        values = last._asdict() | {"into_id": into, "made_at": now, "closed_at": None}
        values.pop("id")
        connection.execute(sa.insert(kind.states).values(**values))


def _live(table: sa.Table, column: str, number: int) -> sa.ColumnElement[bool]:
    return sa.and_(table.c[column] == number, table.c.closed_at.is_(None))


def _settle(
    connection: sa.Connection,
    table: sa.Table,
    column: str,
    number: int,
    wanted: Iterable[Row],
    now: datetime,
) -> bool:
    """Close the live rows that are not wanted, insert those that are wanted and not there."""
    held = connection.execute(sa.select(table).where(_live(table, column, number))).all()
    new = list(wanted)
    gone = []
    for row in held:
        there = row._asdict()
        same = next((one for one in new if all(there[name] == value for name, value in one.items())), None)
        if same is None:
            gone.append(row.id)
        else:
            new.remove(same)
    for at in range(0, len(gone), _MOST):
        part = table.c.id.in_(gone[at : at + _MOST])
        connection.execute(sa.update(table).where(part).values(closed_at=now))
    if new:
        connection.execute(sa.insert(table), [{**row, column: number, "made_at": now} for row in new])
    return bool(gone or new)


def pages_of(
    connection: sa.Connection, table: sa.Table, column: str, numbers: Sequence[int]
) -> dict[int, set[int]]:
    """The pages of the live rows under some numbers."""
    found: dict[int, set[int]] = {number: set() for number in numbers}
    for at in range(0, len(numbers), _MOST):
        part = table.c[column].in_(numbers[at : at + _MOST]) & table.c.closed_at.is_(None)
        for row in connection.execute(sa.select(table.c[column], table.c.page_id).where(part).distinct()):
            found[row[0]].add(row.page_id)
    return found


def on_pages(connection: sa.Connection, table: sa.Table, column: str, pages: Sequence[int]) -> set[int]:
    """The numbers that have a live row on some pages."""
    found: set[int] = set()
    for at in range(0, len(pages), _MOST):
        part = table.c.page_id.in_(pages[at : at + _MOST]) & table.c.closed_at.is_(None)
        found |= {row[0] for row in connection.execute(sa.select(table.c[column]).where(part).distinct())}
    return found
