"""Which of the things that are there now is the one that was there before: its number stays with it."""

from collections.abc import Mapping, Sequence

from msgspec import Struct


class Thing(Struct, frozen=True):
    """A family or a claim: what it is about, and the pages it stands on. Of another `sort` it is another."""

    sort: str
    about: tuple[str, str, str, str]
    pages: frozenset[int]


def numbered(old: Mapping[int, Thing], new: Sequence[Thing]) -> list[int | None]:
    """The number of each new thing, None where it is new indeed; each number is given once.

    What is about the same comes first, then what shares most pages, then what was there longest.
    """
    pairs = sorted(
        (thing.about != new[at].about, -len(thing.pages & new[at].pages), number, at)
        for number, thing in old.items()
        for at in range(len(new))
        if thing.sort == new[at].sort and thing.pages & new[at].pages
    )
    found: list[int | None] = [None] * len(new)
    for _, _, number, at in pairs:
        if found[at] is None and number not in found:
            found[at] = number
    return found


def heir(gone: Thing, now: Mapping[int, Thing]) -> int | None:
    """The thing that has most of the pages of one that is there no more."""
    shared = {n: len(thing.pages & gone.pages) for n, thing in now.items() if thing.sort == gone.sort}
    best = max(shared, key=lambda number: (shared[number], -number), default=None)
    return best if best is not None and shared[best] else None
