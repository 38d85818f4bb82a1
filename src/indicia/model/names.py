"""Who and what a page speaks of."""

from typing import Literal, get_args

from msgspec import Struct

EntityKind = Literal[
    "state",
    "organisation",
    "person",
    "group",
    "place",
    "vessel",
    "instrument",
    "unknown",
]
KINDS: tuple[str, ...] = get_args(EntityKind)


class Entity(Struct, frozen=True):
    """One state, body, person, group ("Russian officials"), place, ship or legal text.

    `country` is the ISO 3166 alpha-3 code of the state it is, or belongs to, when that is known.
    `known` is the key of its row in the name data, null for one met only on this page.
    """

    id: str
    name: str
    kind: EntityKind
    country: str | None = None
    known: str | None = None


class Mention(Struct, frozen=True):
    """A place in the article that names, describes or stands for an entity."""

    id: str
    start: int
    end: int
    text: str
    entity: str
