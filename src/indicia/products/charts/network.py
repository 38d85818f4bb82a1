"""Who is said to have done something with whom: actors on a ring, a line for each kind of standing."""

from collections import Counter
from collections.abc import Sequence
from math import atan2, cos, degrees, pi, sin
from typing import Any, Literal

import altair as alt

from indicia.products.charts.look import INK, STATUS_LOOK, STATUS_ORDER, finished, inline
from indicia.products.charts.values import Tie
from indicia.products.tongue import ENGLISH, Tongue
from indicia.products.words import STATUS_WORDS

_MOST = 16
Align = Literal["left", "right", "center"]
_SIDES: tuple[tuple[Align, int], ...] = (("left", 10), ("right", -10), ("center", 0))
_SPREAD = 0.4
_STEPS = 4  # of the heads of lines side by side
_FEW = 4  # actors that need no middle
_MIDDLE = 0.6  # of all ties, with one actor
_APART = 0.07  # between lines of the same two
_WIDTH, _HIGHEST = 560, 400
_REACH = (1.75, 1.25)


def network(ties: Sequence[Tie], tongue: Tongue = ENGLISH) -> dict[str, Any]:
    """The actors with the most ties; those left out are counted in the line below the title."""
    spoken = Counter(name for tie in ties for name in (tie.actor, tie.other))
    kept = [name for name, _ in sorted(spoken.items(), key=lambda it: (-it[1], it[0]))][:_MOST]
    shown = [tie for tie in ties if tie.actor in kept and tie.other in kept]
    at = _places(_order(kept, shown), shown)
    lines, statuses = _lines(shown, at, tongue)
    nodes = [_node(name, x, y, spoken[name]) for name, (x, y) in at.items()]
    chart = alt.layer(*_edges(lines, statuses, tongue), *_labels(nodes)).properties(
        width=_WIDTH, height=_high(len(kept))
    )
    about = _about(len(shown), len(kept), len(spoken) - len(kept), tongue)
    return finished(chart, tongue.say("Actors and what is said between them"), about, tongue)


def _about(acts: int, actors: int, left: int, tongue: Tongue) -> list[str]:
    about = [
        tongue.say(
            "%(acts)s between %(actors)s, from who is said to act to whom; the line says how an act stands",
            acts=tongue.many("%(num)s act", "%(num)s acts", acts),
            actors=tongue.many("%(num)s actor", "%(num)s actors", actors),
        ),
        tongue.say("A line is what somebody says, never a finding"),
    ]
    if left:
        about.append(
            tongue.many(
                "%(num)s actor with fewer ties left out", "%(num)s actors with fewer ties left out", left
            )
        )
    return about


def _order(names: list[str], ties: Sequence[Tie]) -> list[str]:
    """Names so that those with ties to each other stand together: each next to the one it is tied to most."""
    weight = Counter(frozenset((tie.actor, tie.other)) for tie in ties)
    found = names[:1]
    while len(found) < len(names):
        rest = [name for name in names if name not in found]
        found.append(max(rest, key=lambda name: (weight[frozenset((found[-1], name))], -names.index(name))))
    return found


def _places(names: list[str], ties: Sequence[Tie]) -> dict[str, tuple[float, float]]:
    """All on a ring; whoever most is tied to in the middle of it, or its lines would lie on one another."""
    first, tied = names[:1], [tie for tie in ties if tie.actor != tie.other]
    many = sum(names[0] in (tie.actor, tie.other) for tie in tied) if names else 0
    if len(names) > _FEW and many > _MIDDLE * len(tied):
        return {first[0]: (0.0, 0.0), **_ring(names[1:])}
    return _ring(names)


def _ring(names: list[str]) -> dict[str, tuple[float, float]]:
    step = 2 * pi / max(len(names), 1)
    return {name: (round(sin(n * step), 4), round(cos(n * step), 4)) for n, name in enumerate(names)}


def _lines(
    ties: Sequence[Tie], at: dict[str, tuple[float, float]], tongue: Tongue
) -> tuple[list[dict[str, Any]], list[str]]:
    counts = Counter((tie.actor, tie.other, tie.status) for tie in ties if tie.actor != tie.other)
    statuses = [status for status in STATUS_ORDER if any(key[2] == status for key in counts)]
    pairs: dict[frozenset[str], list[tuple[str, str, str]]] = {}
    for key in sorted(counts):
        pairs.setdefault(frozenset(key[:2]), []).append(key)
    lines = []
    for keys in pairs.values():
        for place, key in enumerate(keys):
            side = (place - (len(keys) - 1) / 2) * min(_APART, _SPREAD / len(keys))
            lines.append(
                _line(
                    _ends(key, at, side),
                    _high(len(at)),
                    tongue.say(STATUS_WORDS[key[2]]),
                    counts[key],
                    f"{key[0]} → {key[1]}",
                    0.7 - place % _STEPS * 0.1,
                )
            )
    return lines, statuses


