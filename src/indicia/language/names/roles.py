"""Nouns that stand for people, bodies, places, ships and papers: `data/roles.toml`, by lemma."""

from functools import cache
from typing import Literal

from msgspec import Struct

from indicia.language.names.data import read_toml

Sort = Literal["person", "group", "body", "paper", "state", "place", "vessel", "instrument"]


class Persons(Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns for one person: offices held by one at a time, and others."""

    offices: tuple[str, ...]
    others: tuple[str, ...]


class Nouns(Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns of one sort, with what only some sorts have."""

    nouns: tuple[str, ...]
    papers: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    warships: tuple[str, ...] = ()


class Titles(Struct, frozen=True, forbid_unknown_fields=True):
    """Words before a name."""

    words: frozenset[str]
    modifiers: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]


class Seats(Struct, frozen=True, forbid_unknown_fields=True):
    """What tells a capital from the state it stands for."""

    prepositions: frozenset[str]
    motion: frozenset[str]


class Owning(Struct, frozen=True, forbid_unknown_fields=True):
    """How a phrase tells the state it belongs to."""

    prepositions: frozenset[str]
    linked: frozenset[str]
    seated: frozenset[str]
    belonging: frozenset[str]


class RoleFile(Struct, frozen=True, forbid_unknown_fields=True):
    """`roles.toml`."""

    persons: Persons
    groups: Nouns
    bodies: Nouns
    states: Nouns
    places: Nouns
    vessels: Nouns
    instruments: Nouns
    titles: Titles
    places_of_state: Seats
    of_state: Nouns
    owning: Owning
    amounts: Nouns
    relational: Nouns


class Roles(Struct, frozen=True):
    """The file made ready: the sort of each noun, of one or two words, and the sets."""

    sort: dict[str, Sort]
    offices: frozenset[str]
    pairs: frozenset[str]
    warships: frozenset[str]
    amounts: frozenset[str]
    relational: frozenset[str]
    prefixes: frozenset[str]
    of_state: frozenset[str]
    titles: Titles
    seats: Seats
    owning: Owning


@cache
def roles() -> Roles:
    """The nouns, loaded once. A noun in two lists has the sort of the last."""
    file = read_toml("roles.toml", RoleFile)
    sort: dict[str, Sort] = {}
    lists: tuple[tuple[Sort, tuple[str, ...]], ...] = (
        ("instrument", file.instruments.nouns),
        ("place", file.places.nouns),
        ("state", file.states.nouns),
        ("paper", file.bodies.papers),
        ("body", file.bodies.nouns),
        ("group", file.groups.nouns),
        ("vessel", file.vessels.nouns),
        ("person", file.persons.others),
        ("person", file.persons.offices),
    )
    for name, nouns in lists:
        sort.update(dict.fromkeys(nouns, name))
    sort.update(dict.fromkeys(file.states.nouns, "state"))
    return Roles(
        sort=sort,
        offices=frozenset(file.persons.offices),
        pairs=frozenset(file.states.pairs),
        relational=frozenset(file.relational.nouns),
        warships=frozenset(file.vessels.warships),
        amounts=frozenset(file.amounts.nouns),
        prefixes=frozenset(file.vessels.prefixes),
        of_state=frozenset(file.of_state.nouns),
        titles=file.titles,
        seats=file.places_of_state,
        owning=file.owning,
    )
