"""What is kept: pages as they were, their versions, readings, corrections; nothing is overwritten.

::

    open_ledger -> Ledger: keep (archive) -> take (one transaction); leftover after a crash; verify
    pages, search, entities, decisions, journal: questions and decisions, on `ledger.read()` or `.write()`
    claims, families: what pages say together; outdated, working: what bringing them up to date needs
"""

from indicia.ledger import claims, decisions, entities, families, journal, outdated, pages, search, working
from indicia.ledger.capture import Capture, Engine, Made, Unread, clean, place_of
from indicia.ledger.keep import Kept, Outcome, Taken
from indicia.ledger.ledger import Ledger, open_ledger
from indicia.ledger.overlay import Corrected, Correction
from indicia.ledger.pages import Read, Version
from indicia.ledger.verify import Verified

__all__ = [
    "Capture",
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
    "claims",
    "clean",
    "decisions",
    "entities",
    "families",
    "journal",
    "open_ledger",
    "outdated",
    "pages",
    "place_of",
    "search",
    "working",
]
