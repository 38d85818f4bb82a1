"""What the law room must know of an area to set conduct beside a paragraph: `data/linking.toml`."""

from functools import cache
from typing import Literal

from msgspec import Struct, field

from indicia.law.files import DATA
from indicia.law.provisions import ExemptionKind
from indicia.model import DataError, EventType, toml
from indicia.model.conduct import AREAS


class AreaLink(Struct, frozen=True, forbid_unknown_fields=True):
    """How conduct of an area is spoken of, and whether something moves in it.

    `alone`: what a State does with nobody, its own launches and tests. `of_origin`: only what comes from the
    land itself is meant, not what others send through it.
    `turns`: an act with one side named may be the other way round. `named_for` things bear the name of
    where they come from: "North Korean workers", "Libyan oil".
    """

    flow: bool = False
    named_for: bool = False
    taken_back: frozenset[str] = frozenset()
    doer: Literal["origin", "actor"] = "origin"
    out: str = ""
    into: str = field(default="", name="in")
    any: str = ""
    origin: str = "the one who does it"
    other: str = ""
    silent: bool = False
    alone: bool = False
    beside: frozenset[str] = frozenset()
    turns: bool = True
    of_origin: bool = False

    def phrase(self, direction: str | None, land: str) -> str:
        """What a provision on this area limits, in words."""
        chosen = {"out": self.out, "in": self.into}.get(direction or "", "") or self.any
        return (chosen or f"{self.out} or {self.into}").format(land=land)


class Linking(Struct, frozen=True, forbid_unknown_fields=True):
    """The file as a whole."""

    receives: frozenset[str]
    either: frozenset[str]
    lawgivers: frozenset[str]
    rules: frozenset[str]
    bans: frozenset[str]
    reports: frozenset[str]
    conditions: frozenset[str]
    abilities: frozenset[str]
    of_state: frozenset[str]
    below: frozenset[str]
    caps: frozenset[str]
    leaves_standing: frozenset[str]
    beside_the_north: tuple[str, ...]
    not_conduct: frozenset[EventType]
    stops: frozenset[EventType]
    tellers: frozenset[str]
    exempting: dict[ExemptionKind, tuple[str, ...]]
    areas: dict[str, AreaLink]


@cache
def linking() -> Linking:
    """The linking data, read once.

    Raises:
        DataError: if the file does not keep its schema or misses an area.
    """
    path = DATA / "linking.toml"
    table = toml.read(path, Linking)
    if odd := set(table.areas) ^ set(AREAS):
        raise DataError(f"{path}: areas: {', '.join(sorted(odd))}: not the areas of the model")
    return table
