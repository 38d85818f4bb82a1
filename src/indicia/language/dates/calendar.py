"""Calendar arithmetic: a stretch of the calendar with a name, from a day to a century.

Values are those of TIMEX3 (ISO 8601 with weeks, and -SP, -Q3, -H1, -WE for what ISO lacks).
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS = {"day": 1, "weekend": 7, "week": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A named stretch of the calendar: its unit, its first day, and a time of day if there is one."""

    unit: str
    first: date
    clock: str = ""

    @property
    def last(self) -> date:
        """The last day, inclusive."""
        if self.unit == "weekend":
            return _plus(self.first, 1)
        if self.unit in DAYS:
            return _plus(self.first, DAYS[self.unit] - 1)
        after = _months(self.first, MONTHS[self.unit])
        return after - timedelta(days=1) if after else date.max

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        name: str = _NAMES[self.unit](self.first)
        return name + self.clock

    def shift(self, n: int, unit: str) -> "Stretch | None":
        """The stretch of the same size `n` units away; None beyond the calendar.

        A stretch moved by a unit smaller than itself is no longer a plain one: None as well.
        """
        if SIZE[unit] < SIZE[self.unit]:
            return None
        moved = move(self.first, n, unit)
        return None if moved is None else at(moved, self.unit, self.clock)

    def timed(self, clock: str) -> "Stretch":
        """The same day, at a time of it."""
        return replace(self, clock=clock)


SIZE = {
    "day": 0, "weekend": 1, "week": 2, "fortnight": 2, "month": 3, "quarter": 4, "season": 4,
    "half": 5, "year": 6, "decade": 7, "century": 8,
}  # fmt: skip


def _name_season(first: date) -> str:
    name = next(name for name, month in SEASONS.items() if month == first.month)
    return f"{first.year:04d}-{name}"


def _name_week(first: date) -> str:
    iso = first.isocalendar()
    return f"{iso.year:04d}-W{iso.week:02d}"


_NAMES: dict[str, Callable[[date], str]] = {
    "day": date.isoformat,
    "weekend": lambda first: _name_week(first) + "-WE",
    "week": _name_week,
    "fortnight": _name_week,
    "month": lambda first: f"{first.year:04d}-{first.month:02d}",
    "quarter": lambda first: f"{first.year:04d}-Q{(first.month + 2) // 3}",
    "season": _name_season,
    "half": lambda first: f"{first.year:04d}-H{(first.month + 5) // 6}",
    "year": lambda first: f"{first.year:04d}",
    "decade": lambda first: f"{first.year // 10:03d}",
    "century": lambda first: f"{first.year // 100:02d}",
}


def at(day: date, unit: str, clock: str = "") -> Stretch:
    """The stretch of this unit that holds a day."""
    return Stretch(unit, _floor(day, unit), clock)


def make_day(year: int, month: int, day: int) -> Stretch | None:
    """A day, or None if the calendar has no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return Stretch("day", date(year, month, day))


def part_of_year(year: int, unit: str, number: int) -> Stretch | None:
    """The `number`-th month, quarter or half of a year, counted from 1."""
    month = (number - 1) * MONTHS[unit] + 1
    return Stretch(unit, date(year, month, 1)) if 1 <= year <= 9999 and 1 <= month <= 12 else None


def season_of(year: int, season: str) -> Stretch | None:
    """A season as the north has it; a winter is named by the year in which it begins."""
    return Stretch("season", date(year, SEASONS[season], 1)) if 1 <= year <= 9999 else None


def move(day: date, n: int, unit: str) -> date | None:
    """The day `n` units away, at the month's end at most; None beyond the calendar."""
    if unit in DAYS:
        try:
            return day + timedelta(days=n * DAYS[unit])
        except OverflowError:
            return None
    return _months(day, n * MONTHS[unit])


def _floor(day: date, unit: str) -> date:
    if unit == "day":
        return day
    if unit in DAYS:
        monday = max(day - timedelta(days=day.weekday()), date.min) if day.toordinal() > 7 else date.min
        return _plus(monday, 5) if unit == "weekend" else monday
    if unit == "season":
        return _season_start(day)
    if unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        return date(max(day.year - day.year % size, 1), 1, 1)
    step = MONTHS[unit]
    return date(day.year, (day.month - 1) // step * step + 1, 1)


def _season_start(day: date) -> date:
    month = max((m for m in SEASONS.values() if m <= day.month), default=None)
    if month is None:
        return date(day.year - 1, 12, 1) if day.year > 1 else date(1, 3, 1)
    return date(day.year, month, 1)


def _plus(day: date, n: int) -> date:
    return date.fromordinal(min(day.toordinal() + n, date.max.toordinal()))


def _months(day: date, n: int) -> date | None:
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
