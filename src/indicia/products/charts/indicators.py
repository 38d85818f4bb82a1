"""The indicators of a watch over the months: what was seen when, and what never was."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import altair as alt

from indicia.products import words
from indicia.products.charts.look import INK, RULE, finished, inline, months
from indicia.products.charts.values import Row

SIDE_WORDS = {"for": "for", "against": "against", "refutes": "refuting", "expected": "expected"}
_LONGEST = 46
_MOST_MONTHS = 36
_STEPS, _SHADES = [1, 2, 5], ["#ffffff", "#dceaf5", "#a9cce6", "#6aa9d6"]


def indicators(rows: Sequence[Row]) -> dict[str, Any]:
    """A cell for each indicator and month; indicators that nothing met keep their line."""
    held = sorted({day.strftime("%Y-%m") for row in rows for day in row.days})
    shown = months(held[0], held[-1])[-_MOST_MONTHS:] if held else []
    order = [_label(row) for row in rows]
    cells: list[dict[str, Any]] = []
    for row in rows:
        counts = Counter(day.strftime("%Y-%m") for day in row.days)
        cells += [
            {
                "indicator": _label(row),
                "month": _month(month),
                "at": month,
                "count": counts[month],
                "number": str(counts[month] or "·"),
            }
            for month in shown or ["none"]
        ]
    base = alt.Chart(inline(cells)).encode(
        x=alt.X(
            "month:N",
            title=None,
            sort=[_month(m) for m in shown],
            axis=alt.Axis(labelAngle=-45, orient="top"),
        ),
        y=alt.Y("indicator:N", title=None, sort=order, axis=alt.Axis(labelLimit=360)),
        tooltip=["indicator:N", "month:N", "count:Q"],
    )
    boxes = base.mark_rect(stroke=RULE, strokeWidth=1).encode(
        color=alt.Color(
            "count:Q", legend=None, scale=alt.Scale(type="threshold", domain=_STEPS, range=_SHADES)
        )
    )
    numbers = base.mark_text(fontSize=11, color=INK).encode(text="number:N")
    chart = (boxes + numbers).properties(width=alt.Step(30), height=alt.Step(24))
    never = sum(not row.days for row in rows)
    about = [
        f"{words.count(len(rows), 'indicator')}, {never} never met; a number counts what met one in a "
        "month, a dot means nothing"
    ]
    dropped = sum(1 for row in rows for day in row.days if day.strftime("%Y-%m") not in shown)
    if dropped:
        about.append(f"the last {_MOST_MONTHS} months; {dropped} earlier left out")
    return finished(chart, "Indicators by month", about)


def _label(row: Row) -> str:
    text = row.text if len(row.text) <= _LONGEST else row.text[: _LONGEST - 1].rstrip() + "…"
    return f"{row.id} ({SIDE_WORDS.get(row.side, row.side)}) {text}"


def _month(slug: str) -> str:
    if slug == "none":
        return "no month"
    day = date.fromisoformat(f"{slug}-01")
    return f"{words.MONTHS[day.month - 1]} {day.year}"
