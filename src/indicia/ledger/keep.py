"""Taking a capture in: page, fetch, version, reading and rows in one transaction, or nothing of it."""

from datetime import UTC, date, datetime
from typing import Literal

import sqlalchemy as sa
from msgspec import Struct

from indicia.ledger import decisions, outdated, rows, terms
from indicia.ledger import tables as t
from indicia.ledger.archive import Written
from indicia.ledger.capture import Capture, Made, Unread, clean, place_of, sha256
from indicia.ledger.overlay import overlay
from indicia.ledger.packing import pack
from indicia.ledger.store import insert_new

NOT_MODIFIED = 304
Outcome = Literal["new", "same", "changed", "failed"]


class Kept(Struct, frozen=True):
    """A capture whose bytes are in the archive; `record` is their row, if the database knows them."""

    capture: Capture
    written: Written
    record: int | None = None


class Taken(Struct, frozen=True):
    """What came of a capture."""

    outcome: Outcome
    place: str
    source: str | None
    version: int | None = None
    why: str | None = None
    passed_over: bool = False


def take(connection: sa.Connection, kept: Kept, made: Made | Unread, run: int | None) -> Taken:
    """Write all that a capture brought."""
    place = place_of(kept.capture.place)
    page, _ = _page(connection, place, kept.capture)
    record, _ = _record(connection, kept.written)
    if isinstance(made, Unread):
        fail(connection, place, kept.capture.source, made, run=run, record=record)
        _fetch(connection, kept.capture, run, page, record=record, outcome="failed")
        return Taken("failed", place, kept.capture.source, why=made.why)
    before = _latest(connection, page)
    version = made.same_as or _version(connection, page, record, kept.capture, made)
    outcome: Outcome = "new" if before is None else "same" if before == version else "changed"
    if made.same_as is None and made.passed_over is None:
        store_reading(connection, version, made, replace=False)
    if outcome == "changed":
        outdated.mark(connection, version)
    _fetch(connection, kept.capture, run, page, version=version, record=record, outcome=outcome)
    return Taken(outcome, place, kept.capture.source, version, passed_over=made.passed_over is not None)


def same_bytes(connection: sa.Connection, kept: Kept, run: int | None) -> Taken | None:
    """Note that a page came again, byte for byte; None when these bytes were never made anything of here."""
    place = place_of(kept.capture.place)
    page = page_at(connection, place)
    if page is None or kept.record is None:
        return None
    query = (
        sa.select(t.fetch.c.version_id, t.fetch.c.outcome)
        .where(t.fetch.c.page_id == page, t.fetch.c.record_id == kept.record)
        .order_by(t.fetch.c.id.desc())
        .limit(1)
    )
    found = connection.execute(query).first()
    if found is None:
        return None
    outcome: Outcome = "same"
    if found.version_id is None:
        outcome = "failed"
    elif found.version_id != _latest(connection, page):
        outcome = "changed"
        outdated.mark(connection, found.version_id)
    _fetch(connection, kept.capture, run, page, version=found.version_id, record=kept.record, outcome=outcome)
    why = None
    if outcome == "failed":
        why = "as it was when it could not be read before"
    return Taken(outcome, place, kept.capture.source, found.version_id, why)


def not_modified(connection: sa.Connection, capture: Capture, run: int | None) -> Taken:
    """Note that a server said a page is as it was."""
    place = place_of(capture.place)
    page = page_at(connection, place)
    version = _latest(connection, page) if page else None
    _fetch(connection, capture, run, page, version=version, outcome="same")
    return Taken("same", place, capture.source, version)


def feed(connection: sa.Connection, capture: Capture, run: int | None) -> None:
    """Note that a list of addresses was got."""
    _fetch(connection, capture, run, None, outcome="same" if capture.status == NOT_MODIFIED else "new")


def fail(
    connection: sa.Connection,
    place: str,
    source: str | None,
    why: Unread,
    *,
    run: int | None,
    record: int | None = None,
) -> None:
    """Note what could not be got or read."""
    row = {"run_id": run, "record_id": record, "place": clean(place), "source": source}
    texts = {"slug": why.slug, "why": clean(why.why)}
    connection.execute(sa.insert(t.failure).values(**row, **texts, at=datetime.now(UTC)))


