"""`indicia brief` and `export`: what leaves the ledger, and what came of it in one line."""

from datetime import date
from pathlib import Path

from indicia import watches
from indicia.app.cli.desk import Where
from indicia.app.cli.owners import known, trusted
from indicia.app.cli.screen import console, to_stdout
from indicia.ledger import Ledger
from indicia.ledger.periods import Days
from indicia.model import Indication, UsageError, Watch
from indicia.origins.sources import load
from indicia.products import brief as briefs
from indicia.products import words
from indicia.products.brief import Asked, Format
from indicia.products.exports import Wanted, Watched, watched
from indicia.products.exports import export as write
from indicia.watches.grades import grades

Place = tuple[str, Path | None]
Period = tuple[date | None, date | None]
STDOUT = Path("-")


def brief(where: Place, id_: str, days: Period, marking: str | None, out: tuple[Format, Path | None]) -> None:
    """Write the brief of a watch.

    Raises:
        UsageError: if the watch was not run yet, or a document was asked for on standard output.
    """
    format_, file = out
    if file == STDOUT and format_ not in ("md", "html"):
        raise UsageError(f"{format_} goes into a file: --out FILE")
    desk = Where(*where)
    sources = load(desk.sources) if desk.sources.exists() else ()
    asked = Asked(
        since=days[0],
        until=days[1],
        marking=marking,
        known=known(desk.sources),
        trusted=trusted(desk.sources),
        sources={row.key: row.outlet for row in sources},
    )
    with desk.open() as ledger:
        made = briefs.brief(ledger, watches.one(ledger.folder, id_), asked)
    if file == STDOUT:
        to_stdout(briefs.to_bytes(made, format_))
        return
    written = briefs.write(made, format_, file or Path(f"{id_}.{format_}"))
    notes = words.count(len(made.notes), "footnote")
    console().print(f"{', '.join(map(str, written))}: {made.state.replace('_', ' ')}, {notes}")


def export(where: Place, format_: str, days: Period, watch: str | None, out: Path) -> None:
    """Write an export."""
    desk = Where(*where)
    with desk.open() as ledger:
        asked = _watched(ledger, watches.one(ledger.folder, watch), desk) if watch else None
        made = write(ledger, format_, Wanted(Days(*days), asked, known(desk.sources)), out)
    rows = ", ".join(f"{count:,} {name}" for name, count in made.rows.items())
    screen = console()
    screen.print(f"{out}: {words.count(len(made.files), 'file')} and manifest.json")
    screen.print(rows)
    for name, count in made.left_out.items():
        screen.print(f"left out: {count:,} {name}")


def _watched(ledger: Ledger, watch: Watch, desk: Where) -> Watched:
    with ledger.read() as connection:
        last = watches.latest(connection, watch.id)
        if last is None:
            raise UsageError(f"{watch.id} was not run yet: `indicia watch run {watch.id}`")
        held: list[Indication] = watches.indications(connection, watch.id)
        given = grades(connection, watch, last, known(desk.sources), trusted(desk.sources))
    return watched(watch, held, given)
