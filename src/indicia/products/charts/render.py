"""A specification as a picture, without a browser or a network; the same bytes each time."""

import re
from typing import Any

import vl_convert

SCALE = 2.0  # of a picture of points, so that print stays sharp
_VERSION = "6.4"
_ID = re.compile(r'(id="|url\(#|href="#)([A-Za-z_-]+)(\d+)')


def svg(spec: dict[str, Any], name: str) -> str:
    """The picture in lines; `name` keeps its inner ids apart from those of another on one page."""
    drawn = str(vl_convert.vegalite_to_svg(spec, vl_version=_VERSION))
    numbers: dict[str, str] = {}  # the library counts on from picture to picture

    def renamed(found: re.Match[str]) -> str:
        key = found[2] + found[3]
        numbers.setdefault(key, f"{name}-{len(numbers) + 1}")
        return found[1] + numbers[key]

    return _ID.sub(renamed, drawn)


def png(spec: dict[str, Any]) -> bytes:
    """The picture in points."""
    return bytes(vl_convert.vegalite_to_png(spec, vl_version=_VERSION, scale=SCALE))
