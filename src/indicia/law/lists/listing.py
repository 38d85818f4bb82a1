"""A list of designated parties as data: a head that a lawyer decides on, and one row for each party."""

from datetime import date
from typing import Literal

from msgspec import Struct, field

ListedKind = Literal["person", "entity", "vessel"]
Quality = Literal["good", "low", "former", "original"]
Format = Literal["own", "un-consolidated", "followthemoney"]
Measure = Literal["asset_freeze", "travel_ban", "arms_embargo", "port_ban", "deflag", "other"]


class Alias(Struct, frozen=True, forbid_unknown_fields=True):
    """Another name: as good as the first, of `low` quality, a `former` one, or in its `original` script."""

    name: str
    quality: Quality = "good"


class Change(Struct, frozen=True, forbid_unknown_fields=True):
    """What a row said before the data of `on`, by field, as text."""

    on: date
    was: dict[str, str]


class Listing(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One listed person, body or ship.

    `countries` are alpha-3 codes of the States it is said to be of, `born` years or days as the list
    gives them. A row that the newest data no longer holds stays: `seen` is then the last day whose data
    had it and `gone_by` the first whose data had not, where the list does not say when it was `delisted_on`.
    """

    reference: str
    kind: ListedKind
    name: str
    aliases: tuple[Alias, ...] = ()
    programme: str = ""
    listed_on: date | None = None
    delisted_on: date | None = None
    seen: date | None = None
    gone_by: date | None = None
    countries: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    born: tuple[str, ...] = ()
    imo: tuple[str, ...] = ()
    history: tuple[Change, ...] = ()


class Programme(Struct, frozen=True, forbid_unknown_fields=True):
    """What being listed under a programme means: the regime, and the measures on each kind of party."""

    regime: str | None = None
    person: tuple[Measure, ...] = ()
    entity: tuple[Measure, ...] = ()
    vessel: tuple[Measure, ...] = ()

    def measures(self, kind: ListedKind) -> tuple[Measure, ...]:
        """The measures on parties of a kind."""
        return {"person": self.person, "entity": self.entity, "vessel": self.vessel}[kind]


class Import(Struct, frozen=True, forbid_unknown_fields=True):
    """One file that was taken in: its name, its hash, the day of its data, what it changed."""

    source: str
    sha256: str
    data_of: date
    added: int = 0
    changed: int = 0
    gone: int = 0
    back: int = 0


class ListHead(Struct, frozen=True, forbid_unknown_fields=True):
    """The file `lists/ID.toml`; rows stand in it, or for long lists in `lists/ID.jsonl` beside it."""

    id: str
    name: str
    issuer: str
    data_of: date
    format: Format = "own"
    programme: dict[str, Programme] = {}
    imports: tuple[Import, ...] = field(default=(), name="import")
    listing: tuple[Listing, ...] = ()
