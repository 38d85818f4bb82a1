"""`indicia correct` and `indicia corrections`: what a person decided."""

import sys
from pathlib import Path
from typing import Any

import msgspec

from indicia.app.cli.desk import Where
from indicia.app.cli.screen import console, ink, safe
from indicia.ledger import decisions, pages
from indicia.ledger.overlay import ACCEPT, REJECT, VERDICT, Correction
from indicia.model import UsageError


def correct(version: int, item: str, change: str, by: str, where: tuple[str, Path | None]) -> None:
    """Correct one item of a version."""
    field, value = _change(change)
    with Where(*where).open() as ledger, ledger.write() as connection:
        made = decisions.correct(connection, version, item, field, value, by)
    console().print(f"correction {made.id} is kept; `indicia corrections --undo {made.id}` takes it back")


def _change(text: str) -> tuple[str, Any]:
    """`reject`, `accept`, or a field and its value: JSON where it is some, else a word."""
    if text in {ACCEPT, REJECT}:
        return VERDICT, text
    field, mark, value = text.partition("=")
    if not mark:
        raise UsageError(f"{text!r} is no correction: say accept, reject or FIELD=VALUE, as stance=denies")
    try:
        return field, msgspec.json.decode(value)
    except msgspec.MsgspecError:
        return field, value


def corrections(where: tuple[str, Path | None], undo: int | None, by: str, *, as_json: bool) -> None:
    """List the corrections, or take one back."""
    if undo is not None:
        with Where(*where).open() as ledger, ledger.write() as connection:
            decisions.undo(connection, undo, by)
        console().print(f"correction {undo} no longer holds")
        return
    with Where(*where).open() as ledger, ledger.read() as connection:
        held = decisions.corrections(connection)
        unfit = _unfit(connection, held)
    if as_json:
        for one in held:
            row = msgspec.to_builtins(one) | {"applies": one.id not in unfit}
            sys.stdout.write(msgspec.json.encode(row).decode() + "\n")
        return
    out = console()
    for one in map(safe, held):
        mark = ("  its item is there no more", "denied") if one.id in unfit else ""
        out.print(ink((f"{one.id}  ", "soft"), f"version {one.version}: {one.field} = {one.value}", mark))
        out.print(ink((f"   {one.made_by}, {one.made_at:%Y-%m-%d %H:%M} UTC · “{one.quote}”", "soft")))
    if not held:
        out.print("no correction was made")


def _unfit(connection: Any, held: list[Correction]) -> set[int]:
    found: set[int] = set()
    for version in {one.version for one in held}:
        if read := pages.reading(connection, version):
            found |= {one.id for one in read.found.unfit}
    return found
