"""`indicia claims`: what the ledger's pages say together, as it is stored, brought up to date first."""

import sys
from pathlib import Path
from typing import Any

from msgspec import Struct
from rich.console import Console, Group
from rich.table import Table

from indicia import origins
from indicia.app.cli.desk import Where
from indicia.app.cli.screen import aside, console, ink, safe, to_stdout
from indicia.app.cli.show_compare import counted, heading, show
from indicia.ledger import Ledger, claims, families, outdated, pages, working
from indicia.ledger.claims import Asked, Line, Stored
from indicia.model import Comparison, Reading, UsageError
from indicia.origins.kept import Refreshed, refresh
from indicia.products import to_json, words


class Wanted(Struct, frozen=True):
    """Which claims, and how they are put out."""

    asked: Asked
    number: str | None = None
    as_json: bool = False
    width: int | None = None


def run(where: tuple[str, Path | None], wanted: Wanted) -> None:
    """Bring the claims up to date and put out a list of them, or one with its history and origins.

    Raises:
        UsageError: if the ledger holds no page that was read, or no such claim.
        DataError: if its file of sources is wrong.
    """
    desk = Where(*where)
    with desk.open() as ledger:
        _told(_refreshed(ledger, desk.sources), console(wanted.width), to_err=wanted.as_json)
        with ledger.read() as connection:
            if wanted.number is not None:
                found = [_one(connection, wanted.number)]
            else:
                lines = claims.find(connection, wanted.asked)
                found = [one for line in lines if (one := claims.claim(connection, line.number))]
            if wanted.as_json:
                to_stdout(to_json(_comparison(connection, found)))
            elif wanted.number is not None:
                _show(connection, found[0], console(wanted.width))
            else:
                _list(lines, console(wanted.width), len(families.every(connection)))


def _refreshed(ledger: Ledger, sources: Path) -> Refreshed:
    with ledger.read() as connection:
        if next(pages.readings(connection), None) is None:
            raise UsageError("the ledger holds no page that was read: `indicia add` takes pages in")
        waiting = outdated.count(connection)
    if waiting > _MANY:
        sys.stderr.write(f"{waiting:,} pages are compared first; this is done once for each\n")
    return refresh(ledger, origins.known(sources if sources.exists() else None))


_MANY = 1000


def _told(found: Refreshed, out: Console, *, to_err: bool) -> None:
    if not found.pages:
        return
    line = f"{words.count(found.pages, 'page')} compared first: {words.count(found.claims, 'claim')} changed"
    if to_err:
        sys.stderr.write(line + "\n")
    else:
        out.print(ink((line, "soft")))


def _one(connection: Any, word: str) -> Stored:
    number = word.removeprefix("k")
    found = claims.claim(connection, int(number)) if number.isdigit() else None
    if found is None:
        raise UsageError(f"nothing tells claim {word} any more, or there never was one: see `indicia claims`")
    return found


def _comparison(connection: Any, found: list[Stored]) -> Comparison:
    """Some claims as a comparison of the pages that tell them."""
    told = sorted({telling.page for one in found for telling in one.claim.tellings})
    numbers = [page for page, _ in working.page_numbers(connection, told).values()]
    return Comparison(
        pages=tuple(told),
        families=tuple(families.of_pages(connection, numbers)),
        claims=tuple(one.claim for one in found),
        origins=tuple(one.origins for one in found),
    )


def _show(connection: Any, one: Stored, out: Console) -> None:
    """One claim: what tells it, the wire stories among that, its origins, and how it stood before."""
    found = _comparison(connection, [one])
    show(found, {place: reading for place in found.pages if (reading := _reading(connection, place))}, out)
    course = claims.course(connection, one.number)
    for state in course[:-1]:
        until = f"until {state.until:%Y-%m-%d %H:%M} UTC" if state.until else ""
        out.print(ink((f"{until}: {counted(state.claim, state.origins)}", "soft")))


def _reading(connection: Any, place: str) -> Reading | None:
    held = working.page_numbers(connection, [place])
    return working.compared(connection, held[place][0]) if place in held else None


def _list(lines: list[Line], out: Console, stories: int) -> None:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right", no_wrap=True, style="dim")
    table.add_column(ratio=1, overflow="fold")
    for line in map(safe, lines):
        days = words.day(line.latest) if line.latest else "undated"
        said = [days, words.count(line.pages, "page"), words.count(line.independent, "independent origin")]
        more = [(line.unknown, "unknown"), (line.denying, "denying"), (line.withdrawn, "withdrawn")]
        said += [f"{number} {word}" for number, word in more if number]
        table.add_row(
            f"k{line.number}",
            Group(ink((heading(line.area, line.content, line.parties), "head")), aside(said)),
        )
    out.print(table)
    if not lines:
        out.print("no claim holds what is asked")
        return
    kept = words.count(stories, "wire story", "wire stories")
    told = f"{words.count(len(lines), 'claim')}, the last told first; {kept}"
    out.print(ink((f"{told}; `indicia claims k{lines[0].number}` shows one", "soft")))
