"""Today: what came in, what waits for a look, what was decided, what failed, which sources are silent."""

from typing import Any

from litestar import Response, get
from litestar.params import FromQuery

from indicia import watches
from indicia.app.access import Here, Who, open_acts, sees
from indicia.app.web import alertroom
from indicia.app.web.coverage import sources
from indicia.app.web.screen import Asked, show
from indicia.ledger import Ledger, audit, journal, overview
from indicia.ledger import search as look
from indicia.model import Change, DataError, Watch

MOVED = 6  # changes that are shown, the latest


@get("/", sync_to_thread=True)
def today(request: Asked, ledger: Here, before: FromQuery[int | None] = None) -> Response[str]:
    """The first page."""
    with ledger.read() as connection:
        arrivals = overview.arrivals(connection, before=before, limit=25)
        waiting = look.exposures(
            connection, look.Asked(ids=tuple(overview.undecided(connection, 8)), limit=8)
        )
        failures = journal.failures(connection, limit=12)
        acts = audit.acts(connection, limit=10)
        followed = sources(request.user, ledger, connection)
        held = _watches(ledger)
        moved = _moved(request.user, held, connection)
        alerts = alertroom.waiting(connection, request.user, held)
    return show(
        request,
        "today.html.j2",
        arrivals=arrivals,
        waiting=waiting,
        failures=failures,
        moved=moved,
        alerts=alerts,
        acts=[act for act in open_acts(ledger, request.user, acts) if act.about != "door"],
        followed=followed,
        states=journal.STATES,
        next=arrivals[-1].where.version if len(arrivals) == 25 else None,
    )


def _watches(ledger: Ledger) -> dict[str, Watch]:
    """The watches; a file that is not in order stops nothing here."""
    try:
        return watches.folder(ledger.folder)
    except DataError:
        return {}


def _moved(who: Who, held: dict[str, Watch], connection: Any) -> list[tuple[Watch, list[Change]]]:
    """What changed last in the watches that somebody may see."""
    latest = list(reversed(watches.history(connection)))
    seen = [one for one in latest if one.watch in held and sees(who, one.watch, held[one.watch].marking)]
    found: dict[str, list[Change]] = {}
    for one in seen[:MOVED]:
        found.setdefault(one.watch, []).append(one)
    return [(held[id_], changes) for id_, changes in found.items()]
