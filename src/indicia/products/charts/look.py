"""How every chart looks: one font that is measured the same everywhere, and never colour alone.

Colours are those of Okabe and Ito, darkened where they stand on white; each goes with a shape or line too.
"""

from typing import Any

import altair as alt

from indicia.model import STANCES, STATUSES
from indicia.products.tongue import ENGLISH, Tongue

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
INK, SOFT, RULE = "#1e1d1a", "#5b5850", "#d9d4c7"
BAR = "M-1,-0.3H1V0.3H-1Z"
POST = "M-0.3,-1H0.3V1H-0.3Z"
STANCE_ORDER = tuple(STANCES)
STANCE_LOOK: dict[str, tuple[str, str]] = {
    "asserts": ("#005b96", "circle"),
    "denies": ("#a1262b", "cross"),
    "accuses": ("#b65000", "triangle-up"),
    "warns": ("#8a5300", "triangle-down"),
    "asks": ("#5b5850", POST),
    "demands": ("#62439c", "triangle-right"),
    "pledges": ("#1e6641", "square"),
    "predicts": ("#2b7d9c", "diamond"),
    "regrets": ("#7b2f63", "triangle-left"),
    "supports": ("#1e6641", "wedge"),
    "hedged": ("#8a6d00", "diamond"),
    "declines": ("#5b5850", BAR),
}
STATUS_ORDER = tuple(STATUSES)
STATUS_LOOK: dict[str, tuple[str, str, list[int]]] = {
    "happened": ("#1e6641", "circle", [1, 0]),
    "planned": ("#005b96", "square", [8, 3]),
    "alleged": ("#b65000", "triangle-up", [5, 3]),
    "denied": ("#a1262b", "cross", [1, 3]),
    "hypothetical": ("#62439c", "diamond", [2, 2]),
    "negated": ("#5b5850", BAR, [1, 5]),
}


def finished(chart: Any, title: str, about: list[str], tongue: Tongue = ENGLISH) -> dict[str, Any]:
    """The chart as a specification, with a title that says what is shown and a line on how to read it."""
    whole = chart.properties(
        title=alt.TitleParams(
            title,
            subtitle=about,
            anchor="start",
            fontSize=15,
            subtitleFontSize=11,
            subtitleColor=SOFT,
            offset=12,
        ),
        background="white",
        padding=12,
        autosize=alt.AutoSizeParams(type="pad"),
    )
    spoken = {} if tongue is ENGLISH else {"locale": _locale(tongue)}
    whole = whole.configure(font="Liberation Sans", **spoken)  # first: it begins the others anew
    whole = whole.configure_axis(
        labelColor=INK,
        titleColor=SOFT,
        gridColor=RULE,
        domainColor=RULE,
        tickColor=RULE,
        titleFontWeight="normal",
    )
    whole = whole.configure_legend(labelColor=INK, titleColor=SOFT, titleFontWeight="normal", symbolSize=90)
    whole = whole.configure_view(stroke=None)
    found: dict[str, Any] = whole.to_dict()
    return found


def _locale(tongue: Tongue) -> dict[str, Any]:
    """How an axis of time names months; days of the week and hours stand in no chart."""
    return {
        "time": {
            "dateTime": "%x, %X",
            "date": "%d.%m.%Y",
            "time": "%H:%M:%S",
            "periods": ["", ""],
            "days": [""] * 7,
            "shortDays": [""] * 7,
            "months": tongue.months,
            "shortMonths": tongue.months,
        }
    }


def inline(rows: list[dict[str, Any]]) -> Any:
    """Rows inside the specification."""
    return alt.InlineData(values=rows)
