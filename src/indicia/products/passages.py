"""The article in page order: paragraphs cut into segments, and what was left out between them."""

from bisect import bisect_right
from collections import defaultdict

from msgspec import Struct

from indicia.model import Article, Block
from indicia.products.segments import Layer, Segment, cut


class Passage(Struct, frozen=True):
    """One paragraph, after the blocks that were dropped just before it; the last may be only those."""

    dropped: tuple[Block, ...]
    start: int
    end: int
    title: bool
    segments: tuple[Segment, ...]


def passages(article: Article, over: tuple[Layer, ...]) -> tuple[Passage, ...]:
    """Lay the article out. Joined by the blank lines between them, the paragraphs are its text."""
    places = paragraphs(article.text)
    starts = [start for start, _ in places]
    layers = _by_paragraph(starts, over)
    gaps = _gaps(places, article.blocks)
    title = article.title_block.start if article.title_block else None
    laid = [
        Passage(gaps[number], start, end, start == title, cut(article.text, start, end, layers[number]))
        for number, (start, end) in enumerate(places)
    ]
    if last := gaps[len(places)]:
        end = len(article.text)
        laid.append(Passage(last, end, end, title=False, segments=()))
    return tuple(laid)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Where each paragraph stands: what is between blank lines."""
    places, start = [], 0
    for piece in text.split("\n\n"):
        if piece:
            places.append((start, start + len(piece)))
        start += len(piece) + 2
    return places


def _by_paragraph(starts: list[int], over: tuple[Layer, ...]) -> dict[int, list[Layer]]:
    """Layers by the paragraphs they touch; most touch one, a quotation may run over several."""
    found: dict[int, list[Layer]] = defaultdict(list)
    for layer in over:
        first = max(bisect_right(starts, layer.start) - 1, 0)
        for number in range(first, bisect_right(starts, max(layer.end - 1, layer.start))):
            found[number].append(layer)
    return found


def _gaps(places: list[tuple[int, int]], blocks: tuple[Block, ...]) -> dict[int, tuple[Block, ...]]:
    """Dropped blocks by the paragraph they stand before; one inside a paragraph comes after it."""
    starts = [start for start, _ in places]
    found: dict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        if not block.kept:
            number = bisect_right(starts, block.start)
            exact = number > 0 and starts[number - 1] == block.start
            found[number - 1 if exact else number].append(block)
    return defaultdict(tuple, {number: tuple(held) for number, held in found.items()})
