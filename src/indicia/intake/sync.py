"""`indicia sync`: ask each source what is new, get it, and say how each source does."""

from datetime import UTC, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from indicia.intake import lists
from indicia.intake.fetching import NOT_MODIFIED, Before, Got, Refused
from indicia.intake.item import Address
from indicia.intake.run import Run
from indicia.ledger import Unread, journal
from indicia.ledger.journal import Checked, State
from indicia.model import DataError
from indicia.origins.sources import Source


class Heard(Struct, frozen=True):
    """What a source's feed said when it was asked."""

    source: Source
    state: State
    listed: int = 0
    wanted: int = 0
    why: str | None = None


def sync(run: Run, sources: tuple[Source, ...]) -> list[Checked]:
    """Ask all sources that have a feed, get what is new, and note how each does."""
    heard = _ask(run, tuple(source for source in sources if source.feed))
    run.wanted()
    return [_note(run, one) for one in heard]


def _ask(run: Run, sources: tuple[Source, ...]) -> list[Heard]:
    by_key = {source.key: source for source in sources}
    asked = []
    for source in sources:
        with run.ledger.read() as connection:
            last = journal.last_feed(connection, source.key, source.feed)
        asked.append(
            (Address(source.feed, source.key), Before(last.etag, last.modified) if last else Before())
        )
    found = {
        address.source: _heard(run, by_key[str(address.source)], got)
        for address, got in run.fetcher.all(asked)
    }
    return [found[source.key] for source in sources]


def _heard(run: Run, source: Source, got: Got) -> Heard:
    """Read one feed's answer; what it names and that it was asked are noted together or not at all."""
    if isinstance(got, Refused):
        _fail(run, source, got.slug, got.why)
        return Heard(source, "blocked" if got.slug == "blocked" else "failing", why=got.why)
    if got.status == NOT_MODIFIED:
        with run.ledger.write() as connection:
            run.ledger.feed(connection, replace(got, place=source.feed), run.id)
        return Heard(source, "ok", listed=-1)
    try:
        listed = lists.parse(got.content, source.feed, got.place)
    except DataError as error:
        _fail(run, source, "list", str(error))
        return Heard(source, "failing", why=str(error))
    named = [replace(one, source=source.key) for one in (*listed.pages, *listed.lists)]
    with run.ledger.write() as connection:
        run.ledger.feed(connection, replace(got, place=source.feed), run.id)
        due = [
            one for one in named[: source.limit] if _due(journal.was_got(connection, one.url), one, source)
        ]
        for one in due:
            journal.want(connection, journal.Wanted(one.url, source.key, one.published, 0))
    if len(named) > source.limit:
        run.report.told.append(
            f"{source.key}: its list names {len(named):,} pages; the newest {source.limit} were looked at"
        )
    return Heard(source, "ok" if named else "empty", len(named), len(due))


def _due(got: datetime | None, one: Address, source: Source) -> bool:
    """Whether a page that a feed names is to be got: it is new, said to be changed, or long unseen."""
    if got is None:
        return True
    if one.updated and one.updated > got:
        return True
    age = datetime.now(UTC) - got
    # A clock that was set back makes the last visit lie in the future: then ask.
    return age >= timedelta(hours=source.recheck) or age < timedelta(0)


def _fail(run: Run, source: Source, slug: str, why: str) -> None:
    with run.ledger.write() as connection:
        run.ledger.failed(connection, source.feed, source.key, Unread(slug, why), run.id)
    run.report.fail(source.key, source.feed, why)


def _note(run: Run, heard: Heard) -> Checked:
    """How a source does: its feed's answer, then what came of the pages it named."""
    counts = dict(run.report.by_source.get(heard.source.key, {}))
    now = datetime.now(UTC)
    with run.ledger.write() as connection:
        newest = journal.new_since(connection, heard.source.key)
        before = journal.last_check(connection, heard.source.key)
        state, why = heard.state, heard.why
        if state == "ok" and heard.listed < 0 and before and before.state == "empty":
            state = "empty"
        if state == "ok":
            state, why = _by_pages(heard, counts, newest or (before.since if before else now), now)
        checked = Checked(heard.source.key, state, now, now, counts | {"listed": heard.listed}, why, newest)
        return journal.check(connection, run.id, checked)


def _by_pages(
    heard: Heard, counts: dict[str, int], newest: datetime, now: datetime
) -> tuple[State, str | None]:
    came = counts.get("new", 0) + counts.get("same", 0) + counts.get("changed", 0)
    if counts.get("failed") and not came:
        return "failing", f"none of the {counts['failed']} pages it named could be had"
    if now - newest > timedelta(hours=heard.source.silent_after):
        return "silent", f"nothing new since {newest:%Y-%m-%d %H:%M} UTC"
    return "ok", None
