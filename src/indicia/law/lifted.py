"""Rows that a person has checked against the text: kept in the user's own folder, beside its regimes."""

from datetime import date
from pathlib import Path

from msgspec import Struct, structs

from indicia.law.provisions import Provision
from indicia.model import UsageError, toml
from indicia.model.toml import quoted

NAME = "verified.toml"
_HEAD = "# Paragraphs that a person has read: `indicia law verify`. Take one away to take it back.\n"


class Checked(Struct, frozen=True, forbid_unknown_fields=True):
    """One check: which row, where its text was read, by whom, on which day."""

    id: str
    source: str
    by: str
    on: date

    def said(self) -> str:
        """The check in words."""
        return f"checked by {self.by} on {self.on} in {self.source}"


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    """The file as a whole."""

    verified: tuple[Checked, ...] = ()


def read(folder: Path) -> tuple[Checked, ...]:
    """The checks of a folder; none if it has no such file.

    Raises:
        DataError: if the file does not keep its schema.
    """
    path = folder / NAME
    if not path.is_file():
        return ()
    return toml.read(path, _File).verified


def lift(row: Provision, check: Checked) -> Provision:
    """The row as checked: verified by its paragraph, with who says so."""
    return structs.replace(
        row, verified="paragraph", sources=(*row.sources, check.source), checked=check.said()
    )


def record(folder: Path, row: Provision, check: Checked) -> Path:
    """Keep a check in the folder; a new one of the same row takes the place of the old.

    Returns:
        The file written.

    Raises:
        UsageError: if the packaged row is verified by its paragraph already, or source or name is empty.
    """
    if row.verified == "paragraph" and row.checked is None:
        raise UsageError(f"{row.id} is verified by its paragraph already")
    if not (check.source.strip() and check.by.strip()):
        raise UsageError("a check wants a source and a name")
    kept = [one for one in read(folder) if one.id != check.id]
    return _write(folder, [*kept, check])


def undo(folder: Path, id_: str) -> Path:
    """Take a check back.

    Raises:
        UsageError: if the folder holds none of this row.
    """
    held = read(folder)
    if all(one.id != id_ for one in held):
        raise UsageError(f"{folder / NAME} holds no check of {id_}")
    return _write(folder, [one for one in held if one.id != id_])


def _write(folder: Path, checks: list[Checked]) -> Path:
    rows = "".join(map(_row, sorted(checks, key=lambda check: check.id)))
    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(_HEAD + rows, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error}") from error
    return path


def _row(check: Checked) -> str:
    held = {"id": check.id, "source": check.source, "by": check.by}
    lines = (f"{key} = {quoted(value)}\n" for key, value in held.items())
    return f"\n[[verified]]\n{''.join(lines)}on = {check.on}\n"
