"""`indicia claims`: the pages of the ledger set beside each other, with the owners that its sources name."""

from datetime import date
from pathlib import Path

from indicia import origins
from indicia.app.cli.desk import Where
from indicia.app.cli.owners import outlets
from indicia.app.cli.screen import console, to_stdout
from indicia.app.cli.show_compare import show
from indicia.ledger import pages
from indicia.ledger.pages import Read
from indicia.model import UsageError
from indicia.products import to_json


def run(where: tuple[str, Path | None], since: date | None, *, as_json: bool, width: int | None) -> None:
    """Compare the newest version of each page, as corrected, and put the comparison out.

    Raises:
        UsageError: if the ledger holds no page that was read in that time.
        DataError: if its file of sources is wrong.
    """
    newest: dict[str, Read] = {}
    desk = Where(*where)
    with desk.open() as ledger, ledger.read() as connection:
        for one in pages.readings(connection):
            before = newest.get(one.version.place)
            if _day(one) >= (since or date.min) and (before is None or before.version.id < one.version.id):
                newest[one.version.place] = one
    if not newest:
        raise UsageError("the ledger holds no page that was read in that time: `indicia add` takes pages in")
    readings = {place: one.found.reading for place, one in sorted(newest.items())}
    found = origins.compare(readings, origins.known(outlets=outlets(desk.sources)))
    if as_json:
        to_stdout(to_json(found))
    else:
        show(found, readings, console(width))


def _day(one: Read) -> date:
    return one.version.published or one.version.added_at.date()
