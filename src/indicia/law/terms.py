"""The words a regime is known by, for a look that does without a parse: its parties, its matters."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from indicia.language.names.lexicon import lexicon
from indicia.law import likened
from indicia.law.files import Law, RegimeFile
from indicia.law.wording import Row, wording

# A surname or "the North" names too many others; so does a town of which another land has one too.
_UNSURE = ("surname", "compass")
_SHORTEST_TOWN = 5
_SHORTEST_WORD = 4
_TELLING = 3.5  # weight of a word by which the recogniser of likeness tells an area


class Word(NamedTuple):
    """A phrase in dictionary form that tells of an area, and the kind of words it stands with."""

    phrase: str
    area: str
    kind: str
    verb: bool = False


def parties(law: Law) -> Iterator[tuple[str, str]]:
    """Every name of a party of a regime (its lands, what is theirs, groups, listed ones), with its id."""
    for file in law.files:
        for name in _names(file):
            yield name, file.regime.id
    for held in law.lists:
        for row in held.listings:
            regime = held.programme(row).regime
            for name in (row.name, *(alias.name for alias in row.aliases)):
                if regime:
                    yield name, regime


def _names(file: RegimeFile) -> Iterator[str]:
    yield from file.regime.groups
    lands = set(file.regime.territory)
    for name, rows in lexicon().rows.items():
        if any(row.country in lands and row.sort not in _UNSURE for row in rows):
            yield name
    for name, towns in lexicon().towns.items():
        if len(name) >= _SHORTEST_TOWN and {row[2] for row in towns} <= lands:
            yield name


def areas(law: Law) -> dict[str, frozenset[str]]:
    """The areas of conduct that each regime limits, by its id."""
    return {
        file.regime.id: frozenset(area for row in file.provisions for area in row.areas) for file in law.files
    }


def words() -> Iterator[Word]:
    """The words of conduct by area: what it is done with, and acts that need nothing beside them."""
    known = wording()
    for row in known.row:
        for kind in _kinds(row):
            for phrase in known.words[kind]:
                yield Word(phrase, row.area, kind)
        if not row.things and not row.clause:
            for act in row.acts:
                yield from (Word(phrase, row.area, "act", verb=True) for phrase in known.acts[act].verbs)
                yield from (Word(phrase, row.area, "act") for phrase in known.acts[act].nouns)
    for way in known.crossing:
        for kind in way.things:
            yield from (Word(phrase, way.area, kind) for phrase in known.words[kind])
    for word, area in likened.load().telling(_TELLING):
        if len(word) >= _SHORTEST_WORD and word not in _named():
            yield Word(word, area, "alike")


@cache
def _named() -> frozenset[str]:
    """The names of the lexicon in small letters: they are parties, and no matter."""
    return frozenset(name.lower() for table in (lexicon().rows, lexicon().towns) for name in table)


def _kinds(row: Row) -> list[str]:
    """The kinds of words without one of which the row does not hold; where it has no things, its others."""
    parts = row.things or (*row.clause, *row.who)
    return [kind for part in parts for kind in part.split("|")]
