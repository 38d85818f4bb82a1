"""Makers for expressions that are counted from the day of publication or from the text's own time."""

from datetime import date

from indicia.language.dates.absolute import year_of
from indicia.language.dates.calendar import DAYS, SIZE, Stretch, at, move
from indicia.language.dates.meaning import UNKNOWN, Context, Meaning, dated, period, timed, unplaced
from indicia.language.dates.rules import Found
from indicia.language.dates.timex import Type

YEARS = {"decade": 10, "century": 100}


def weekday(found: Found, context: Context) -> Meaning | None:
    """A weekday: the latest one up to publication, or the next one in a sentence about the future."""
    number = found.integer("weekday") or 1
    which = found.integer("which")
    base = _base(found, context)
    if base is None:
        return unplaced(f"XXXX-WXX-{number}")
    if found.words("told"):
        which = found.integer("told") or -1
    back = (base.isoweekday() - number) % 7
    if found.words("week"):
        monday = at(base, "week").shift(which or 0, "week")
        day = move(monday.first, number - 1, "day") if monday else None
    elif which is not None and which < 0:
        day = move(base, -(back or 7), "day")
    elif which == 1 or (back and _ahead(found, context, which)):
        day = move(base, 7 - back, "day")
    else:
        day = move(base, -back, "day")
    return dated(at(day, "day")) if day else None


def _ahead(found: Found, context: Context, which: int | None) -> bool:
    """Whether a weekday is still to come: "this Friday" unless the sentence tells of the past."""
    tense = context.tense(found.first)
    return tense != "past" if which == 0 else tense == "future"


def _base(found: Found, context: Context) -> date | None:
    """The day to count from: the text's own for "the previous Friday", otherwise publication."""
    if found.words("told"):
        return context.last.first if context.last else None
    return context.published


def adverb(found: Found, context: Context) -> Meaning | None:
    """Today, yesterday, tomorrow; "the day before yesterday"."""
    if context.now is None:
        return unplaced("XXXX-XX-XX")
    shift = (found.integer("adverb") or 0) + (found.integer("more") or 0)
    return dated(context.now.shift(shift, "day"))


def daypart(found: Found, context: Context) -> Meaning | None:
    """Tonight, last night, this morning."""
    clock = found.slug("part")
    if context.now is None:
        return unplaced("XXXX-XX-XX" + clock, "TIME")
    day = context.now.shift(found.integer("which") or 0, "day")
    meaning = dated(day)
    return timed(meaning, clock) if meaning else None


def next_part(found: Found, context: Context) -> Meaning | None:
    """The next morning, the night before: of the day beside the one that the text last spoke of."""
    clock, base = found.slug("part"), context.last or context.now
    if base is None or base.unit != "day":
        return unplaced("XXXX-XX-XX" + clock, "TIME")
    day = Stretch("day", base.first).shift(found.integer("shift") or 1, "day")
    return dated(day.timed(clock)) if day else None


def unit(found: Found, context: Context) -> Meaning | None:
    """This, last, next week; the current year: counted from publication."""
    name, which = found.slug("unit"), found.integer("which") or 0
    if context.published is None:
        return unplaced(UNKNOWN[name])
    if name == "weekend":
        return _weekend(context.published, which)
    return dated(at(context.published, name).shift(which, name))


def _weekend(now: date, which: int) -> Meaning | None:
    """The weekend: on Monday to Friday the last one is over and this one is to come."""
    ahead = at(now, "weekend")
    if which < 0 and now.isoweekday() < 6:
        return dated(ahead.shift(-1, "week"))
    return dated(ahead if which <= 0 and now.isoweekday() < 6 else ahead.shift(which, "week"))


def the_weekend(found: Found, context: Context) -> Meaning | None:
    """The weekend: the one just over, or the one to come in a sentence about the future."""
    if context.published is None:
        return unplaced(UNKNOWN["weekend"])
    ahead = context.tense(found.first) == "future" or context.published.isoweekday() >= 6
    return _weekend(context.published, 0 if ahead else -1)


def told(found: Found, context: Context) -> Meaning | None:
    """The following month, that year, the same day: counted from what the text last spoke of."""
    name, which = found.slug("unit"), found.integer("told") or 0
    base = context.last
    if name == "day" and which == 0:  # "that day" is the last day named, though a year was named since
        base = context.day
        if base is None:
            return None
    if base is None:
        return None if which == 0 and context.published is None else unplaced(UNKNOWN[name])
    if SIZE[name] < SIZE[base.unit]:
        return unplaced(UNKNOWN[name])
    day = base.first if which < 0 else base.last
    return dated(at(day, name).shift(which, name))


