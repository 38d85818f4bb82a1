"""Which regimes an act touches, and which way things move, seen from the regime's territory."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from indicia.language import Parse, sort_of
from indicia.law.clause import brings_home, given_to
from indicia.law.linking import linking
from indicia.law.provisions import Provision, Regime
from indicia.law.telling import Act
from indicia.model import Entity

Way = Literal["out", "in"]


@dataclass(frozen=True)
class Sides:
    """An act seen from one regime: entity ids of the side it comes from and the side it goes to.

    For an act in which nothing moves, they are those who do it and those it is done with.
    """

    direction: Way | None
    origin: tuple[str, ...]
    other: tuple[str, ...]


def of(act: Act, regime: Regime) -> Sides | None:
    """The sides of an act as the regime sees it; None if it is no business of the regime."""
    event, parse, link = act.event, act.parse, linking().areas[act.area]
    actors, recipients = named(event.actors, regime, parse), named(event.recipients, regime, parse)
    parties = (*actors, *recipients)
    inside = {id_ for id_ in parties if belongs(parse.entity.get(id_), regime)}
    bearer = None if act.clause or inside.intersection(actors) else _name_borne(act, regime)
    if not inside and bearer is None:
        return None
    if link.alone:
        return Sides(None, tuple(id_ for id_ in parties if id_ in inside) or parties, ())
    if not link.flow or (act.clause is not None and act.clause.way == "does"):
        return Sides(None, actors, recipients)
    if bearer is not None:  # "Russia hosts North Korean workers", "a trader sold Libyan oil"
        return Sides("out", (bearer,), tuple(id_ for id_ in parties if id_ not in {bearer, *inside}))
    origin, other = actors, recipients
    moved = event.type in (None, "COOPERATE", "AID")  # "took part" takes nothing
    made_by = event.made_by.rpartition("/")[2]  # "verb:source" buys, "noun:source" gives
    if (
        act.clause is None
        and moved
        and (
            linking().receives.intersection((made_by, made_by.rpartition(":")[2]))
            or any(brings_home(head) and not event.recipients for head in act.heads)
        )
    ):
        origin, other = other, origin
    abroad = {id_ for id_ in parties if parse.entity[id_].country} - inside
    return Sides(_way(origin, other, inside, abroad), origin, other)


def named(ids: tuple[str, ...], regime: Regime, parse: Parse) -> tuple[str, ...]:
    """The parties among entities: not a sea, nor what the page only describes ("both sides", "workers")."""
    found = [parse.entity[id_] for id_ in ids if id_ in parse.entity]
    return tuple(
        entity.id
        for entity in found
        if entity.country
        or is_group(entity, regime)
        or (entity.kind not in ("place", "group") and not entity.name.split()[-1][:1].islower())
    )


def turned(sides: Sides, *, turns: bool = True, either: bool = False) -> Sides | None:
    """The same act the other way round, if only one side of it is named; else None.

    An act whose words tell no way (`either`) may be turned though both sides are named.

    "North Korea smuggled refined oil" does not say whether it came or went; `turns` is false for areas
    in which the doer is always the side it comes from.
    """
    if sides.direction is None or not turns or (sides.origin and sides.other and not either):
        return None
    return Sides("in" if sides.direction == "out" else "out", sides.other, sides.origin)


def reaches(row: Provision, regime: Regime, ids: tuple[str, ...], parse: Parse) -> bool:
    """Whether a measure on groups is met by one of these parties: a named group, or one of the land."""
    if row.reach == "territory":
        return True
    found = [parse.entity[id_] for id_ in ids if id_ in parse.entity]
    return any(
        is_group(entity, regime)
        or (entity.kind not in ("state", "place") and belongs(entity, regime) and not _of_state(entity))
        for entity in found
    )


def belongs(entity: Entity | None, regime: Regime) -> bool:
    """Whether an entity is of the regime's territory or one of its groups."""
    return entity is not None and (entity.country in regime.territory or is_group(entity, regime))


def is_group(entity: Entity, regime: Regime) -> bool:
    """Whether an entity is one of the regime's groups."""
    return bool(regime.groups) and _named_as(entity.name, regime.groups)


@lru_cache(maxsize=8192)
def _named_as(name: str, groups: tuple[str, ...]) -> bool:
    plain = f" {_plain(name)} "
    return any(f" {_plain(group)} " in plain for group in groups)


def _of_state(entity: Entity) -> bool:
    """Whether a body serves the government, as the names room knows or a word of its name tells."""
    return sort_of(entity) == "ministries" or not linking().of_state.isdisjoint(_plain(entity.name).split())


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    return "".join(c if c.isalnum() else " " for c in name.lower())


def _way(origin: tuple[str, ...], other: tuple[str, ...], inside: set[str], abroad: set[str]) -> Way | None:
    """Out of the land or into it; where its people stand on both sides, those of other lands decide."""
    leaves, comes = inside.intersection(origin), inside.intersection(other)
    if leaves and comes:
        there, here = abroad.intersection(other), abroad.intersection(origin)
        return None if bool(there) == bool(here) else "out" if there else "in"
    return "out" if leaves else "in"


def _name_borne(act: Act, regime: Regime) -> str | None:
    """The entity of the territory that the thing moved is called after: the last word of the act's own."""
    if not linking().areas[act.area].named_for:
        return None
    parse = act.parse
    things = (tokens[-1] for tokens in act.tellings if tokens and tokens[-1].lemma not in linking().bans)
    for child in (child for thing in things for child in thing.children):  # not "the Libya arms embargo"
        mention = parse.mention_at.get(child.i)
        if mention is None or child.dep not in ("amod", "compound", "poss", "nmod") or given_to(child, parse):
            continue
        if parse.entity[mention.entity].country in regime.territory:
            return mention.entity
    return None
