"""Lists and resolutions on the terminal: what an import changed, and whom a name may mean."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from rich.text import Text

from indicia import law
from indicia.app.cli.screen import aside, console, ink
from indicia.law import formats
from indicia.law.lists.importing import Taken, Wanted
from indicia.law.lists.importing import take as take_list
from indicia.law.lists.listing import Listing
from indicia.law.lists.merging import differences, said
from indicia.law.lists.naming import Answer
from indicia.law.lists.naming import look_up as in_lists
from indicia.law.renewals import accepted, accepting, proposal
from indicia.law.renewals.proposal import Proposal, Renews
from indicia.model import UsageError
from indicia.products import words

SHOWN = 20  # rows of each kind of change; the file holds them all


def take(file: Path, folder: Path, name: str | None, data_of: str | None, *, many_gone: bool) -> None:
    """Take a list or a resolution into a folder, and say what it changed or would change."""
    format_ = formats.known(file)
    if format_ == "akoma-ntoso":
        if name or data_of or many_gone:
            raise UsageError(
                "a resolution has its own name and day: leave --name, --data-of, --many-gone out"
            )
        _propose(file, folder)
        return
    taken = take_list(file, format_, folder, Wanted(name, _day(data_of), many_gone))
    _changes(taken)


def _day(written: str | None) -> date | None:
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise UsageError(f"{written!r} is not a day: write it as YYYY-MM-DD") from error


def _changes(taken: Taken) -> None:
    out = console()
    merged, head = taken.merged, taken.held.head
    rows = {row.reference: row for row in merged.rows}
    before = {row.reference: row for row in taken.before}
    for sign, label, references in (
        ("+", "added", merged.added),
        ("~", "changed", merged.changed),
        ("-", "no longer on the list", merged.gone),
        ("+", "on the list again", merged.back),
    ):
        shown = references[:SHOWN] if before else ()  # a first import adds everything
        for reference in shown:
            out.print(
                ink((f"{sign} {reference}", "head"), f"  {rows[reference].name}", (f"  {label}", "soft"))
            )
            if sign == "~":
                for line in _fields(before[reference], rows[reference]):
                    out.print(line)
        if shown and len(references) > SHOWN:
            out.print(aside([f"and {len(references) - SHOWN} more {label}"]))
    living = sum(row.gone_by is None for row in merged.rows)
    counts = [
        f"{len(found)} {label}"
        for label, found in (
            ("added", merged.added),
            ("changed", merged.changed),
            ("gone", merged.gone),
            ("back", merged.back),
        )
        if found
    ]
    summary = ", ".join(counts) or "nothing changed"
    out.print(f"{head.name}, data of {head.data_of}: {words.count(living, 'listing')}; {summary}")
    if open_ := sorted(name for name, it in head.programme.items() if it.regime is None):
        out.print(f"say in {taken.held.path} what it means to be listed under: {', '.join(open_)}")
    out.print(f"kept in {taken.held.path} and {taken.held.rows_path.name}")


def _fields(old: Listing, new: Listing) -> Iterator[Text]:
    for field, was in differences(old, new).items():
        yield ink((f"    {field}: {was} → {said(getattr(new, field))}", "soft"))


def _propose(file: Path, folder: Path) -> None:
    known = law.folder(folder) if folder.exists() else law.packaged()
    found = proposal.propose(file, known.by_id)
    path = proposal.write(folder, found)
    out = console()
    count = words.count(len(found.paragraph), "numbered paragraph")
    out.print(ink((found.symbol, "head"), f"  adopted {words.day(found.adopted)}, {count}"))
    for row in found.renews:
        out.print(ink((f"{row.id}", "head"), (f"  by paragraph {row.paragraph}", "soft")))
        for line in _diff(row, found):
            out.print(line)
    for it in found.unclear:
        out.print(ink(f"paragraph {it.paragraph}: {it.text}: read it yourself"))
    if not found.renews and not found.unclear:
        out.print("it renews nothing that was understood")
    out.print(f"a proposal, in {path}; the law in use is as before")
    if found.renews:
        out.print(f"read the paragraphs, then: indicia law accept “{found.symbol}” --by NAME --law {folder}")


def _diff(row: Renews, found: Proposal) -> Iterator[Text]:
    """The row's days as they stand and as they would stand."""
    if row.was_until:
        by = f", last renewed by {row.was_renewed_by}" if row.was_renewed_by else ""
        yield ink((f"  - until {row.was_until}{by}", "denied"))
    begins = f"anew from {row.begins} " if row.begins else ""
    yield ink((f"  + {begins}until {row.until}, renewed by {found.symbol}/{row.paragraph}", "happened"))


def accept(symbol: str, by: str, folder: Path) -> None:
    """Put a proposal into use."""
    known = law.load(folder) if folder.exists() else law.packaged()
    new = accepting.accept(folder, symbol, by, date.today(), known.by_id)
    out = console()
    for one in new:
        out.print(f"{one.id} is in force until {one.until}, renewed by {one.renewed_by}")
    out.print(f"kept in {folder / accepted.NAME}")


def take_back(symbol: str, folder: Path) -> None:
    """Take an acceptance back."""
    count = accepted.undo(folder, "".join(symbol.split()))
    console().print(f"{words.count(count, 'renewal')} by {symbol} taken back")


def look_up(name: str, folder: Path) -> None:
    """The listings with a name like this one."""
    lists = law.folder(folder).lists
    if not lists:
        raise UsageError(f"{folder} holds no list: `indicia law import FILE --law {folder}` takes one in")
    out = console()
    answers = in_lists(name, lists)
    for answer in answers:
        out.print(ink((f"{answer.row.reference}  {answer.row.name}", "head")))
        out.print(aside(list(_facts(answer))))
    as_of = ", ".join(f"{held.head.name} of {held.head.data_of}" for held in lists)
    out.print(f"{words.count(len(answers), 'listing')} with a name like this; looked in: {as_of}")
    out.print(aside(["a name alone does not tell namesakes apart", words.NOT_ADVICE]))


def _facts(answer: Answer) -> Iterator[str]:
    row, programme = answer.row, answer.held.programme(answer.row)
    yield answer.held.head.id
    yield f"likeness {answer.likeness.score:.2f}, {answer.likeness.level}: “{answer.matched}”"
    yield row.kind
    if row.countries:
        yield ", ".join(row.countries)
    if row.born:
        yield f"born {', '.join(row.born)}"
    if row.offices:
        yield "; ".join(row.offices)
    yield f"listed {row.listed_on}" if row.listed_on else "day of listing not given"
    if row.delisted_on:
        yield f"taken off on {row.delisted_on}"
    elif row.gone_by:
        yield f"gone between {row.seen} and {row.gone_by}"
    if programme.regime:
        yield programme.regime
    yield ", ".join(it.replace("_", " ") for it in programme.measures(row.kind)) or "measures not said"
