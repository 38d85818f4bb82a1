"""The indicators of a watch over the months: what was seen when, and what never was."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import altair as alt

from indicia.products.charts.look import INK, RULE, finished, inline
from indicia.products.charts.values import Row
from indicia.products.tongue import ENGLISH, Tongue
from indicia.products.words import SIDE_WORDS

_LONGEST = 46
_MOST = 24  # columns; a longer time is counted by quarters, then by years
_WIDE = 12
_STEPS, _SHADES = [1, 2, 5], ["#ffffff", "#dceaf5", "#a9cce6", "#6aa9d6"]
Bucket = tuple[int, int]  # a year, and a month, a quarter or nothing in it


def indicators(rows: Sequence[Row], tongue: Tongue = ENGLISH) -> dict[str, Any]:
    """A cell for each indicator and month (or quarter, or year); what nothing met keeps its line."""
    in_year = _grain([day for row in rows for day in row.days])
    shown = _all([_bucket(day, in_year) for row in rows for day in row.days], in_year)
    labels = [_words(one, in_year, tongue) for one in shown] or [tongue.say("never")]
    cells: list[dict[str, Any]] = []
    for row in rows:
        counts = Counter(_words(_bucket(day, in_year), in_year, tongue) for day in row.days)
        cells += [
            {
                "indicator": _label(row, tongue),
                "when": when,
                "count": counts[when],
                "number": str(counts[when] or "·"),
            }
            for when in labels
        ]
    axis = alt.Axis(labelAngle=-45, orient="top")
    base = alt.Chart(inline(cells)).encode(
        x=alt.X("when:N", title=None, sort=labels, axis=axis),
        y=alt.Y(
            "indicator:N",
            title=None,
            sort=[_label(row, tongue) for row in rows],
            axis=alt.Axis(labelLimit=320),
        ),
        tooltip=["indicator:N", "when:N", "count:Q"],
    )
    shade = alt.Scale(type="threshold", domain=_STEPS, range=_SHADES)
    boxes = base.mark_rect(stroke=RULE, strokeWidth=1).encode(
        color=alt.Color("count:Q", legend=None, scale=shade)
    )
    numbers = base.mark_text(fontSize=11, color=INK).encode(text="number:N")
    step = 30 if len(labels) <= _WIDE else 21
    chart = (boxes + numbers).properties(width=alt.Step(step), height=alt.Step(24))
    title, how = _told(in_year, tongue)
    never = tongue.say("%(n)s never met", n=sum(not row.days for row in rows))
    about = [f"{tongue.many('%(num)s indicator', '%(num)s indicators', len(rows))}, {never}; {how}"]
    return finished(chart, title, about, tongue)


def _told(in_year: int, tongue: Tongue) -> tuple[str, str]:
    """The title, and how it is read."""
    if in_year == 12:
        return tongue.say("Indicators by month"), tongue.say(
            "a number counts what met one in a month, a dot means nothing"
        )
    if in_year == 4:
        return tongue.say("Indicators by quarter"), tongue.say(
            "a number counts what met one in a quarter, a dot means nothing"
        )
    return tongue.say("Indicators by year"), tongue.say(
        "a number counts what met one in a year, a dot means nothing"
    )


def _grain(days: Sequence[date]) -> int:
    """How many of what is counted together a year has: months, quarters or one, the finest that has room."""
    grains = (12, 4, 1)
    fitting = (one for one in grains if len(_all([_bucket(day, one) for day in days], one)) <= _MOST)
    return next(fitting, grains[-1])


def _bucket(day: date, in_year: int) -> Bucket:
    return day.year, (day.month - 1) * in_year // 12


def _all(held: Sequence[Bucket], in_year: int) -> list[Bucket]:
    """Every one from the first to the last."""
    if not held:
        return []
    numbers = [year * in_year + part for year, part in held]
    return [divmod(number, in_year) for number in range(min(numbers), max(numbers) + 1)]


def _words(bucket: Bucket, in_year: int, tongue: Tongue) -> str:
    year, part = bucket
    if in_year == 12:
        return tongue.month(year, part + 1)
    return tongue.say("Q%(quarter)s %(year)s", quarter=part + 1, year=year) if in_year == 4 else str(year)


def _label(row: Row, tongue: Tongue) -> str:
    text = row.text if len(row.text) <= _LONGEST else row.text[: _LONGEST - 1].rstrip() + "…"
    return f"{row.id} ({tongue.say(SIDE_WORDS.get(row.side, row.side))}) {text}"
