"""Words of many watches in one automaton over text without endings: "worker sent" finds "workers sent"."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

import ahocorasick_rs

T = TypeVar("T")
_WORD = re.compile(r"[^\W_]+")
_LETTERS = 4  # what an ending must leave
_DOUBLED = re.compile(r"([bdgklmnprt])\1$")
_ENDINGS = (
    ("sses", "ss"),
    ("ies", "y"),
    ("ied", "y"),
    ("ing", ""),
    ("ed", ""),
    ("es", ""),
    ("s", ""),
    ("e", ""),
)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word without its ending. Both sides are cut alike, so that it need not be a word any more."""
    word = word.casefold()
    if word.endswith("ss"):
        return word
    for end, left in _ENDINGS:
        if word.endswith(end) and len(word) - len(end) + len(left) >= _LETTERS - 1:
            word = word[: len(word) - len(end)] + left
            break
    return _DOUBLED.sub(r"\1", word.removesuffix("e")) if len(word) >= _LETTERS else word


def plain(text: str) -> str:
    """The stems of a text, parted by blanks."""
    return " ".join(stem(word) for word in _WORD.findall(text))


class Words(Generic[T]):
    """Phrases with what each stands for, found in a text in one pass."""

    def __init__(self, phrases: Mapping[str, Iterable[T]]) -> None:
        meant: dict[str, list[T]] = {}
        for phrase, values in phrases.items():
            if found := plain(phrase):
                meant.setdefault(f" {found} ", []).extend(values)
        self._patterns = list(meant)
        self._meant = list(meant.values())
        self._automaton = ahocorasick_rs.AhoCorasick(self._patterns) if meant else None

    def find(self, text: str) -> Iterator[tuple[int, int, list[T]]]:
        """Where a phrase stands (start and end in the text), and what it stands for."""
        if self._automaton is None:
            return
        places = list(_WORD.finditer(text))
        stems = [stem(place[0]) for place in places]
        starts, at = [], 1
        for one in stems:
            starts.append(at)
            at += len(one) + 1
        hay = f" {' '.join(stems)} "
        for number, start, end in self._automaton.find_matches_as_indexes(hay, overlapping=True):
            first, last = bisect_right(starts, start + 1) - 1, bisect_right(starts, end - 2) - 1
            yield places[first].start(), places[last].end(), self._meant[number]
