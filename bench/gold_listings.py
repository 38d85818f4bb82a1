"""Look-ups in a list: `python -m bench.gold_listings [--split dev|test] [--misses] [--speed ENTRIES]`.

The gold is `bench/gold/listings`: names in context beside an invented list. A link is right if the name of
the page that the gold gives leads to the reference it gives; every other link is wrong. Of `test` only
totals are printed. `--speed` makes a list of so many entries and measures the look-up in processor time.
"""

import random
import sys
import time
import tomllib
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import msgspec
from msgspec import Struct

from bench.gold_files import ROOT, SPLITS, half, show
from bench.statements import article
from indicia import language, law
from indicia.law.lists.held import HeldList
from indicia.law.lists.index import Index
from indicia.law.lists.listing import ListHead, Listing

FOLDER = ROOT / "listings"


class Item(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence, and which of its names may be which listing."""

    id: str
    text: str
    links: dict[str, str] = {}

    @property
    def kind(self) -> str:
        """What the item tries: the first part of its id."""
        return self.id.rpartition("-")[0]


class Items(Struct, frozen=True, forbid_unknown_fields=True):
    """`items.toml`."""

    item: tuple[Item, ...]


@dataclass
class Score:
    """Links found and expected."""

    right: int = 0
    found: int = 0
    expected: int = 0
    misses: list[str] = field(default_factory=list)

    def line(self, label: str) -> str:
        """Precision, recall and counts."""
        precision = 100 * self.right / self.found if self.found else 100.0
        recall = 100 * self.right / self.expected if self.expected else 100.0
        counts = f"{self.right} right, {self.found} found, {self.expected} expected"
        return f"{label:10} precision {precision:5.1f}  recall {recall:5.1f}   ({counts})"


def load() -> tuple[Item, ...]:
    """The items."""
    text = (FOLDER / "items.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Items).item


def score(items: list[Item], known: law.Law) -> dict[str, Score]:
    """Links by kind of item, and `all`."""
    scores: dict[str, Score] = {}
    for item in items:
        parse, _ = language.parse(article(item.text))
        found, _ = law.listed(parse, known)
        links = {(parse.entity[it.entity].name if it.entity else it.place.text, it.reference) for it in found}
        wanted = dict(item.links)
        right = {link for link in links if any(_names(link, name, to) for name, to in wanted.items())}
        hit = [name for name, to in wanted.items() if any(_names(link, name, to) for link in links)]
        for label in (item.kind, "all"):
            held = scores.setdefault(label, Score())
            held.right += len(hit)
            held.found += len(hit) + len(links - right)
            held.expected += len(wanted)
        if len(hit) < len(wanted) or links - right:
            scores["all"].misses.append(f"{item.id}: {item.text}\n  gold {wanted}, found {sorted(links)}")
    return scores


def _names(link: tuple[str, str], name: str, reference: str) -> bool:
    """Whether a link is of this name, however much of its title or article the entity's name took in."""
    plain, wanted = link[0].lower(), name.lower()
    return link[1] == reference and (wanted in plain or plain in wanted)


def speed(entries: int) -> Iterator[str]:
    """The cost of a list of so many entries, and of looking names up in it."""
    made = random.Random(5)  # noqa: S311 - the same list on every run
    syllables = [a + b for a in "bdfghjklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "ik", "om")]

    def word() -> str:
        return "".join(made.choice(syllables) for _ in range(made.choice((1, 2, 2, 3)))).title()

    def name() -> str:
        return " ".join(word() for _ in range(made.choice((2, 3, 3, 4))))

    rows = tuple(
        Listing(f"X-{number:06d}", "person" if number % 3 else "entity", name()) for number in range(entries)
    )
    head = ListHead("speed", "Generated", "nobody", date(2025, 1, 1), listing=rows)
    begun = time.process_time()
    index = Index([HeldList(FOLDER, head)])
    yield f"an index over {entries} entries: {time.process_time() - begun:.2f} s of processor time"
    asked = [made.choice(rows).name for _ in range(2000)] + [name() for _ in range(8000)]
    begun = time.process_time()
    hits = sum(any(True for _ in index.find(one, firm=False)) for one in asked)
    took = time.process_time() - begun
    yield f"{len(asked)} names looked up: {len(asked) / took:,.0f} a second ({hits} have a name like it)"


def main() -> None:
    """Read one half of the gold, print the figures."""
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--split", choices=SPLITS, default="dev")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--speed", type=int, metavar="ENTRIES")
    given = parser.parse_args()
    if given.speed:
        show(speed(given.speed))
        return
    if given.misses and given.split == "test":
        parser.error("of the test half only totals are printed")
    scores = score([item for item in load() if half(item.id) == given.split], law.load(FOLDER / "law"))
    if given.misses:
        sys.stdout.write("".join(f"{miss}\n" for miss in scores["all"].misses))
    show(held.line(label) for label, held in scores.items())


if __name__ == "__main__":
    main()
