"""Whom of the page a sanctions list may mean. Never a finding that they are the same."""

from datetime import date
from typing import Literal

from msgspec import Struct

from indicia.model.span import Span

Listed = Literal["listed", "before", "after", "unknown"]
MEASURES: dict[str, str] = {
    "asset_freeze": "its funds are frozen, and nothing may be made available to it",
    "travel_ban": "it may not enter or pass through other States",
    "arms_embargo": "it may not be given arms",
    "port_ban": "the ship may not enter port",
    "deflag": "the ship loses its flag",
    "other": "another measure, which the list names",
}


class PossibleListing(Struct, frozen=True):
    """A party of the page that may be one on a list in use.

    `entity` is null where the page's name was not taken for an entity; `place` is where it first stands.
    `list_id` and `reference` lead to the row of the list, `name` is how the list calls it and `matched`
    the name there that is like the page's. `score` (0 to 1) is how alike those two are, and decides
    nothing by itself; `why` says in one sentence what was weighed. `regime` is the one whose `measures`
    follow the listed, `countries` the States (alpha-3) that the list gives. `said` is true where the
    page itself calls the party listed or sanctioned: that is the page's claim and not this look-up.
    The list was looked up as of `data_of`. The party was listed since `listed_on`; `delisted_on` is the
    day on which the row says that it ended, `gone_by` the first known day without it and `seen` the last
    known day with it.
    """

    entity: str | None
    place: Span
    list_id: str
    list_name: str
    reference: str
    name: str
    matched: str
    regime: str | None
    measures: tuple[str, ...]
    countries: tuple[str, ...]
    listed_on: date | None
    delisted_on: date | None
    seen: date
    gone_by: date | None
    data_of: date
    score: float
    said: bool
    why: str

    def during(self, first: date, last: date) -> Listed:
        """Whether the party was listed on a day from `first` to `last`, as far as the list tells."""
        if self.listed_on is not None and last < self.listed_on:
            return "before"
        if self.delisted_on is not None:
            return "after" if first >= self.delisted_on else "listed"
        if self.gone_by is not None and first > self.seen:
            return "after" if first >= self.gone_by else "unknown"
        return "listed" if self.listed_on is not None else "unknown"
