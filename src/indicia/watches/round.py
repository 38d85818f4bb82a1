"""All watches of a ledger: a new page is matched with all of them at once, and only those it meets run."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from msgspec import Struct

from indicia.ledger import Connection, Ledger, pages, watching
from indicia.ledger.watching import Watched
from indicia.model import Assessment, Watch
from indicia.origins import Known
from indicia.watches.assess import missing, stale
from indicia.watches.index import Index
from indicia.watches.run import fingerprint, name_of, restored, run


class Due(Struct, frozen=True):
    """The watches that have to be run, by id, and the rows of those that may rest."""

    ids: frozenset[str]
    rest: tuple[int, ...]
    reading: int


def run_all(
    ledger: Ledger, held: Iterable[Watch], *, known: Known | None = None, as_of: date | None = None
) -> dict[str, Assessment]:
    """Run the watches that something new meets, that were changed, or whose day has come: their assessments.

    Args:
        ledger: whose pages are watched.
        held: the watches.
        known: media, owners and bodies; those that come with Indicia if left out.
        as_of: the day for which staleness and what is missing are told; today if left out.
    """
    today = as_of or datetime.now(UTC).date()
    watches = list(held)
    due = _due(ledger, watches, today)
    made = {
        watch.id: run(ledger, watch, known=known, as_of=today) for watch in watches if watch.id in due.ids
    }
    if due.rest:
        with ledger.write() as connection:
            watching.looked(connection, due.rest, due.reading)
    return made


def _due(ledger: Ledger, watches: list[Watch], today: date) -> Due:
    with ledger.read() as connection:
        newest = watching.newest_reading(connection)
        rows = watching.all_watched(connection)
        known = [watch for watch in watches if _known(rows.get(watch.id), watch)]
        ids = {watch.id for watch in watches} - {watch.id for watch in known}
        if known:
            ids |= _met(connection, known, [rows[watch.id] for watch in known])
            ids |= {watch.id for watch in known if _overdue(connection, watch, today)}
    rest = tuple(rows[watch.id].id for watch in known if watch.id not in ids)
    return Due(frozenset(ids), rest, newest)


def _known(row: Watched | None, watch: Watch) -> bool:
    """Whether a watch looked before with the definition that it has now."""
    return row is not None and row.sha256 == fingerprint(watch)


def _met(connection: Connection, watches: list[Watch], rows: list[Watched]) -> set[str]:
    """The watches that a page meets, or met before, which came or was corrected since they looked."""
    new = watching.versions_after(connection, min(row.reading for row in rows))
    changed = watching.corrected_since(connection, min(row.looked_at for row in rows))
    versions = list(dict.fromkeys((*new, *changed)))
    index = Index(tuple(watches))
    found = watching.meeting(connection, versions)
    for number in versions:
        read = pages.reading(connection, number)
        if read is not None:
            found |= set(index.match(name_of(read.version), read.found.reading))
    return found & {watch.id for watch in watches}


def _overdue(connection: Connection, watch: Watch, today: date) -> bool:
    """Whether a watch went stale, or something expected is missing, without a page that says so."""
    row = watching.last_assessment(connection, watch.id)
    if row is None or row.as_of >= today:
        return row is None
    last = restored(row)
    held = (*last.for_, *last.denials, *last.against, *last.refuting, *last.withdrawn)
    late = [it.expected for it in missing(watch, held, today)]
    if late != [it.expected for it in last.missing]:
        return True
    return (stale(watch.rule, held, today) is None) != (last.stale_since is None)
