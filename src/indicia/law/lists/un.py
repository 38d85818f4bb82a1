"""The UN Security Council's Consolidated List, as XML, to listings."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from lxml.etree import _Element as Element

from indicia.law import xml
from indicia.law.lists import imo
from indicia.law.lists.countries import code
from indicia.law.lists.listing import Alias, ListedKind, Listing, Quality
from indicia.law.lists.spellings import spellings
from indicia.model import UsageError

ROOT = "CONSOLIDATED_LIST"
_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_QUALITIES: dict[str, Quality] = {"good": "good", "a.k.a.": "good", "low": "low", "f.k.a.": "former"}
_SHIP = re.compile(r"\b(vessel|ship|tanker|flag|tonnage|m/v)\b", re.IGNORECASE)


def day_of(attributes: dict[str, str]) -> date | None:
    """The day on which the list was made, from the attributes of its root."""
    return _day(attributes.get("dateGenerated", ""))


def read(path: Path) -> Iterator[Listing]:
    """Every listed person, body and ship of the file.

    Raises:
        UsageError: if the XML is broken, or a row has neither number nor name.
    """
    for element in xml.stream(path, "INDIVIDUAL", "ENTITY"):
        person = xml.name(element) == "INDIVIDUAL"
        yield _listing(element, person=person, path=path)


def _listing(element: Element, *, person: bool, path: Path) -> Listing:
    name = " ".join(filter(None, (_one(element, part) for part in _NAMES)))
    number = _one(element, "REFERENCE_NUMBER") or _one(element, "DATAID")
    if not name or not number:
        lacks = "a name" if number else "a reference number"
        raise UsageError(f"{path}: {number or name or 'a row'} (line {element.sourceline}) lacks {lacks}")
    comments = _one(element, "COMMENTS1")
    numbers = imo.find(comments) if not person and _is_ship(name, comments) else ()
    kind: ListedKind = "person" if person else "vessel" if numbers else "entity"
    return Listing(
        reference=number.rstrip("."),
        kind=kind,
        name=name,
        aliases=tuple(_aliases(element)),
        programme=_one(element, "UN_LIST_TYPE"),
        listed_on=_day(_one(element, "LISTED_ON")),
        delisted_on=_day(_one(element, "DELISTED_ON")),
        countries=tuple(_countries(element)),
        offices=tuple(_values(element, "DESIGNATION")),
        titles=tuple(_values(element, "TITLE")),
        born=tuple(_born(element)),
        imo=numbers,
    )


def _is_ship(name: str, comments: str) -> bool:
    """Whether the comments speak of a ship and the name is not that of a firm, which may own ships."""
    firm = spellings().legal_forms | spellings().generic
    return bool(_SHIP.search(comments)) and firm.isdisjoint(name.lower().replace(",", " ").split())


def _one(element: Element, name: str) -> str:
    found = xml.child(element, name)
    return xml.text(found) if found is not None else ""


def _values(element: Element, name: str) -> Iterator[str]:
    for each in element:
        if xml.name(each) == name:
            yield from filter(None, (xml.text(value) for value in each if xml.name(value) == "VALUE"))


def _aliases(element: Element) -> Iterator[Alias]:
    found = [
        (name.strip(' "“”'), _QUALITIES.get(_one(each, "QUALITY").lower(), "low"))
        for each in element
        if xml.name(each) in ("INDIVIDUAL_ALIAS", "ENTITY_ALIAS")
        for name in _one(each, "ALIAS_NAME").split(";")
    ]
    if original := _one(element, "NAME_ORIGINAL_SCRIPT"):
        found.append((original, "original"))
    for name, quality in dict.fromkeys(found):
        if name:
            yield Alias(name, quality)


def _countries(element: Element) -> Iterator[str]:
    named = [*_values(element, "NATIONALITY")]
    if not named:
        named = [_one(each, "COUNTRY") for each in element if xml.name(each).endswith("_ADDRESS")]
    yield from dict.fromkeys(filter(None, map(code, named)))


def _born(element: Element) -> Iterator[str]:
    for each in element:
        if xml.name(each) == "INDIVIDUAL_DATE_OF_BIRTH":
            first, last = _one(each, "FROM_YEAR"), _one(each, "TO_YEAR")
            whole = (
                _one(each, "DATE")[:10] or _one(each, "YEAR") or (f"{first}/{last}" if first and last else "")
            )
            if whole:
                yield whole


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None
