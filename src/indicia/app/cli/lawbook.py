"""Provisions on the terminal."""

from datetime import date
from pathlib import Path

from rich.console import Group
from rich.padding import Padding
from rich.table import Table

from indicia import law
from indicia.app.cli.screen import aside, console, ink
from indicia.law.provisions import DUTIES, Cap, Period, Provision
from indicia.model import DataError, UsageError
from indicia.model.conduct import AREAS
from indicia.products import words
from indicia.products.view_conduct import land


def show(id_: str) -> None:
    """One provision, with all that its row holds."""
    row = law.show(id_)
    out = console()
    out.print(
        ink((row.id, "head"), (f"  {row.regime} · {row.strength.replace('_', ' ')} · ", "soft"), _status(row))
    )
    out.print()
    out.print(ink(row.summary))
    out.print()
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, text in facts(row):
        table.add_row(label, text)
    out.print(table)
    out.print()
    out.print(aside([words.NOT_ADVICE]))


def facts(row: Provision) -> list[tuple[str, str]]:
    """Label and text of everything in a row but its summary; what it lacks is left out."""
    held = [
        ("binds", ", ".join(DUTIES[duty] for duty in row.duty)),
        ("areas", "; ".join(AREAS.get(area, area) for area in row.areas)),
        ("direction", words.direction(row.direction, land(row.regime)) or row.direction or ""),
        ("adopted", words.day(row.adopted) if row.adopted else ""),
        ("in force", "; ".join(map(period, row.in_force)) or "never"),
        ("limit", row.limit or ""),
        *(("up to", cap(it)) for it in row.caps),
        *(("deadline", f"{words.day(it.day)}: {it.what}") for it in row.deadlines),
        *(("not where", it.text) for it in row.exemptions),
        *((link.kind, link.to) for link in row.links),
        *((f"{link.kind} this", other) for other, link in law.linked(row)),
        ("goods", ", ".join(row.goods)),
        ("customs", ", ".join(row.hs)),
        ("verified", f"{words.VERIFIED_WORDS[row.verified]}: {law.LEVELS[row.verified]}"),
        ("doubt", row.doubt or ""),
        ("note", row.note or ""),
        *(("source", it) for it in row.sources),
    ]
    return [(label, text) for label, text in held if text]


def cap(held: Cap) -> str:
    """An amount that is free: how much, how often, for whom, since when."""
    said = f"{held.quantity:,} {held.unit}{'s' if held.quantity != 1 else ''} each {held.period}, {held.per}"
    if held.begins:
        said += f", from {words.day(held.begins)}"
    if held.until:
        said += f" to {words.day(held.until)}"
    return f"{said}; {held.rule}" if held.rule else said


def period(held: Period) -> str:
    """Days in force, and what is open about them."""
    said = f"since {words.day(held.begins)}"
    if held.until:
        said = f"{words.day(held.begins)} – {words.day(held.until)}"
    if held.renewed_by:
        said += f", last renewed by {held.renewed_by}"
    return f"{said}, contested" if held.contested else said


def search(wanted: str) -> None:
    """Provisions that hold all the words."""
    _list(law.search(wanted), f"No provision holds all of: {wanted}")


def on(day: str, area: str | None, regime: str | None, direction: str | None) -> None:
    """Provisions in force on a day."""
    try:
        when = date.fromisoformat(day)
    except ValueError as error:
        raise UsageError(f"{day!r} is not a day: write it as YYYY-MM-DD") from error
    found = law.on(when, area=area, regime=regime, direction=direction)
    _list(found, f"No provision in the data was in force on {words.day(when)} for this")


def _list(rows: tuple[Provision, ...], none: str) -> None:
    out = console()
    if not rows:
        out.print(none)
        return
    for row in rows:
        out.print(_brief(row))
    out.print(aside([words.count(len(rows), "provision"), words.NOT_ADVICE]))


def _brief(row: Provision) -> Group:
    about = [row.regime, _status(row), words.VERIFIED_WORDS[row.verified]]
    head = ink((row.id, "head"), ("  " + " · ".join(about), "soft"))
    return Group(head, Padding(ink(row.summary), (0, 0, 0, 2)), "")


def _status(row: Provision) -> str:
    return row.status.replace("_", " ")


def check(folder: Path | None) -> None:
    """Check the packaged data and, if given, a folder's.

    Raises:
        DataError: if anything is wrong; each problem is printed before.
    """
    held = law.folder(folder) if folder else law.packaged()
    problems = law.check(held)
    out = console()
    for problem in problems:
        out.print(ink((problem.file, "head"), f": {problem.row}: {problem.text}"))
    if problems:
        raise DataError(f"{words.count(len(problems), 'problem')} in the law data")
    found = sum(len(file.provisions) for file in held.files)
    out.print(f"{words.count(len(held.files), 'regime')}, {words.count(found, 'provision')}: nothing wrong")
