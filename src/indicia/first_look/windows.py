"""A text -> the sentences that name a party, each with what can be weighed of it and of its neighbours."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from indicia.first_look.terms import STEAD, SURNAME, Name, Terms, may_precede
from indicia.language.stems import stem

# Where one sentence ends and the next begins; a line is one by itself, as headings are.
_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|\n+")
_WORD = re.compile(r"[A-Za-z][a-z'’\-]*[a-z]")
_BEFORE = re.compile(r"([A-Z][\w'’-]*\.?) $")
_NEXT = re.compile(r" [A-Z]")
NEAR = 0.5  # what a word of the sentence before or after counts
# Sorts of names that stand for a party only by what is told of them.
HINTS = frozenset((SURNAME, STEAD, "beside", "council", "goods"))


class Hit(NamedTuple):
    """A name or word where it stands."""

    start: int
    name: str


class Window(NamedTuple):
    """A sentence that names a party, alone or with its neighbours.

    `told` is how much of each thing that can be weighed is in it, `words` as which word it stands there,
    `kinds` the groups that limit each kind of its words, `watched` the watches that it has a word or name of.
    """

    names: tuple[str, ...]
    groups: int
    told: dict[str, float]
    words: dict[str, str]
    kinds: dict[str, int]
    watched: int


class Finder:
    """Finds the windows of texts for one set of terms; made once, used for many texts."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self._names = sorted(terms.names)
        self._words = sorted(terms.matters)
        self._watched = sorted(terms.watched)
        self._of_names = AhoCorasick(self._names)
        self._of_words = AhoCorasick(self._words)
        self._of_watched = AhoCorasick(self._watched) if self._watched else None

    def windows(self, text: str) -> Iterator[Window]:
        """Each sentence with a party: by itself, then with those around it."""
        hits = [hit for hit in self._longest(text) if _meant(hit, self.terms.names[hit.name], text)]
        if not hits:
            return
        page = _Page(text, hits)
        self._tell(page)
        for number in sorted(page.names):
            yield page.window(self.terms, number, around=0)
            yield page.window(self.terms, number, around=1)

    def _longest(self, text: str) -> Iterator[Hit]:
        """The names in a text that stand in no longer one."""
        reached = 0
        for hit in sorted(whole(self._of_names, self._names, text), key=lambda it: (it.start, -len(it.name))):
            end = hit.start + len(hit.name)
            if end > reached:
                reached = end
                yield hit

    def _tell(self, page: "_Page") -> None:
        lower = page.text.lower()
        if len(lower) != len(page.text):  # a few letters grow; places would no longer agree
            lower = page.text
        for hit in whole(self._of_words, self._words, lower):
            page.words[page.sentence(hit.start)].add(hit.name)
        if self._of_watched:
            for hit in whole(self._of_watched, self._watched, lower):
                page.watched[page.sentence(hit.start)] |= self.terms.watched[hit.name]


class _Page:
    """The sentences of a text, with the names and words in each."""

    def __init__(self, text: str, hits: list[Hit]) -> None:
        self.text = text
        self._ends = [end.end() for end in _END.finditer(text)]
        self.names: dict[int, set[str]] = defaultdict(set)
        self.words: dict[int, set[str]] = defaultdict(set)
        self.watched: dict[int, int] = defaultdict(int)
        self._stems: dict[int, dict[str, str]] = {}
        for hit in hits:
            self.names[self.sentence(hit.start)].add(hit.name)

    def sentence(self, at: int) -> int:
        """The number of the sentence at a place."""
        return bisect_right(self._ends, at)

    @cached_property
    def _bounds(self) -> list[int]:
        return [0, *self._ends, len(self.text)]

    def stems(self, number: int) -> dict[str, str]:
        """The words of a sentence, but for its parties, by what they are without their endings."""
        if not 0 <= number < len(self._bounds) - 1:
            return {}
        if number not in self._stems:
            sentence = self.text[self._bounds[number] : self._bounds[number + 1]]
            for name in sorted(self.names.get(number, ()), key=len, reverse=True):
                sentence = sentence.replace(name, " ")
            self._stems[number] = {stem(word): word for word in _WORD.findall(sentence)}
        return self._stems[number]

    def window(self, terms: Terms, number: int, around: int) -> Window:
        """A sentence, with so many on each side of it."""
        names = self.names[number]
        groups = watched = 0
        for known in (terms.names[name] for name in names):
            groups |= known.groups
            watched |= known.groups if known.enough else 0
        told: dict[str, float] = dict.fromkeys(_about(terms, names), 1.0)
        words: dict[str, str] = {}
        kinds: dict[str, int] = defaultdict(int)
        for at in range(number - around, number + around + 1):
            share = 1.0 if at == number else NEAR
            watched |= self.watched.get(at, 0)
            if at != number:
                told |= {f"near {_side(terms.names[name])}": 1.0 for name in self.names.get(at, ())}
            for stemmed, word in self.stems(at).items():
                told[stemmed] = max(share, told.get(stemmed, 0))
                words.setdefault(stemmed, word)
            for word in sorted(self.words.get(at, ())):
                for kind, of in terms.matters[word]:
                    if of & groups:
                        kinds[kind] |= of & groups
                        told[f"kind {kind}"] = max(share, told.get(f"kind {kind}", 0))
                        words.setdefault(f"kind {kind}", word)
        return Window(tuple(sorted(names)), groups, told, words, kinds, watched & groups)


def _about(terms: Terms, names: set[str]) -> Iterator[str]:
    sorts = {terms.names[name].sort for name in names}
    yield from (f"name {sort}" for sort in sorts)
    if not sorts <= HINTS:
        yield "name"
    if len(names) > 1:
        yield "names"


def _side(name: Name) -> str:
    return name.sort if name.sort in HINTS else "name"


def _meant(hit: Hit, name: Name, text: str) -> bool:
    """Whether a name is that of a party: some need another word on the page, or stand alone."""
    if not name.groups or (name.with_ is not None and name.with_ not in text):
        return False
    if name.sort not in (SURNAME, STEAD):
        return True
    if _NEXT.match(text, hit.start + len(hit.name)):
        return False
    before = _BEFORE.search(text[max(0, hit.start - 30) : hit.start]) if name.sort == SURNAME else None
    return before is None or may_precede(before[1])


def whole(automaton: AhoCorasick, patterns: list[str], text: str) -> list[Hit]:
    """The patterns that stand in a text as words of their own."""
    return [
        Hit(start, patterns[number])
        for number, start, end in automaton.find_matches_as_indexes(text, overlapping=True)
        if not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())
    ]