def _ends(
    key: tuple[str, str, str], at: dict[str, tuple[float, float]], side: float
) -> list[tuple[float, float]]:
    """Where a line begins and ends, moved aside from the middle between its two actors."""
    first, second = sorted(key[:2])
    (x, y), (x2, y2) = at[first], at[second]
    length = ((x2 - x) ** 2 + (y2 - y) ** 2) ** 0.5 or 1.0
    across = (-(y2 - y) / length * side, (x2 - x) / length * side)
    ends = {name: (at[name][0] + across[0], at[name][1] + across[1]) for name in (first, second)}
    return [ends[key[0]], ends[key[1]]]


def _line(
    ends: list[tuple[float, float]], high: int, status: str, count: int, who: str, on: float
) -> dict[str, Any]:
    (x, y), (x2, y2) = ends
    # The head stands `on` the way, where neither another line of the two nor its number covers it.
    head = (x + (x2 - x) * on, y + (y2 - y) * on)
    return {
        "x": round(x, 4),
        "y": round(y, 4),
        "x2": round(x2, 4),
        "y2": round(y2, 4),
        "hx": round(head[0], 4),
        "hy": round(head[1], 4),
        "angle": round(_turn(x2 - x, y2 - y, high), 1),
        "status": status,
        "count": count,
        "number": str(count) if count > 1 else "",
        "who": who,
    }


def _high(count: int) -> int:
    return min(_HIGHEST, 150 + 30 * count)


def _turn(dx: float, dy: float, high: int) -> float:
    """Degrees clockwise from straight up, in the shape of the picture, which is wider than high."""
    return degrees(atan2(dx * _WIDTH / _REACH[0], dy * high / _REACH[1])) % 360


def _node(name: str, x: float, y: float, count: int) -> dict[str, Any]:
    side = "left" if x > 0.2 else "right" if x < -0.2 else "center"
    return {"name": name, "x": x, "y": y, "count": count, "side": side}


def _scales() -> dict[str, Any]:
    hidden = alt.Axis(labels=False, ticks=False, grid=False, domain=False)
    scale = alt.Scale(domain=[-_REACH[0], _REACH[0]], nice=False)
    return {
        "x": alt.X("x:Q", title=None, axis=hidden, scale=scale),
        "y": alt.Y(
            "y:Q", title=None, axis=hidden, scale=alt.Scale(domain=[-_REACH[1], _REACH[1]], nice=False)
        ),
    }


def _edges(lines: list[dict[str, Any]], statuses: list[str], tongue: Tongue) -> list[Any]:
    names = [tongue.say(STATUS_WORDS[status]) for status in statuses]
    title = tongue.say("how it stands")
    looks = [STATUS_LOOK[status] for status in statuses]
    colour = alt.Color(
        "status:N", title=title, scale=alt.Scale(domain=names, range=[look[0] for look in looks])
    )
    dash = alt.StrokeDash(
        "status:N", title=title, scale=alt.Scale(domain=names, range=[look[2] for look in looks])
    )
    base: Any = alt.Chart(inline(lines))
    scales = _scales()
    rule = base.mark_rule(strokeWidth=1.6).encode(
        **scales,
        x2="x2:Q",
        y2="y2:Q",
        color=colour,
        strokeDash=dash,
        tooltip=["who:N", "status:N", "count:Q"],
    )
    place = {"x": alt.X("hx:Q"), "y": alt.Y("hy:Q")}
    head = base.mark_point(shape="triangle-up", filled=True, size=60, opacity=1).encode(
        **place, color=colour, angle=alt.Angle("angle:Q", scale=None)
    )
    numbers = base.encode(**place, text="number:N")
    return [rule, head, *_written(numbers, dx=10, dy=-6, fontSize=10)]


def _written(layer: Any, **look: Any) -> list[Any]:
    """Text on a ground of its own, so that no line runs through it."""
    ground = layer.mark_text(**look, color="white", stroke="white", strokeWidth=4)
    return [ground, layer.mark_text(**look, color=INK)]


def _labels(nodes: list[dict[str, Any]]) -> list[Any]:
    base: Any = alt.Chart(inline(nodes)).encode(**_scales())
    dot = base.mark_point(filled=True, size=110, color=INK, opacity=1).encode(tooltip=["name:N", "count:Q"])
    texts = []
    for side, dx in _SIDES:
        for up, dy in ((True, -19), (False, 19)):
            some = [n for n in nodes if n["side"] == side and (side != "center" or (n["y"] > 0) == up)]
            if some and (side == "center" or up):
                layer = alt.Chart(inline(some)).encode(**_scales(), text="name:N")
                up_or_down = dy if side == "center" else 0
                texts += _written(layer, dx=dx, dy=up_or_down, align=side, fontSize=12, fontWeight="bold")
    return [dot, *texts]
