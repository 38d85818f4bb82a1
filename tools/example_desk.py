"""What the analyst of the example ledger did: `corrections.toml`, and `judgements.toml` on the watches.

Items and indications are found by their words, so that either engine's reading will do.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from indicia.ledger import Connection, Ledger, decisions, pages, watch_decisions, watching
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


class Row(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of a table of hypotheses."""

    watch: str
    words: str
    marks: dict[str, str]


class Judgement(Struct, frozen=True, forbid_unknown_fields=True):
    """How likely the analyst holds the answer to be yes."""

    watch: str
    likelihood: str
    why: str


class _Corrections(Struct, frozen=True, forbid_unknown_fields=True):
    correction: list[Amendment]


class _Judgements(Struct, frozen=True, forbid_unknown_fields=True):
    evidence: list[Row]
    judgement: list[Judgement]


def correct(ledger: Ledger, path: Path) -> list[Amendment]:
    """Correct every item with the words of the file, with the reason as a note; return what found none."""
    idle = []
    for one in _read(path, _Corrections).correction:
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


def judge(ledger: Ledger, path: Path) -> list[Row]:
    """Fill the tables of hypotheses and keep the judgements; return the rows that found no indication."""
    found, idle = _read(path, _Judgements), []
    with ledger.write() as connection:
        for row in found.evidence:
            held = (one for one in watching.indications(connection, row.watch) if row.words in one.quote)
            first = next(held, None)
            if first is None:
                idle.append(row)
                continue
            number = watch_decisions.add_evidence(connection, row.watch, first.quote, first, ANALYST)
            for hypothesis, value in row.marks.items():
                watch_decisions.mark(connection, number, hypothesis, value, ANALYST)
        for one in found.judgement:
            watch_decisions.judge(connection, one.watch, one.likelihood, one.why, ANALYST)
    return idle


_T = TypeVar("_T")


def _read(path: Path, form: type[_T]) -> _T:
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), form)
