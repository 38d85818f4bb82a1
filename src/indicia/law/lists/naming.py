"""A name by itself, without a page: which listings bear one like it."""

from collections.abc import Iterator
from dataclasses import dataclass

from indicia.law.lists.finding import index
from indicia.law.lists.held import HeldList
from indicia.law.lists.likeness import Likeness
from indicia.law.lists.listing import Listing


@dataclass(frozen=True, eq=False)
class Answer:
    """A listing, the name of it that is like the one asked for, and how."""

    held: HeldList
    row: Listing
    matched: str
    likeness: Likeness


def look_up(name: str, lists: tuple[HeldList, ...]) -> tuple[Answer, ...]:
    """The listings with a name like this one, or this IMO number, the most alike first."""
    best: dict[tuple[str, str], Answer] = {}
    for answer in _answers(name, lists):
        key = (answer.held.head.id, answer.row.reference)
        if key not in best or answer.likeness.score > best[key].likeness.score:
            best[key] = answer
    return tuple(sorted(best.values(), key=lambda it: (-it.likeness.score, it.row.reference)))


def _answers(name: str, lists: tuple[HeldList, ...]) -> Iterator[Answer]:
    names = index(lists)
    for held, row in names.by_imo.get(name.upper().removeprefix("IMO").strip(), ()):
        yield Answer(held, row, f"IMO {row.imo[0]}", Likeness("number", 1.0))
    for firm in (False, True):
        for hit in names.find(name, firm=firm):
            yield Answer(hit.listed.held, hit.listed.row, hit.listed.text, hit.likeness)
