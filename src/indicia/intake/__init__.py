"""Taking in: from files, archives, addresses and feeds into the ledger; nothing is silent.

::

    inputs | sources -> lists -> fetching -> Run (archive, reading processes, ledger) -> Report
"""

from indicia.intake.fetching import Manners
from indicia.intake.inputs import check_word, items
from indicia.intake.reading import Plan
from indicia.intake.report import NO_SOURCE, Report
from indicia.intake.reread import Asked, Reread, reread
from indicia.intake.run import Run, Settings
from indicia.intake.sync import sync

__all__ = [
    "NO_SOURCE",
    "Asked",
    "Manners",
    "Plan",
    "Report",
    "Reread",
    "Run",
    "Settings",
    "check_word",
    "items",
    "reread",
    "sync",
]
