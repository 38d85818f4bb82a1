"""The sentence around some characters of an article, as a person would quote it: without a parser."""

import re
from collections.abc import Iterable
from functools import lru_cache

from indicia.model import Span

# An end of a sentence, closing marks included, before something that can begin one.
_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])")
# What stands before a text is no part of it: "SEOUL, Nov. 2 (Yonhap) -- ".
_DATELINE = re.compile(r"\)\s+(?:-{1,2}|[–—])\s+")
# ... but "Rep. Kang", "Nov. 2" and "U.S. officials" end nothing.
_SHORTENED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Brig|Adm|Sen|Rep|Gov|No|vs"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|[A-Z])\.\s+$"
)


def sentence(text: str, spans: Iterable[Span]) -> Span:
    """The whole sentences from the first of the spans to the last; empty for none.

    A sentence does not leave its paragraph; spans of several paragraphs are quoted from the first only.
    """
    held = sorted((_words(text, span) for span in spans), key=lambda span: span.start)
    if not held:
        return Span(0, 0, "")
    top = text.rfind("\n\n", 0, held[0].start) + 2 if "\n\n" in text[: held[0].start] else 0
    bottom = text.find("\n\n", held[0].end)
    bottom = len(text) if bottom < 0 else bottom
    last = max((span.end for span in held if span.end <= bottom), default=held[0].end)
    begins, ends = _edges(text[top:bottom])
    start = top + max(edge for edge in begins if top + edge <= held[0].start)
    end = min((top + edge for edge in ends if top + edge >= last), default=bottom)
    return _words(text, Span(start, end, text[start:end]))


@lru_cache(maxsize=2_048)
def _edges(paragraph: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where sentences of a paragraph begin, and where they end: the same again and again for a page."""
    ends = [m.end() for m in _END.finditer(paragraph) if not _short(paragraph, m.end())]
    begins = (0, *ends, *(m.end() for m in _DATELINE.finditer(paragraph)))
    return begins, tuple(ends)


def sentence_at(text: str, span: Span) -> Span:
    """The sentence around one span."""
    return sentence(text, (span,))


def _words(text: str, span: Span) -> Span:
    """A span without the blanks at its ends, which may be half of the break between two paragraphs."""
    quoted = text[span.start : span.end]
    start = span.start + len(quoted) - len(quoted.lstrip())
    kept = quoted.strip()
    return Span(start, start + len(kept), kept) if kept else span


def _short(text: str, end: int) -> bool:
    """Whether what looks like an end is a shortened word."""
    return _SHORTENED.search(text[max(0, end - 12) : end]) is not None
