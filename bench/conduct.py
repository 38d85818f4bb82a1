"""The reader of conduct by itself, on what it was not taught: `python -m bench.conduct [--split lessons]`.

`lessons` are those that `tools.train_conduct` holds back, scored sentence by sentence; a set of the law gold
that it holds back (`eleventh`, `plain`) is scored passage by passage, each taken as one sentence. Nothing
here asks for a regime, a party or a statement: `bench.gold_law` measures what the whole makes of it.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field

from bench.gold_files import Rate, show
from indicia.law.reader import PARTS, Told, load
from indicia.law.reader.network import Floats
from tools.train_conduct import lessons
from tools.train_conduct.lessons import Example, Unit

Answer = tuple[list[Told], Floats]
_EVEN = 0.5  # from which conduct of any area is taken as told


@dataclass
class F1:
    """Items that are right, of those wanted and those given."""

    right: int = 0
    wanted: int = 0
    given: int = 0

    def add(self, wanted: Set[object], given: Set[object]) -> None:
        """Count the items of one answer."""
        self.right += len(wanted & given)
        self.wanted += len(wanted)
        self.given += len(given)

    def __str__(self) -> str:
        """F1, precision, recall."""
        f1 = 200 * self.right / max(self.wanted + self.given, 1)
        precision, recall = (100 * self.right / max(of, 1) for of in (self.given, self.wanted))
        return f"F1 {f1:.1f}  P {precision:.1f}  R {recall:.1f}"


@dataclass
class Counted:
    """What is counted over stretches."""

    threshold: float
    areas: F1 = field(default_factory=F1)
    conduct: F1 = field(default_factory=F1)
    parts: dict[str, F1] = field(default_factory=lambda: {part: F1() for part in PARTS[1:]})
    innocent: Rate = field(default_factory=Rate)
    standing: Rate = field(default_factory=Rate)
    as_done: Rate = field(default_factory=Rate)
    weakened: Rate = field(default_factory=Rate)

    def stretch(self, unit: Unit, told: Told) -> None:
        """Count one stretch."""
        heard = {area for area, chance in told.areas.items() if chance >= self.threshold} - unit.open
        self.areas.add(unit.areas, heard)
        self.conduct.add({True} if unit.areas else set(), {True} if told.conduct >= _EVEN else set())
        if not unit.areas:
            _count(self.innocent, right=bool(heard))
        elif unit.standing:
            done = told.standing == "done"
            _count(self.standing, right=told.standing == unit.standing)
            if unit.standing == "done":
                _count(self.weakened, right=not done)
            else:
                _count(self.as_done, right=done)

    def words(self, gold: Sequence[str], chances: Floats) -> None:
        """Count the parts of the words of one window."""
        found = [PARTS[number] for number in chances.argmax(1)]
        for part, counted in self.parts.items():
            wanted, given = ({n for n, it in enumerate(row) if it == part} for row in (gold, found))
            counted.add(wanted, given)

    def lines(self) -> Iterator[str]:
        """The figures, one a line."""
        yield f"area  {self.areas}"
        yield f"any conduct  {self.conduct}"
        for told, rate in (
            ("something heard where nothing is told", self.innocent),
            ("standing right", self.standing),
            ("another standing taken as done", self.as_done),
            ("done taken as another standing", self.weakened),
        ):
            if rate.of:
                yield f"{told}  {rate}"
        for part, counted in self.parts.items():
            if counted.wanted:
                yield f"words that are “{part}”  {counted}"


def _count(rate: Rate, *, right: bool) -> None:
    rate.of += 1
    rate.right += right


def figures(answered: Iterable[tuple[Example, Answer]]) -> list[str]:
    """The figures of examples with what a network says of each."""
    counted = Counted(load().card.threshold)
    for example, (told, chances) in answered:
        for unit, one in zip(example.units, told, strict=True):
            counted.stretch(unit, one)
        if example.parts:
            counted.words(example.parts, chances)
    return list(counted.lines())


def held(split: str) -> Iterator[Example]:
    """What a split holds back; of lessons, those as they stand."""
    if split != lessons.AS_IT_STANDS:
        return lessons.of_set(split)
    found = (one for it in lessons.load() if it.is_held for one in lessons.of_lesson(it))
    return (one for one in found if one.origin == split)


def main() -> None:
    """Ask the network that ships, print the figures."""
    given = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    given.add_argument("--split", choices=(lessons.AS_IT_STANDS, *lessons.HELD), action="append")
    network = load()
    for split in given.parse_args().split or (lessons.AS_IT_STANDS, *lessons.HELD):
        examples = list(held(split))
        answers = (network.read(one.window, one.ranges) for one in examples)
        show(iter([f"{split}: {len(examples)} passages"]))
        show(iter(figures(zip(examples, answers, strict=True))))


if __name__ == "__main__":
    main()
