"""`indicia entities`: who is spoken of across pages, and what a person decided on who is who."""

from pathlib import Path

from indicia.app.cli.desk import Where
from indicia.app.cli.screen import console, ink, safe
from indicia.ledger import entities
from indicia.model import UsageError

Place = tuple[str, Path | None]


def named(where: Place, name: str) -> None:
    """List the entities whose name holds these words."""
    out = console()
    with Where(*where).open() as ledger, ledger.read() as connection:
        found = list(entities.named(connection, name))
    for one in map(safe, found):
        about = [one.kind, *([one.country] if one.country else [])]
        if one.also:
            about.append(f"with {', '.join(map(str, one.also))} merged into it")
        out.print(ink((f"{one.id}  ", "soft"), one.name, (f"  {', '.join(about)}", "soft")))
    if not found:
        out.print("nobody of that name is spoken of")


def merge(where: Place, pair: tuple[int, int], by: str) -> None:
    """Say that two entities are one."""
    with Where(*where).open() as ledger, ledger.write() as connection:
        number = entities.merge(connection, *pair, by)
    _kept(number)


def split(where: Place, entity: int, versions: list[int], name: str, by: str) -> None:
    """Say that what some versions say of an entity is said of another.

    Raises:
        UsageError: if the other has no name.
    """
    if not name.strip():
        raise UsageError("say what the other is called: --called NAME")
    with Where(*where).open() as ledger, ledger.write() as connection:
        new = entities.split(connection, entity, versions, name.strip(), by)
    console().print(f"entity {new} is new; `indicia entities` lists the decisions and their numbers")


def undo(where: Place, number: int, by: str) -> None:
    """Take a decision back."""
    with Where(*where).open() as ledger, ledger.write() as connection:
        entities.undo(connection, number, by)
    console().print(f"decision {number} no longer holds")


def decided(where: Place) -> None:
    """List the decisions that hold."""
    out = console()
    with Where(*where).open() as ledger, ledger.read() as connection:
        held = entities.decisions(connection)
    for one in map(safe, held):
        page = f" in version {one.version}" if one.version else ""
        out.print(f"{one.id}  {one.kind}: {one.entity}{page} -> {one.into}")
        out.print(ink((f"   {one.made_by}, {one.made_at:%Y-%m-%d %H:%M} UTC", "soft")))
    if not held:
        out.print("no decision was made; `indicia entities NAME` looks for somebody")


def _kept(number: int) -> None:
    console().print(f"decision {number} is kept; `indicia entities --undo {number}` takes it back")
