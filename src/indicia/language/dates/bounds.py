"""Open intervals: what "since", "until", "by", "before" and "after" make of the days that follow."""

from dataclasses import replace
from datetime import date, timedelta

from indicia.language.dates.timex import Timex

# Longest first: the words that stand before an expression, and which side they leave open.
PHRASES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("no", "later", "than"), "until"),
    (("not", "later", "than"), "until"),
    (("no", "earlier", "than"), "since"),
    (("not", "before"), "since"),
    (("not", "after"), "until"),
    (("up", "to"), "until"),
    (("prior", "to"), "before"),
    (("as", "of"), "since"),
    (("starting",), "since"),
    (("beginning",), "since"),
    (("effective",), "since"),
    (("since",), "since"),
    (("until",), "until"),
    (("till",), "until"),
    (("by",), "until"),
    (("before",), "before"),
    (("after",), "after"),
)
ONWARD = ("onward", "onwards")
SKIPPED = ("in", "on", "at", "least")


def bounded(timex: Timex, words: list[str], after: str, published: date | None) -> Timex:
    """An expression with its days opened by the words before it; `after` is the token that follows."""
    if timex.type not in ("DATE", "TIME") or timex.earliest is None or timex.latest is None:
        return timex
    if after in ONWARD:
        return _open(timex, "since", published)
    while words and words[-1] in SKIPPED:
        words = words[:-1]
    for phrase, side in PHRASES:
        if tuple(words[-len(phrase) :]) == phrase:
            # "after Friday's ruling" is about the ruling, which was on Friday.
            return timex if after in ("'s", "’s") else _open(timex, side, published)
    return timex


def _open(timex: Timex, side: str, published: date | None) -> Timex:
    first, last = timex.earliest, timex.latest
    if first is None or last is None:
        return timex
    if side == "since":
        return replace(timex, latest=published if published and published >= first else None)
    if side == "after":
        start = last + timedelta(days=1) if last < date.max else last
        return replace(timex, earliest=start, latest=None)
    if side == "before":
        return replace(timex, earliest=None, latest=first - timedelta(days=1) if first > date.min else first)
    return replace(timex, earliest=None, latest=last)
