"""Words of many watches in one automaton over text without endings: "worker sent" finds "workers sent"."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate
from typing import Generic, TypeVar

import ahocorasick_rs

from indicia.language.stems import stem

T = TypeVar("T")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=100_000)
def plain(text: str) -> str:
    """The stems of a text, parted by blanks."""
    return " ".join(stem(word) for word in _WORD.findall(text))


class Stemmed:
    """A text as its stems, made once for all that is looked for in it."""

    def __init__(self, text: str) -> None:
        self.places = [found.span() for found in _WORD.finditer(text)]
        stems = [stem(text[start:end]) for start, end in self.places]
        self.hay = f" {' '.join(stems)} "
        self._starts = list(accumulate((len(one) + 1 for one in stems), initial=1))

    def word(self, at: int) -> int:
        """The number of the word at a place of the stems."""
        return bisect_right(self._starts, at) - 1


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

    def find(self, text: Stemmed) -> Iterator[tuple[int, int, list[T]]]:
        """Where a phrase stands (start and end in the text), and what it stands for."""
        if self._automaton is None:
            return
        for number, start, end in self._automaton.find_matches_as_indexes(text.hay, overlapping=True):
            first, last = text.word(start + 1), text.word(end - 2)
            yield text.places[first][0], text.places[last][1], self._meant[number]
