"""Parties that a list in use may mean, as rows: never as a finding that they are the same."""

from datetime import date

from msgspec import Struct

from indicia.model import MEASURES, PossibleListing, Reading
from indicia.products import words
from indicia.products.tongue import ENGLISH, Tongue


class ListedRow(Struct, frozen=True):
    """One possible listing: the page's name, the list's, why, and since when."""

    name: str
    listed: str
    where: str
    days: str
    measures: tuple[str, ...]
    likeness: str
    why: str
    said: str


def listed_rows(reading: Reading, tongue: Tongue = ENGLISH) -> tuple[ListedRow, ...]:
    """Possible listings in the order of the reading."""
    names = {entity.id: entity.name for entity in reading.entities}
    return tuple(
        ListedRow(
            name=names.get(row.entity or "", row.place.text),
            listed=row.name,
            where=tongue.say(
                "%(reference)s, %(list)s, as of %(day)s",
                reference=row.reference,
                list=row.list_name,
                day=tongue.day(row.data_of),
            ),
            days=_days(row, reading.article.published, tongue),
            measures=tuple(tongue.say(slug.replace("_", " ")) for slug in row.measures if slug in MEASURES),
            likeness=tongue.say("names alike %(score)s", score=f"{row.score:.2f}"),
            why=row.why,
            said=tongue.say(words.SAID_LISTED if row.said else words.NOT_SAID_LISTED),
        )
        for row in reading.listings
    )


def _days(row: PossibleListing, published: date | None, tongue: Tongue) -> str:
    """Since and until when it was listed, and whether it was on the day of the page."""
    since = (
        tongue.say("listed %(day)s", day=tongue.day(row.listed_on))
        if row.listed_on
        else tongue.say("day of listing not given")
    )
    until = ""
    if row.delisted_on:
        until = ", " + tongue.say("taken off %(day)s", day=tongue.day(row.delisted_on))
    elif row.gone_by:
        gone, seen = tongue.day(row.gone_by), tongue.day(row.seen)
        until = ", " + tongue.say("gone between %(first)s and %(last)s", first=seen, last=gone)
    if published and row.during(published, published) == "before":
        until += "; " + tongue.say("not yet on the day of the page")
    return since + until
