"""Makers for expressions that name their place: dates, months, years, decades, quarters, seasons.

Where the year is left out it is looked for around the day of publication: the latest such day,
month or quarter that was not after it, or the next one where the text speaks of the future.
"""

import re
from datetime import date

from indicia.language.dates.calendar import Stretch, at, make_day, part_of_year, season_of
from indicia.language.dates.meaning import Context, Meaning, dated, unplaced
from indicia.language.dates.rules import Found

REPORT = 100  # days within which the figures of a quarter that is over come out
FAR = 240  # beyond it a day or month without its year does not lie ahead
HABIT = frozenset(("usually", "typically", "normally", "generally", "traditionally", "always", "often"))
OPEN = ("by", "through")  # "by June", "through June": it is not over
CLOSE = 12  # words between two days of one run
EARLY = 10  # days into a month within which the one before is "last month", and "last March" is a year ago
NEAR = 75  # days within which an announced day without a year and without a tense lies ahead


def century_of(short: int) -> int:
    """The year that two digits mean: '98 is 1998, '24 is 2024."""
    return 1900 + short if short >= 40 else 2000 + short


def year_of(found: Found, context: Context) -> int | None:
    """The year an expression gives, in figures, in words, or by "last", "this", "next"."""
    if words := found.words("year"):
        year = found.integer("year")
        return century_of(year) if year is not None and year < 100 and words[0][0] in "'’" else year
    if found.words("which") or found.constant("which") is not None:
        return context.published.year + (found.integer("which") or 0) if context.published else None
    if found.words("told") or found.constant("told") is not None:
        shift = found.integer("told") or 0
        return context.last.first.year + shift if context.last else None
    return None


def relative_year(found: Found) -> bool:
    """Whether the expression counts its year from somewhere else."""
    return bool(found.words("which") or found.words("told") or found.constant("told") is not None)


def day(found: Found, context: Context) -> Meaning | None:
    """A day by month and number: "5 May 2024", "Oct. 23"."""
    month, number = found.integer("month"), found.integer("day")
    if month is None or number is None:
        return None
    year = year_of(found, context)
    if year is not None:
        return dated(make_day(year - _earlier(found, month), month, number))
    if make_day(2000, month, number) is None:
        return None
    if context.published is None or relative_year(found):
        return unplaced(f"XXXX-{month:02d}-{number:02d}")
    return dated(_day_near(found, context, month, number))


def _earlier(found: Found, month: int) -> int:
    """1 for the first end of a run over the turn of a year: "November to February 2023"."""
    return int(month > (found.integer("other") or month))


def _day_near(found: Found, context: Context, month: int, number: int) -> Stretch | None:
    now = context.published or date.min
    days = [d for year in (now.year - 1, now.year, now.year + 1) if (d := make_day(year, month, number))]
    weekday = found.integer("weekday")
    fitting = [d for d in days if weekday is None or d.first.isoweekday() == weekday]
    if weekday is not None and len(fitting) == 1:
        return fitting[0]
    past = [d for d in days if d.first <= now]
    coming = [d for d in days if d.first >= now]
    ahead = (coming[0].first - now).days if coming else FAR
    if coming and ahead < FAR and _goes_on(found, context, coming[0]):
        return coming[0]
    # A day nearly a year ago would have been given its year.
    if ahead <= NEAR or (ahead < FAR and context.tense(found.first) == "future"):
        return coming[0]
    return past[-1] if past else None


def _goes_on(found: Found, context: Context, day: Stretch) -> bool:
    """Whether the sentence has just named a day that lies ahead, and this one comes after it."""
    last, now = context.last, context.published
    if last is None or now is None or last.unit != "day" or not now < last.first < day.first:
        return False
    between = found.scan.words(context.last_end, found.first)
    return len(between) <= CLOSE and "." not in between


def month(found: Found, context: Context) -> Meaning | None:
    """A month: "May 2024", "last May", "in September"."""
    number = found.integer("month") or 0
    if relative_year(found) and found.constant("year") is None and not found.words("of"):
        return _which_month(found, context, number)
    year = year_of(found, context)
    if year is not None:
        return dated(part_of_year(year - _earlier(found, number), "month", number))
    if context.published is None:
        return unplaced(f"XXXX-{number:02d}")
    before = found.scan.words(max(found.first - 1, 0), found.first)
    tense = "future" if before and before[0] in OPEN else context.tense(found.first)
    months = (number - context.published.month) % 12
    ahead = months < 10 if tense == "future" else months <= 2 and tense != "past"
    return dated(_begun(context.published, "month", number, ahead=ahead))


def _which_month(found: Found, context: Context, number: int) -> Meaning | None:
    """The latest May that is over for "last", the first to come for "next", this year's for "this"."""
    if context.published is None:
        return unplaced(f"XXXX-{number:02d}")
    now, which = context.published, found.integer("which") or 0
    year = now.year
    if which < 0 and (number >= now.month or (number == now.month - 1 and now.day < EARLY)):
        year -= 1  # of the month that is just over one says "last month"
    if which > 0 and number <= now.month:
        year += 1
    return dated(part_of_year(year, "month", number))


def _begun(now: date, unit: str, number: int, *, ahead: bool = False) -> Stretch | None:
    """The latest such part of a year that has begun, or the first one that is not over."""
    this = part_of_year(now.year, unit, number)
    if this is None:
        return None
    if ahead:
        return this if this.last >= now else part_of_year(now.year + 1, unit, number)
    return this if this.first <= now else part_of_year(now.year - 1, unit, number)


