"""Statements over time, one line for each stance."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import altair as alt

from indicia.products.charts.look import INK, STANCE_LOOK, STANCE_ORDER, finished, inline
from indicia.products.charts.values import Said
from indicia.products.tongue import ENGLISH, Tongue

WIDTH = 640


def timeline(said: Sequence[Said], tongue: Tongue = ENGLISH) -> dict[str, Any]:
    """A mark for each day and stance, its number how many statements it stands for."""
    dated = [one for one in said if one.day]
    counts = Counter((one.day, one.stance) for one in dated if one.day)
    rows: list[dict[str, Any]] = [
        {
            "day": f"{day}T00:00:00Z",
            "stance": tongue.say(stance),
            "count": count,
            "number": str(count) if count > 1 else "",
            "who": "; ".join(
                dict.fromkeys(
                    f"{o.speaker} ({o.outlet})" for o in dated if (o.day, o.stance) == (day, stance)
                )
            ),
        }
        for (day, stance), count in sorted(counts.items())
    ]
    held = [stance for stance in STANCE_ORDER if any(stance == other for _, other in counts)]
    present = [tongue.say(stance) for stance in held]
    base = alt.Chart(inline(rows)).encode(
        # In universal time, or the machine's own zone would move a mark by a day.
        x=alt.X(
            "day:T",
            title=None,
            scale=alt.Scale(type="utc", padding=14),
            axis=alt.Axis(labelAngle=0, labelOverlap=True, tickCount=5, format="%-d %b %Y"),
        ),
        y=alt.Y(
            "stance:N", title=None, sort=present, scale=alt.Scale(domain=present), axis=alt.Axis(grid=True)
        ),
        tooltip=["day:T", "stance:N", "count:Q", "who:N"],
    )
    looks = [STANCE_LOOK[stance] for stance in held]
    marks = base.mark_point(filled=True, opacity=0.95, stroke="white", strokeWidth=0.5).encode(
        color=alt.Color(
            "stance:N", legend=None, scale=alt.Scale(domain=present, range=[c for c, _ in looks])
        ),
        shape=alt.Shape(
            "stance:N", legend=None, scale=alt.Scale(domain=present, range=[s for _, s in looks])
        ),
        size=alt.Size("count:Q", legend=None, scale=alt.Scale(domain=[1, 10], range=[90, 420], clamp=True)),
    )
    numbers = base.mark_text(dx=11, dy=-9, fontSize=10, color=INK).encode(text="number:N")
    chart = (marks + numbers).properties(width=WIDTH, height=max(1, len(present)) * 34)
    return finished(chart, _title(rows, tongue), _about(said, dated, tongue), tongue)


def _title(rows: list[dict[str, Any]], tongue: Tongue) -> str:
    if not rows:
        return tongue.say("Statements by stance")
    first, last = (date.fromisoformat(rows[at]["day"][:10]) for at in (0, -1))
    return tongue.say("Statements by stance, %(days)s", days=tongue.days(first, last))


def _about(said: Sequence[Said], dated: Sequence[Said], tongue: Tongue) -> list[str]:
    line = tongue.say(
        "%(statements)s in %(outlets)s, by the day of the page; a number counts statements of one day",
        statements=tongue.many("%(num)s statement", "%(num)s statements", len(said)),
        outlets=tongue.many("%(num)s outlet", "%(num)s outlets", len({one.outlet for one in said})),
    )
    left = len(said) - len(dated)
    left_out = tongue.many(
        "%(num)s statement of undated pages left out", "%(num)s statements of undated pages left out", left
    )
    return [line, left_out] if left else [line]
