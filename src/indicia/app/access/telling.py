"""What an error may say to whom: where things lie on the machine is nobody's business but its owner's."""

import logging
from pathlib import Path

from indicia.app.access.identity import LOCAL, Who
from indicia.ledger import Ledger
from indicia.model import LedgerError

CANNOT = "the ledger cannot be used now; whoever keeps it finds the reason in the log of the program"


def told(error: Exception, who: Who | None, ledger: Ledger) -> str:
    """The line of an error for whoever asks; what it leaves out stands in the log."""
    text = str(error)
    if who is not None and who.number == LOCAL:
        return text
    if isinstance(error, LedgerError):
        logging.getLogger("indicia").error("%s", text)
        return CANNOT
    return bare(text, ledger.folder)


def bare(text: str, folder: Path) -> str:
    """A text without the place of the ledger."""
    for place in {str(folder), str(folder.absolute()), str(folder.resolve())} - {".", "/"}:
        text = text.replace(f"{place}/", "").replace(place, "the ledger")
    return text
