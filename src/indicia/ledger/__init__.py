"""What is kept: pages as they were, their versions, readings, corrections; nothing is overwritten.

::

    open_ledger -> Ledger: keep (archive) -> take (one transaction); leftover after a crash; verify
    pages, periods, search, entities, decisions, journal: questions and decisions, on a connection
    watching, watch_decisions: what is kept of watches, by the machine and by people
"""

from sqlalchemy import Connection

from indicia.ledger import (
    audit,
    decisions,
    entities,
    journal,
    overview,
    pages,
    people,
    periods,
    saved,
    search,
    sessions,
    watch_decisions,
    watching,
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
    "audit",
    "clean",
    "decisions",
    "entities",
    "journal",
    "open_ledger",
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
]
