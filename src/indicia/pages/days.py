"""Days written in bylines, stamps, metadata and addresses -> dates; nothing is guessed."""

import re
from datetime import date

_MONTHS: tuple[str, ...] = ("january", "february", "march", "april", "may", "june", "july", "august")
_MONTHS += ("september", "october", "november", "december")
_NUMBER = {name[:3]: number for number, name in enumerate(_MONTHS, 1)}
_MONTH = r"(?P<month>" + "|".join(f"{m[:3]}(?:{m[3:]})?" for m in _MONTHS) + r"|sept)\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_YEAR}-(?P<number>[01]\d)-(?P<day>[0-3]\d)(?!\d)",
        rf"\b{_MONTH}\s+{_DAY}\s*,?\s+(?:at\s+)?{_YEAR}\b",
        rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b",
        rf"\b{_YEAR}[./年](?P<number>[01]?\d)[./月](?P<day>[0-3]?\d)(?!\d)",
        rf"\b{_DAY}-{_MONTH}-{_YEAR}\b",
    )
)
_SLASHED = re.compile(r"\b([0-3]?\d)[/.-]([0-3]?\d)[/.-]((?:19|20)\d\d)\b")
_IN_URL = (
    re.compile(r"/((?:19|20)\d\d)/([01]?\d)/([0-3]?\d)(?:/|$|-)"),
    re.compile(r"[/_=-]((?:19|20)\d\d)-([01]\d)-([0-3]\d)(?:\D|$)"),
    re.compile(r"[/_=-]((?:19|20)\d\d)([01]\d)([0-3]\d)(?:\D|\d{2,8}\D|$)"),
    re.compile(r"/((?:19|20)\d\d)/([a-z]{3})/([0-3]?\d)(?:/|$)", re.IGNORECASE),
)
_STAMP_WORDS = re.compile(
    r"\b(?:"
    + "|".join(f"{m[:3]}(?:{m[3:]})?" for m in _MONTHS)
    + r"|sept|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|[ap]\.?m|at|on|of|the|time|local|utc|gmt|[ecmp][sd]?t|kst|jst|ist|bst|cet|msk|aedt|aest|sgt|hkt|first|last|date|posted|published"
    r"|publication|publish|issue|volume|vol|edition|update[ds]?|modified|created|issued|st|nd|rd|th|hrs?|hours?|minutes?|mins?|ago|read|z|t)\b",
    re.IGNORECASE,
)

_DIGIT = re.compile(r"\d")
_CLOCK_OR_DAY = re.compile(r"\d{1,2}:\d\d|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}")


def make(year: int, month: int, day: int) -> date | None:
    """A date, or null when there is no such day or no page could bear it."""
    try:
        return date(year, month, day) if 1990 <= year <= 2100 else None
    except ValueError:
        return None


def written(text: str) -> date | None:
    """The first full date, with day, month and year, that the text names; null if it has none.

    `03/04/2024` may be April or March: it counts only when one of its numbers is over twelve.
    """
    found = [(m.start(), _read(m)) for form in _FORMS if (m := form.search(text))]
    if slashed := _SLASHED.search(text):
        a, b, year = (int(part) for part in slashed.groups())
        if a > 12 >= b or a == b:
            found.append((slashed.start(), make(year, b, a)))
        elif b > 12 >= a:
            found.append((slashed.start(), make(year, a, b)))
    good = [(place, day) for place, day in found if day is not None]
    return min(good)[1] if good else None


def ambiguous(text: str) -> bool:
    """Whether the text has a date of numbers alone that can be read in two ways."""
    return bool(_SLASHED.search(text)) and written(text) is None


def _read(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else _NUMBER[parts["month"][:3].lower()]
    return make(int(parts["year"]), month, int(parts["day"]))


def in_url(url: str) -> date | None:
    """The day in the path of an address, as `/2024/05/17/`; null if it has none."""
    path = re.sub(r"^[a-z]+://[^/]*", "", url, flags=re.IGNORECASE)
    for form in _IN_URL:
        for year, month, day in form.findall(path):
            number = int(month) if month.isdigit() else _NUMBER.get(month.lower(), 0)
            if found := make(int(year), number, int(day)):
                return found
    return None


def is_stamp(text: str) -> bool:
    """Whether a line is nothing but a date, a time, or how long ago or long the page is."""
    if len(text) > 120 or not _DIGIT.search(text):
        return False
    rest, words = _STAMP_WORDS.subn(" ", text)
    if re.search(r"[^\W\d_]", rest) or len(re.findall(r"\d+", rest)) > 12:
        return False
    return words > 0 or bool(_CLOCK_OR_DAY.search(rest))
