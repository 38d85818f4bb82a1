"""What an expression means before it has a place in the answer, and what it is read against."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from indicia.language.dates.calendar import MONTHS, Stretch, at
from indicia.language.dates.timex import Tense, Type

LETTERS = {
    "day": "D", "week": "W", "weekend": "W", "fortnight": "W", "month": "M", "quarter": "Q", "half": "Y",
    "year": "Y", "decade": "E", "century": "C", "hour": "TH", "minute": "TM", "second": "TS", "season": "M",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meaning:
    """A type and a value, and the stretch of the calendar if there is one.

    `clock` is a time of day that still lacks its day; a `weak` one means nothing without. `told` says
    whether the text may count from here when it goes on ("the following month").
    """

    type: Type
    value: str
    stretch: Stretch | None = None
    earliest: date | None = None
    latest: date | None = None
    mod: str | None = None
    clock: str = ""
    weak: bool = False
    told: bool = True

    @property
    def placed(self) -> bool:
        """Whether it has a place on the calendar."""
        return self.earliest is not None or self.latest is not None


@dataclass
class Context:
    """The day of publication, what the text last spoke of, and a guess at tense by token.

    `compares` tells whether "a year earlier" goes back from the text's last quarter; `length` is the
    run of months that a report spoke of since.
    """

    published: date | None
    tense: Callable[[int], Tense | None]
    last: Stretch | None = None
    quarter: Stretch | None = None
    compares: bool = False
    length: str = ""
    last_end: int = 0
    day: Stretch | None = None

    def tell(self, stretch: Stretch | None, last: int) -> None:
        """Remember a stretch that the text has just named with tokens up to `last`."""
        if stretch is None:
            return
        self.last, self.last_end = stretch, last
        if stretch.unit == "day":
            self.day = stretch
        if stretch.unit in ("quarter", "half"):
            self.quarter, self.compares, self.length = stretch, True, ""

    @property
    def now(self) -> Stretch | None:
        """The day of publication as a stretch."""
        return at(self.published, "day") if self.published else None


def dated(stretch: Stretch | None, mod: str | None = None, *, told: bool = True) -> Meaning | None:
    """The meaning of a plain stretch: a TIME if it has a time of day, otherwise a DATE."""
    if stretch is None:
        return None
    kind: Type = "TIME" if stretch.clock else "DATE"
    return Meaning(kind, stretch.value, stretch, stretch.first, stretch.last, mod, told=told)


def unplaced(value: str, kind: Type = "DATE") -> Meaning:
    """An expression that means something but has no place on the calendar."""
    return Meaning(kind, value, told=False)


def timed(meaning: Meaning, clock: str) -> Meaning:
    """A day's meaning with a time of day."""
    if meaning.stretch is None:
        return replace(meaning, type="TIME", value=meaning.value + clock)
    stretch = meaning.stretch.timed(clock)
    return replace(meaning, type="TIME", value=stretch.value, stretch=stretch)


def period(n: float | None, unit: str) -> str:
    """The TIMEX3 value of a length of time: `P2Y`, `PT5H30M`, `PXM` when nothing exact is said."""
    letter = LETTERS[unit]
    if n is None:
        return f"PTX{letter[1:]}" if letter.startswith("T") else f"PX{letter}"
    n *= {"fortnight": 2, "half": 0.5}.get(unit, 1)
    whole, part = int(n), n - int(n)
    if letter.startswith("T"):
        return _small_period(whole, part, letter[1:])
    if unit in ("decade", "century"):
        return f"P{n * (10 if unit == 'decade' else 100):g}Y"
    if part and unit == "year":
        return f"P{whole}Y{round(part * 12)}M" if whole else f"P{round(part * 12)}M"
    if part and unit == "quarter":
        return f"P{n * 3:g}M"
    return f"P{n:g}{letter}" if n < 1e6 else f"P{whole}{letter}"


def _small_period(whole: int, part: float, letter: str) -> str:
    smaller = {"H": "M", "M": "S"}.get(letter)
    if not part or smaller is None:
        return f"PT{whole}{letter}"
    rest = f"{round(part * 60)}{smaller}"
    return f"PT{whole}{letter}{rest}" if whole else f"PT{rest}"


UNKNOWN = {
    "day": "XXXX-XX-XX", "weekend": "XXXX-WXX-WE", "week": "XXXX-WXX", "fortnight": "XXXX-WXX",
    "month": "XXXX-XX", "quarter": "XXXX-QX", "season": "XXXX-XX", "half": "XXXX-HX", "year": "XXXX",
    "decade": "XXX", "century": "XX",
}  # fmt: skip


def before(day: date) -> date:
    """The day before, at the calendar's start that day itself."""
    return day - timedelta(days=1) if day > date.min else day


def months_of(unit: str) -> int:
    """How many months a unit has; 0 if it is counted in days."""
    return MONTHS.get(unit, 0)
