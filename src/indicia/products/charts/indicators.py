"""The indicators of a watch over the months: what was seen when, and what never was."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import altair as alt

from indicia.products import words
from indicia.products.charts.look import INK, RULE, finished, inline
from indicia.products.charts.values import Row

SIDE_WORDS = {"for": "for", "against": "against", "refutes": "refuting", "expected": "expected"}
_LONGEST = 46
_MOST = 24  # columns; a longer time is counted by quarters, then by years
_WIDE = 12
_STEPS, _SHADES = [1, 2, 5], ["#ffffff", "#dceaf5", "#a9cce6", "#6aa9d6"]
Bucket = tuple[int, int]  # a year, and a month, a quarter or nothing in it


def indicators(rows: Sequence[Row]) -> dict[str, Any]:
    """A cell for each indicator and month (or quarter, or year); what nothing met keeps its line."""
    name, in_year = _grain([day for row in rows for day in row.days])
    shown = _all([_bucket(day, in_year) for row in rows for day in row.days], in_year)
    labels = [_words(one, in_year) for one in shown] or ["never"]
    cells: list[dict[str, Any]] = []
    for row in rows:
        counts = Counter(_words(_bucket(day, in_year), in_year) for day in row.days)
        cells += [
            {
                "indicator": _label(row),
                "when": when,
                "count": counts[when],
                "number": str(counts[when] or "·"),
            }
            for when in labels
        ]
    axis = alt.Axis(labelAngle=-45, orient="top")
    base = alt.Chart(inline(cells)).encode(
        x=alt.X("when:N", title=None, sort=labels, axis=axis),
        y=alt.Y("indicator:N", title=None, sort=[_label(row) for row in rows], axis=alt.Axis(labelLimit=320)),
        tooltip=["indicator:N", "when:N", "count:Q"],
    )
    shade = alt.Scale(type="threshold", domain=_STEPS, range=_SHADES)
    boxes = base.mark_rect(stroke=RULE, strokeWidth=1).encode(
        color=alt.Color("count:Q", legend=None, scale=shade)
    )
    numbers = base.mark_text(fontSize=11, color=INK).encode(text="number:N")
    step = 30 if len(labels) <= _WIDE else 21
    chart = (boxes + numbers).properties(width=alt.Step(step), height=alt.Step(24))
    never = sum(not row.days for row in rows)
    about = [
        f"{words.count(len(rows), 'indicator')}, {never} never met; a number counts what met one in a "
        f"{name}, a dot means nothing"
    ]
    return finished(chart, f"Indicators by {name}", about)


def _grain(days: Sequence[date]) -> tuple[str, int]:
    """What is counted together, and how many of it a year has: the finest that has room."""
    grains = (("month", 12), ("quarter", 4), ("year", 1))
    for name, in_year in grains:
        if len(_all([_bucket(day, in_year) for day in days], in_year)) <= _MOST:
            return name, in_year
    return grains[-1]


def _bucket(day: date, in_year: int) -> Bucket:
    return day.year, (day.month - 1) * in_year // 12


def _all(held: Sequence[Bucket], in_year: int) -> list[Bucket]:
    """Every one from the first to the last."""
    if not held:
        return []
    numbers = [year * in_year + part for year, part in held]
    return [divmod(number, in_year) for number in range(min(numbers), max(numbers) + 1)]


def _words(bucket: Bucket, in_year: int) -> str:
    year, part = bucket
    parts: dict[int, Callable[[int], str]] = {
        12: lambda month: f"{words.MONTHS[month]} ",
        4: lambda quarter: f"Q{quarter + 1} ",
        1: lambda _: "",
    }
    return f"{parts[in_year](part)}{year}"


def _label(row: Row) -> str:
    text = row.text if len(row.text) <= _LONGEST else row.text[: _LONGEST - 1].rstrip() + "…"
    return f"{row.id} ({SIDE_WORDS.get(row.side, row.side)}) {text}"
