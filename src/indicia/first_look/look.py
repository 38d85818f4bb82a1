"""The look itself: two automata, over the bytes as they came and over the text they show."""

import re
from bisect import bisect_right
from collections import defaultdict
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick
from msgspec import Struct

from indicia.first_look.plain import on_one_line, plain, seems_english
from indicia.first_look.terms import BROAD, NEEDED, STRONG, Terms, terms

REASONS: dict[str, str] = {
    "no_party": "names no land, body, person or group that a regime or watch is about",
    "no_matter": "says nothing in one sentence with such a party that the regime or watch could concern",
    "language": "is not in English",
}
# Where one sentence ends and the next begins; a line is one by itself, as headings are.
_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|\n+")


class Look(Struct, frozen=True):
    """What a first look found: `reason` is a slug of `REASONS`, None where the page should be read.

    `group` is the regime or watch it seems to be about, `words` are those that decided.
    """

    reason: str | None = None
    group: str | None = None
    words: tuple[str, ...] = ()


class _Hit(NamedTuple):
    start: int
    name: str


class FirstLook:
    """A look at pages for one set of terms; made once, used for many pages."""

    def __init__(self, asked: Terms | None = None) -> None:
        self.terms = asked or terms()
        self._names = sorted(self.terms.parties)
        self._words = sorted(self.terms.matters)
        self._in_bytes = BytesAhoCorasick([name.encode() for name in self._names])
        self._in_text = AhoCorasick(self._names)
        self._of_matter = AhoCorasick(self._words)

    def page(self, content: bytes) -> Look:
        """Look at a page as it came: HTML or plain text, in any encoding."""
        if not self._names_a_party(on_one_line(content)):
            return Look("no_party")
        text = plain(content)
        found = self.text(text)
        if found.reason is None and not seems_english(text):
            return Look("language")
        return found

    def text(self, text: str) -> Look:
        """Look at the text of a page."""
        parties = [hit for hit in _whole(self._in_text, self._names, text) if self._meant(hit, text)]
        if not parties:
            return Look("no_party")
        ends = [end.end() for end in _END.finditer(text)]
        lower = text.lower()
        if len(lower) != len(text):  # a few letters grow; places would no longer agree
            lower = text
        matters: dict[int, set[str]] = defaultdict(set)
        for hit in _whole(self._of_matter, self._words, lower):
            matters[bisect_right(ends, hit.start)].add(hit.name)
        for party in parties:
            place = bisect_right(ends, party.start)
            words = matters.get(place, set())
            near = (matters.get(place - 1, set()) | matters.get(place + 1, set())) - words
            if (group := self._concerned(self.terms.parties[party.name], words, near)) is not None:
                return Look(None, group, (party.name, *sorted(words)))
        return Look("no_matter", None, (parties[0].name,))

    def _names_a_party(self, content: bytes) -> bool:
        """Whether a name stands in the bytes, as a word of its own."""
        for _, start, end in self._in_bytes.find_matches_as_indexes(content, overlapping=True):
            if not _letter(content, start - 1) and not _letter(content, end):
                return True
        return False

    def _meant(self, hit: _Hit, text: str) -> bool:
        word = self.terms.beside.get(hit.name)
        return word is None or word in text

    def _concerned(self, groups: int, words: set[str], near: set[str]) -> str | None:
        """The first of the groups that the words of a sentence and of its neighbours have the points for."""
        points: dict[int, int] = defaultdict(int)
        for word in words:
            alone, together = self.terms.matters[word]
            for bit in _bits(groups & (alone | together)):
                points[bit] += STRONG if alone >> bit & 1 else BROAD
        for word in near:  # of these only what is enough by itself counts, and for less
            for bit in _bits(groups & self.terms.matters[word][0]):
                points[bit] += BROAD
        enough = [bit for bit, number in points.items() if number >= NEEDED]
        return self.terms.groups[min(enough)] if enough else None


def _bits(number: int) -> list[int]:
    return [bit for bit in range(number.bit_length()) if number >> bit & 1]


def _whole(automaton: AhoCorasick, patterns: list[str], text: str) -> list[_Hit]:
    """The patterns that stand in a text as words of their own."""
    return [
        _Hit(start, patterns[number])
        for number, start, end in automaton.find_matches_as_indexes(text, overlapping=True)
        if not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())
    ]


def _letter(content: bytes, at: int) -> bool:
    return 0 <= at < len(content) and content[at : at + 1].isalnum()
