"""The items of the statements gold set, as typed values that are checked on loading.

`bench/gold/statements/GUIDELINE.md` says how they are made.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from bench.attribution_scores import Attribution
from bench.gold_files import half
from indicia.model import DataError, Stance, StatementKind

FOLDER = Path(__file__).parent / "gold" / "statements"
Split = Literal["dev", "test"]
Certainty = Literal["certain", "probable", "possible"]
Range = tuple[int, int]
_STOP = re.compile(r"[.!?][”\"’]?\s+")


class GoldStatement(Struct, frozen=True, forbid_unknown_fields=True):
    """One attribution; `source`, `cue` and `content` are exact pieces of the text, in text order.

    `nth` says, for a part that stands in the text more than once and is not the nearest one, which
    occurrence is meant (from 1).
    """

    id: str
    stance: Stance
    source: tuple[str, ...] = ()
    cue: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    stance_ok: tuple[Stance, ...] = ()
    certainty: Certainty | None = None
    hedges: tuple[str, ...] = ()
    kind: StatementKind = "indirect"
    within: str | None = None
    answers: str | None = None
    answers_ok: tuple[str, ...] = ()
    author: bool = False
    nth: dict[str, int] = {}

    @property
    def stances(self) -> frozenset[Stance]:
        """Every stance that counts as right."""
        return frozenset((self.stance, *self.stance_ok))


class Item(Struct, frozen=True, forbid_unknown_fields=True):
    """One to several sentences in context, with every statement in them and what must not come out.

    `not_asserted`: acts denied, negated, planned or conditional. `not_sources`: doers who say nothing.
    `not_denials`: words that look like a denial and are none.
    """

    id: str
    split: Split
    text: str
    statements: tuple[GoldStatement, ...] = ()
    not_asserted: tuple[str, ...] = ()
    not_sources: tuple[str, ...] = ()
    not_denials: tuple[str, ...] = ()


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    item: tuple[Item, ...]


def load(folder: Path = FOLDER) -> dict[str, tuple[Item, ...]]:
    """Items by phenomenon.

    Raises:
        DataError: a file does not keep the schema, or a piece is not in its text; names file and item.
    """
    found = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            rows = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File).item
        except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
            raise DataError(f"{path.name}: {error}") from error
        for number, item in enumerate(rows, 1):
            for problem in _problems(item, f"{path.stem}-{number:03}"):
                raise DataError(f"{path.name}, {item.id}: {problem}")
        found[path.stem] = rows
    return found


def _problems(item: Item, name: str) -> Iterator[str]:
    if item.id != name:
        yield f"its id should be {name}"
    if item.split != half(item.id):
        yield f"its split should be {half(item.id)}"
    ids = {s.id for s in item.statements}
    if len(ids) != len(item.statements):
        yield "two statements have one id"
    for statement in item.statements:
        yield from (
            f"{statement.id} points to {other}, which is not another statement of the item"
            for other in (statement.within, statement.answers, *statement.answers_ok)
            if other is not None and (other not in ids or other == statement.id)
        )
        if not statement.cue and not statement.author:
            yield f"{statement.id} has no cue, and is not the page's own voice"
        if not statement.content and statement.stance not in {"declines", "denies"}:
            yield f"{statement.id} has no content"
    pieces = [p for s in item.statements for p in (*s.source, *s.cue, *s.content, *s.hedges)]
    for piece in (*pieces, *item.not_asserted, *item.not_sources, *item.not_denials):
        if not occurrences(item.text, piece):
            yield f"{piece!r} is not in the text"
            return
    for act in item.not_asserted:
        inner = innermost(item, act)
        if inner is not None and "asserts" in inner.stances:
            yield f"{act!r} must not be asserted, but {inner.id} may assert it"


def occurrences(text: str, piece: str) -> list[Range]:
    """Where a piece stands in the text as whole words."""
    before = r"(?<!\w)" if piece[0].isalnum() else ""
    after = r"(?!\w)" if piece[-1].isalnum() else ""
    return [m.span() for m in re.finditer(before + re.escape(piece) + after, text)]


def placed(item: Item, statement: GoldStatement) -> Attribution:
    """The characters of a gold statement.

    The content stands at its first occurrence, further pieces after it; the cue is the occurrence
    nearest to the content and outside it, the source that nearest to the cue. `nth` overrules.
    """
    content = _sequence(item.text, statement.content, statement.nth.get("content"))
    cue = _near(item.text, statement.cue, statement.nth.get("cue"), (content, content))
    source = _near(item.text, statement.source, statement.nth.get("source"), (cue or content, content + cue))
    return {
        role: [[start, end] for start, end in ranges]
        for role, ranges in (("source", source), ("cue", cue), ("content", content))
    }


def _sequence(text: str, pieces: tuple[str, ...], nth: int | None) -> list[Range]:
    found: list[Range] = []
    for piece in pieces:
        after = found[-1][1] if found else 0
        places = [p for p in occurrences(text, piece) if p[0] >= after]
        found.append(places[nth - 1 if nth and not found else 0])
    return found


def _near(
    text: str, pieces: tuple[str, ...], nth: int | None, others: tuple[list[Range], list[Range]]
) -> list[Range]:
    """Place pieces near the first of `others[0]`, and outside `others[1]` if they stand outside at all."""
    near, outside = others
    found = []
    for piece in pieces:
        places = occurrences(text, piece)
        if nth:
            found.append(places[nth - 1])
            continue
        free = [p for p in places if not any(p[0] < end and start < p[1] for start, end in outside)]
        anchor = near[0] if near else (0, 0)
        found.append(min(free or places, key=lambda p: _away(text, p, anchor)))
    return found


def _away(text: str, place: Range, anchor: Range) -> tuple[bool, int]:
    """How far a place is from another: in another sentence or not, then characters between."""
    between = (min(place[1], anchor[1]), max(place[0], anchor[0]))
    return _STOP.search(text, *between) is not None, between[1] - between[0]


def innermost(item: Item, act: str) -> GoldStatement | None:
    """The gold statement with the smallest content that holds an act."""
    around = [s for s in item.statements if any(act in piece for piece in s.content)]
    return min(around, key=lambda s: sum(map(len, s.content)), default=None)


def bearing(item: Item) -> int:
    """How many sentences of an item bear an attribution."""
    stops = [m.end() for m in _STOP.finditer(item.text)]
    parts = [placed(item, s) for s in item.statements]
    starts = [(p["cue"] or p["content"])[0][0] for p in parts]
    return len({sum(stop <= start for stop in stops) for start in starts})
