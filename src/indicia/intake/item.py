"""What a source of pages yields: pages, addresses still to get, and what could not be had."""

from datetime import date, datetime

from msgspec import Struct

from indicia.ledger import Capture


class Address(Struct, frozen=True):
    """An address to get, with what the list that names it says of it."""

    url: str
    source: str | None = None
    published: date | None = None
    updated: datetime | None = None


class Fault(Struct, frozen=True):
    """What could not be had, and why: a slug for machines, a line for people."""

    place: str
    slug: str
    why: str
    source: str | None = None


class Passed(Struct, frozen=True):
    """What was no page, counted by kind: a picture in a folder, a redirect in an archive."""

    kind: str


Item = Capture | Address | Fault | Passed
