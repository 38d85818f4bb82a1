"""Fresh sentences for statements, batch by batch: `python -m bench.gold_fresh [BATCH…] [--misses]`.

`bench/gold/statements/fresh/*.toml`: each batch was written before it was run, so its first figure says what
holds on sentences never seen. Once mended on, a batch is a development set.
"""

import argparse
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

import msgspec
from msgspec import Struct

from bench.gold_statements import Read, read
from bench.statement_items import FOLDER, Item, occurrences
from indicia import statements
from indicia.model import DataError, Stance, Statement

FRESH = FOLDER / "fresh"


class Fresh(Struct, frozen=True, forbid_unknown_fields=True):
    """A text, the acts in it that nobody asserts and that somebody does, its denials and its own judgements.

    `answers`: pairs of words of a claim's source or cue, and of the denial's, the last of each in its cue.
    Where it is given, if only as none, a denial tied otherwise is a fault. `own`: what the page judges in
    its own voice. `not_own`: judgements that are another's, or none. `not_denials`: what denies nothing.
    """

    text: str
    not_asserted: tuple[str, ...] = ()
    asserted: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] | None = None
    own: tuple[str, ...] = ()
    not_own: tuple[str, ...] = ()
    not_denials: tuple[str, ...] = ()


class _Batch(Struct, frozen=True, forbid_unknown_fields=True):
    item: tuple[Fresh, ...]


@dataclass(frozen=True)
class Checked:
    """An item as it was read, with what went wrong in it."""

    item: Fresh
    asserted_wrongly: tuple[str, ...]
    happened_wrongly: tuple[str, ...]
    lost: tuple[str, ...]
    untied: tuple[str, ...]
    tied_wrongly: tuple[str, ...]
    unjudged: tuple[str, ...]
    judged_wrongly: tuple[str, ...]
    denied_wrongly: tuple[str, ...]


FAULTS = tuple(field.name for field in fields(Checked) if field.name != "item")


def load(name: str) -> tuple[Fresh, ...]:
    """The items of a batch.

    Raises:
        DataError: if it does not keep the form, or names words that are not in its text.
    """
    path = FRESH / f"{name}.toml"
    try:
        items = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _Batch).item
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise DataError(f"{path.name}: {error}") from error
    for item in items:
        pieces = (*item.not_asserted, *item.asserted, *item.own, *item.not_own, *item.not_denials)
        for piece in (*pieces, *(p for pair in item.answers or () for p in pair)):
            if piece.rsplit(" ", 1)[-1] not in item.text:
                raise DataError(f"{path.name}: {piece!r} is not in {item.text!r}")
    return items


def check(item: Fresh, engine: statements.Engine = "trained") -> Checked:
    """Read an item and compare."""
    one = read(Item(id="fresh", split="dev", text=item.text), engine)
    return Checked(
        item,
        tuple(act for act in item.not_asserted if _nearest(one, act) == {"asserts"}),
        tuple(act for act in item.not_asserted if one.told_as_happened(act)),
        tuple(act for act in item.asserted if not _nearest(one, act) <= {"asserts", "accuses"}),
        tuple(" <- ".join(pair) for pair in item.answers or () if not _tied(one, *pair)),
        tuple(_tied_beyond(one, item)) if item.answers is not None else (),
        tuple(judged for judged in item.own if not _own(one, judged)),
        tuple(judged for judged in item.not_own if _own(one, judged)),
        tuple(idiom for idiom in item.not_denials if one.denies(idiom)),
    )


def _own(one: Read, judged: str) -> bool:
    """Whether the page is found to say something in its own voice."""
    words = one.touched(judged)
    return any(said.author and 2 * len(_touched(one, said) & words) >= len(words) for said in one.found)


def _tied_beyond(one: Read, item: Fresh) -> Iterator[str]:
    """The denials that are tied to a claim which they do not answer."""
    known = {
        (denial.id, claim.id)
        for pair in item.answers or ()
        for claim in _at(one, pair[0])
        for denial in _at(one, pair[1])
    }
    for said in one.found:
        if said.answers is not None and (said.id, said.answers) not in known:
            yield " ".join(s.text for s in (*said.source, *said.cue))


def _nearest(one: Read, act: str) -> set[Stance]:
    """The stances of the innermost statements around an act; none if no statement holds it."""
    words = one.touched(act)
    around = [
        (sum(s.end - s.start for s in said.content), said.stance)
        for said in one.found
        if 2 * len(_touched(one, said) & words) >= len(words)
    ]
    nearest = min(around, default=(0, None))[0]
    return {stance for length, stance in around if length == nearest}


def _touched(one: Read, said: Statement) -> frozenset[int]:
    pieces = [one.item.text[s.start : s.end] for s in said.content]
    return frozenset(t for piece in pieces for t in one.touched(piece))


def _tied(one: Read, claim: str, denial: str) -> bool:
    """Whether a denial is tied to its claim, each known by the words of its source and cue."""
    claims = {s.id for s in _at(one, claim)}
    return any(s.answers in claims for s in _at(one, denial) if s.answers and s.stance == "denies")


def _at(one: Read, words: str) -> list[Statement]:
    """The statements whose source or cue holds the first word of a piece, and whose cue the last, in turn."""
    places = occurrences(one.item.text, words)
    found = []
    for said in one.found:
        parts = (*said.source, *said.cue)
        if any(s.start < end and start < s.end for s in parts for start, end in places):
            found.append(said)
        elif not places:  # "Chad said": source and cue stand apart
            first, *_, last = words.split(" ")
            text = " ".join(one.item.text[s.start : s.end] for s in parts).split()
            if first in text and last in text:
                found.append(said)
    return found


def figures(checked: list[Checked]) -> Iterator[str]:
    """The totals of batches."""
    for name, wrong, of in (
        ("shown as asserted", "asserted_wrongly", "not_asserted"),
        ("told as happened", "happened_wrongly", "not_asserted"),
        ("asserted, and lost", "lost", "asserted"),
        ("denials not tied", "untied", "answers"),
        ("denials tied wrongly", "tied_wrongly", "answers"),
        ("own voice not found", "unjudged", "own"),
        ("own voice, not so", "judged_wrongly", "not_own"),
        ("idioms as denials", "denied_wrongly", "not_denials"),
    ):
        cases = sum(len(getattr(c.item, of) or ()) for c in checked)
        if cases:
            yield f"{name:20} {sum(len(getattr(c, wrong)) for c in checked)} of {cases}"


def misses(checked: list[Checked]) -> Iterator[str]:
    """Each fault, under its text."""
    for one in checked:
        faults = [f"{name}: {piece}" for name in FAULTS for piece in getattr(one, name)]
        if faults:
            yield one.item.text
            yield from (f"    {fault}" for fault in faults)


def main() -> None:
    """Check the batches named, or all, and print their figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("batches", nargs="*", help="names of batches; all, if none is named")
    parser.add_argument("--engine", choices=tuple(statements.ENGINES), default="trained")
    parser.add_argument("--misses", action="store_true")
    chosen = parser.parse_args()
    for name in chosen.batches or sorted(path.stem for path in Path(FRESH).glob("*.toml")):
        checked = [check(item, chosen.engine) for item in load(name)]
        print(name)
        print("\n".join(f"  {line}" for line in figures(checked)))
        if chosen.misses:
            print("\n".join(f"  {line}" for line in misses(checked)))


if __name__ == "__main__":
    main()
