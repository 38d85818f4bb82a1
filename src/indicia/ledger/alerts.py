"""What is kept of alerts: each made once, taken note of, delivered under a key, every try told."""

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime
from typing import Any, Literal

import sqlalchemy as sa
from msgspec import Struct

from indicia.ledger import tables as t
from indicia.ledger import tables_alerts as a
from indicia.ledger import tables_watch as w
from indicia.ledger.decisions import named
from indicia.ledger.store import insert_unless_there
from indicia.model import UsageError

Row = sa.Row[Any]
Outcome = Literal["sent", "partly", "refused", "unreachable", "unsure"]
OUTCOMES: dict[Outcome, str] = {
    "sent": "it was taken",
    "partly": "some of the recipients were taken, the others are tried again",
    "refused": "the other side answered that it does not take it",
    "unreachable": "nothing was sent: there was no connection, or the file could not be written",
    "unsure": "it may have been sent: no answer came; it is tried again with the same key",
}


class Dead(Struct, frozen=True):
    """A source that brings nothing now, and since when it has not."""

    source: str
    state: str
    why: str | None
    since: datetime


class Ack(Struct, frozen=True):
    """That a person took note of an alert."""

    alert: int
    by: str
    at: datetime
    note: str | None


class Delivery(Struct, frozen=True):
    """Alerts that go to a channel at once; `owed` are the recipients still to be served, null for all."""

    id: int
    channel: str
    watch: str
    key: str
    tries: int
    next_at: datetime
    sent_at: datetime | None
    owed: tuple[str, ...] | None
    alerts: tuple[int, ...]


class Attempt(Struct, frozen=True):
    """One try to deliver; without an outcome it is under way, or its process was killed."""

    delivery: int
    channel: str
    at: datetime
    outcome: Outcome | None
    why: str | None
    next_at: datetime | None


def untold(connection: sa.Connection, since: date | None = None) -> list[Row]:
    """The changes of watches that no alert was made of, seen on or after a day; the oldest first."""
    joined = w.change.outerjoin(a.alert, a.alert.c.change_id == w.change.c.id)
    query = sa.select(w.change).select_from(joined).where(a.alert.c.id.is_(None)).order_by(w.change.c.id)
    if since is not None:
        query = query.where(w.change.c.at >= datetime(since.year, since.month, since.day, tzinfo=UTC))
    return list(connection.execute(query))


def dead(connection: sa.Connection) -> list[Dead]:
    """The sources that were not well when they were last asked."""
    table = t.source_check
    last = sa.select(sa.func.max(table.c.id)).group_by(table.c.source)
    query = sa.select(table).where(table.c.id.in_(last), table.c.state != "ok").order_by(table.c.source)
    return [Dead(row.source, row.state, row.why, _died(connection, row)) for row in connection.execute(query)]


def _died(connection: sa.Connection, row: Row) -> datetime:
    """When the first check since a source last was well found that it was not."""
    table = t.source_check
    well = sa.select(sa.func.max(table.c.id)).where(table.c.source == row.source, table.c.state == "ok")
    after = sa.func.coalesce(well.scalar_subquery(), 0)
    query = sa.select(table.c.at).where(table.c.source == row.source, table.c.id > after)
    found: datetime = connection.execute(query.order_by(table.c.id).limit(1)).scalar_one()
    return found


def drawing_on(connection: sa.Connection, source: str) -> list[str]:
    """The watches that have an indication on a page which a source brought."""
    joined = t.fetch.join(w.indication, w.indication.c.version_id == t.fetch.c.version_id)
    query = sa.select(w.indication.c.watch).select_from(joined)
    query = query.where(t.fetch.c.source == source, w.indication.c.closed_at.is_(None)).distinct()
    return sorted(row.watch for row in connection.execute(query))


def add(connection: sa.Connection, row: dict[str, Any]) -> bool:
    """Keep an alert, unless there is one of its key: whether it is new."""
    return insert_unless_there(connection, a.alert, row) is not None


