"""What the analyst of the example ledger put right: `corrections.toml` laid over the readings.

An item is found by its words, so that either engine's reading will do; one that is not there is told.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from indicia.ledger import Connection, Ledger, decisions, pages
from indicia.ledger.anchors import ItemKind, anchored
from indicia.ledger.overlay import REJECT, VERDICT

ANALYST = "The analyst of the example"


class Amendment(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing put right on a page: `reject`, or fields with their values."""

    address: str
    item: ItemKind
    words: str
    change: str | dict[str, str | list[str]]
    why: str

    @property
    def fields(self) -> dict[str, str | list[str]]:
        """Each field and what it should be."""
        return {VERDICT: REJECT} if isinstance(self.change, str) else self.change


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    correction: list[Amendment]


def load(path: Path) -> list[Amendment]:
    """What the file lists."""
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File).correction


def lay(ledger: Ledger, amendments: list[Amendment]) -> list[Amendment]:
    """Correct every item with these words, with the reason as a note; return what found none."""
    idle = []
    for one in amendments:
        with ledger.write() as connection:
            found = list(_meant(connection, one))
            for version, item in found:
                for field, value in one.fields.items():
                    decisions.correct(connection, version, item, field, value, ANALYST)
                decisions.annotate(connection, version, item, one.why, ANALYST)
        if not found:
            idle.append(one)
    return idle


def _meant(connection: Connection, one: Amendment) -> Iterator[tuple[int, str]]:
    version = pages.latest(connection, one.address)
    read = pages.reading(connection, version.id) if version else None
    if version is not None and read is not None:
        for held in anchored(read.found.reading):
            if held.kind == one.item and one.words in held.quote:
                yield version.id, held.item.id
