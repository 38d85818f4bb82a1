"""A published file -> a list in a user's own folder. Nothing is fetched; a broken file changes nothing."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from msgspec import structs

from indicia.law import xml
from indicia.law.lists import ftm, un
from indicia.law.lists.held import FOLDER, HeldList, read
from indicia.law.lists.listing import Format, Import, ListHead, Listing, Programme
from indicia.law.lists.merging import Merged, merge
from indicia.law.lists.programmes import known
from indicia.law.lists.writing import write
from indicia.model import UsageError

# More than this part of a list does not leave it between two days; a file cut short may look so.
MOST_GONE = 1 / 3
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")
_TITLES: dict[Format, tuple[str, str, str]] = {
    "un-consolidated": ("un-sc", "UN Security Council Consolidated List", "United Nations Security Council"),
    "followthemoney": ("ftm", "Sanctioned entities of a FollowTheMoney file", "not said"),
}


@dataclass(frozen=True)
class Wanted:
    """How a file is taken in: the list's id and day, if the file does not tell, and whether many may go."""

    name: str | None = None
    data_of: date | None = None
    many_gone: bool = False


@dataclass(frozen=True)
class Taken:
    """A list as it is after an import, and what the import changed."""

    held: HeldList
    merged: Merged
    before: tuple[Listing, ...]


def take(path: Path, format_: Format, folder: Path, wanted: Wanted) -> Taken:
    """Take a published list into a folder.

    Args:
        path: the file.
        format_: its format.
        folder: the user's own folder of law.
        wanted: id, day, and whether it is right that many rows are gone.

    Raises:
        UsageError: if the file is broken, older than what is held, or loses more than a third of the list;
            the folder is then as it was.
    """
    id_, name, issuer = _TITLES[format_]
    id_ = wanted.name or id_
    if not _ID.fullmatch(id_):
        raise UsageError(f"{id_!r} is no name for a list: small letters, digits and hyphens")
    where = folder / FOLDER / f"{id_}.toml"
    held = read(where) if where.exists() else HeldList(where, ListHead(id_, name, issuer, date.min, format_))
    data_of = wanted.data_of or _day_of(path, format_)
    _fits(held, format_, data_of)
    merged = merge(held.listings, _rows(path, format_), held.head.data_of, data_of)
    _not_cut_short(path, merged, held, many_gone=wanted.many_gone)
    head = _head(held.head, path, data_of, merged)
    write(where, head, merged.rows)
    return Taken(read(where), merged, held.listings)


def _day_of(path: Path, format_: Format) -> date:
    day = un.day_of(xml.root_of(path)[1]) if format_ == "un-consolidated" else ftm.day_of(path)
    if day is None:
        raise UsageError(f"{path} does not say of which day its data is: give --data-of YYYY-MM-DD")
    return day


def _fits(held: HeldList, format_: Format, data_of: date) -> None:
    if held.head.format != format_:
        raise UsageError(f"{held.path} holds a list of another format: give another --name")
    if data_of < held.head.data_of:
        raise UsageError(f"its data is of {data_of}, older than that of {held.head.data_of} in {held.path}")


def _rows(path: Path, format_: Format) -> Iterable[Listing]:
    return un.read(path) if format_ == "un-consolidated" else ftm.read(path)


def _not_cut_short(path: Path, merged: Merged, held: HeldList, *, many_gone: bool) -> None:
    living = sum(row.gone_by is None for row in held.listings)
    if len(merged.rows) == 0:
        raise UsageError(f"{path} holds no listed party")
    if len(merged.gone) > living * MOST_GONE and not many_gone:
        raise UsageError(
            f"{len(merged.gone)} of {living} listings of {held.head.id} are not in {path}: "
            "if that is right, say --many-gone"
        )


def _head(head: ListHead, path: Path, data_of: date, merged: Merged) -> ListHead:
    """The head with this import, and a row for each programme that is new; what a lawyer set stays."""
    names = {row.programme for row in merged.rows if row.programme}
    new = {name: known().get(name, Programme()) for name in names}
    counts = (len(rows) for rows in (merged.added, merged.changed, merged.gone, merged.back))
    taken = Import(path.name, _hash(path), data_of, *counts)
    imports = (
        head.imports if any(row.sha256 == taken.sha256 for row in head.imports) else (*head.imports, taken)
    )
    return structs.replace(
        head, data_of=data_of, programme={**new, **head.programme}, imports=imports, listing=()
    )


def _hash(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