def alerts(
    connection: sa.Connection, *, watch: str | None = None, ids: Collection[int] | None = None
) -> list[Row]:
    """The alerts as rows, the oldest first."""
    query = sa.select(a.alert).order_by(a.alert.c.id)
    if watch is not None:
        query = query.where(a.alert.c.watch == watch)
    if ids is not None:
        query = query.where(a.alert.c.id.in_(ids))
    return list(connection.execute(query))


class Wanted(Struct, frozen=True):
    """Which alerts: of a watch, only those that nobody took note of; `before` is the number to go on from."""

    watch: str | None = None
    waiting: bool = False
    before: int | None = None
    limit: int = 25


def newest(connection: sa.Connection, wanted: Wanted) -> list[Row]:
    """Alerts as rows, the newest first."""
    query = sa.select(a.alert).order_by(a.alert.c.id.desc()).limit(wanted.limit)
    if wanted.watch is not None:
        query = query.where(a.alert.c.watch == wanted.watch)
    if wanted.before is not None:
        query = query.where(a.alert.c.id < wanted.before)
    if wanted.waiting:
        noted = sa.select(a.alert_ack.c.alert_id).where(a.alert_ack.c.closed_at.is_(None))
        query = query.where(a.alert.c.id.not_in(noted))
    return list(connection.execute(query))


def acks(connection: sa.Connection) -> dict[int, Ack]:
    """Who took note of which alert, by its number."""
    query = sa.select(a.alert_ack).where(a.alert_ack.c.closed_at.is_(None))
    return {
        row.alert_id: Ack(row.alert_id, row.made_by, row.made_at, row.note)
        for row in connection.execute(query)
    }


def waiting(connection: sa.Connection) -> int:
    """How many alerts nobody took note of."""
    joined = a.alert.outerjoin(
        a.alert_ack, sa.and_(a.alert_ack.c.alert_id == a.alert.c.id, a.alert_ack.c.closed_at.is_(None))
    )
    query = sa.select(sa.func.count()).select_from(joined).where(a.alert_ack.c.id.is_(None))
    return int(connection.execute(query).scalar_one())


def acknowledge(connection: sa.Connection, number: int, by: str, note: str | None = None) -> None:
    """Note that a person took note of an alert; a second time changes nothing.

    Raises:
        UsageError: if nobody is named, or there is no such alert.
    """
    who = named(by)
    _there(connection, number)
    row = {"alert_id": number, "note": note, "made_by": who, "made_at": datetime.now(UTC)}
    insert_unless_there(connection, a.alert_ack, row)


def unacknowledge(connection: sa.Connection, number: int, by: str) -> None:
    """Take back that somebody took note of an alert.

    Raises:
        UsageError: if nobody is named, or nobody had taken note.
    """
    who = named(by)
    _there(connection, number)
    live = (a.alert_ack.c.alert_id == number) & a.alert_ack.c.closed_at.is_(None)
    closed = sa.update(a.alert_ack).where(live).values(closed_at=datetime.now(UTC), closed_by=who)
    if connection.execute(closed.returning(a.alert_ack.c.id)).first() is None:
        raise UsageError(f"nobody took note of alert {number}: there is nothing to take back")


def _there(connection: sa.Connection, number: int) -> None:
    if connection.execute(sa.select(a.alert.c.id).where(a.alert.c.id == number)).first() is None:
        raise UsageError(f"there is no alert {number}; `indicia alerts list` shows them")


def uncarried(connection: sa.Connection, channel: str, before: datetime) -> list[Row]:
    """The alerts made up to a moment that no delivery of a channel holds; the oldest first."""
    held = sa.and_(a.alert_carried.c.alert_id == a.alert.c.id, a.alert_carried.c.channel == channel)
    joined = a.alert.outerjoin(a.alert_carried, held)
    query = sa.select(a.alert).select_from(joined).where(a.alert_carried.c.id.is_(None))
    return list(connection.execute(query.where(a.alert.c.at <= before).order_by(a.alert.c.id)))


def deliver(
    connection: sa.Connection, *, channel: str, watch: str, key: str, alerts: Sequence[int], now: datetime
) -> None:
    """Put alerts together that go to a channel at once."""
    row = {"channel": channel, "watch": watch, "key": key, "made_at": now, "tries": 0, "next_at": now}
    made = sa.insert(a.alert_delivery).values(**row, owed=None).returning(a.alert_delivery.c.id)
    number = connection.execute(made).scalar_one()
    carried = [{"delivery_id": number, "channel": channel, "alert_id": one} for one in alerts]
    connection.execute(sa.insert(a.alert_carried), carried)