def store_reading(connection: sa.Connection, version: int, made: Made, *, replace: bool) -> bool:
    """Make a reading the live one of its version; an older one is closed, not removed."""
    live = sa.select(t.reading.c.id).where(t.reading.c.version_id == version, t.reading.c.closed_at.is_(None))
    old = connection.execute(live.with_for_update()).scalar()
    if old is not None and not replace:
        return False
    if old is not None:
        connection.execute(
            sa.update(t.reading).where(t.reading.c.id == old).values(closed_at=datetime.now(UTC))
        )
        rows.close(connection, old)
    text = connection.execute(sa.select(t.version.c.text).where(t.version.c.id == version)).scalar_one()
    values = {
        "version_id": version,
        "engine": made.engine.name,
        "data": made.engine.data,
        "made_at": datetime.now(UTC),
        "content": pack(made.reading, text),
    }
    number = connection.execute(sa.insert(t.reading).values(**values).returning(t.reading.c.id)).scalar_one()
    corrected = overlay(made.reading, decisions.corrections(connection, version))
    rows.write(connection, version, number, corrected)
    outdated.mark(connection, version)
    return True


def page_at(connection: sa.Connection, place: str) -> int | None:
    """The page of an address."""
    query = sa.select(t.page.c.id).where(t.page.c.place_sha256 == sha256(place))
    return connection.execute(query).scalar()


def _page(connection: sa.Connection, place: str, capture: Capture) -> tuple[int, bool]:
    row = {
        "place": place,
        "place_sha256": sha256(place),
        "source": capture.source,
        "added_at": datetime.now(UTC),
    }
    page, new = insert_new(connection, t.page, row, ("place_sha256",))
    # Two writers of one page wait for each other here, so that its versions are numbered one by one.
    connection.execute(sa.select(t.page.c.id).where(t.page.c.id == page).with_for_update())
    return page, new


def _record(connection: sa.Connection, written: Written) -> tuple[int, bool]:
    row = {
        "sha256": written.sha256,
        "file": written.file,
        "start": written.start,
        "length": written.length,
        "size": written.size,
    }
    return insert_new(connection, t.record, row, ("sha256",))


def _latest(connection: sa.Connection, page: int) -> int | None:
    """The version that the page bore when it was last got."""
    query = (
        sa.select(t.fetch.c.version_id)
        .where(t.fetch.c.page_id == page, t.fetch.c.version_id.is_not(None))
        .order_by(t.fetch.c.id.desc())
        .limit(1)
    )
    return connection.execute(query).scalar()


def _version(connection: sa.Connection, page: int, record: int, capture: Capture, made: Made) -> int:
    article = made.reading.article
    count = sa.select(sa.func.count()).where(t.version.c.page_id == page)
    row = {
        "page_id": page,
        "number": connection.execute(count).scalar_one() + 1,
        "text_sha256": sha256(article.text),
        "record_id": record,
        "text": article.text,
        "title": article.title,
        "outlet": article.outlet,
        "language": article.language,
        "published": _not_later(article.published, capture.at),
        "given": capture.published,
        "engine": made.engine.name,
        "passed_over": made.passed_over,
        "added_at": datetime.now(UTC),
    }
    version, new = insert_new(connection, t.version, row, ("page_id", "text_sha256"))
    if new:
        terms.note(connection, "version", "id", version)
    return version


def _not_later(published: date | None, at: datetime) -> date | None:
    """A page cannot have been published after it was got; a day is left for time zones."""
    if published is None or (published - at.date()).days > 1:
        return None
    return published


def _fetch(  # noqa: PLR0913 - the columns of the row
    connection: sa.Connection,
    capture: Capture,
    run: int | None,
    page: int | None,
    *,
    version: int | None = None,
    record: int | None = None,
    outcome: Outcome,
) -> None:
    row = {
        "run_id": run,
        "page_id": page,
        "version_id": version,
        "record_id": record,
        "place": clean(capture.asked or capture.place),
        "source": capture.source,
        "at": capture.at,
        "status": capture.status,
        "etag": _held(capture.header("etag")),
        "modified": _held(capture.header("last-modified")),
        "outcome": outcome,
    }
    connection.execute(sa.insert(t.fetch).values(**row))


def _held(header: str | None) -> str | None:
    return clean(header) if header else None
