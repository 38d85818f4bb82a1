"""What is found: a time expression, with its TIMEX3 value and the days it can mean."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Type = Literal["DATE", "TIME", "DURATION", "SET"]
Tense = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: characters `[start, end)` of the text, code points.

    `value` and `mod` are TIMEX3's. What the text alone does not tell is an X in the value:
    `XXXX-WXX-5` is some Friday. `earliest` and `latest` are inclusive days, None where open.
    `anchored` says that the expression was placed on the calendar, be it on one side only.
    """

    start: int
    end: int
    text: str
    type: Type
    value: str
    mod: str | None = None
    earliest: date | None = None
    latest: date | None = None

    @property
    def anchored(self) -> bool:
        """Whether the expression has a place on the calendar."""
        return self.earliest is not None or self.latest is not None


class DataError(ValueError):
    """A data file does not keep its schema; the text names the file and the row."""
