"""Which blocks of a page the extractor takes for main text.

trafilatura gives back text, not places, and leaves nothing of what it dropped. So its text is laid
over the page's own blocks, so that a short one ("Share", a heading of one word) counts only where
its neighbours say it must stand.
"""

import re
from bisect import bisect_left

from lxml.html import HtmlElement

_WORD = re.compile(r"\w+")
_LONG = 9
_SHINGLE = 4
_MOST_BLOCKS = 8_000  # the extractor takes its time over pages with more, and they are no articles
_MOST_WORK = 4_000_000_000  # characters to search; only pages made to be slow need more


def main_parts(blocks: list[str], tree: HtmlElement) -> list[bool | None]:
    """For each block whether it is main text; all null when the extractor finds nothing.

    A page that is too large for the extractor is not given to it.
    """
    text = extracted(tree) if len(blocks) <= _MOST_BLOCKS else ""
    if not text.strip():
        return [None] * len(blocks)
    return list(chosen(blocks, text))


def extracted(tree: HtmlElement) -> str:
    """The main text of a page by trafilatura, default mode, without comments."""
    import trafilatura  # noqa: PLC0415 - half a second of a cold start, for HTML only

    try:
        return trafilatura.extract(tree, include_comments=False) or ""
    except (RecursionError, ValueError):
        return ""


def chosen(blocks: list[str], text: str) -> list[bool]:
    """For each block whether `text` holds it.

    Longest first: a long block has but one place in the text. Each next is looked for only in what
    is left between the blocks already placed before and after it.
    """
    main = _words(text)
    words = [_words(block) for block in blocks]
    if len(blocks) * len(main) > _MOST_WORK:
        lines = {_words(line) for line in text.split("\n")}
        return [block in lines for block in words]
    kept = [False] * len(blocks)
    placed: list[tuple[int, int, int]] = []
    shingles = _shingles(main)
    for i in sorted(range(len(words)), key=lambda i: (-len(words[i]), i)):
        block = words[i]
        at = bisect_left(placed, (i, 0, 0))
        low = placed[at - 1][2] - 1 if at else 0
        high = placed[at][1] + 1 if at < len(placed) else len(main)
        start = main.find(block, low, high) if len(block) > len("  ") else -1
        if start >= 0:
            placed.insert(at, (i, start, start + len(block)))
        kept[i] = start >= 0 or (block.count(" ") > _LONG and _mostly(block, shingles))
    return kept


def _words(text: str) -> str:
    """The words of a text in lower case, each with a space before and behind it."""
    return f" {' '.join(_WORD.findall(text.lower()))} "


def _shingles(words: str) -> frozenset[str]:
    parts = words.split()
    return frozenset(" ".join(parts[i : i + _SHINGLE]) for i in range(len(parts) - _SHINGLE + 1))


def _mostly(block: str, shingles: frozenset[str]) -> bool:
    """Whether most of a long block stands in the main text, though elsewhere or not as one stretch."""
    own = _shingles(block)
    return len(own & shingles) * 10 >= len(own) * 6
