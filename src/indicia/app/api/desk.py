"""How the ledger does: its counts, its sources, what failed, and the log of what was decided."""

from typing import Any

from litestar import Request, get

from indicia.app.access import NEEDS, Here, open_acts
from indicia.app.api.answers import Before, Limit, Some, some, told
from indicia.ledger import audit, decisions, journal
from indicia.ledger.audit import Act
from indicia.ledger.journal import Checked, Failure
from indicia.ledger.overlay import Correction
from indicia.origins.sources import load


@get("/api/counts", tags=["desk"], responses=told(), sync_to_thread=True)
def counts(ledger: Here) -> dict[str, int]:
    """How many rows the main tables hold."""
    with ledger.read() as connection:
        return journal.counts(connection)


@get("/api/sources", tags=["desk"], responses=told(), sync_to_thread=True)
def sources(ledger: Here) -> list[Checked]:
    """How each source did when it was last asked."""
    found = load(ledger.sources) if ledger.sources.is_file() else []
    with ledger.read() as connection:
        checked = [journal.last_check(connection, source.key) for source in found]
    return [one for one in checked if one]


@get("/api/failures", tags=["desk"], responses=told(), sync_to_thread=True)
def failures(ledger: Here, limit: Limit = 50) -> list[Failure]:
    """What could not be got or read, the latest first."""
    with ledger.read() as connection:
        return journal.failures(connection, limit=limit)


@get("/api/corrections", tags=["desk"], responses=told(), sync_to_thread=True)
def corrections(ledger: Here) -> list[Correction]:
    """The corrections that hold, the oldest first."""
    with ledger.read() as connection:
        return decisions.corrections(connection)


@get("/api/log", tags=["desk"], opt={NEEDS: "editor"}, responses=told(), sync_to_thread=True)
def log(request: Request[Any, Any, Any], ledger: Here, before: Before = None, limit: Limit = 50) -> Some[Act]:
    """Who decided what, the latest first; nothing of watches that are not there for whoever asks."""
    with ledger.read() as connection:
        part = some(audit.acts(connection, before=before, limit=limit + 1), limit, lambda act: act.id)
    return Some(open_acts(ledger, request.user, part.items), part.next)
