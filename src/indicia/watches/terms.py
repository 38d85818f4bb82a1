"""The words of the areas of conduct, and of acts, found on a page in one pass: the law's, inflected."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from indicia.events import things
from indicia.first_look.terms import is_broad
from indicia.law import terms as of_law
from indicia.law.wording import wording as of_acts
from indicia.model import DataError
from indicia.watches.words import Stemmed, Words

FILE = Path(__file__).parent / "wording.toml"
Sort = Literal[
    "thing",
    "broad",
    "act",
    "deed",
    "gets",
    "passes",
    "enters",
    "encounters",
    "talks",
    "ahead",
    "rules",
    "undoes",
    "decoy",
]
# What passes from one to another, whichever area's words say so; of the other ways each area has its own.
_PASSING = ("gives", "gets", "moves")


class Term(Struct, frozen=True):
    """What a word stands for; of an area, or of any (null)."""

    sort: Sort
    area: str | None = None


class Place(Struct, frozen=True):
    """A word where it stands, with all that it stands for."""

    start: int
    end: int
    terms: tuple[Term, ...]

    def is_(self, *sorts: Sort) -> bool:
        """Whether it stands for one of these, whatever the area."""
        return any(term.sort in sorts for term in self.terms)

    def of(self, area: str, *sorts: Sort) -> bool:
        """Whether it stands for one of these in an area."""
        return any(term.sort in sorts and term.area == area for term in self.terms)


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    irregular: dict[str, tuple[str, ...]]
    words: dict[Sort, tuple[str, ...]]


def places(text: Stemmed) -> Iterator[Place]:
    """The words of a text that tell of an area or of an act, in its order."""
    decoyed = 0
    for start, end, values in sorted(_words().find(text), key=lambda it: (it[0], -it[1])):
        if end <= decoyed:
            continue  # "fuel tank" is no tank
        if any(term.sort == "decoy" for term in values):
            decoyed = end
        yield Place(start, end, tuple(values))


@cache
def _words() -> Words[Term]:
    phrases: dict[str, set[Term]] = {}
    for phrase, term in _all():
        phrases.setdefault(phrase, set()).add(term)
    return Words(phrases)


def _all() -> Iterator[tuple[str, Term]]:
    irregular = _data().irregular
    for phrase, term in (*_things(), *_acts(), *_own()):
        yield phrase, term
        verb, _, rest = phrase.partition(" ")
        for form in irregular.get(verb, ()):
            yield f"{form} {rest}".strip(), term


def _things() -> Iterable[tuple[str, Term]]:
    for word in of_law.words():
        if not word.verb:
            yield word.phrase, Term("broad" if is_broad(word) else "thing", word.area)
    for head, area in things():
        yield head, Term("thing", area)


def _acts() -> Iterable[tuple[str, Term]]:
    known = of_acts()
    for row in known.row:
        for name in row.acts:
            yield from ((verb, Term("act", row.area)) for verb in known.acts[name].verbs)
            yield from ((noun, Term("deed", row.area)) for noun in known.acts[name].nouns)
    for acts in known.acts.values():
        for verb in acts.verbs if acts.way in _PASSING else ():
            yield verb, Term("passes")
            if acts.way == "gets":
                yield verb, Term("gets")


def _own() -> Iterable[tuple[str, Term]]:
    for phrase in of_acts().words["decoy"]:
        yield phrase, Term("decoy")
    for sort, phrases in _data().words.items():
        for phrase in phrases:
            yield phrase, Term(sort)


@cache
def _data() -> _File:
    try:
        return msgspec.toml.decode(FILE.read_text(encoding="utf-8"), type=_File, strict=True)
    except msgspec.DecodeError as error:
        raise DataError(f"watches/{FILE.name}: {error}") from error
