"""`indicia correct`, `corrections`, `note`, `notes`: what a person decided or remarked."""

import sys
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console

from indicia.app.cli.desk import Where
from indicia.app.cli.screen import console, ink, safe
from indicia.ledger import decisions, pages
from indicia.ledger.decisions import Note
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
        out.print(ink((f"{one.id}  ", "soft"), f"version {one.version}: {one.field} = {_value(one)}", mark))
        out.print(ink((f"   {one.made_by}, {one.made_at:%Y-%m-%d %H:%M} UTC · “{one.quote}”", "soft")))
    if not held:
        out.print("no correction was made")


def _value(one: Correction) -> str:
    """What a correction says; of what it points to, the words."""
    if one.value is None or one.value == []:
        return "none"
    if isinstance(one.value, dict):
        return f"“{one.value['quote']}”"
    if isinstance(one.value, list):
        return ", ".join(
            f"{part[0]}:{part[1]} “{part[2]}”" if isinstance(part, list) else str(part) for part in one.value
        )
    return str(one.value)


def note(version: int, item: str, text: str, by: str, where: tuple[str, Path | None]) -> None:
    """Write a note on one item of a version."""
    with Where(*where).open() as ledger, ledger.write() as connection:
        number = decisions.annotate(connection, version, item, text, by)
    console().print(f"note {number} is kept; `indicia notes --undo {number}` takes it back")


def notes(
    where: tuple[str, Path | None], version: int | None, undo: int | None, by: str, *, as_json: bool
) -> None:
    """List the notes, or take one back."""
    if undo is not None:
        with Where(*where).open() as ledger, ledger.write() as connection:
            decisions.close_note(connection, undo, by)
        console().print(f"note {undo} no longer holds")
        return
    with Where(*where).open() as ledger, ledger.read() as connection:
        held = [(one, decisions.noted(connection, one)) for one in decisions.notes(connection, version)]
    if as_json:
        for one, item in held:
            row = msgspec.to_builtins(one) | {"on": item}
            sys.stdout.write(msgspec.json.encode(row).decode() + "\n")
        return
    out = console()
    for one, item in held:
        show_note(one, item, out)
    if not held:
        out.print("no note was written")


def show_note(one: Note, item: str | None, out: Console) -> None:
    """A note, and what it is on."""
    held = safe(one)
    mark = "" if item else ("  its item is there no more", "denied")
    out.print(ink((f"{held.id}  ", "soft"), held.text, mark))
    on = f"version {held.version} {item or held.item}"
    out.print(ink((f"   {held.made_by}, {held.made_at:%Y-%m-%d %H:%M} UTC · {on} · “{held.quote}”", "soft")))


def _unfit(connection: Any, held: list[Correction]) -> set[int]:
    found: set[int] = set()
    for version in {one.version for one in held}:
        if read := pages.reading(connection, version):
            found |= {one.id for one in read.found.unfit}
    return found
