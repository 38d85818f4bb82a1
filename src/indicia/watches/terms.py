"""The words of the areas of conduct, and of acts, found on a page in one pass: the law's, inflected."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from indicia.events import things
from indicia.law.wording import wording as of_acts
from indicia.model import DataError
from indicia.watches.words import Stemmed, Words, plain

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
    """What a word stands for; of an area, or of any (null); `kind` is that of the law's data."""

    sort: Sort
    area: str | None = None
    kind: str = ""


class Meaning:
    """All that a word stands for, by what is asked of it."""

    def __init__(self, terms: Iterable[Term]) -> None:
        held = list(terms)
        self.sorts = frozenset(term.sort for term in held)
        self.matters = frozenset(term.area for term in held if term.sort in ("thing", "broad"))
        self.areas: dict[str, set[Sort]] = {}
        self.kinds: dict[str, set[str]] = {}
        for term in held:
            if term.area is not None:
                self.areas.setdefault(term.area, set()).add(term.sort)
                if term.sort == "broad":
                    self.kinds.setdefault(term.area, set()).add(term.kind)


class Place(Struct, frozen=True):
    """A word where it stands, with what it stands for."""

    start: int
    end: int
    meaning: Meaning

    def kinds(self, area: str) -> set[str]:
        """The kinds of words of an area that need another beside them."""
        return self.meaning.kinds.get(area, set())

    def is_(self, *sorts: Sort) -> bool:
        """Whether it stands for one of these, whatever the area."""
        return not self.meaning.sorts.isdisjoint(sorts)

    def of(self, area: str, *sorts: Sort) -> bool:
        """Whether it stands for one of these in an area."""
        held = self.meaning.areas.get(area)
        return held is not None and not held.isdisjoint(sorts)


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    weak: frozenset[str]
    broad: frozenset[str]
    irregular: dict[str, tuple[str, ...]]
    words: dict[Sort, tuple[str, ...]]


def places(text: Stemmed) -> Iterator[Place]:
    """The words of a text that tell of an area or of an act, in its order."""
    decoyed = 0
    for start, end, (meaning,) in sorted(_words().find(text), key=lambda it: (it[0], -it[1])):
        if end <= decoyed:
            continue  # "fuel tank" is no tank
        if "decoy" in meaning.sorts:
            decoyed = end
        yield Place(start, end, meaning)


@cache
def _words() -> Words[Meaning]:
    phrases: dict[str, set[Term]] = {}
    stands: dict[str, str] = {}  # the first phrase of those that are one without their endings
    for phrase, term in _all():
        phrases.setdefault(stands.setdefault(plain(phrase), phrase), set()).add(term)
    return Words({phrase: [Meaning(terms)] for phrase, terms in phrases.items()})


def _all() -> Iterator[tuple[str, Term]]:
    irregular = _data().irregular
    yield from _things()
    for phrase, term in (*_acts(), *_own()):
        yield phrase, term
        verb, _, rest = phrase.partition(" ")
        for form in irregular.get(verb, ()):
            yield f"{form} {rest}".strip(), term


def _things() -> Iterable[tuple[str, Term]]:
    """What an act is done with; kinds that need others beside them tell of an area where it has no more."""
    known = of_acts()
    kinds: dict[str, dict[str, bool]] = {}  # of an area: whether a kind needs others
    for row in known.row:
        for kind in (kind for part in row.things for kind in part.split("|")):
            _least(kinds.setdefault(row.area, {}), kind, bool(row.clause) or kind in _data().broad)
    for way in known.crossing:
        for kind in way.things:
            _least(kinds.setdefault(way.area, {}), kind, bool(way.clause or way.verbs))
    for row in known.row:
        if row.area not in kinds and len(row.clause) == 1 and row.clause[0] in known.words:
            kinds[row.area] = {row.clause[0]: False}  # of poison gas the law asks no more than the word
    for area, held in kinds.items():
        whole = [kind for kind, needs in held.items() if not needs]
        whole = whole or [kind for kind in held if kind not in _data().broad]
        for kind in held:
            sort: Sort = "thing" if kind in whole else "broad"
            yield from ((phrase, Term(sort, area, kind)) for phrase in known.words[kind])
    yield from ((head, Term("thing", area)) for head, area in things())


def _least(held: dict[str, bool], kind: str, needs: bool) -> None:  # noqa: FBT001 - a value to keep
    held[kind] = held.get(kind, True) and needs


def _acts() -> Iterable[tuple[str, Term]]:
    known = of_acts()
    for row in known.row:
        for name in row.acts:
            yield from ((verb, Term("act", row.area)) for verb in known.acts[name].verbs)
            yield from ((noun, Term("deed", row.area)) for noun in known.acts[name].nouns)
    ways = Counter((verb, acts.way) for acts in known.acts.values() for verb in acts.verbs)
    for acts in known.acts.values():
        for verb in acts.verbs if acts.way in _PASSING else ():
            if verb in _data().weak:
                continue
            yield verb, Term("passes")
            if acts.way == "gets" and ways[verb, "gets"] > ways[verb, "gives"]:  # "given" is no getting
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
