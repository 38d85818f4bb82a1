"""Makers for lengths of time, for what recurs, and for the time of day."""

from indicia.language.dates.meaning import Context, Meaning, period, unplaced
from indicia.language.dates.rules import Found


def duration(found: Found, context: Context) -> Meaning:
    """Two years, a month, several weeks, five and a half hours."""
    name = found.slug("unit")
    n = None if found.constant("vague") else found.number("n")
    if found.words("half"):
        n = (n or 1.0) + 0.5
    if found.constant("n") is not None:
        n = float(found.integer("n") or 0)
    if name == "month" and n in (6, 9):
        context.compares = False  # what a report says of nine months it compares with nine months
        context.length = period(n, name)
    return unplaced(period(n, name), "DURATION")


def long(found: Found, _context: Context) -> Meaning:
    """A weeklong, a day-long, a years-long one."""
    if value := found.slug("long"):
        return unplaced(value, "DURATION")
    several = found.words("unit")[0].endswith("s")
    return unplaced(period(None if several else 1.0, found.slug("unit")), "DURATION")


def every(found: Found, _context: Context) -> Meaning:
    """Every year, each Thursday, every two weeks, daily."""
    if value := found.slug("often") or found.slug("value"):
        return unplaced(value, "SET")
    if found.words("month"):
        return unplaced(f"XXXX-{found.integer('month'):02d}", "SET")
    if found.words("season"):
        return unplaced(f"XXXX-{found.slug('season')}", "SET")
    if found.words("weekday"):
        number = found.integer("weekday") or 0
        clock = found.slug("part")
        return unplaced((f"XXXX-WXX-{number}" if number else "XXXX-WXX") + clock, "SET")
    if clock := found.slug("part"):
        return unplaced("XXXX-XX-XX" + clock, "SET")
    n = found.number("n") if found.words("n") else 1.0
    return unplaced(period(n, found.slug("unit")), "SET")


def clock(found: Found, _context: Context) -> Meaning | None:
    """A time of day that waits for its day: "9 a.m.", "at 14:30", "noon"."""
    if part := found.slug("part"):
        return Meaning("TIME", "", clock=part, weak=found.constant("weak") is not None)
    hour, minute = found.integer("hour"), 0
    if words := found.words("clock"):
        figures = words[0].split(":")
        hour, minute = int(figures[0]), int(figures[1])
    if hour is None or hour > 24:
        return None
    half = found.integer("half")
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + half
    return Meaning("TIME", "", clock=f"T{hour:02d}:{minute:02d}")
