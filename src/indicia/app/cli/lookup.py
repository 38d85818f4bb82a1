"""`indicia search` and `indicia page`: what the ledger holds."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console

from indicia.app.cli.desk import Where
from indicia.app.cli.screen import console, ink, safe, to_stdout
from indicia.ledger import entities, pages
from indicia.ledger import search as look
from indicia.ledger.search import Asked, FoundExposure, FoundStatement, FoundVersion
from indicia.model import UsageError
from indicia.products import to_json

_FINDERS: dict[str, Callable[[Any, Asked], Sequence[Any]]] = {
    "statements": look.statements,
    "exposures": look.exposures,
    "articles": look.articles,
}
Found = FoundStatement | FoundExposure | FoundVersion


def asked(given: Mapping[str, Any]) -> Asked:
    """The question that the options of the command make."""
    return Asked(**given)


def search(
    what: str, question: Asked, where: tuple[str, Path | None], entity: str | None, *, as_json: bool
) -> None:
    """Print what meets all conditions.

    Raises:
        UsageError: if no entity has that name.
    """
    with Where(*where).open() as ledger, ledger.read() as connection:
        if entity:
            number = int(entity) if entity.isdigit() else None
            if number is None:
                known = next(entities.named(connection, entity, 1), None)
                if known is None:
                    raise UsageError(f"no entity of the ledger is called {entity!r}")
                number = known.id
            question = msgspec.structs.replace(question, entity=number)
        found = _FINDERS[what](connection, question)
    if as_json:
        to_stdout(b"".join(msgspec.json.encode(one) + b"\n" for one in found))
        return
    out = console()
    for one in found:
        _show(safe(one), out)
    if not found:
        out.print("nothing was found")
    elif len(found) == question.limit:
        out.print(ink((f"the newest {question.limit}; --limit shows more", "soft")))


def _show(one: Found, out: Console) -> None:
    head = [
        one.where.outlet or one.where.place,
        str(one.where.published or "undated"),
        f"page {one.where.page}",
    ]
    if isinstance(one, FoundStatement):
        mark = " · corrected" if one.corrected else ""
        out.print(
            ink((one.stance, one.stance), "  ", (one.source or "nobody named", "source"), f": {one.content}")
        )
        out.print(ink((f"  {' · '.join(head)} · version {one.where.version} {one.key}{mark}", "soft")))
    elif isinstance(one, FoundExposure):
        out.print(
            ink(
                (one.status, one.status),
                f"  {one.area}, {one.regime}: may concern {', '.join(one.provisions)}",
            )
        )
        out.print(ink((f"  {' · '.join(head)} · version {one.where.version} {one.key}", "soft")))
    else:
        out.print(ink((one.where.title or one.where.place, "head"), "" if one.read else "  (not read)"))
        out.print(ink((f"  {' · '.join(head)}", "soft")))


def page(place: str, where: tuple[str, Path | None], *, diff: bool, as_json: bool) -> None:
    """Print the versions of a page, what changed between them, or its last reading."""
    with Where(*where).open() as ledger, ledger.read() as connection:
        found = pages.versions_at(connection, place)
        read = pages.reading(connection, found[-1].id)
    if as_json:
        if read is None:
            raise UsageError(f"{place} was passed over: `indicia reread --passed-over` reads it")
        to_stdout(to_json(read.found.reading))
        return
    out = console()
    out.print(ink((safe(found[-1]).title or "no headline", "head")))
    out.print(ink((safe(found[-1]).place, "soft")))
    for older, newer in zip([None, *found], found, strict=False):
        out.print(
            f"version {newer.number} (id {newer.id}), taken in {newer.added_at:%Y-%m-%d %H:%M} UTC, "
            f"bytes sha256 {newer.record_sha256}"
        )
        if diff and older:
            for line in pages.diff(older, newer)[2:]:
                out.print(ink((safe_line(line), "happened" if line.startswith("+") else "denied")))
    if read and read.found.unfit:
        sys.stderr.write(f"indicia: {len(read.found.unfit)} corrections find their item no more\n")


def safe_line(line: str) -> str:
    """A line of a page without control characters."""
    return "".join(sign if sign.isprintable() else " " for sign in line)
