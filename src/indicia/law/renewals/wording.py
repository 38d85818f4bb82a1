"""How a paragraph says that measures are renewed: until when, and which ones. Read clause by clause."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "ten": 10, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "eighteen": 18, "twenty-four": 24,
}  # fmt: skip
# Each of these words begins a clause of its own.
_VERBS = (
    r"(?<!its )\b(?:decides|reaffirms|affirms|recalls|requests|notes|noting|emphasi[sz]es|stresses|urges"
    r"|directs|calls upon|expresses|encourages|reiterates)\b"
)
_CLAUSE = re.compile(rf"(?={_VERBS})", re.IGNORECASE)
_RENEWS = re.compile(
    r"\bdecides\b.{0,120}?\b(?:to (?:reaffirm and )?(?:renew|extend)|(?:shall be|are) (?:renewed|extended))",
    re.IGNORECASE,
)
_MEASURES = re.compile(
    r"\b(?:measures?|provisions?|authori[sz]ations?|embargo|freeze|exemptions?)\b", re.IGNORECASE
)
_UNTIL = re.compile(rf"\buntil (\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})", re.IGNORECASE)
_FOR = re.compile(
    rf"\b(?:for|until) (?:a )?(?:further )?(?:period of )?({'|'.join(_COUNTS)}|\d\d?) (month|year|day)s?",
    re.IGNORECASE,
)
_PART = r"\d{1,3}(?: ?\([a-z]{1,4}\))*"
_REFERENCE = re.compile(
    rf"paragraphs? ({_PART}(?:(?:,| and| to|, and| ?[–-]) ?{_PART})*)"
    r" (?:of|in) (?:its )?(?:resolution )?(?:S/RES/)?(\d{3,5}) ?\((\d{4})\)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?:imposed|established|set out|measures) (?:by|in|under) (?:its )?resolution (\d{3,5}) ?\((\d{4})\)",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:renewed|extended|modified|amended|lifted)(?: and \w+)?(?: most recently)? (?:by|in|under)\s*$",
    re.IGNORECASE,
)
_ITEM = re.compile(rf"({_PART})(?:( to | ?[–-] ?)({_PART}))?")


@dataclass(frozen=True)
class Renewal:
    """What one clause renews: ids of paragraphs, of those that renewed them before, whole resolutions.

    `mandate` tells that it is no measure but the mandate of a body.
    """

    until: date
    named: tuple[str, ...]
    earlier: tuple[str, ...]
    whole: tuple[str, ...]
    mandate: bool


def renewals(text: str, adopted: date) -> tuple[Renewal, ...]:
    """What the clauses of a paragraph renew; a clause that does not say until when renews nothing."""
    clauses = [clause for clause in _CLAUSE.split(text) if clause]
    found = (
        _renewal(clause, " ".join(clauses[:number]), adopted)
        for number, clause in enumerate(clauses)
        if _RENEWS.search(clause)
    )
    return tuple(renewal for renewal in found if renewal)


def _renewal(clause: str, before: str, adopted: date) -> Renewal | None:
    """One clause; "these measures" are those that the paragraph has named before."""
    until = _until(clause, adopted)
    if until is None:
        return None
    named, earlier = _references(clause)
    whole = [f"S/RES/{number}({year})" for number, year in _WHOLE.findall(clause)]
    if not (named or earlier or whole):
        named, earlier = _references(before)
    mandate = "mandate" in clause.lower() and not _MEASURES.search(clause)
    return Renewal(until, named, earlier, tuple(dict.fromkeys(whole)), mandate)


def _references(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of the paragraphs that a text names, and of those by which it says that they were changed."""
    named: list[str] = []
    earlier: list[str] = []
    for match in _REFERENCE.finditer(text):
        (earlier if _EARLIER.search(text[: match.start()]) else named).extend(_ids(match))
    return tuple(dict.fromkeys(named)), tuple(dict.fromkeys(earlier))


def _ids(match: re.Match[str]) -> Iterator[str]:
    for first, to, last in _ITEM.findall(match[1]):
        numbers = [first, last] if to else [first]
        if to and first.isdigit() and last.isdigit():
            numbers = [str(number) for number in range(int(first), min(int(last), int(first) + 50) + 1)]
        for number in numbers:
            yield f"S/RES/{match[2]}({match[3]})/{number.replace(' ', '')}"


def _until(text: str, adopted: date) -> date | None:
    if match := _UNTIL.search(text):
        return _date(int(match[3]), _MONTHS.index(match[2].lower()) + 1, int(match[1]))
    if match := _FOR.search(text):
        count = _COUNTS.get(match[1].lower()) or int(match[1])
        unit = match[2].lower()
        if unit.startswith("day"):
            return date.fromordinal(adopted.toordinal() + count)
        return _months_on(adopted, count * (12 if unit.startswith("year") else 1))
    return None


def _date(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if year and 1 <= day <= monthrange(year, month)[1] else None


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
