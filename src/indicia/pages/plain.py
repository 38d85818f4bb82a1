"""Plain text -> pieces: where paragraphs begin and end in a text dump of a page."""

import re
from collections import Counter
from itertools import groupby, pairwise

from indicia.pages.piece import Piece, collapse

# Lines longer than this are paragraphs of their own; nobody wraps text so wide.
_WIDEST = 125
_NARROWEST = 35
_HEAD_WORDS = 4
_FEWEST = 3  # lines that go on below, to tell a column by
_FINAL = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
# Ruled lines and page numbers ("7/32", "Page 3 of 10", "- 4 -") stand by themselves.
_ALONE = re.compile(r"^\s*(?:[\W_]+|\W*(?:page )?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*)$", re.IGNORECASE)
_CUT_WORD = re.compile(r"(\w+)-\n\s*(?=[a-z])(\w+)")
_LIST_ITEM = re.compile(r"^\s*(?:[-*•·‣▪◦–—]\s|\(?\d{1,2}[.)]\s|\(?[a-z][.)]\s)")


def pieces(text: str) -> tuple[Piece, ...]:
    """The paragraphs of a text dump in order: one for each line, hard-wrapped lines put together."""
    lines = [line.rstrip() for line in text.split("\n")]
    runs = [list(run) for blank, run in groupby(lines, key=lambda line: not line.strip()) if not blank]
    spaced = len(runs) > 1 and sum(len(run) == 1 for run in runs) * 2 >= len(runs)
    width = wrapped_at(lines)
    heads = _running_heads(lines)
    parts = [part for run in runs for part in _parted(run, heads)]
    found = [paragraph for part in parts for paragraph in _joined(part, width, spaced=spaced)]
    words = frozenset(re.findall(r"\w+", _CUT_WORD.sub(" ", text).lower()))
    return tuple(Piece(collapse(_mended(line, words))) for line in found)


def _running_heads(lines: list[str]) -> frozenset[str]:
    """Lines of some words that come again word for word: heads and feet of a document's pages."""
    counted = Counter(collapse(line) for line in lines)
    return frozenset(line for line, n in counted.items() if n > 1 and len(line.split()) >= _HEAD_WORDS)


def _parted(run: list[str], heads: frozenset[str]) -> list[list[str]]:
    """A run of lines, parted where a line stands by itself."""
    parts: list[list[str]] = [[]]
    for line in run:
        if _ALONE.match(line) or collapse(line) in heads:
            parts += [[line], []]
        else:
            parts[-1].append(line)
    return [part for part in parts if part]


def _mended(paragraph: str, words: frozenset[str]) -> str:
    """A paragraph whose words, cut at line ends, are whole: "be-" "tween", but "south-" "east"."""

    def whole(cut: re.Match[str]) -> str:
        both = cut[1].lower() in words and cut[2].lower() in words
        return f"{cut[1]}{'-' if both else ''}{cut[2]}"

    return _CUT_WORD.sub(whole, paragraph)


def wrapped_at(lines: list[str]) -> int:
    """The column at which the lines were wrapped by hand or program; 0 when they were not.

    Wrapping fills each line until the next word would not fit. So a page is wrapped when, for most
    lines that have a line right below them, that line's first word would not have fitted.
    """
    pairs = [
        (len(line), len(below.split(None, 1)[0]))
        for line, below in pairwise(lines)
        if line.strip() and below.strip()
    ]
    letters = sum(map(len, lines))
    wide = sum(len(line) for line in lines if len(line) > _WIDEST)
    if len(pairs) < _FEWEST or wide * 2 > letters:
        return 0
    lengths = sorted(length for length, _ in pairs if length <= _WIDEST)
    if not lengths:
        return 0
    # The few longest lines may be unbreakable addresses.
    width = lengths[-1 - len(lengths) // 50]
    long = [(length, word) for length, word in pairs if length > _NARROWEST]  # menus tell nothing
    full = sum(length + 1 + word > width for length, word in long)
    return width if width >= _NARROWEST and len(long) >= _FEWEST and full * 2 >= len(long) else 0


def _joined(run: list[str], width: int, *, spaced: bool) -> list[str]:
    """The paragraphs of lines without a blank line between them.

    On a page that parts its paragraphs by blank lines (`spaced`), a long line that does not end its
    sentence goes on below, though too few lines are wrapped to tell the column.
    """
    paragraphs: list[list[str]] = [[run[0]]]
    for line, below in pairwise(run):
        if _goes_on(line, below, width) or (spaced and _breaks_off(line, below)):
            paragraphs[-1].append(below)
        else:
            paragraphs.append([below])
    return ["\n".join(lines) for lines in paragraphs]


def _breaks_off(line: str, below: str) -> bool:
    """Whether a long line stops in the middle of a sentence that the line below takes up."""
    return _NARROWEST * 2 <= len(line) <= _WIDEST and not _FINAL.search(line) and not _LIST_ITEM.match(below)


def _goes_on(line: str, below: str, width: int) -> bool:
    """Whether the paragraph of `line` goes on in the line below it."""
    if _LIST_ITEM.match(below):
        return False
    if width and len(line) <= width + 2 and len(line) + 1 + len(below.split(None, 1)[0]) > width:
        return not (below[:1].isspace() and not line[:1].isspace())
    start = below.lstrip()[:1]
    # A line broken in the middle of its sentence, as where a dump puts links on lines of their own.
    return start.islower() and len(line) > _NARROWEST and not _FINAL.search(line) and " " in below.strip()
