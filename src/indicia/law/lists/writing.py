"""A list to its two files: all of it, or nothing."""

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from indicia.law.lists.listing import Import, ListedKind, ListHead, Listing, Programme
from indicia.model import UsageError
from indicia.model.toml import quoted

_ABOUT = """\
# A list of designated parties, taken in with `indicia law import`; its rows stand in {id}.jsonl, one a line.
# What a programme means is yours to decide and to edit: the regime whose measures follow its parties, and the
# measures on each kind of party. A new import keeps it.
"""


def write(path: Path, head: ListHead, rows: Iterable[Listing]) -> None:
    """Write head and rows of a list; if either cannot be written, both stay as they were.

    Raises:
        UsageError: if the folder cannot be written to.
    """
    lines = b"".join(msgspec.json.encode(row) + b"\n" for row in rows)
    contents = {path.with_suffix(".jsonl"): lines, path: head_text(head).encode()}
    beside = {where: where.with_name(f".{where.name}.new") for where in contents}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for where, content in contents.items():
            _put(beside[where], content)
        for where, new in beside.items():
            new.replace(where)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        for new in beside.values():
            new.unlink(missing_ok=True)


def _put(path: Path, content: bytes) -> None:
    """Write a file and wait until it is safe on disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def head_text(head: ListHead) -> str:
    """The head as TOML."""
    plain = {"id": head.id, "name": head.name, "issuer": head.issuer}
    top = "".join(f"{key} = {quoted(value)}\n" for key, value in plain.items())
    top += f"data_of = {head.data_of}\nformat = {quoted(head.format)}\n"
    programmes = "".join(_programme(name, row) for name, row in sorted(head.programme.items()))
    return f"{_ABOUT.format(id=head.id)}\n{top}{programmes}{''.join(map(_import, head.imports))}"


def _programme(name: str, row: Programme) -> str:
    lines = [f"\n[programme.{quoted(name)}]\n"]
    if row.regime:
        lines.append(f"regime = {quoted(row.regime)}\n")
    kinds: tuple[ListedKind, ...] = ("person", "entity", "vessel")
    held = ((kind, row.measures(kind)) for kind in kinds)
    lines += (f"{kind} = [{', '.join(map(quoted, found))}]\n" for kind, found in held if found)
    return "".join(lines)


def _import(row: Import) -> str:
    counts = "".join(f"{key} = {getattr(row, key)}\n" for key in ("added", "changed", "gone", "back"))
    return (
        f"\n[[import]]\nsource = {quoted(row.source)}\nsha256 = {quoted(row.sha256)}\n"
        f"data_of = {row.data_of}\n{counts}"
    )
