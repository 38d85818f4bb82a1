"""The dateline of a dispatch, and the agency that is credited with it."""

import re
from datetime import date
from functools import cache

from msgspec import Struct

from indicia.model import Dateline
from indicia.pages.days import written
from indicia.pages.words import datelines

_LONGEST = 130
_LONG_NAME = 6  # shorter names all in capitals are as likely those of bodies (NATO) as of cities
_DASH = r"(?:—|–|―|--+|-|_)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?P<date>(?:\w+day,? )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? (?:19|20)\d\d)?)"
_UPPER = r"[A-Z][A-Z.'’\-]*[A-Z.](?: [A-Z][A-Z.'’\-]*[A-Z.]){0,4}"
_MIXED = r"[A-Z][\w.'’\-]*(?: (?:[A-Z][\w.'’\-]*|of|de|al-\w+|el-\w+)){0,3}"
_NAME = rf"(?:{_UPPER}|{_MIXED})"
_PLACE = rf"(?P<place>{_NAME}(?:/{_NAME})*)(?P<region>(?:, (?!{_MONTH} ?\d){_NAME})?(?: ?\[[^\]]{{2,30}}\])?)"
_CREDIT = r"(?:\((?P<credit>[A-Z][^()]{1,40})\)|/(?P<slashed>[A-Z][\w ]{1,20})/)"
_NEXT = r"(?=\s|[“\"A-Z])"
_FULL = re.compile(
    rf"{_PLACE}(?:[,.]? {_DATE})?[.,]?(?:,? {_CREDIT})?"
    rf"(?P<end>\s*{_DASH}{_NEXT}|\s*:|\.)?(?:{_NEXT}|$)"
)
_COMMA_CREDIT = re.compile(
    rf"{_PLACE}(?:[,.]? {_DATE})?, (?P<credit>[A-Z][\w ]{{1,20}}?)(?P<end>\s*{_DASH}){_NEXT}"
)


# The form of an agency that names the day and itself, but no place.
_ONLY_CREDIT = re.compile(rf"(?P<place>){_DATE} \((?P<credit>[A-Z][^()]{{1,40}})\)(?P<end>\s*{_DASH}){_NEXT}")


class Found(Struct, frozen=True):
    """A dateline in a paragraph, the day it bears, if that has a year."""

    dateline: Dateline
    day: date | None


def find(text: str, start: int, end: int) -> Found | None:
    """The dateline at the beginning of the paragraph `text[start:end]`, up to and with its dash."""
    head = text[start : min(end, start + _LONGEST)]
    for form in (_COMMA_CREDIT, _FULL, _ONLY_CREDIT):
        if (match := form.match(head)) and _is_dateline(match, head):
            return _found(match, start)
    return None


def _is_dateline(match: re.Match[str], head: str) -> bool:
    """Whether what looks like a dateline is one: a credit, a day, capitals or a known city say so."""
    parts = match.groupdict()
    end = (parts["end"] or "").strip()
    credit = parts.get("credit") or parts.get("slashed")
    if credit and _agency(credit):
        return bool(end or parts["date"] or parts.get("slashed"))
    if credit:
        place = parts["place"]
        known = place.isupper() or bool(parts["date"]) or place.casefold() in datelines().cities
        return known and _is_dash(end) and match.re is not _COMMA_CREDIT
    rest = head[match.end() :].lstrip(" “\"'‘")
    if not (rest[:1].isupper() or rest[:1].isdigit()):
        return False
    if end == ":":
        return parts["place"].isupper() and parts["place"].casefold() in datelines().cities
    return _is_dash(end) and (end != "-" or parts["end"] != "-") and _is_place(parts)


def _is_dash(end: str) -> bool:
    return bool(end) and end[0] in "—–―-_"


def _is_place(parts: dict[str, str | None]) -> bool:
    """Whether a name before a dash, with no agency to vouch for it, is that of a city."""
    known, place = datelines(), parts["place"] or ""
    region = (parts.get("region") or "").strip(", []").casefold()
    if region and region not in known.regions and not parts["date"]:
        return bool(parts["region"] and parts["region"].isupper() and place.isupper())
    if place.casefold() in known.cities:
        return True
    if not place.isupper():
        return False
    return bool(region or parts["date"]) or (
        len(place) >= _LONG_NAME and place.casefold() not in known.regions
    )


def _found(match: re.Match[str], start: int) -> Found:
    parts = match.groupdict()
    given = parts.get("credit") or parts.get("slashed")
    credit = (_agency(given) or given) if given else None
    region = (parts.get("region") or "").rstrip()
    place = parts["place"] + region if region else parts["place"].rstrip(".")
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
    """The first agency the data knows that a credit names, alone or with others ("AFP/APP")."""
    names = (credit, *re.split(r"[/,&]| and ", credit))
    known = (_credits().get(name.strip(" .").casefold()) for name in names)
    return next((agency for agency in known if agency), None)


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
