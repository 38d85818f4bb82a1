"""A resolution beside the law in use -> what it would change, in a file for a person to read and accept."""

import hashlib
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct, field

from indicia.law.provisions import Provision
from indicia.law.renewals.resolution import Paragraph, Resolution, read
from indicia.law.renewals.wording import Renewal, renewals
from indicia.model import UsageError, toml
from indicia.model.toml import quoted

FOLDER = "proposals"
_HEAD = """\
# What {symbol} would change in the law in use. Nothing of it is in use until you accept it:
#   indicia law accept {symbol} --by NAME
# Read the paragraphs first, and take rows away that you do not find in them.
"""
_VERB = re.compile(r"^[\W_]*((?:\w+,? )?\w+)")


class Renews(Struct, frozen=True, forbid_unknown_fields=True):
    """One row that a paragraph of the resolution carries on, and what the row says now."""

    id: str
    paragraph: str
    until: date
    verified: str = "paragraph"
    begins: date | None = None
    was_until: date | None = None
    was_renewed_by: str | None = None


class Unclear(Struct, frozen=True, forbid_unknown_fields=True):
    """A paragraph that renews something which the data has no row for, or does not name by paragraph."""

    paragraph: str
    text: str


class Told(Struct, frozen=True, forbid_unknown_fields=True):
    """A paragraph of the resolution: its number and the word it begins with."""

    number: str
    verb: str


class Proposal(Struct, frozen=True, forbid_unknown_fields=True):
    """The file as a whole."""

    symbol: str
    adopted: date
    source: str
    sha256: str
    renews: tuple[Renews, ...] = field(default=(), name="renewal")
    unclear: tuple[Unclear, ...] = ()
    paragraph: tuple[Told, ...] = ()


def propose(path: Path, rows: dict[str, Provision]) -> Proposal:
    """What a resolution's file would change in these rows.

    Raises:
        UsageError: if the file holds no resolution.
    """
    resolution = read(path)
    renews: list[Renews] = []
    unclear: list[Unclear] = []
    for paragraph in resolution.paragraphs:
        for found in renewals(paragraph.text, resolution.adopted):
            carried = list(_carried(found, paragraph, resolution, rows))
            known = {held.id for held in renews}
            renews += [row for row in carried if row.id not in known]
            unclear += _unclear(found, paragraph, rows)
    unclear += _beside(renews, rows)
    told = tuple(Told(p.number, _verb(p.text)) for p in resolution.paragraphs)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Proposal(
        resolution.symbol, resolution.adopted, path.name, digest, tuple(renews), tuple(unclear), told
    )


def _carried(
    found: Renewal, paragraph: Paragraph, resolution: Resolution, rows: dict[str, Provision]
) -> Iterator[Renews]:
    hit = _rows(found.named, rows) or _rows(found.earlier, rows)
    for row in hit:
        last = row.in_force[-1] if row.in_force else None
        lapsed = last is None or (
            last.until is not None and last.until + timedelta(days=1) < resolution.adopted
        )
        if last is not None and (last.until is None or last.until >= found.until):
            continue
        yield Renews(
            row.id,
            paragraph.number,
            found.until,
            begins=resolution.adopted if lapsed else None,
            was_until=last.until if last else None,
            was_renewed_by=last.renewed_by if last else None,
        )


def _rows(ids: tuple[str, ...], rows: dict[str, Provision]) -> list[Provision]:
    """The rows that ids lead to: themselves, their sub-paragraphs, and those they last renewed."""
    return [
        row
        for row in rows.values()
        if any(row.id == id_ or row.id.startswith(f"{id_}(") for id_ in ids)
        or (row.in_force and row.in_force[-1].renewed_by in ids)
    ]


def _unclear(found: Renewal, paragraph: Paragraph, rows: dict[str, Provision]) -> Iterator[Unclear]:
    """What a clause renews without a row of the data; of a body's mandate nothing is said."""
    if found.mandate:
        return
    for id_ in found.named:
        if not _rows((id_,), rows):
            yield Unclear(paragraph.number, f"it renews {id_}, which is not in the data")
    for symbol in found.whole:
        yield Unclear(paragraph.number, f"it renews measures of {symbol} without naming their paragraphs")
    if not (found.named or found.earlier or found.whole):
        yield Unclear(paragraph.number, "it renews something, and names no paragraph of a resolution")


def _beside(renews: list[Renews], rows: dict[str, Provision]) -> Iterator[Unclear]:
    """Rows that the same paragraph had renewed last time, and this one does not name."""
    carried = {row.id for row in renews}
    for before, number in {row.was_renewed_by: row.paragraph for row in renews if row.was_renewed_by}.items():
        for row in rows.values():
            if row.id not in carried and row.in_force and row.in_force[-1].renewed_by == before:
                yield Unclear(number, f"{row.id} was renewed with the others by {before}, and is not named")


def _verb(text: str) -> str:
    match = _VERB.match(text)
    return match[1].strip(" ,").lower() if match else ""


def write(folder: Path, proposal: Proposal) -> Path:
    """Write the proposal into the folder's `proposals`, and nowhere else.

    Raises:
        UsageError: if it cannot be written.
    """
    path = folder / FOLDER / f"{file_name(proposal.symbol)}.toml"
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text(proposal), encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror or error}") from error
    return path


def load(folder: Path, symbol: str) -> Proposal:
    """The proposal of a resolution, as the file says it now.

    Raises:
        UsageError: if there is none.
        DataError: if the file does not keep its schema.
    """
    path = folder / FOLDER / f"{file_name(symbol)}.toml"
    if not path.is_file():
        raise UsageError(f"{path} is not there: `indicia law import FILE` writes it")
    return toml.read(path, Proposal)


def file_name(symbol: str) -> str:
    """A symbol as a file's name: `S-RES-2780(2025)`."""
    return "-".join("".join(symbol.split()).split("/"))


def text(proposal: Proposal) -> str:
    """The proposal as TOML."""
    head = "".join(f"{key} = {quoted(getattr(proposal, key))}\n" for key in ("symbol", "source", "sha256"))
    return (
        f"{_HEAD.format(symbol=proposal.symbol)}\n{head}adopted = {proposal.adopted}\n"
        + "".join(map(_renews, proposal.renews))
        + "".join(f"\n[[unclear]]\n{_lines(paragraph=u.paragraph, text=u.text)}" for u in proposal.unclear)
        + "".join(f"\n[[paragraph]]\n{_lines(number=p.number, verb=p.verb)}" for p in proposal.paragraph)
    )


def _renews(row: Renews) -> str:
    days = (("until", row.until), ("begins", row.begins), ("was_until", row.was_until))
    return (
        f"\n[[renewal]]\n{_lines(id=row.id, paragraph=row.paragraph, verified=row.verified)}"
        + "".join(f"{key} = {day}\n" for key, day in days if day)
        + (_lines(was_renewed_by=row.was_renewed_by) if row.was_renewed_by else "")
    )


def _lines(**values: str) -> str:
    return "".join(f"{key} = {quoted(value)}\n" for key, value in values.items())
