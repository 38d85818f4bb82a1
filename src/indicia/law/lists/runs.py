"""Runs of capitalised words: names as they are written, taken for an entity or not."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from indicia.language import Parse
from indicia.law.lists.countries import code
from indicia.law.lists.spellings import spellings
from indicia.model import Span

_SMALL = r"al|el|ul|bin|ibn|bint|ag|abu|abd|von|van|de|of|and|&|for"
_WORD = r"[A-ZÀ-ÞŁŠŽ][\w’'-]*\.?"
_RUN = re.compile(rf"{_WORD}(?:(?:[ -](?:(?:{_SMALL})[ -])?){_WORD}|[ -]\d{{1,3}}\b)*")
_MOST = 8  # words of a name


def runs(parse: Parse) -> tuple[Span, ...]:
    """The runs of the article, each inside one sentence, without a genitive or a full stop at the end."""
    return tuple(run for sentence in parse.sentences for run in _in(parse, sentence.start, sentence.end))


def _in(parse: Parse, start: int, end: int) -> Iterator[Span]:
    for match in _RUN.finditer(parse.article.text, start, end):
        text = re.sub(r"(?:['’]s?|\.)$", "", match[0])
        if len(text.split()) <= _MOST:
            yield Span(match.start(), match.start() + len(text), text)


def around(found: tuple[Span, ...], start: int, end: int) -> Span | None:
    """The run that holds the characters `[start, end)`, if one does."""
    at = bisect_right(found, start, key=lambda run: run.start) - 1
    return found[at] if at >= 0 and found[at].end >= end else None


def untitled(name: str) -> str:
    """A name without the titles, States and small words before it, and without a genitive."""
    words = name.removesuffix("'s").removesuffix("’s").split()
    while len(words) > 1 and (skipped := _before(words)):
        words = words[skipped:]
    return " ".join(words)


def _before(words: list[str]) -> int:
    """How many words at the beginning are no part of the name."""
    first, low = words[0], words[0].lower().strip(".,")
    if len(words) > 2 and code(f"{first} {words[1]}"):
        return 2
    if low in spellings().titles or low == "the" or (len(words) > 2 and code(first)):
        return 1
    return int(first[:1].islower() and low not in spellings().particles)
