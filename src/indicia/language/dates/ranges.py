"""Runs of time told by two expressions: "between 2019 and 2022", "from 3 May to 5 June"."""

import re
from dataclasses import replace

from indicia.language.dates.timex import Timex

# What may stand between the two ends, by what stands before the first.
LINKS = {"between": frozenset(("and",)), "from": frozenset(("to", "until", "till", "through", "-", "–"))}
EITHER = re.compile(r"\s+or\s+(?:in\s+)?")
DASH = re.compile(r"\s*[-–—]\s*|\s+(?:to|through)\s+")
OPENER = re.compile(r"\b(between|from)\s+(?:the\s+)?$", re.IGNORECASE)


def join(text: str, found: tuple[Timex, ...]) -> tuple[Timex, ...]:
    """Make one expression of each run that two tell; its value is `FIRST/LAST`, as in ISO 8601."""
    joined: list[Timex] = []
    for timex in found:
        if joined and _runs(text, joined[-1], timex):
            joined[-1] = _run(text, joined[-1], timex)
        else:
            joined.append(timex)
    return tuple(joined)


def _runs(text: str, first: Timex, last: Timex) -> bool:
    """Whether two neighbours are the ends of a run."""
    if last.start - first.end > 12 or not (first.earliest and last.latest and first.earliest < last.latest):
        return False
    if {first.type, last.type} - {"DATE", "TIME"} or "/" in first.value + last.value or "REF" in first.value:
        return False
    opener = OPENER.search(text, max(first.start - 14, 0), first.start)
    between = text[first.end : last.start]
    if opener and between.strip() in LINKS[opener[1].lower()]:
        return True
    if EITHER.fullmatch(between):  # "in 2018 or 2019": either, so no more than both
        return len(first.value) == len(last.value) and first.type == last.type
    return DASH.fullmatch(between) is not None


def _run(text: str, first: Timex, last: Timex) -> Timex:
    value = f"{first.value}/{last.value}"
    shown = text[first.start : last.end]
    return replace(first, end=last.end, text=shown, value=value, latest=last.latest)
