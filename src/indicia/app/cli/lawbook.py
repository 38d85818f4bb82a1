"""Provisions on the terminal."""

from datetime import date
from pathlib import Path

from rich.console import Group
from rich.padding import Padding
from rich.table import Table

from indicia import law
from indicia.app.cli.screen import aside, console, ink
from indicia.law.provisions import DUTIES, Cap, Period, Provision, View
from indicia.model import DataError, UsageError
from indicia.model.conduct import AREAS
from indicia.products import words
from indicia.products.view_conduct import land


def held(folder: Path | None) -> law.Law:
    """The law in use, or the packaged law with a folder beside it."""
    return law.folder(folder) if folder else law.in_use()


def show(id_: str, folder: Path | None) -> None:
    """One provision, with all that its row holds."""
    known = held(folder)
    row = law.show(id_, known)
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
    for label, text in facts(row, known):
        table.add_row(label, text)
    out.print(table)
    out.print()
    out.print(aside([words.NOT_ADVICE]))


def facts(row: Provision, known: law.Law) -> list[tuple[str, str]]:
    """Label and text of everything in a row but its summary; what it lacks is left out."""
    found = [
        ("binds", ", ".join(DUTIES[duty] for duty in row.duty)),
        ("areas", "; ".join(AREAS.get(area, area) for area in row.areas)),
        ("direction", words.direction(row.direction, land(row.regime)) or row.direction or ""),
        ("adopted", words.day(row.adopted) if row.adopted else ""),
        ("in force", "; ".join(map(period, row.in_force)) or "never"),
        *(("contested", f"for {view.by}, {view.text}") for view in _views(row, known)),
        ("limit", row.limit or ""),
        *(("up to", cap(it)) for it in row.caps),
        *(("deadline", f"{words.day(it.day)}: {it.what}") for it in row.deadlines),
        *(("not where", it.text) for it in row.exemptions),
        *((link.kind, link.to) for link in row.links),
        *((f"{link.kind} this", other) for other, link in law.linked(row, known)),
        ("goods", ", ".join(row.goods)),
        ("customs", ", ".join(row.hs)),
        ("verified", f"{words.VERIFIED_WORDS[row.verified]}: {law.LEVELS[row.verified]}"),
        ("checked", row.checked or ""),
        ("doubt", row.doubt or ""),
        ("note", row.note or ""),
        *(("source", it) for it in row.sources),
    ]
    return [(label, text) for label, text in found if text]


def _views(row: Provision, known: law.Law) -> tuple[View, ...]:
    """What States hold of a provision on whose force they disagree."""
    if not any(period.contested for period in row.in_force):
        return ()
    return next((regime.view for regime in known.regimes if regime.id == row.regime), ())


def cap(it: Cap) -> str:
    """An amount that is free: how much, how often, for whom, since when."""
    said = f"{it.quantity:,} {it.unit}{'s' if it.quantity != 1 else ''} each {it.period}, {it.per}"
    if it.begins:
        said += f", from {words.day(it.begins)}"
    if it.until:
        said += f" to {words.day(it.until)}"
    return f"{said}; {it.rule}" if it.rule else said


def period(it: Period) -> str:
    """Days in force, and what is open about them."""
    said = f"since {words.day(it.begins)}"
    if it.until:
        said = f"{words.day(it.begins)} – {words.day(it.until)}"
    if it.renewed_by:
        said += f", last renewed by {it.renewed_by}"
    return f"{said}, contested" if it.contested else said


def search(wanted: str, folder: Path | None) -> None:
    """Provisions that hold all the words."""
    _list(law.search(wanted, held(folder)), f"No provision holds all of: {wanted}")


def on(day: str, area: str | None, regime: str | None, direction: str | None, folder: Path | None) -> None:
    """Provisions in force on a day."""
    try:
        when = date.fromisoformat(day)
    except ValueError as error:
        raise UsageError(f"{day!r} is not a day: write it as YYYY-MM-DD") from error
    known = held(folder)
    found = law.on(when, area=area, regime=regime, direction=direction, law=known)
    _list(found, f"No provision in the data was in force on {words.day(when)} for this")
    for row in law.ran_out(when, area=area, regime=regime, direction=direction, law=known):
        console().print(_ran_out(row, when, known))


def _ran_out(row: Provision, when: date, known: law.Law) -> str:
    """That a provision ended before a day, and up to which day the data would know of a renewal."""
    ended = row.ran_out(when)
    last = words.day(ended.until) if ended and ended.until else ""
    of = next(words.day(regime.data_of) for regime in known.regimes if regime.id == row.regime)
    return f"{row.id} ran out on {last}: the data, of {of}, knows no later renewal"


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
    """Check the data in use or, if given, a folder's beside the packaged data.

    Raises:
        DataError: if anything is wrong; each problem is printed before.
    """
    known = held(folder)
    problems = law.check(known)
    out = console()
    for problem in problems:
        out.print(ink((problem.file, "head"), f": {problem.row}: {problem.text}"))
    if problems:
        raise DataError(f"{words.count(len(problems), 'problem')} in the law data")
    found = sum(len(file.provisions) for file in known.files)
    lists = f", {words.count(len(known.lists), 'list')}" if known.lists else ""
    out.print(
        f"{words.count(len(known.files), 'regime')}, {words.count(found, 'provision')}{lists}: nothing wrong"
    )


def verify(id_: str, source: str, by: str, folder: Path) -> None:
    """Keep in a folder that somebody has read the paragraph of a row."""
    row = law.show(id_, law.folder(folder) if folder.exists() else None)
    kept = law.record(folder, row, law.Checked(row.id, source, by, date.today()))
    console().print(f"{row.id} is now verified by its paragraph; kept in {kept}")


def unverify(id_: str, folder: Path) -> None:
    """Take such a check back."""
    row = law.show(id_, law.folder(folder) if folder.exists() else None)
    law.undo(folder, row.id)
    before = law.show(id_, law.folder(folder))
    console().print(f"{row.id} stands as before: {words.VERIFIED_WORDS[before.verified]}")
