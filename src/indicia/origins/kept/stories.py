"""Pages that changed -> the wire families they are in: candidates, a comparison, the families around them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain, combinations
from typing import Any

from indicia.ledger import families, working
from indicia.ledger.working import Sketch
from indicia.model import WireFamily
from indicia.origins.data import Known
from indicia.origins.families import joined
from indicia.origins.groups import groups
from indicia.origins.kept.same import Thing, heir, numbered
from indicia.origins.kept.shelf import Shelf
from indicia.origins.near import meeting, unpacked
from indicia.origins.pairs import WINDOW, Page, Pairs, prepared

_CROWD, _FEW = 64, 3
Tie = tuple[int, int, bool]
_ANY = ("", "", "", "")  # families are about nothing: their pages alone tell them apart


def tied_to(connection: Any, pages: Sequence[int]) -> set[int]:
    """The pages that may be of one family with some, and those that are."""
    told = {page for a, b, tied in working.alike(connection, pages) if tied for page in (a, b)}
    return told.union(*families.members(connection, pages).values())


def refresh(
    connection: Any, changed: Sequence[int], around: set[int], shelf: Shelf, known: Known
) -> set[int]:
    """Bring the families of changed pages up to date; the pages whose families are others now.

    Args:
        connection: a unit of writing.
        changed: pages whose sketches are new, or gone.
        around: pages that were tied to them before.
        shelf: the readings.
        known: agencies and their credits.
    """
    desk = _Desk(connection, shelf, known)
    new = working.sketches(connection, changed)
    pairs = _candidates(connection, new)
    desk.place |= {one.page: one.place for pair in pairs for one in pair}
    working.keep_alike(connection, desk.tied((a.page, b.page) for a, b in pairs))
    old: dict[int, set[int]] = {}
    found: list[WireFamily] = []
    for pages, ties in _parts(connection, around | set(changed)):
        old |= families.members(connection, sorted(pages))
        found += desk.families(pages, ties)
    return _store(connection, old, found)


def _candidates(connection: Any, new: Sequence[Sketch]) -> list[tuple[Sketch, Sketch]]:
    """Pairs of pages that may be copies, of the same days or the same words, of which one is new."""
    if not new:
        return []
    days = [one.day for one in new]
    first, last = (min(filter(None, days)), max(filter(None, days))) if all(days) else (None, None)
    held = working.sketches_near(connection, _far(first, -1), _far(last, 1), [one.same for one in new])
    held.sort(key=lambda one: one.page)
    fresh = {one.page for one in new}
    by_words: dict[str, list[int]] = {}
    for at, one in enumerate(held):
        by_words.setdefault(one.same, []).append(at)
    # Where very many pages have the same words, some of them hold the others together.
    same = {pair for group in by_words.values() for pair in combinations(group[:_CROWD], 2)}
    same |= {
        (group[n], other) for group in by_words.values() for other in group[_CROWD:] for n in range(_FEW)
    }
    met = same.union(meeting(unpacked([one.signature for one in held])))
    pairs = ((held[a], held[b]) for a, b in sorted(met))
    return [(a, b) for a, b in pairs if fresh & {a.page, b.page}]


def _far(day: date | None, way: int) -> date | None:
    return day + way * WINDOW if day else None


def _parts(connection: Any, seeds: set[int]) -> Iterable[tuple[set[int], list[Tie]]]:
    """The pages around some, part by part: all that ties lead to, with the pairs that were compared there."""
    seen: set[int] = set()
    ties: set[Tie] = set()
    edge = set(seeds)
    while edge:
        seen |= edge
        more = working.alike(connection, sorted(edge))
        ties |= set(more)
        edge = {page for a, b, tied in more if tied for page in (a, b)} - seen
    names = {str(page): page for page in seen}
    strong = ((str(a), str(b)) for a, b, tied in ties if tied)
    for group in groups(names, strong):
        pages = {names[name] for name in group}
        yield pages, [tie for tie in ties if tie[0] in pages and tie[1] in pages]


class _Desk:
    """Pages that are set beside each other."""

    def __init__(self, connection: Any, shelf: Shelf, known: Known) -> None:
        self.connection = connection
        self.shelf = shelf
        self.known = known
        self.place: dict[int, str] = {}
        self._pages: dict[int, Page] = {}

    def page(self, number: int) -> Page:
        """A page made ready, once."""
        if number not in self._pages:
            place = self.place[number]
            self._pages[number] = prepared(place, self.shelf[place].article, self.known)
        return self._pages[number]

    def pairs(self, told: Sequence[tuple[int, int]]) -> Pairs:
        """Pages set beside each other."""
        held = {self.place[n]: self.page(n) for n in sorted(set(chain.from_iterable(told)))}
        return Pairs(held, [(self.place[a], self.place[b]) for a, b in told])

    def tied(self, told: Iterable[tuple[int, int]]) -> list[Tie]:
        """Each pair, with whether the two can be of one family."""
        pairs = list(told)
        beside = self.pairs(pairs)
        return [(a, b, beside.tied(self.place[a], self.place[b])) for a, b in pairs]

    def families(self, pages: set[int], ties: Sequence[Tie]) -> tuple[WireFamily, ...]:
        """The families among pages that hang together."""
        if len(pages) < 2:
            return ()
        self.place |= {one.page: one.place for one in working.sketches(self.connection, sorted(pages))}
        return joined(self.pairs([(a, b) for a, b, _ in sorted(ties)]))


def _store(connection: Any, old: Mapping[int, set[int]], found: Sequence[WireFamily]) -> set[int]:
    numbers = working.page_numbers(connection, sorted({m.page for one in found for m in one.members}))
    pages = {place: number for place, (number, _) in numbers.items()}
    new = [Thing("", _ANY, frozenset(pages[m.page] for m in one.members)) for one in found]
    before = {number: Thing("", _ANY, frozenset(held)) for number, held in old.items()}
    moved: set[int] = set()
    now: dict[int, Thing] = {}
    for family, thing, number in zip(found, new, numbered(before, new), strict=True):
        kept, changed = families.settle(connection, number, family, pages)
        now[kept] = thing
        if changed:
            moved |= thing.pages | before.get(kept, thing).pages
    for number in sorted(before.keys() - now.keys()):
        families.end(connection, number, heir(before[number], now))
        moved |= before[number].pages
    return moved
