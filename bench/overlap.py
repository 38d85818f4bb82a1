"""Where gold text stands in an article, and how much of it a finding covers."""

from collections.abc import Iterable

from indicia.model import Span

Interval = tuple[int, int]


class Text:
    """A text that can be searched without minding its white space."""

    def __init__(self, text: str) -> None:
        """Collapse `text`, remembering where each character came from."""
        letters: list[str] = []
        self._origin: list[int] = []
        for at, letter in enumerate(text):
            space = letter.isspace()
            if space and (not letters or letters[-1] == " "):
                continue
            letters.append(" " if space else letter)
            self._origin.append(at)
        self._text = "".join(letters)

    def find(self, span: str) -> list[Interval]:
        """Every place of `span`, as `[start, end)` in the text as it was given."""
        wanted = " ".join(span.split())
        places: list[Interval] = []
        at = self._text.find(wanted)
        while wanted and at >= 0:
            places.append((self._origin[at], self._origin[at + len(wanted) - 1] + 1))
            at = self._text.find(wanted, at + 1)
        return places


def of_spans(spans: Iterable[Span]) -> list[Interval]:
    """The intervals of spans."""
    return [(span.start, span.end) for span in spans]


def matched(gold: list[Interval], found: list[Interval], *, within: bool = True, least: float = 0.3) -> float:
    """How well two sets of characters fit, 0 to 1: their F1, or nearly 1 when one holds the other.

    Holding counts only if the shorter has at least the share `least` of the longer, and `within`
    switches it off.
    """
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in gold for b in found)
    long, short = sorted((_length(gold), _length(found)), reverse=True)
    if not short:
        return 0.0
    f1 = 2 * shared / (long + short)
    held = shared / short if within and short >= least * long else 0.0
    return max(f1, 0.9 * held)


def _length(intervals: list[Interval]) -> int:
    return sum(end - start for start, end in intervals)
