"""`indicia export`: what leaves the ledger, and what came of it in one line."""

from datetime import date
from pathlib import Path

from indicia.app.cli.desk import Where
from indicia.app.cli.owners import known
from indicia.app.cli.screen import console
from indicia.ledger.periods import Days
from indicia.products import words
from indicia.products.exports import Wanted
from indicia.products.exports import export as write


def export(
    where: tuple[str, Path | None],
    format_: str,
    days: tuple[date | None, date | None],
    out: Path,
) -> None:
    """Write an export."""
    desk = Where(*where)
    with desk.open() as ledger:
        made = write(ledger, format_, Wanted(Days(*days), None, known(desk.sources)), out)
    rows = ", ".join(f"{count:,} {name}" for name, count in made.rows.items())
    screen = console()
    screen.print(f"{out}: {words.count(len(made.files), 'file')} and manifest.json")
    screen.print(rows)
    for name, count in made.left_out.items():
        screen.print(f"left out: {count:,} {name}")
