"""PLOVER's mode and contexts of an act, where its own words say so (`data/modes.toml`)."""

from functools import cache
from importlib.resources import files
from tomllib import loads

import msgspec
from msgspec import Struct

from indicia.events import frames
from indicia.events.triggers import Candidate
from indicia.language import Token
from indicia.model import EventType

REACH = 25  # tokens to either side; what stands farther off belongs to another act


class Mode(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of the act that mean a mode, and things beside it that do."""

    words: tuple[str, ...] = ()
    things: tuple[str, ...] = ()


class _Modes(Struct, frozen=True, forbid_unknown_fields=True):
    modes: dict[EventType, dict[str, Mode]]
    contexts: dict[str, frozenset[str]]


@cache
def known() -> _Modes:
    """The modes of each type and the words of each context."""
    text = (files("indicia.events") / "data" / "modes.toml").read_text(encoding="utf-8")
    return msgspec.convert(loads(text), _Modes, strict=True)


def of(candidate: Candidate, kind: EventType | None) -> str | None:
    """The mode of an act of a type, or nothing where its words do not say."""
    rows = known().modes.get(kind, {}) if kind else {}
    if candidate.pattern.mode in rows:
        return candidate.pattern.mode
    own = {candidate.token.lemma} | ({candidate.carrier.token.lemma} if candidate.carrier else set())
    said = next((mode for mode, row in rows.items() if own.intersection(row.words)), None)
    if said and not any(row.things for row in rows.values()):
        return said
    beside = _beside(candidate)
    return next((mode for mode, row in rows.items() if beside.intersection(row.things)), said)


def contexts(candidate: Candidate) -> tuple[str, ...]:
    """The contexts that the words of the act's own clause name, in the order of the data."""
    act = candidate.carrier.token if candidate.carrier else candidate.token
    first, last = max(act.left, act.i - REACH), min(act.right, act.i + REACH)
    named: set[str] = set()
    before = ""
    for token in candidate.frame.parse.tokens[first : last + 1]:
        if token.pos in ("NOUN", "PROPN", "ADJ"):
            named.update(_by_word().get(token.lemma, ()))
            named.update(_by_word().get(f"{before} {token.lemma}", ()))
        before = token.lemma
    return tuple(context for context in known().contexts if context in named) if named else ()


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    """The contexts that each word names."""
    table = known().contexts
    words = {word for held in table.values() for word in held}
    return {word: tuple(name for name, held in table.items() if word in held) for word in words}


def _beside(candidate: Candidate) -> set[str]:
    """What the act's objects, subjects, clauses and prepositions are called."""
    found: set[str] = set()
    near: list[Token] = []
    for frame in (candidate.frame, *([candidate.carrier] if candidate.carrier else [])):
        near += [
            *frame.objects,
            *frame.clauses,
            *frame.subjects,
            *(t for ts in frame.preps.values() for t in ts),
        ]
    for token in near:
        found |= frames.names(token, candidate.frame.known)
    return found
