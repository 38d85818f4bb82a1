"""The sentences of an article with what watches look for in them, and what a statement tells in one."""

import re
from collections.abc import Iterator

from msgspec import Struct

from indicia.language.sentences import sentence_at
from indicia.model import Span, Statement
from indicia.watches.parties import Page
from indicia.watches.terms import Place, places

# A party that only describes another does nothing itself: "Iran-backed", "the Saudi-led coalition".
_DESCRIBES = re.compile(
    r"[-‑–](?:backed|aligned|allied|linked|led|supported|sponsored|occupied|controlled|held|run|brokered)\b"
)
_DATELINE = re.compile(r"[^\n]{0,50}? [-–—]{1,2} ")

_WE = re.compile(r"\b(?:we|us|ours?)\b", re.IGNORECASE)

Person = tuple[int, int, str]  # where somebody is named, and their key


class Line(Struct, frozen=True):
    """A sentence, or what a statement tells in it, with its words of areas and acts and who is spoken of."""

    span: Span
    words: tuple[Place, ...]
    people: tuple[Person, ...]
    parts: tuple[str, ...]

    @property
    def keys(self) -> frozenset[str]:
        """Everybody who is spoken of in it."""
        return frozenset(key for _, _, key in self.people)

    @property
    def speaks_of_things(self) -> bool:
        """Whether it has a matter of its own, so that it need not mean that of its neighbours."""
        return any(word.is_("thing") for word in self.words)

    def thing(self, area: str) -> Place | None:
        """A word that tells of an area, or two that do so together."""
        for word in self.words:
            if word.of(area, "thing"):
                return word
        broad = [word for word in self.words if word.of(area, "broad")]
        if broad and any(word.is_("enters") for word in self.words):
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


def lines(page: Page) -> Iterator[Line]:
    """The sentences of an article, without its headline."""
    text, title = page.reading.article.text, page.reading.article.title_block
    at = title.end if title else 0
    words, people = list(places(page.stemmed)), _people(page)
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        span = sentence_at(text, Span(at, at + 1, ""))
        end = max(span.end, at + 1)
        yield Line(
            Span(at, end, text[at:end]),
            tuple(w for w in words if at <= w.start and w.end <= end),
            tuple(p for p in people if at <= p[0] and p[1] <= end),
            (text[at:end],),
        )
        at = end


def _people(page: Page) -> list[Person]:
    """Who is spoken of: not who only speaks, nor where the page was written, nor whose ally somebody is."""
    text = page.reading.article.text
    speakers = [span for said in page.reading.statements for span in said.source]
    return [
        (start, end, key)
        for start, end, key in page.mentions
        if not any(span.start <= start and end <= span.end for span in speakers)
        and not _DESCRIBES.match(text, end)
        and not _dateline(text, start)
    ]


def _dateline(text: str, start: int) -> bool:
    """Whether a name is that of the town in which the page was written."""
    line = text.rfind("\n", 0, start) + 1
    return text[line : line + 3].isupper() and bool(_DATELINE.match(text, start))
