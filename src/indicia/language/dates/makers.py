"""The makers that rules name, in one list, and the few that fit nowhere else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import msgspec

from indicia.language.dates import absolute, lengths, relative
from indicia.language.dates.calendar import Stretch, at, make_day, move, part_of_year, season_of
from indicia.language.dates.meaning import UNKNOWN, Context, Meaning, dated, period, unplaced
from indicia.language.dates.rules import Found
from indicia.language.dates.words import table

FISCAL = frozenset(("fiscal", "financial", "fy"))
MIDDLE = 45  # days from the middle of a quarter to its end
LAST = ("last", "final")
SOON = 45  # days ahead within which a holiday is the coming one
Maker = Callable[[Found, Context], Meaning | None]


class Holiday(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A named day: fixed, or the nth weekday of a month, or counted from Easter Sunday."""

    month: int = 0
    day: int = 0
    weekday: int = 0
    nth: int = 0
    easter: int | None = None

    def of(self, year: int) -> Stretch | None:
        """The day in a year."""
        if self.easter is not None:
            return at(easter(year) + timedelta(days=self.easter), "day")
        if not self.weekday:
            return make_day(year, self.month, self.day)
        days = [d for n in range(1, 32) if (d := make_day(year, self.month, n))]
        fitting = [d for d in days if d.first.isoweekday() == self.weekday]
        return fitting[self.nth - 1 if self.nth > 0 else self.nth]


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian rule (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


@cache
def holidays() -> dict[str, Holiday]:
    """The days of `data/holidays.toml`."""
    return table("holidays.toml", dict[str, Holiday])


def holiday(found: Found, context: Context) -> Meaning | None:
    """A named day, in the year it gives or the one nearest before publication."""
    named = holidays().get(found.slug("holiday"))
    if named is None:
        return None
    eve = "eve" in found.scan.words(found.first, found.last) and not found.constant("holiday")
    year = absolute.year_of(found, context) if found.words("year") else None
    if year is None and context.published is None:
        return unplaced("XXXX-XX-XX")
    if year is None:
        year = _holiday_year(found, context, named)
    day = named.of(year) if 1 < year < 9999 else None
    return dated(day.shift(-eve, "day") if day else None)


def _holiday_year(found: Found, context: Context, named: Holiday) -> int:
    now = context.published or date.min
    this, which = named.of(now.year), found.integer("which")
    if this is None:
        return now.year
    if which is not None and which > 0:
        return now.year + (this.first <= now)
    if which == 0:
        return now.year
    if this.first <= now:
        return now.year + (which is None and context.tense(found.first) == "future")
    ahead = which is None and (this.first - now).days <= SOON
    return now.year if ahead or context.tense(found.first) == "future" else now.year - 1


def holiday_week(found: Found, context: Context) -> Meaning | None:
    """Easter week, Christmas week: the week that ends in the day or holds it."""
    day = holiday(found, context)
    return dated(at(day.stretch.first, "week")) if day and day.stretch else day


def days(found: Found, context: Context) -> Meaning | None:
    """A run of days in one month: "3-5 May 2022", "Oct. 22-24"."""
    end = found.integer("end")
    first = absolute.day(found, context)
    if first is None or first.stretch is None or end is None:
        return first
    return _run(first.stretch, make_day(first.stretch.first.year, first.stretch.first.month, end))


def day_more(found: Found, context: Context) -> Meaning | None:
    """A further day of the month just named: "May 3 and 5"."""
    number, base = found.integer("day"), context.last
    if number is None or base is None or base.unit != "day" or found.first - context.last_end > 2:
        return None
    further = number > base.first.day
    return dated(make_day(base.first.year, base.first.month, number)) if further else None


def _run(first: Stretch | None, last: Stretch | None) -> Meaning | None:
    """From the first day of one stretch to the last day of another."""
    if first is None or last is None or first.first >= last.first:
        return None
    return Meaning("DATE", f"{first.value}/{last.value}", last, first.first, last.last)


def years(found: Found, _context: Context) -> Meaning | None:
    """A run of years: "2019-22", "2019-2022"."""
    first = found.integer("year")
    last = int(found.scan.words(found.last - 1, found.last)[0])
    if first is None:
        return None
    last += first // 100 * 100 if last < 100 else 0
    if not first < last <= first + 200:
        return None
    return _run(at(date(first, 1, 1), "year"), at(date(last, 1, 1), "year"))


def month_in(found: Found, context: Context) -> Meaning | None:
    """A month of a year that is counted from elsewhere: "June last year"."""
    number, year = found.integer("month") or 0, absolute.year_of(found, context)
    return dated(part_of_year(year, "month", number)) if year else unplaced(f"XXXX-{number:02d}")


def month_told(found: Found, context: Context) -> Meaning | None:
    """The following October: the first one after what the text last spoke of."""
    number, which, base = found.integer("month") or 0, found.integer("told") or 0, context.last
    if base is None:
        return unplaced(f"XXXX-{number:02d}")
    month = part_of_year(base.first.year, "month", number)
    if month and which > 0 and month.first <= base.first:
        month = month.shift(1, "year")
    if month and which < 0 and month.first >= base.first:
        month = month.shift(-1, "year")
    return dated(month)


def season_told(found: Found, context: Context) -> Meaning | None:
    """The following spring: the first one after what the text last spoke of."""
    name, which, base = found.slug("season"), found.integer("told") or 0, context.last
    if base is None:
        return unplaced(f"XXXX-{name}")
    season = season_of(base.last.year, name)
    if season and which > 0 and season.first <= base.last:
        season = season.shift(1, "year")
    if season and which < 0 and season.last >= base.first:
        season = season.shift(-1, "year")
    return dated(season)


def past_unit(found: Found, context: Context) -> Meaning | None:
    """The past year, the one that ends at publication; TIMEX3 gives it the last one's name."""
    name, last = found.slug("unit"), relative.unit(found, context)
    now = context.published
    if name in ("decade", "century") or now is None or last is None:
        return relative.length(period(1, name), now, 1, name, which=-1)
    return Meaning("DATE", last.value, last.stretch, move(now, -1, name), now, told=False)


def week_of(found: Found, context: Context) -> Meaning | None:
    """The week of March 6: the week that holds the day."""
    day = absolute.day(found, context)
    return dated(at(day.stretch.first, "week")) if day and day.stretch else day


def week_of_month(found: Found, context: Context) -> Meaning | None:
    """The second week of May: the week with the day in the middle of the month's second seven days."""
    month, number = absolute.month(found, context), found.integer("nth") or 1
    if month is None or month.stretch is None or number > 5:
        return month
    last = found.words("nth")[0] in LAST
    base = month.stretch.last if last else month.stretch.first
    day = move(base, -3 if last else 7 * number - 4, "day")
    return dated(at(day, "week")) if day else None


def the_year(_found: Found, context: Context) -> Meaning | None:
    """The full year: the one the report is about."""
    if context.published is None:
        return unplaced("XXXX")
    return dated(at(context.published, "year"))


def year_end(found: Found, context: Context) -> Meaning | None:
    """Year-end, the last day of the year: of the one at hand, after "since" of the one that is over.

    "The year's end" is no day, but the year's last part.
    """
    if context.published is None:
        return unplaced("XXXX-12-31")
    if "-" not in found.scan.text[found.scan.starts[found.first] : found.scan.ends[found.last - 1]]:
        year = at(context.published, "year").shift(found.integer("which") or 0, "year")
        return dated(year, "END")
    over = found.scan.words(max(found.first - 1, 0), found.first) in (["since"], ["from"])
    return dated(make_day(context.published.year + (found.integer("which") or -over), 12, 31))


def quarter_ended(found: Found, context: Context) -> Meaning | None:
    """The quarter ended 31 July: the calendar's that it has most of, if the firm has not numbered it."""
    if context.quarter is not None:
        return relative.quarter(found, context)
    end = absolute.day(found, context)
    middle = move(end.stretch.first, -MIDDLE, "day") if end and end.stretch else None
    if middle is None:
        return relative.quarter(found, context)
    context.compares = True
    context.quarter = at(middle, "quarter")
    return dated(context.quarter)


def seasons(found: Found, _context: Context) -> Meaning | None:
    """Three summers, the past two winters."""
    n = found.number("n")
    return unplaced(f"P{'X' if n is None else f'{n:g}'}{found.slug('seasons')}", "DURATION")


def the_unit(found: Found, context: Context) -> Meaning | None:
    """The end of the month: the one at hand."""
    name = found.slug("unit")
    if context.published is None or name not in UNKNOWN:
        return unplaced(UNKNOWN.get(name, "XXXX"))
    return dated(at(context.published, name))


def nothing(_found: Found, _context: Context) -> Meaning | None:
    """Not a time, though it looks like one."""
    return None


def meant(found: Found, context: Context) -> Meaning | None:
    """What the words that a rule matched mean, by the rule's maker.

    A fiscal year is named as its country or firm does: it may begin up to nine months before the
    calendar's year of that number (India, Canada) or three months after it (Japan's).
    """
    meaning = MAKERS[found.rule.row.make](found, context)
    if meaning is None or meaning.stretch is None or meaning.stretch.unit not in ("year", "half", "quarter"):
        return meaning
    if FISCAL.isdisjoint(found.scan.words(found.first, found.last)):
        return meaning
    first, last = meaning.stretch.first, meaning.stretch.last
    return replace(meaning, earliest=move(first, -9, "month"), latest=_month_end(move(last, 3, "month")))


def _month_end(day: date | None) -> date | None:
    return at(day, "month").last if day else None


MAKERS: dict[str, Maker] = {
    "nothing": nothing,
    "adverb": relative.adverb,
    "century": absolute.century,
    "clock": lengths.clock,
    "day": absolute.day,
    "daypart": relative.daypart,
    "day_more": day_more,
    "days": days,
    "decade": absolute.decade,
    "duration": lengths.duration,
    "every": lengths.every,
    "figures": absolute.figures,
    "holiday": holiday,
    "holiday_week": holiday_week,
    "iso": absolute.iso,
    "long": lengths.long,
    "month": absolute.month,
    "month_in": month_in,
    "next_part": relative.next_part,
    "month_told": month_told,
    "offset": relative.offset,
    "part": absolute.part,
    "past_unit": past_unit,
    "quarter": relative.quarter,
    "quarter_ended": quarter_ended,
    "reference": relative.reference,
    "season": absolute.season,
    "season_told": season_told,
    "seasons": seasons,
    "the_weekend": relative.the_weekend,
    "the_unit": the_unit,
    "the_year": the_year,
    "told": relative.told,
    "unit": relative.unit,
    "weekday": relative.weekday,
    "week_of": week_of,
    "week_of_month": week_of_month,
    "window": relative.window,
    "year": absolute.year,
    "year_ago": relative.year_ago,
    "year_end": year_end,
    "years": years,
}
