"""Parties that a list in use may mean, as rows: never as a finding that they are the same."""

from datetime import date

from msgspec import Struct

from indicia.model import MEASURES, PossibleListing, Reading
from indicia.products import words


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


def listed_rows(reading: Reading) -> tuple[ListedRow, ...]:
    """Possible listings in the order of the reading."""
    names = {entity.id: entity.name for entity in reading.entities}
    return tuple(
        ListedRow(
            name=names.get(row.entity or "", row.place.text),
            listed=row.name,
            where=f"{row.reference}, {row.list_name}, as of {words.day(row.data_of)}",
            days=_days(row, reading.article.published),
            measures=tuple(slug.replace("_", " ") for slug in row.measures if slug in MEASURES),
            likeness=f"names alike {row.score:.2f}",
            why=row.why,
            said=words.SAID_LISTED if row.said else words.NOT_SAID_LISTED,
        )
        for row in reading.listings
    )


def _days(row: PossibleListing, published: date | None) -> str:
    """Since and until when it was listed, and whether it was on the day of the page."""
    since = f"listed {words.day(row.listed_on)}" if row.listed_on else "day of listing not given"
    until = ""
    if row.delisted_on:
        until = f", taken off {words.day(row.delisted_on)}"
    elif row.gone_by:
        until = f", gone between {words.day(row.seen)} and {words.day(row.gone_by)}"
    if published and row.during(published, published) == "before":
        until += "; not yet on the day of the page"
    return since + until