def quarter(found: Found, context: Context) -> Meaning | None:
    """The quarter, the latest period, the year-earlier quarter: of the report in hand."""
    shift, base = found.integer("shift") or 0, context.quarter
    if shift and context.length and "period" in found.scan.words(found.first, found.last):
        return unplaced(context.length, "DURATION")  # "for the nine months ... in the year-earlier period"
    if base is None and context.published is not None:
        base = at(context.published, "quarter").shift(-1, "quarter")
    if base is None:
        return unplaced("XXXX-QX")
    told = found.slug("of") == "report"
    if context.published and (base.last if told else base.first) >= context.published:
        base = at(context.published, "quarter").shift(-1, "quarter") or base
    if told:
        context.quarter, context.compares = base, True
    year = year_of(found, context) if found.words("year") else None
    if year is not None:
        shift = year - base.first.year
    # A report compares with the year before and then goes on with its own quarter.
    return dated(base.shift(shift, "year"), told=False)


def year_ago(found: Found, context: Context) -> Meaning | None:
    """A year ago, a year earlier: the same quarter or day of the year before, if the text has one."""
    base = context.quarter if context.compares else None
    if base is None:
        base = context.last if found.slug("from") == "text" and context.last else None
    if base is None and context.published is not None:
        base = at(context.published, "year")
    if base is None:
        return unplaced("XXXX")
    return dated(base.shift(-1, "year"), told=False)


def offset(found: Found, context: Context) -> Meaning | None:
    """Two years ago, three days later, 24 days after that, a month from now."""
    name, n = found.slug("unit"), found.number("n")
    n = found.integer("n") if n is None and not found.words("n") else n
    if n is not None and name in YEARS:
        n, name = n * YEARS[name], "year"
    sign = found.integer("sign") or 1
    base = _start(found, context, name)
    if n is None and sign > 0 and found.slug("from") == "text":
        # "A few days later" in a story is later than what it told, and need not lie ahead.
        return Meaning("DURATION", period(None, name), earliest=base.last if base else None, told=False)
    if n is None:
        return _vague(base, sign)
    if name in ("hour", "minute", "second") or n != int(n):
        return unplaced(period(n, name), "DURATION")
    if base is None:
        return unplaced(UNKNOWN[name] if name in UNKNOWN else period(n, name))
    return _moved(base, sign * int(n), name, exact=found.slug("from") == "text")


def _start(found: Found, context: Context, unit: str) -> Stretch | None:
    if found.slug("from") != "text":
        return context.now
    last = context.last
    if last and context.day and unit in DAYS and SIZE[last.unit] >= SIZE["year"]:
        return context.day  # "on Thursday ... the accord of 2015 ... a day earlier"
    # "Two days later" is never later than the day of writing; "earlier" may count from it.
    return last or (context.now if found.integer("sign") == -1 else None)


def _moved(base: Stretch, n: int, unit: str, *, exact: bool) -> Meaning | None:
    """Counted from a day of the text the answer is a day; from today it is as coarse as its unit."""
    if SIZE[unit] < SIZE[base.unit]:
        return _within(base, n, unit) if exact else unplaced(UNKNOWN[unit])
    moved = move(base.first, n, unit)
    if moved is None:
        return None
    coarse = "week" if unit == "fortnight" else unit
    if exact and SIZE[base.unit] > 0:
        coarse = base.unit
    elif exact and unit in ("week", "fortnight"):
        coarse = "day"
    return dated(at(moved, coarse))


def _within(base: Stretch, n: int, unit: str) -> Meaning | None:
    """A week after something in April: one of its days, or of the next, nobody knows which."""
    first, last = move(base.first, n, unit), move(base.last, n, unit)
    if first is None or last is None:
        return None
    value = f"{first.year:04d}" + UNKNOWN[unit][4:] if first.year == last.year else f"{first}/{last}"
    return Meaning("DATE", value, earliest=first, latest=last, told=False)


def _vague(base: Stretch | None, sign: int) -> Meaning:
    day = base.first if base else None
    if sign < 0:
        return Meaning("DATE", "PAST_REF", latest=day, told=False)
    return Meaning("DATE", "FUTURE_REF", earliest=day, told=False)


def window(found: Found, context: Context) -> Meaning:
    """The past three months, the next few days: a length that ends or begins at publication."""
    name, n = found.slug("unit"), found.number("n")
    value = found.slug("value") or period(n, name)
    return length(value, context.published, n, name, which=found.integer("which") or 0)


def length(value: str, now: date | None, n: float | None, unit: str, *, which: int) -> Meaning:
    """A length of `n` units (None: nobody knows) beside the day of publication."""
    kind: Type = "DATE" if value.endswith("REF") else "DURATION"
    if now is None:
        return unplaced(value, kind)
    edge = None
    if n is not None and unit in SIZE and n == int(n):
        edge = move(now, (1 if which > 0 else -1) * int(n), unit)
    if which > 0:
        return Meaning(kind, value, earliest=now, latest=edge, told=False)
    return Meaning(kind, value, earliest=edge, latest=now, told=False)


def reference(found: Found, context: Context) -> Meaning:
    """Now, recently, soon: values that stay vague."""
    value = found.slug("now") or found.slug("value")
    now = context.published
    earliest = now if value in ("PRESENT_REF", "FUTURE_REF") else None
    latest = now if value in ("PRESENT_REF", "PAST_REF") else None
    return Meaning("DATE", value, earliest=earliest, latest=latest, told=False)