def deliveries(
    connection: sa.Connection, channel: str | None = None, *, sent: bool | None = None
) -> list[Delivery]:
    """Deliveries, of a channel or of all; only those that were sent, or were not, if asked."""
    table = a.alert_delivery
    query = sa.select(table).order_by(table.c.id)
    if channel is not None:
        query = query.where(table.c.channel == channel)
    if sent is not None:
        query = query.where(table.c.sent_at.is_not(None) if sent else table.c.sent_at.is_(None))
    rows = list(connection.execute(query))
    held: dict[int, list[int]] = {row.id: [] for row in rows}
    carried = sa.select(a.alert_carried).order_by(a.alert_carried.c.alert_id)
    if channel is not None:
        carried = carried.where(a.alert_carried.c.channel == channel)
    for one in connection.execute(carried):
        if one.delivery_id in held:
            held[one.delivery_id].append(one.alert_id)
    return [_delivery(row, held[row.id]) for row in rows]


def _delivery(row: Row, alerts: list[int]) -> Delivery:
    owed = tuple(row.owed) if row.owed is not None else None
    return Delivery(
        row.id,
        row.channel,
        row.watch,
        row.key,
        row.tries,
        row.next_at,
        row.sent_at,
        owed,
        tuple(alerts),
    )


def begin(connection: sa.Connection, delivery: int, now: datetime) -> int:
    """A try begins; it is kept before anything is sent."""
    made = sa.insert(a.alert_attempt).values(delivery_id=delivery, at=now)
    return int(connection.execute(made.returning(a.alert_attempt.c.id)).scalar_one())


def end(  # noqa: PLR0913 - the columns of the row
    connection: sa.Connection,
    attempt: int,
    *,
    outcome: Outcome,
    why: str | None,
    now: datetime,
    next_at: datetime,
    owed: Sequence[str] | None = None,
) -> None:
    """What came of a try; unless it was sent, it is tried again from `next_at` on."""
    sent = outcome == "sent"
    table, tries = a.alert_delivery, a.alert_attempt
    values = {"ended_at": now, "outcome": outcome, "why": why, "next_at": None if sent else next_at}
    ended = sa.update(tries).where(tries.c.id == attempt).values(**values).returning(tries.c.delivery_id)
    number = connection.execute(ended).scalar_one()
    state: dict[str, Any] = {"tries": table.c.tries + 1}
    state |= {"sent_at": now} if sent else {"next_at": next_at}
    state |= {"owed": list(owed)} if owed is not None else {}
    connection.execute(sa.update(table).where(table.c.id == number).values(**state))


def cut_off(connection: sa.Connection, now: datetime) -> list[Attempt]:
    """Tries whose process was killed: each may have been sent, and is due at once. Told once."""
    tries = a.alert_attempt
    query = sa.select(tries.c.id).where(tries.c.outcome.is_(None)).order_by(tries.c.id)
    numbers = [row.id for row in connection.execute(query)]
    why = "killed while it was being sent"
    for number in numbers:
        end(connection, number, outcome="unsure", why=why, now=now, next_at=now)
    return [one for number, one in _attempts(connection) if number in set(numbers)]


def attempts(connection: sa.Connection, delivery: int | None = None) -> list[Attempt]:
    """Every try, the oldest first."""
    return [one for _, one in _attempts(connection) if delivery in (None, one.delivery)]


def _attempts(connection: sa.Connection) -> list[tuple[int, Attempt]]:
    tries = a.alert_attempt
    joined = tries.join(a.alert_delivery, a.alert_delivery.c.id == tries.c.delivery_id)
    query = sa.select(tries, a.alert_delivery.c.channel).select_from(joined).order_by(tries.c.id)
    return [
        (row.id, Attempt(row.delivery_id, row.channel, row.at, row.outcome, row.why, row.next_at))
        for row in connection.execute(query)
    ]
