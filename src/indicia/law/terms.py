"""The words a regime is known by, for a look that does without a parse: its parties, its matters."""

from collections.abc import Iterator
from typing import NamedTuple

from indicia.language.names.lexicon import lexicon
from indicia.law.files import Law, RegimeFile
from indicia.law.wording import Row, wording

# A surname or "the North" names too many others; so does a town of which another land has one too.
_UNSURE = ("surname", "compass")
_SHORTEST_TOWN = 5


class Word(NamedTuple):
    """A phrase in dictionary form that tells of an area, and the kind of words it stands with."""

    phrase: str
    area: str
    kind: str
    verb: bool = False


def parties(law: Law) -> Iterator[tuple[str, str, str]]:
    """Every name of a party of a regime (groups, lands, what is theirs, listed ones), its id, its sort."""
    for file in law.files:
        for name, sort in _names(file):
            yield name, file.regime.id, sort
    for held in law.lists:
        for row in held.listings:
            regime = held.programme(row).regime
            for name in (row.name, *(alias.name for alias in row.aliases)):
                if regime:
                    yield name, regime, "listed"


def surnames(law: Law) -> Iterator[tuple[str, str]]:
    """The surnames by which pages call who leads a land of a regime, with its id."""
    for file in law.files:
        for name, rows in lexicon().rows.items():
            if any(row.country in file.regime.territory and row.sort == "surname" for row in rows):
                yield name, file.regime.id


def _names(file: RegimeFile) -> Iterator[tuple[str, str]]:
    yield from ((name, "group") for name in file.regime.groups)
    lands = set(file.regime.territory)
    for name, rows in lexicon().rows.items():
        sorts = [row.sort for row in rows if row.country in lands and row.sort not in _UNSURE]
        if sorts:
            yield name, min(sorts)
    for name, towns in lexicon().towns.items():
        if len(name) >= _SHORTEST_TOWN and {row[2] for row in towns} <= lands:
            yield name, "town"


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
                yield from (
                    Word(phrase, row.area, f"to {act}", verb=True) for phrase in known.acts[act].verbs
                )
                yield from (Word(phrase, row.area, f"to {act}") for phrase in known.acts[act].nouns)
    for way in known.crossing:
        for kind in way.things:
            yield from (Word(phrase, way.area, kind) for phrase in known.words[kind])


def _kinds(row: Row) -> list[str]:
    """The kinds of words without one of which the row does not hold; where it has no things, its others."""
    parts = row.things or (*row.clause, *row.who)
    return [kind for part in parts for kind in part.split("|")]
