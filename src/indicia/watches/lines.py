"""The sentences of an article with what watches look for in them, and what a statement tells in one."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import accumulate

from indicia.language.names.data import demonyms
from indicia.language.sentences import sentence_at
from indicia.model import Span, Statement
from indicia.watches.parties import Page
from indicia.watches.terms import Place, Sort, places

# A party that only describes another does nothing itself: "Iran-backed", "the Saudi-led coalition".
_DESCRIBES = re.compile(
    r"[-‑–](?:backed|aligned|allied|linked|led|supported|sponsored|occupied|controlled|held|run|brokered)\b"
)
_DATELINE = re.compile(r"[^\n]{0,50}? [-–—]{1,2} ")

# By its preposition a party gives or gets.
_FROM = re.compile(r"\b(?:from|by|out of)\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+)?$", re.IGNORECASE)
_TO = re.compile(
    r"\b(?:to|into|for|reach\w*|arm\w*|equip\w*)\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+(?:in|of)\s+(?:the\s+)?)?"
    r"(?:[\w’'-]+\s+)?$",
    re.IGNORECASE,
)
# ... and where it is, is who has it, unless it was made or learnt there.
_IN = re.compile(
    r"(?<!made )(?<!built )(?<!trained )(?<!training )(?<!produced )(?<!based )(?<!assembled )"
    r"\b(?:in|inside)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# Who finds a thing has not passed it on.
_FINDS = re.compile(r"(?:discover|found|find|seiz|intercept|recover|confiscat|uncover|captur)", re.IGNORECASE)
_PASSIVE = re.compile(r"\s+(?:in|by|at|with|under|for|from|to)\b", re.IGNORECASE)
_NEXT = 6  # characters between somebody and what they do: "Eritrea has trained"
_BY = re.compile(r"\b(?:of|by|from)\s+(?:the\s+)?$", re.IGNORECASE)
_OWNS = re.compile(r"['’]s?\b")
_FRONT = 60  # characters before a party in which its preposition stands
CLOSE = 12  # ... and to what they do: "North Korea has given"
_NEAR = 25  # characters from a party to what is theirs: "North Korean artillery shells"
_SINCE = re.compile(r"\bsince (?:\w+ )?(?:19|20)\d\d\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WE = re.compile(r"\b(?:we|us|ours?)\b", re.IGNORECASE)

Person = tuple[int, int, str]  # where somebody is named, and their key


@dataclass(frozen=True, eq=False)
class Line:
    """A sentence, or what a statement tells in it, with its words of areas and acts and who is spoken of."""

    span: Span
    words: tuple[Place, ...]
    people: tuple[Person, ...]
    parts: tuple[str, ...]
    _things: dict[str, Place | None] = field(default_factory=dict)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Everybody who is spoken of in it."""
        return frozenset(key for _, _, key in self.people)

    @cached_property
    def meant(self) -> frozenset[str]:
        """Those of them of whom it tells, and not only whose word or work it is: "a lie of Ethiopia's"."""
        text, begin = self.span.text, self.span.start
        return frozenset(key for start, end, key in self.people if not _BY.search(text, 0, start - begin))

    @cached_property
    def _by_area(self) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = {}
        for word in self.words:
            for area in word.meaning.areas:
                found.setdefault(area, []).append(word)
        return found

    @cached_property
    def _sorts(self) -> frozenset[Sort]:
        return frozenset().union(*(word.meaning.sorts for word in self.words))

    def has(self, sort: Sort) -> bool:
        """Whether one of its words is of a sort."""
        return sort in self._sorts

    @property
    def speaks_of_things(self) -> bool:
        """Whether it has a matter of its own, so that it need not mean that of its neighbours."""
        return any(word.is_("thing") and not word.is_("passes") for word in self.words)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that it names; none where it only says since when."""
        if any(_SINCE.search(part) for part in self.parts):
            return ()
        return tuple(int(year) for part in self.parts for year in _YEAR.findall(part))

    @cached_property
    def directions(self) -> tuple[tuple[str, int], ...]:
        """Each party with how far its words make it one that gives; less than nothing, one that gets."""
        outer = (one for one in self.people if not any(_around(other, one) for other in self.people))
        return tuple((key, self._gives(start, end)) for start, end, key in outer)

    def doers(self, area: str) -> Iterator[str]:
        """Who stands right before a deed of an area, and does it: "in which Eritrea trained them"."""
        for word in self.words:
            after = self.span.text[word.end - self.span.start :]
            if word.of(area, "deed") and not word.is_("gets") and not _PASSIVE.match(after):
                yield from (key for _, end, key in self.people if 0 < word.start - end < _NEXT)

    def _gives(self, start: int, end: int) -> int:
        at = start - self.span.start
        front = self.span.text[max(0, at - _FRONT) : at]
        close = (w for w in self.words if 0 < w.start - end < CLOSE and w.is_("passes", "deed"))
        does = next((w for w in close if not _FINDS.match(self.span.text, w.start - self.span.start)), None)
        weight = 0 if does is None else -1 if does.is_("gets") else 1
        if _FROM.search(front):
            return weight + 2
        if _TO.search(front) or self._is_given(start, end):
            return weight - 2
        if _IN.search(front):
            weight -= 1
        near = (w for w in self.words if start < w.start < end + _NEAR and w.start != end)
        return weight + any(w.is_("thing", "broad") for w in near)

    def _is_given(self, start: int, end: int) -> bool:
        """Whether a name, and no word for what is theirs, stands right after what gives: "given X rifles"."""
        name = self.span.text[start - self.span.start : end - self.span.start]
        if name in _adjectives() or _OWNS.match(self.span.text, end - self.span.start):
            return False
        return any(w.end + 1 == start and w.is_("passes") and not w.is_("gets") for w in self.words)

    def thing(self, area: str) -> Place | None:
        """A word that tells of an area, or two that do so together."""
        if area not in self._by_area:
            return None
        if area not in self._things:
            self._things[area] = self._thing(area)
        return self._things[area]

    def _thing(self, area: str) -> Place | None:
        words = self._by_area[area]
        for word in words:
            if word.of(area, "thing"):
                return word
        broad = [word for word in words if word.of(area, "broad")]
        if broad and self.has("enters") and not self.has("thing"):
            return broad[0]  # an army that marches into a town
        first = broad[0].kinds(area) if broad else set()
        two = any(word.start >= broad[0].end and word.kinds(area) - first for word in broad)
        return broad[0] if two else None

    def told_in(self, said: Statement | None, speakers: frozenset[str] = frozenset()) -> "Line":
        """What of it a statement tells; all of it, where nobody does. Who says "we" means the speakers."""
        if said is None:
            return self
        parts = [p for p in said.content if p.start < self.span.end and self.span.start < p.end]
        people = [one for one in self.people if any(p.start <= one[0] and one[1] <= p.end for p in parts)]
        for part in parts:
            for we in _WE.finditer(part.text):
                people += [(part.start + we.start(), part.start + we.end(), key) for key in speakers]
        return Line(
            self.span,
            tuple(w for w in self.words if any(p.start <= w.start and w.end <= p.end for p in parts)),
            tuple(sorted(people)),
            tuple(part.text for part in parts),
        )


def _around(one: Person, other: Person) -> bool:
    """Whether one is named in the longer name of the other: "Somali" in "Somali soldiers"."""
    return one[2] == other[2] and one != other and one[0] <= other[0] and other[1] <= one[1]


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(name for row in demonyms().states.values() for name in (*row.adjectives, *row.people))


def lines(page: Page) -> Iterator[Line]:
    """The sentences of an article, without its headline."""
    text, title = page.reading.article.text, page.reading.article.title_block
    at = title.end if title else 0
    words, people = list(places(page.stemmed)), _people(page)
    words_at, people_at = [word.start for word in words], [start for start, _, _ in people]
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        span = sentence_at(text, Span(at, at + 1, ""))
        end = max(span.end, at + 1)
        yield Line(
            Span(at, end, text[at:end]),
            tuple(w for w in words[slice(*_between(words_at, at, end))] if w.end <= end),
            tuple(p for p in people[slice(*_between(people_at, at, end))] if p[1] <= end),
            (text[at:end],),
        )
        at = end


def _between(starts: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Of places in order, the first and the last that begin within some characters."""
    return bisect_left(starts, start), bisect_left(starts, end)


def _people(page: Page) -> list[Person]:
    """Who is spoken of: not who only speaks, nor where the page was written, nor whose ally somebody is."""
    text = page.reading.article.text
    speakers = sorted((span.start, span.end) for said in page.reading.statements for span in said.source)
    begun, reach = [start for start, _ in speakers], list(accumulate((end for _, end in speakers), max))
    return [
        (start, end, key)
        for start, end, key in page.mentions
        if not ((before := bisect_right(begun, start)) and end <= reach[before - 1])
        and not _DESCRIBES.match(text, end)
        and not _dateline(text, start)
    ]


def _dateline(text: str, start: int) -> bool:
    """Whether a name is that of the town in which the page was written."""
    line = text.rfind("\n", 0, start) + 1
    return text[line : line + 3].isupper() and bool(_DATELINE.match(text, start))
