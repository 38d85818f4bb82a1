"""All watches of a ledger: a new page is matched with all of them at once, and only those it meets run."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from msgspec import Struct

from indicia.ledger import Connection, Ledger, current, pages, watching
from indicia.ledger.watching import Watched
from indicia.model import Assessment, Watch
from indicia.origins import Known
from indicia.watches.assess import held, missing, stale
from indicia.watches.decided import by_hand
from indicia.watches.index import Index
from indicia.watches.run import Looked, fingerprint, name_of, restored, run


class Due(Struct, frozen=True):
    """The watches to run with the versions that meet each, the rows of the rest, and up to which reading."""

    found: dict[str, set[int]]
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
        watch.id: run(
            ledger, watch, known=known, as_of=today, looked=Looked(due.found[watch.id], due.reading)
        )
        for watch in watches
        if watch.id in due.found
    }
    if due.rest:
        with ledger.write() as connection:
            watching.looked(connection, due.rest, due.reading)
    return made


def _due(ledger: Ledger, watches: list[Watch], today: date) -> Due:
    with ledger.read() as connection:
        newest = watching.newest_reading(connection)
        rows = watching.all_watched(connection)
        known = {watch.id: rows[watch.id] for watch in watches if _known(rows.get(watch.id), watch)}
        found: dict[str, set[int]] = {watch.id: set() for watch in watches if watch.id not in known}
        for id_, versions in _met(connection, watches, known).items():
            found.setdefault(id_, set()).update(versions)
        for watch in watches:
            if watch.id not in found and _overdue(connection, watch, today):
                found[watch.id] = set()
    return Due(found, tuple(row.id for id_, row in known.items() if id_ not in found), newest)


def _known(row: Watched | None, watch: Watch) -> bool:
    """Whether a watch looked before with the definition that it has now."""
    return row is not None and row.sha256 == fingerprint(watch)


def _met(connection: Connection, watches: list[Watch], known: dict[str, Watched]) -> dict[str, set[int]]:
    """The watches that a page meets, or met before, which came or was corrected since they looked."""
    all_known = len(known) == len(watches) and bool(known)
    new = watching.versions_after(connection, min(row.reading for row in known.values()) if all_known else 0)
    changed = set()
    if known:
        changed = watching.corrected_since(connection, min(row.looked_at for row in known.values()))
    versions = list(dict.fromkeys((*new, *changed, *current.returned(connection))))
    found: dict[str, set[int]] = {}
    if all_known:
        met = watching.meeting(connection, versions) | current.left_behind(connection)
        found = {id_: set() for id_ in met if id_ in known}
    index = Index(tuple(watches))
    for number in versions:
        read = pages.reading(connection, number)
        if read is not None:
            for id_ in index.match(name_of(read.version), read.found.reading, by_hand(read.found)):
                found.setdefault(id_, set()).add(number)
    return found


def _overdue(connection: Connection, watch: Watch, today: date) -> bool:
    """Whether a watch went stale, or something expected is missing, without a page that says so."""
    row = watching.last_assessment(connection, watch.id)
    if row is None or row.as_of >= today:
        return row is None
    last = restored(row)
    live = held(last)
    late = [it.expected for it in missing(watch, live, today)]
    if late != [it.expected for it in last.missing]:
        return True
    return (stale(watch.rule, last.state, live, today) is None) != (last.stale_since is None)
