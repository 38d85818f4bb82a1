"""Renewals that a person has accepted: kept in the user's own folder, beside its regimes, and put in rows."""

from datetime import date
from pathlib import Path

from msgspec import Struct, structs

from indicia.law.provisions import Period, Provision
from indicia.model import UsageError, toml
from indicia.model.toml import quoted

NAME = "renewals.toml"
_HEAD = (
    "# Renewals that a person has read and accepted: `indicia law accept`. "
    "Take one away, or say `--undo`, to take it back.\n"
)


class Renewed(Struct, frozen=True, forbid_unknown_fields=True):
    """One row carried on: until when, by which paragraph, where that was read, who accepted it and when.

    `begins` is set where the row had run out before: the new period is then one of its own.
    """

    id: str
    until: date
    renewed_by: str
    source: str
    by: str
    on: date
    begins: date | None = None


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    """The file as a whole."""

    renewal: tuple[Renewed, ...] = ()


def read(folder: Path) -> tuple[Renewed, ...]:
    """The renewals accepted in a folder, in the order of acceptance.

    Raises:
        DataError: if the file does not keep its schema.
    """
    path = folder / NAME
    if not path.is_file():
        return ()
    return toml.read(path, _File).renewal


def carry_on(row: Provision, renewals: tuple[Renewed, ...]) -> Provision:
    """The row with its accepted renewals in it."""
    for renewed in renewals:
        if renewed.id == row.id:
            row = _renewed(row, renewed)
    return row


def _renewed(row: Provision, renewed: Renewed) -> Provision:
    periods = list(row.in_force)
    if renewed.begins is not None or not periods:
        begins = renewed.begins or renewed.on
        periods.append(Period(begins, renewed.until, renewed.renewed_by))
    else:
        periods[-1] = structs.replace(periods[-1], until=renewed.until, renewed_by=renewed.renewed_by)
    said = f"{renewed.renewed_by}, accepted by {renewed.by} on {renewed.on} from {renewed.source}"
    return structs.replace(row, in_force=tuple(periods), sources=(*row.sources, said))


def keep(folder: Path, new: tuple[Renewed, ...]) -> Path:
    """Keep renewals in the folder; one of the same row by the same paragraph takes the place of the old."""
    known = {(one.id, one.renewed_by) for one in new}
    held = [one for one in read(folder) if (one.id, one.renewed_by) not in known]
    return _write(folder, (*held, *new))


def undo(folder: Path, symbol: str) -> int:
    """Take back what was accepted from one resolution; how many rows that was.

    Raises:
        UsageError: if nothing was.
    """
    held = read(folder)
    left = tuple(one for one in held if not one.renewed_by.startswith(f"{symbol}/"))
    if len(left) == len(held):
        raise UsageError(f"{folder / NAME} holds no renewal by {symbol}")
    _write(folder, left)
    return len(held) - len(left)


def _write(folder: Path, rows: tuple[Renewed, ...]) -> Path:
    path, beside = folder / NAME, folder / f".{NAME}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside.write_text(_HEAD + "".join(map(_row, rows)), encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror or error}") from error
    return path


def _row(one: Renewed) -> str:
    begins = f"begins = {one.begins}\n" if one.begins else ""
    texts = {"renewed_by": one.renewed_by, "source": one.source, "by": one.by}
    lines = "".join(f"{key} = {quoted(value)}\n" for key, value in texts.items())
    return f"\n[[renewal]]\nid = {quoted(one.id)}\nuntil = {one.until}\n{begins}{lines}on = {one.on}\n"
