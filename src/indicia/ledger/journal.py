"""What was asked of the world and what came of it: runs, what is still wanted, how each source does."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any, Literal

import sqlalchemy as sa
from msgspec import Struct

from indicia.ledger import tables as t
from indicia.ledger.capture import clean, place_of, sha256
from indicia.ledger.store import insert_unless_there

State = Literal["ok", "silent", "empty", "blocked", "failing"]
STATES: dict[State, str] = {
    "ok": "it answers, and brings pages",
    "silent": "it answers, but has brought nothing new for longer than its `silent_after`",
    "empty": "it answers, but lists no page at all",
    "blocked": "it refuses us, or its robots.txt does",
    "failing": "it could not be got, or what it sent could not be understood",
}
GIVE_UP = 8  # tries of one address, over several runs


class Wanted(Struct, frozen=True):
    """An address that is still to be got."""

    place: str
    source: str | None
    published: date | None
    tries: int


class Checked(Struct, frozen=True):
    """How a source did when it was last asked, and since when it has done so."""

    source: str
    state: State
    since: datetime
    at: datetime
    counts: dict[str, int]
    why: str | None
    newest: datetime | None


class Failure(Struct, frozen=True):
    """What could not be got or read."""

    place: str
    source: str | None
    at: datetime
    slug: str
    why: str


class Last(Struct, frozen=True):
    """What the last answer for an address said of itself."""

    at: datetime
    etag: str | None
    modified: str | None


def begin(connection: sa.Connection, command: str) -> int:
    """A run begins."""
    values = {"command": command, "began_at": datetime.now(UTC)}
    return int(connection.execute(sa.insert(t.run).values(**values).returning(t.run.c.id)).scalar_one())


def end(connection: sa.Connection, run: int, counts: Mapping[str, int]) -> None:
    """A run has come to its end."""
    values = {"ended_at": datetime.now(UTC), "counts": dict(counts)}
    connection.execute(sa.update(t.run).where(t.run.c.id == run).values(**values))


def want(connection: sa.Connection, wanted: Wanted) -> None:
    """Remember an address to get, until it was got or given up."""
    row = {
        "place": clean(wanted.place),
        "place_sha256": sha256(place_of(wanted.place)),
        "source": wanted.source,
        "published": wanted.published,
        "added_at": datetime.now(UTC),
        "tries": 0,
    }
    open_one = sa.select(t.wanted.c.id).where(
        t.wanted.c.place_sha256 == row["place_sha256"], t.wanted.c.closed_at.is_(None)
    )
    if connection.execute(open_one).first() is None:
        insert_unless_there(connection, t.wanted, row)


def still_wanted(connection: sa.Connection) -> list[Wanted]:
    """The addresses to get, the oldest first."""
    query = sa.select(t.wanted).where(t.wanted.c.closed_at.is_(None)).order_by(t.wanted.c.id)
    return [Wanted(row.place, row.source, row.published, row.tries) for row in connection.execute(query)]


def settle(connection: sa.Connection, outcome: str, *places: str | None) -> None:
    """Addresses were got, or are given up."""
    hashes = {sha256(place_of(place)) for place in places if place}
    live = t.wanted.c.place_sha256.in_(hashes) & t.wanted.c.closed_at.is_(None)
    connection.execute(sa.update(t.wanted).where(live).values(closed_at=datetime.now(UTC), outcome=outcome))


def tried(connection: sa.Connection, place: str) -> None:
    """An address could not be got this time; after some tries it is given up."""
    live = (t.wanted.c.place_sha256 == sha256(place_of(place))) & t.wanted.c.closed_at.is_(None)
    connection.execute(sa.update(t.wanted).where(live).values(tries=t.wanted.c.tries + 1))
    tired = live & (t.wanted.c.tries >= GIVE_UP)
    connection.execute(sa.update(t.wanted).where(tired).values(closed_at=datetime.now(UTC), outcome="failed"))


def last_got(connection: sa.Connection, place: str) -> Last | None:
    """When an address was last got whole, and how to ask whether it has changed."""
    page = sa.select(t.page.c.id).where(t.page.c.place_sha256 == sha256(place_of(place))).scalar_subquery()
    query = (
        sa.select(t.fetch.c.at, t.fetch.c.etag, t.fetch.c.modified)
        .where(t.fetch.c.page_id == page, t.fetch.c.version_id.is_not(None), t.fetch.c.status == 200)
        .order_by(t.fetch.c.id.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return Last(row.at, row.etag, row.modified) if row else None


def last_feed(connection: sa.Connection, source: str, place: str) -> Last | None:
    """How to ask whether the list of a source has changed."""
    query = (
        sa.select(t.fetch.c.at, t.fetch.c.etag, t.fetch.c.modified)
        .where(t.fetch.c.source == source, t.fetch.c.place == place, t.fetch.c.status == 200)
        .order_by(t.fetch.c.id.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return Last(row.at, row.etag, row.modified) if row else None


def was_got(connection: sa.Connection, place: str) -> datetime | None:
    """When an address that a feed lists was last settled, under whatever address it came."""
    query = (
        sa.select(t.wanted.c.closed_at)
        .where(t.wanted.c.place_sha256 == sha256(place_of(place)), t.wanted.c.closed_at.is_not(None))
        .order_by(t.wanted.c.id.desc())
        .limit(1)
    )
    return connection.execute(query).scalar()


def check(connection: sa.Connection, run: int | None, now: Checked) -> Checked:
    """Note how a source did; a state that was there before keeps its beginning."""
    before = last_check(connection, now.source)
    since = before.since if before and before.state == now.state else now.at
    values = {
        "run_id": run,
        "source": now.source,
        "at": now.at,
        "state": now.state,
        "since": since,
        "counts": now.counts,
        "why": now.why,
        "newest": now.newest,
    }
    connection.execute(sa.insert(t.source_check).values(**values))
    return _checked(connection.execute(_checks(now.source)).one())


def last_check(connection: sa.Connection, source: str) -> Checked | None:
    """How a source did last."""
    row = connection.execute(_checks(source)).first()
    return _checked(row) if row else None


def checks(connection: sa.Connection, source: str, limit: int = 50) -> Iterator[Checked]:
    """How a source did, the latest first."""
    yield from map(_checked, connection.execute(_checks(source, limit)).all())


def _checks(source: str, limit: int = 1) -> sa.Select[Any]:
    query = sa.select(t.source_check).where(t.source_check.c.source == source)
    return query.order_by(t.source_check.c.id.desc()).limit(limit)


def _checked(row: sa.Row[Any]) -> Checked:
    return Checked(row.source, row.state, row.since, row.at, row.counts, row.why, row.newest)


def failures(connection: sa.Connection, *, run: int | None = None, limit: int = 100) -> list[Failure]:
    """What failed, the latest first: in one run, or at all."""
    query = sa.select(t.failure).order_by(t.failure.c.id.desc()).limit(limit)
    if run is not None:
        query = query.where(t.failure.c.run_id == run)
    return [Failure(row.place, row.source, row.at, row.slug, row.why) for row in connection.execute(query)]


def unfinished(connection: sa.Connection) -> list[tuple[str, datetime]]:
    """Runs that began and never told their end: killed, or still at work. Each is told once."""
    query = sa.select(t.run).where(t.run.c.ended_at.is_(None)).order_by(t.run.c.id)
    rows = connection.execute(query).all()
    told = sa.update(t.run).where(t.run.c.id.in_([row.id for row in rows]))
    connection.execute(told.values(ended_at=datetime.now(UTC), counts={"cut_off": 1}))
    return [(row.command, row.began_at) for row in rows]


def new_since(connection: sa.Connection, source: str) -> datetime | None:
    """When a source last brought a page that was new or changed."""
    query = sa.select(sa.func.max(t.fetch.c.id)).where(
        t.fetch.c.source == source,
        t.fetch.c.page_id.is_not(None),
        t.fetch.c.outcome.in_(["new", "changed"]),
    )
    last = connection.execute(query).scalar()
    if last is None:
        return None
    return connection.execute(sa.select(t.fetch.c.at).where(t.fetch.c.id == last)).scalar()


def counts(connection: sa.Connection) -> dict[str, int]:
    """How many rows the main tables hold."""
    tables = (t.page, t.version, t.fetch, t.record, t.reading, t.statement, t.event, t.exposure, t.failure)
    return {
        one.name: connection.execute(sa.select(sa.func.count()).select_from(one)).scalar_one()
        for one in tables
    }
