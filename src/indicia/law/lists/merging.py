"""The rows held and the rows of a newer file -> one list with its history, and what has changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
from msgspec import structs

from indicia.law.lists.listing import Change, Listing
from indicia.model import UsageError

# What a file does not say of a row, but only the row's own past.
_OF_THE_PAST = ("seen", "gone_by", "history")


@dataclass(frozen=True)
class Merged:
    """All rows, in the order of their references, and the references of those that differ."""

    rows: tuple[Listing, ...]
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    back: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether no row is other than before."""
        return not (self.added or self.changed or self.gone or self.back)


def merge(held: Iterable[Listing], new: Iterable[Listing], held_of: date, data_of: date) -> Merged:
    """Put a newer file's rows beside those held; a row that is no longer there stays, marked.

    Args:
        held: the rows held, whose data is of the day `held_of`.
        new: those of the newer file.
        held_of: the day of the data held.
        data_of: the day of the new data.

    Raises:
        UsageError: if the file holds one reference twice.
    """
    before = {row.reference: row for row in held}
    now = _unique(new)
    rows = {key: _joined(before.get(key), row, held_of) for key, row in now.items()}
    gone = [key for key, row in before.items() if key not in now and row.gone_by is None]
    for key, row in before.items():
        if key not in now:
            rows[key] = structs.replace(row, seen=row.seen or held_of, gone_by=row.gone_by or data_of)
    return Merged(
        rows=tuple(rows[key] for key in sorted(rows)),
        added=tuple(sorted(key for key in now if key not in before)),
        changed=tuple(sorted(key for key in now if key in before and _differs(before[key], now[key]))),
        gone=tuple(sorted(gone)),
        back=tuple(sorted(key for key in now if key in before and before[key].gone_by is not None)),
    )


def _unique(rows: Iterable[Listing]) -> dict[str, Listing]:
    found: dict[str, Listing] = {}
    for row in rows:
        if row.reference in found:
            raise UsageError(f"{row.reference} is there twice: {found[row.reference].name}, {row.name}")
        found[row.reference] = row
    return found


def _joined(old: Listing | None, new: Listing, held_of: date) -> Listing:
    if old is None:
        return new
    was = differences(old, new)
    if old.gone_by is not None:
        was["gone_by"] = old.gone_by.isoformat()
    history = (*old.history, Change(old.seen or held_of, was)) if was else old.history
    return structs.replace(new, history=history)


def _differs(old: Listing, new: Listing) -> bool:
    return bool(differences(old, new))


def differences(old: Listing, new: Listing) -> dict[str, str]:
    """What the old row said, for each field that is other now."""
    return {
        name: said(getattr(old, name))
        for name in old.__struct_fields__
        if name not in _OF_THE_PAST and getattr(old, name) != getattr(new, name)
    }


def said(value: Any) -> str:
    """A field's value as one line of text."""
    if isinstance(value, str):
        return value
    if value is None or value == ():
        return "nothing"
    if isinstance(value, tuple):
        return "; ".join(said(msgspec.to_builtins(each)) for each in value)
    if isinstance(value, dict):
        return (
            f"{value['name']} ({value['quality']})" if "quality" in value else str(value.get("name", value))
        )
    return str(value)