def year(found: Found, context: Context) -> Meaning | None:
    """A year: "2017", "the year 2000", "fiscal 1989", "Juche 112"."""
    if era := found.integer("era"):
        number = found.integer("n")
        found_year = era + number if number is not None else None
    else:
        found_year = year_of(found, context)
    if found_year is None or not 1 <= found_year <= 9999:
        return None
    return dated(at(date(found_year, 1, 1), "year"))


def decade(found: Found, _context: Context) -> Meaning | None:
    """A decade: "the 1970s", "the '80s", "the nineties"."""
    number = found.integer("decade")
    if number is None:
        return None
    first = number if number >= 1000 else 2000 + number if number < 30 else 1900 + number
    stretch = at(date(first, 1, 1), "decade")
    return Meaning("DATE", f"{first // 10}", stretch, stretch.first, stretch.last)


def century(found: Found, _context: Context) -> Meaning | None:
    """A century: "the 21st century"."""
    number = found.integer("nth")
    if number is None or not 1 <= number <= 90:
        return None
    stretch = at(date(max((number - 1) * 100, 1), 1, 1), "century")
    return Meaning("DATE", f"{number - 1:02d}", stretch, stretch.first, stretch.last)


def part(found: Found, context: Context) -> Meaning | None:
    """A quarter or half: "the third quarter of 2023", "last year's first half", "Q3"."""
    unit, number = found.slug("unit") or "quarter", found.integer("nth")
    if number is None or not 1 <= number <= (4 if unit == "quarter" else 2):
        return None
    letter = "Q" if unit == "quarter" else "H"
    year = year_of(found, context)
    if year is None and (context.published is None or relative_year(found) or _habit(found)):
        return unplaced(f"XXXX-{letter}{number}")
    if year is not None:
        return dated(part_of_year(year, unit, number))
    assert context.published is not None  # noqa: S101  # the two cases above leave no other
    ahead = context.tense(found.first) == "future"
    return dated(_reported(context.published, unit, number, ahead=ahead))


def _habit(found: Found) -> bool:
    """Whether quarters are those of any year: "sales usually peak in the first and last quarters"."""
    before = found.scan.words(max(found.first - 12, 0), found.first)
    return found.constant("several") is not None and not HABIT.isdisjoint(before)


def _reported(now: date, unit: str, number: int, *, ahead: bool) -> Stretch | None:
    """A quarter whose figures are still expected counts as the one just over."""
    this = _begun(now, unit, number)
    return this if this and (now - this.last).days < REPORT else _begun(now, unit, number, ahead=ahead)


def season(found: Found, context: Context) -> Meaning | None:
    """A season of the north: "the summer of 2022", "last fall", "this past spring"."""
    name = found.slug("season")
    if found.words("which") and not found.words("of"):
        return _which_season(found, context, name)
    year = year_of(found, context)
    if year is not None:
        return _winter_or(season_of(year, name))
    if context.published is None:
        return unplaced(f"XXXX-{name}")
    return _which_season(found, context, name)


def _winter_or(stretch: Stretch | None) -> Meaning | None:
    """A season with its year. "The winter of 1994" may be the one that began or ended in it: both."""
    meaning = dated(stretch)
    if meaning is None or stretch is None or not meaning.value.endswith("WI") or stretch.first.year == 1:
        return meaning
    earliest = date(stretch.first.year - 1, 12, 1)
    return Meaning("DATE", meaning.value, stretch, earliest, stretch.last)


def _which_season(found: Found, context: Context, name: str) -> Meaning | None:
    if context.published is None:
        return unplaced(f"XXXX-{name}")
    now, which = context.published, found.integer("which")
    this = season_of(now.year, name)
    if this is None:
        return None
    if which is not None and which > 0:
        return dated(this if this.first > now else this.shift(1, "year"))
    if which == 0:
        over = this.shift(-1, "year")
        nearer = over is not None and now - over.last < this.first - now  # in March it is the one just over
        return dated(over if name == "WI" and nearer else this)
    begun = this if this.first <= now else this.shift(-1, "year")
    if begun and which is not None and begun.last >= now:
        begun = begun.shift(-1, "year")
    return dated(begun)


def iso(found: Found, _context: Context) -> Meaning | None:
    """ISO 8601: "2024-05-03", "2024-05-03T09:30Z"."""
    text = found.scan.text[found.scan.starts[found.first] : found.scan.ends[found.first]]
    year_, month_, day_ = (int(part) for part in text[:10].split("-"))
    stretch = make_day(year_, month_, day_)
    return dated(stretch.timed("T" + text[11:16]) if stretch and len(text) > 10 else stretch)


def figures(found: Found, _context: Context) -> Meaning | None:
    """A date in figures: "23/4/2024". Where day and month cannot be told apart, only the year is."""
    text = found.scan.text[found.scan.starts[found.first] : found.scan.ends[found.first]]
    parts = re.split(r"[./-]", text)
    if len(parts[0]) == 4 and len(parts[2]) <= 2:
        return dated(make_day(int(parts[0]), int(parts[1]), int(parts[2])))
    if len(parts[2]) not in (2, 4) or len(parts[0]) > 2:
        return None
    year_ = int(parts[2]) if len(parts[2]) == 4 else century_of(int(parts[2]))
    one, two = int(parts[0]), int(parts[1])
    british, american = make_day(year_, two, one), make_day(year_, one, two)
    if "." in text:
        return dated(british)
    if british is None or american is None or british == american:
        return dated(british or american)
    early, late = sorted((british.first, american.first))
    return Meaning("DATE", f"{year_}-XX-XX", None, early, late, told=False)
