"""A first look at an article: whether anything on it can concern a regime, before a model reads it.

It is careful: it passes an article over only when no word of it names a land, body, person or place of the
loaded law, nor its matters by their general names. What it passes over is kept, counted and searchable, and
`indicia reread --passed-over` reads it.
"""

from functools import cache

import ahocorasick_rs

from indicia import law
from indicia.language.names.lexicon import lexicon

_MATTERS = (
    "sanction",
    "embargo",
    "Security Council",
    "United Nations",
    "Panel of Experts",
    "designated vessel",
    "ship-to-ship",
    "shadow fleet",
    "proliferation",
    "nuclear test",
    "ballistic missile",
)
_UNSURE = {"surname"}  # and towns, unless no other land has one of that name
_SHORTEST = 5
WHY = "names no land, body, person or matter of the loaded law"


def reason_to_pass(text: str) -> str | None:
    """Why an article need not be read; None if it must be."""
    lower = text.lower()
    automaton, whole = _automaton()
    for pattern, start, end in automaton.find_matches_as_indexes(lower, overlapping=True):
        if not whole[pattern] or (_edge(lower, start - 1) and _edge(lower, end)):
            return None
    return WHY


def _edge(text: str, at: int) -> bool:
    return not 0 <= at < len(text) or not text[at].isalnum()


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, tuple[bool, ...]]:
    """The names and matters, and whether each must stand as a whole word."""
    lands = {land for regime in law.in_use().regimes for land in regime.territory}
    names = {group.lower() for regime in law.in_use().regimes for group in regime.groups}
    for name, rows in lexicon().rows.items():
        if any(row.country in lands and row.sort not in _UNSURE for row in rows):
            names.add(name.lower())
    for name, towns in lexicon().towns.items():
        if len(name) >= _SHORTEST and {row[2] for row in towns} <= lands:
            names.add(name.lower())
    matters = [matter.lower() for matter in _MATTERS]
    patterns = [*matters, *sorted(names)]
    return ahocorasick_rs.AhoCorasick(patterns), tuple(i >= len(matters) for i in range(len(patterns)))
