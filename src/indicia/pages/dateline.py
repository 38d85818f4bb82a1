"""The dateline of a dispatch, and the agency that is credited with it."""

import re
from datetime import date
from functools import cache

from msgspec import Struct

from indicia.model import Dateline
from indicia.pages.days import written
from indicia.pages.words import datelines

_LONGEST = 130
_DASH = r"(?:—|–|―|--+|-)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?P<date>(?:\w+day,? )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? (?:19|20)\d\d)?)"
_UPPER = r"[A-Z][A-Z.'’\-]*[A-Z.](?: [A-Z][A-Z.'’\-]*[A-Z.]){0,4}"
_MIXED = r"[A-Z][\w.'’\-]*(?: (?:[A-Z][\w.'’\-]*|of|de|al-\w+|el-\w+)){0,3}"
_NAME = rf"(?:{_UPPER}|{_MIXED})"
_PLACE = rf"(?P<place>{_NAME}(?:/{_NAME})*)(?P<region>(?:, {_NAME})?(?: ?\[[^\]]{{2,30}}\])?)"
_CREDIT = r"(?:\((?P<credit>[A-Z][^()]{1,40})\)|/(?P<slashed>[A-Z][\w ]{1,20})/)"
_NEXT = r"(?=\s|[“\"A-Z])"
_FULL = re.compile(
    rf"{_PLACE}(?:[,.]? {_DATE})?[.,]?(?:,? {_CREDIT})?"
    rf"(?P<end>\s*{_DASH}{_NEXT}|\s*:|\.)?(?:{_NEXT}|$)"
)
_COMMA_CREDIT = re.compile(
    rf"{_PLACE}(?:[,.]? {_DATE})?, (?P<credit>[A-Z][\w ]{{1,20}}?)(?P<end>\s*{_DASH}){_NEXT}"
)


class Found(Struct, frozen=True):
    """A dateline in a paragraph, the day it bears, if that has a year."""

    dateline: Dateline
    day: date | None


def find(text: str, start: int, end: int) -> Found | None:
    """The dateline at the beginning of the paragraph `text[start:end]`, up to and with its dash."""
    head = text[start : min(end, start + _LONGEST)]
    for form in (_FULL, _COMMA_CREDIT):
        if (match := form.match(head)) and _is_dateline(match, head):
            return _found(match, start)
    return None


def _is_dateline(match: re.Match[str], head: str) -> bool:
    """Whether what looks like a dateline is one: a credit, a day, capitals or a known city say so."""
    parts = match.groupdict()
    known, place = datelines(), parts["place"]
    credited = _agency(parts.get("credit") or parts.get("slashed") or "") is not None
    dashed = bool((parts["end"] or "").strip(" :."))
    if credited:
        return dashed or bool(parts["date"]) or bool(parts.get("slashed")) or parts["end"] is not None
    if not dashed:
        return False
    if parts.get("credit") and not parts.get("slashed"):
        return place.isupper() or parts["credit"].isupper() or parts["date"] is not None
    rest = head[match.end() :].lstrip(" “\"'‘")
    spaced = bool(parts["end"][:1].isspace()) or parts["date"] is not None or parts["end"] in {"—", "--"}
    if not (rest[:1].isupper() or rest[:1].isdigit()) or not spaced:
        return False
    region = parts["region"].strip(", []").casefold()
    if place.isupper() and len(place) > 2:
        return not region or region in known.regions or parts["region"].isupper() or parts["date"] is not None
    return place.casefold() in known.cities and (not region or region in known.regions or bool(parts["date"]))


def _found(match: re.Match[str], start: int) -> Found:
    parts = match.groupdict()
    given = parts.get("credit") or parts.get("slashed")
    credit = (_agency(given) or given) if given else None
    place = parts["place"] + (parts["region"] or "").rstrip()
    text = match[0].rstrip()
    day = written(parts["date"]) if parts["date"] else None
    return Found(Dateline(start, start + len(text), text, place, credit), day)


@cache
def _credits() -> dict[str, str]:
    return {
        name.casefold(): agency.name
        for agency in datelines().agencies
        for name in (agency.name, *agency.credits)
    }


def _agency(credit: str) -> str | None:
    """The agency that a credit names, if the data knows it."""
    return _credits().get(credit.strip(" .").casefold())


@cache
def _credit_line() -> re.Pattern[str]:
    names = sorted(
        (name for agency in datelines().agencies for name in (agency.name, *agency.credits)), key=len
    )
    return re.compile(r"(?<![\w])(" + "|".join(map(re.escape, reversed(names))) + r")(?![\w])")


def credited(line: str) -> str | None:
    """The agency that a byline, a copyright line or a credit line names; null if it names none."""
    found = _credit_line().search(line)
    return _agency(found[1]) if found else None
