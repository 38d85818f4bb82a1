"""Every slug that a reading may hold, with what it means, from the rooms' own dictionaries."""

import difflib
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from msgspec import Struct

from indicia.law import LEVELS
from indicia.model import (
    BEARINGS,
    CERTAINTIES,
    CHANGES,
    EDGE_KINDS,
    LIKENESSES,
    MEASURES,
    MOVES,
    NODE_KINDS,
    SIDES,
    STAGES,
    STANCES,
    STATES,
    STATUSES,
    UsageError,
)
from indicia.model.conduct import AREAS
from indicia.pages import REASONS
from indicia.products import words

# Each room names the notes it can make in a dictionary of its own, slug -> sentence.
ROOMS_WITH_NOTES = ("pages", "language", "statements", "events", "law")


class Entry(Struct, frozen=True):
    """One slug as a field of a reading uses it."""

    slug: str
    field: str
    meaning: str


def entries() -> tuple[Entry, ...]:
    """The whole glossary, field by field."""
    return tuple(Entry(slug, field, meaning) for field, held in _fields() for slug, meaning in held.items())


def _fields() -> Iterator[tuple[str, Mapping[Any, str]]]:
    yield "stance of a statement", STANCES
    yield "certainty of a statement", CERTAINTIES
    yield "kind of a statement", words.KIND_MEANINGS
    yield (
        "type of an event",
        {slug: f"{words.TYPE_WORDS[slug]}: {it}" for slug, it in words.TYPE_MEANINGS.items()},
    )
    yield "status of an event", STATUSES
    yield "conduct area", AREAS
    yield "status of an exposure", words.EXPOSURE_MEANINGS
    yield "how a provision was verified", LEVELS
    yield "measure on a listed party", MEASURES
    yield "reason for leaving out", REASONS
    yield "move of a telling", MOVES
    yield "likeness of a page", LIKENESSES
    yield "kind of a node behind a claim", NODE_KINDS
    yield "tie between two nodes", EDGE_KINDS
    yield "rule about an origin", import_module("indicia.origins").RULES
    yield "state of a watch", STATES
    yield "side of an indicator", SIDES
    yield "stage of an indicator", STAGES
    yield "bearing of an indication", BEARINGS
    yield "change of a watch", CHANGES
    yield "note", notes()


def notes() -> dict[str, str]:
    """What each slug of a note means."""
    found: dict[str, str] = {}
    for room in ROOMS_WITH_NOTES:
        found |= getattr(import_module(f"indicia.{room}"), "NOTES", {})
    return found


def explain(slug: str) -> tuple[Entry, ...]:
    """What a slug means, in each field that uses it; upper and lower case, `-` and `_` are the same.

    Raises:
        UsageError: if no field uses it; the message names those that look like it.
    """
    known = entries()
    if found := tuple(entry for entry in known if _plain(entry.slug) == _plain(slug)):
        return found
    raise UsageError(f"{slug!r} is no slug of a reading{_near(slug, known)}")


def _plain(slug: str) -> str:
    return slug.casefold().replace("-", "_")


def _near(slug: str, known: tuple[Entry, ...]) -> str:
    near = difflib.get_close_matches(_plain(slug), {_plain(entry.slug) for entry in known}, n=3)
    return f"; did you mean {', '.join(sorted(near))}?" if near else ": `indicia explain` lists them all"
