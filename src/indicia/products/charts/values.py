"""What a chart shows; nothing here knows where it came from."""

from datetime import date

from msgspec import Struct


class Said(Struct, frozen=True):
    """A statement on a day."""

    day: date | None
    stance: str
    speaker: str
    outlet: str
    quote: str


class Row(Struct, frozen=True):
    """An indicator, and the days on which something met it."""

    id: str
    text: str
    side: str
    days: tuple[date, ...]


class Tie(Struct, frozen=True):
    """An act between two, as it stands: `happened` is only what somebody gives as done."""

    actor: str
    other: str
    status: str
    what: str


class Point(Struct, frozen=True):
    """An act placed on the map; `area` is true where the point is the middle of an area."""

    place: str
    lon: float
    lat: float
    status: str
    what: str
    area: bool = False
