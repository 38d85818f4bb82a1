"""Where acts are said to have been: points on a map, each with how the act stands."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import radians
from typing import Any, Literal

import altair as alt
import msgspec

from indicia.products.charts.look import INK, STATUS_LOOK, STATUS_ORDER, finished, inline
from indicia.products.charts.values import Point
from indicia.products.tongue import ENGLISH, Tongue
from indicia.products.words import STATUS_WORDS

WIDTH, HEIGHT = 640, 360
_FORMAT = alt.TopoDataFormat(type="topojson", feature="countries")
Align = Literal["left", "right", "center"]
Side = tuple[int, int, Align]
_SIDES: tuple[Side, ...] = (
    (9, 0, "left"),
    (-9, 0, "right"),
    (0, -13, "center"),
    (0, 14, "center"),
    (9, 11, "left"),
    (9, -11, "left"),
)
Box = tuple[float, float, float, float]
_NARROWEST = 24.0  # degrees: a nearer view would have no outline that one knows


def places(points: Sequence[Point], unplaced: int = 0, tongue: Tongue = ENGLISH) -> dict[str, Any]:
    """The map around the points; how many acts have no place is told below the title."""
    counts = Counter((p.place, p.lon, p.lat, p.status, p.area) for p in points)
    rows = [
        {
            "place": tongue.say("%(place)s (area)", place=place) if area else place,
            "lon": lon,
            "lat": lat,
            "status": tongue.say(STATUS_WORDS[status]),
            "count": count,
            "kind": tongue.say("middle of an area") if area else tongue.say("place"),
        }
        for (place, lon, lat, status, area), count in sorted(counts.items())
    ]
    statuses = [s for s in STATUS_ORDER if any(p.status == s for p in points)]
    view = _view(points)
    projection = alt.Projection(**view)
    land = (
        alt.Chart(alt.InlineData(values=_world(), format=_FORMAT))
        .mark_geoshape(fill="#efece3", stroke="#cfc9ba", strokeWidth=0.5, clip=True)
        .properties(projection=projection)
    )
    chart = alt.layer(land, *_marks(rows, statuses, view, tongue)).properties(
        width=WIDTH, height=HEIGHT, projection=projection
    )
    held = len({row["place"] for row in rows})
    about = tongue.say(
        "%(acts)s at %(places)s",
        acts=tongue.many("%(num)s act", "%(num)s acts", len(points)),
        places=tongue.many("%(num)s place", "%(num)s places", held),
    )
    if unplaced:
        about += "; " + tongue.say("%(n)s without a place on the map left out", n=unplaced)
    outlines = tongue.say("Outlines: Natural Earth; they are no statement on borders")
    return finished(chart, tongue.say("Where acts are said to have been"), [about, outlines], tongue)


def _marks(
    rows: list[dict[str, Any]], statuses: list[str], view: dict[str, Any], tongue: Tongue
) -> list[Any]:
    names = [tongue.say(STATUS_WORDS[status]) for status in statuses]
    head = tongue.say("how it stands")
    looks = [STATUS_LOOK[status] for status in statuses]
    base = alt.Chart(inline(rows)).encode(longitude="lon:Q", latitude="lat:Q")
    marks = base.mark_point(filled=True, opacity=0.9, stroke="white", strokeWidth=0.7, clip=True).encode(
        color=alt.Color(
            "status:N", title=head, scale=alt.Scale(domain=names, range=[c for c, _, _ in looks])
        ),
        shape=alt.Shape(
            "status:N", title=head, scale=alt.Scale(domain=names, range=[s for _, s, _ in looks])
        ),
        size=alt.Size("count:Q", legend=None, scale=alt.Scale(domain=[1, 10], range=[80, 420], clamp=True)),
        tooltip=["place:N", "kind:N", "status:N", "count:Q"],
    )
    return [marks, *_labels(rows, view)]


def _labels(rows: list[dict[str, Any]], view: dict[str, Any]) -> list[Any]:
    """The names beside their points, where no other name or point stands already."""
    named = {row["place"]: row for row in rows}
    taken = [(x - 7, y - 7, x + 7, y + 7) for x, y in (_pixel(row, view) for row in named.values())]
    by_side: dict[Side, list[dict[str, Any]]] = {}
    for row in named.values():
        side, box = _free(row, view, taken)
        taken.append(box)
        by_side.setdefault(side, []).append(row)
    return [
        alt.Chart(inline(held))
        .mark_text(dx=dx, dy=dy, align=align, fontSize=11, color=INK)
        .encode(longitude="lon:Q", latitude="lat:Q", text="place:N")
        for (dx, dy, align), held in sorted(by_side.items())
    ]


def _free(row: dict[str, Any], view: dict[str, Any], taken: list[Box]) -> tuple[Side, Box]:
    x, y = _pixel(row, view)
    wide = len(row["place"]) * 6.2
    for dx, dy, align in _SIDES:
        left = x + dx - {"left": 0.0, "right": wide, "center": wide / 2}[align]
        box = (left, y + dy - 6, left + wide, y + dy + 6)
        if not any(_meet(box, other) for other in taken):
            return (dx, dy, align), box
    return _SIDES[0], (x, y, x, y)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _pixel(row: dict[str, Any], view: dict[str, Any]) -> tuple[float, float]:
    scale = view.get("scale", 100.0)
    turned, centre = view.get("rotate", [0])[0], view.get("center", [0, 0])[1]
    return radians(row["lon"] + turned) * scale, -radians(row["lat"] - centre) * scale


def _view(points: Sequence[Point]) -> dict[str, Any]:
    """A projection that shows all points with room around them, or the world when there are none."""
    if not points:
        return {"type": "equirectangular"}
    lons, lats = [p.lon for p in points], [p.lat for p in points]
    wide = max(max(lons) - min(lons), _NARROWEST) * 1.35
    high = max(max(lats) - min(lats), _NARROWEST * HEIGHT / WIDTH) * 1.5
    scale = min(WIDTH / radians(wide), HEIGHT / radians(high))
    return {
        "type": "equirectangular",
        "rotate": [-round((max(lons) + min(lons)) / 2, 2), 0, 0],
        "center": [0, round((max(lats) + min(lats)) / 2, 2)],
        "scale": round(scale, 1),
    }


@cache
def _world() -> Any:
    return msgspec.json.decode(
        files("indicia.products.charts").joinpath("data", "world.topojson").read_bytes()
    )
