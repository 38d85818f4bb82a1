"""All names of all lists, found by the parts that every spelling of them shares."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indicia.law.lists.held import HeldList
from indicia.law.lists.likeness import Likeness, alike, bones, key, parts
from indicia.law.lists.listing import Listing, Quality

_BRACKET = re.compile(r"([^()]+?)\s*\(([^()]{3,})\)")
MOST = 400  # names looked at for one name of a page; no real list holds so many that share its rarest parts


@dataclass(frozen=True, slots=True, eq=False)
class ListedName:
    """One name of a listing."""

    held: HeldList
    row: Listing
    text: str
    quality: Quality
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """A listed name that a page's name is like."""

    listed: ListedName
    likeness: Likeness


class Index:
    """The names of some lists. Ships are found by their number too."""

    def __init__(self, lists: Iterable[HeldList]) -> None:
        self.names: list[ListedName] = []
        self.by_imo: dict[str, list[tuple[HeldList, Listing]]] = {}
        self._places: dict[str, list[int]] = {}
        for held in lists:
            for row in held.listings:
                self._add(held, row)

    def _add(self, held: HeldList, row: Listing) -> None:
        for number in row.imo:
            self.by_imo.setdefault(number, []).append((held, row))
        firm = row.kind != "person"
        seen: set[tuple[str, ...]] = set()
        for text, quality in _names(row):
            found = parts(text, firm=firm)
            if found and found not in seen:
                seen.add(found)
                for one in _keys(found):
                    self._places.setdefault(one, []).append(len(self.names))
                self.names.append(ListedName(held, row, text, quality, found))

    def find(self, name: str, *, firm: bool) -> Iterator[Hit]:
        """The listed names that a name is like."""
        wanted = parts(name, firm=firm)
        for number in self._near(wanted):
            listed = self.names[number]
            if (listed.row.kind != "person") is firm and (likeness := alike(wanted, listed.parts)):
                yield Hit(listed, likeness)

    def _near(self, wanted: tuple[str, ...]) -> Iterator[int]:
        """Names that share all of one or two parts, all but one of more; or that are one when joined."""
        *keys, together = _keys(wanted) if wanted else ("",)
        need = len(keys) if len(keys) < 3 else len(keys) - 1
        counted = Counter(number for one in keys for number in self._places.get(one, ()))
        near = (number for number, shared in counted.most_common(MOST) if shared >= need)
        found = dict.fromkeys(self._places.get(together, ()))
        found |= dict.fromkeys(near)
        yield from sorted(found)


def _names(row: Listing) -> Iterator[tuple[str, Quality]]:
    """The names of a row; of one with a bracket, as "Sea Line (SLC)", also those without and within it."""
    named: tuple[tuple[str, Quality], ...] = ((row.name, "good"), *((a.name, a.quality) for a in row.aliases))
    for text, quality in named:
        yield text, quality
        if match := _BRACKET.fullmatch(text):
            yield match[1], quality
            if match[2].isupper():
                yield match[2], quality


def _keys(found: tuple[str, ...]) -> tuple[str, ...]:
    """The key of each part, each once, and that of the name written as one word."""
    return (*dict.fromkeys(map(key, found)), f"={bones(''.join(found))}")
