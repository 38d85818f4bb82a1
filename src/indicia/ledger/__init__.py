"""What is kept: pages as they were, their versions, readings, corrections; nothing is overwritten.

::

    open_ledger -> Ledger: keep (archive) -> take (one transaction); leftover after a crash; verify
    pages, periods, search, entities, decisions, journal: questions and decisions, on a connection
    claims, families: what pages say together; outdated, working: what bringing them up to date needs
    watching, watch_decisions: what is kept of watches, by the machine and by people
    alerts: what became different, whom it was sent to, and what came of each try
    people, sessions, audit, saved: who works on it, and what they decided
"""

from sqlalchemy import Connection

from indicia.ledger import (
    alerts,
    audit,
    claims,
    decisions,
    entities,
    families,
    journal,
    outdated,
    overview,
    pages,
    people,
    periods,
    saved,
    search,
    sessions,
    watch_decisions,
    watching,
    working,
)
from indicia.ledger.capture import Capture, Engine, Made, Unread, clean, place_of
from indicia.ledger.keep import Kept, Outcome, Taken
from indicia.ledger.ledger import Ledger, open_ledger
from indicia.ledger.overlay import Corrected, Correction
from indicia.ledger.pages import Read, Version
from indicia.ledger.verify import Verified

__all__ = [
    "Capture",
    "Connection",
    "Corrected",
    "Correction",
    "Engine",
    "Kept",
    "Ledger",
    "Made",
    "Outcome",
    "Read",
    "Taken",
    "Unread",
    "Verified",
    "Version",
    "alerts",
    "audit",
    "claims",
    "clean",
    "decisions",
    "entities",
    "families",
    "journal",
    "open_ledger",
    "outdated",
    "overview",
    "pages",
    "people",
    "periods",
    "place_of",
    "saved",
    "search",
    "sessions",
    "watch_decisions",
    "watching",
    "working",
]
