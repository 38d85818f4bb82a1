"""Which blocks of a page the extractor takes for main text.

trafilatura gives back text, not places, and leaves nothing of what it dropped. So its text is laid
over the page's own blocks: long blocks are found in it first, in any order; short ones ("Share",
a one-word heading) only where their neighbours say they must stand.
"""

import re

import trafilatura
from lxml.html import HtmlElement

_WORD = re.compile(r"\w+")
_ANCHOR = 5
_SHINGLE = 4


def main_parts(blocks: list[str], tree: HtmlElement) -> list[bool | None]:
    """For each block whether it is main text; all null when the extractor finds nothing."""
    text = extracted(tree)
    if not text.strip():
        return [None] * len(blocks)
    return list(chosen(blocks, text))


def extracted(tree: HtmlElement) -> str:
    """The main text of a page by trafilatura, default mode, without comments."""
    try:
        return trafilatura.extract(tree, include_comments=False) or ""
    except (RecursionError, ValueError):
        return ""


def chosen(blocks: list[str], text: str) -> list[bool]:
    """For each block whether `text` holds it."""
    main = _words(text)
    words = [_words(block) for block in blocks]
    places = _anchors(words, main)
    spans = _short_ones(words, places, main)
    return [found or span for found, span in zip((p is not None for p in places), spans, strict=True)]


def _words(text: str) -> str:
    """The words of a text in lower case, each with a space before and behind it."""
    return f" {' '.join(_WORD.findall(text.lower()))} "


def _anchors(words: list[str], main: str) -> list[tuple[int, int] | None]:
    """Where the blocks of five words or more stand in the main text; each place is used once."""
    places: list[tuple[int, int] | None] = []
    shingles: frozenset[str] | None = None
    pointer = 0
    for block in words:
        place = None
        if block.count(" ") > _ANCHOR:
            start = main.find(block, pointer)
            if start < 0:
                start = main.find(block)
            if start >= 0:
                place = (start, start + len(block))
                pointer = place[1] - 1
            else:
                shingles = _shingles(main) if shingles is None else shingles
                if _mostly(block, shingles):
                    place = (pointer, pointer)
        places.append(place)
    return places


def _shingles(words: str) -> frozenset[str]:
    parts = words.split()
    return frozenset(" ".join(parts[i : i + _SHINGLE]) for i in range(len(parts) - _SHINGLE + 1))


def _mostly(block: str, shingles: frozenset[str]) -> bool:
    """Whether most of a block stands in the main text, though not as one stretch."""
    own = _shingles(block)
    return len(own & shingles) * 10 >= len(own) * 6


def _short_ones(words: list[str], places: list[tuple[int, int] | None], main: str) -> list[bool]:
    """Whether each short block stands in the main text between its long neighbours."""
    ends = [0] * len(words)
    limit = len(main)
    for i in range(len(words) - 1, -1, -1):
        ends[i] = limit
        if (place := places[i]) is not None and place[0] <= limit:
            limit = place[0]
    kept, pointer = [], 0
    for i, block in enumerate(words):
        if (place := places[i]) is not None:
            pointer = max(place[1] - 1, 0)
            kept.append(True)
            continue
        start = -1
        if len(block) > 2 and block.count(" ") <= _ANCHOR:
            start = main.find(block, pointer, ends[i] + 1)
        if start >= 0:
            pointer = start + len(block) - 1
        kept.append(start >= 0)
    return kept
