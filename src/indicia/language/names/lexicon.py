"""Every known name in one automaton: characters of the article -> the rows they may mean."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Literal

import ahocorasick_rs
import msgspec
from msgspec import Struct

from indicia.language.names import data
from indicia.language.tree import Token
from indicia.model import EntityKind

Sort = Literal[
    "state", "adjective", "people", "seat", "compass", "body", "person", "surname", "town", "region", "sea"
]
# What pages write in several ways; each is one character for one, so offsets stay.
SAME = str.maketrans({"’": "'", "‘": "'", "`": "'", "‐": "-", "‑": "-", "–": "-", "\u00a0": " "})
# A capital is read as the state or as the town, whichever its place in the sentence tells.
STANDING = (
    "state",
    "compass",
    "body",
    "person",
    "adjective",
    "people",
    "seat",
    "region",
    "sea",
    "town",
    "surname",
)


class Known(Struct, frozen=True):
    """What a name may mean: a row of the data."""

    key: str
    name: str
    sort: Sort
    kind: EntityKind
    country: str | None = None
    called: tuple[str, ...] = ()
    office: str | None = None
    woman: bool = False
    about: str | None = None


class Spot(Struct, frozen=True):
    """A known name in the text: tokens `first` to `last`, both included, and what it may mean."""

    first: int
    last: int
    rows: tuple[Known, ...]


class Lexicon(Struct, frozen=True):
    """The automaton with its patterns, the rows by name, and `stands_for` by country and phrase."""

    automaton: ahocorasick_rs.AhoCorasick
    patterns: tuple[str, ...]
    rows: dict[str, list[Known]]
    towns: dict[str, list[list[str]]]
    stands_for: dict[tuple[str, str], Known]

    def meant_by(self, name: str) -> tuple[Known, ...]:
        """The rows of a name, the likeliest first. Towns are thousands, so made when they are met."""
        towns = (Known("geonames-" + r[0], r[1], "town", "place", r[2]) for r in self.towns.get(name, ()))
        return (*self.rows.get(name, ()), *towns)


def slug(name: str) -> str:
    """A name as a key: lower case, without marks, words parted by hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())


def _states() -> Iterator[tuple[str, Known]]:
    file = data.demonyms()
    lands = frozenset(file.other["lands"])
    for code, state in data.states().items():
        row = file.states.get(code, data.StateRow())
        kind: EntityKind = "place" if code in lands else "state"
        known = Known(code, state.name, "state", kind, code)
        for name in (state.name, *state.names, *row.names):
            yield name, known
        if kind == "state":
            for seat in (state.capital, *row.seats):
                yield seat, Known(code, state.name, "seat", kind, code)
        yield from _demonyms(Known(code, state.name, "adjective", kind, code), row)
        for name in row.compass:
            yield name.split()[-1], Known(code, state.name, "compass", kind, code)
    for row in file.more:
        yield from _demonyms(
            Known(row.country, data.states()[row.country].name, "adjective", "state", row.country), row
        )


def _demonyms(known: Known, row: data.StateRow) -> Iterator[tuple[str, Known]]:
    people = Known(known.key, known.name, "people", known.kind, known.country)
    for adjective in row.adjectives:
        yield adjective, known
        if not row.people and adjective[-1] in "naiots":
            yield adjective + "s", people
    for noun in row.people:
        if noun not in row.adjectives:
            yield noun, people


def _bodies() -> Iterator[tuple[str, Known]]:
    for sort in data.bodies().values():
        for row in sort.rows:
            known = body(row, sort)
            for name in (row.name, *row.names):
                yield from ((form, known) for form in _of_the_un(name))
            for name in row.shared:
                yield name, msgspec.structs.replace(known, about=row.about)


def _of_the_un(name: str) -> tuple[str, ...]:
    """The ways in which the name of a body of the United Nations begins."""
    if not name.startswith("UN "):
        return (name,)
    return name, f"U.N. {name[3:]}", f"United Nations {name[3:]}"


def body(row: data.BodyRow, sort: data.BodySort) -> Known:
    """An organisation as the lexicon has it."""
    return Known(slug(row.name), row.name, "body", sort.kind, row.country, sort.called + row.called)


@cache
def sorts() -> dict[str, str]:
    """The sort of each known body ("media", "un"), by its key."""
    return {slug(row.name): sort for sort, rows in data.bodies().items() for row in rows.rows}


def _persons() -> Iterator[tuple[str, Known]]:
    file = data.persons()
    listed = {row.name for row in file.rows}
    later = [row for row in data.in_office() if row.name not in listed and " " in row.name]
    for row in (*file.rows, *later):
        known = Known(slug(row.name), row.name, "person", "person", row.country, (), row.office, row.woman)
        for name in (row.name, *row.names):
            yield from ((form, known) for form in forms(name, file.surnames_first))
        if row.alone:
            surname = row.name.split()[0 if row.name.split()[0] in file.surnames_first else -1]
            yield (
                surname,
                Known(known.key, row.name, "surname", "person", row.country, (), row.office, row.woman),
            )


def forms(name: str, surnames_first: frozenset[str]) -> list[str]:
    """The ways a name is written: Korean given names in one word, in two, or hyphened."""
    parts = name.split()
    if len(parts) != 3 or parts[0] not in surnames_first:
        return [name]
    surname, one, two = parts
    return [name, *(f"{surname} {one}{low}" for low in (f"-{two.lower()}", f"-{two}", two.lower()))]


def _places() -> Iterator[tuple[str, Known]]:
    file = data.places()
    for town in file.towns:
        known = Known("place-" + slug(town.name), town.name, "region", "place", town.country)
        yield from ((name, known) for name in (town.name, *town.names))
    for country, names in file.regions.items():
        yield from ((n, Known("place-" + slug(n), n, "region", "place", country)) for n in names)
    yield from ((n, Known("place-" + slug(n), n, "sea", "place")) for n in file.seas)


def _towns() -> dict[str, list[list[str]]]:
    """Rows of `cities.tsv` by name, the largest first, also without marks ("Cap-Haitien")."""
    towns: dict[str, list[list[str]]] = {}
    for row in data.cities():
        towns.setdefault(row[1], []).append(row)
        if not row[1].isascii():
            plain = unicodedata.normalize("NFKD", row[1]).encode("ascii", "ignore").decode()
            towns.setdefault(plain, []).append(row)
    return towns


@cache
def lexicon() -> Lexicon:
    """Every name of the data, loaded once."""
    rows: dict[str, list[Known]] = {}
    for source in (_states(), _bodies(), _persons(), _places()):
        for name, known in source:
            if len(name) > 1:
                rows.setdefault(name.translate(SAME), []).append(known)
    stands_for = {
        (row.country, phrase): body(row, sort)
        for sort in data.bodies().values()
        for row in sort.rows
        if row.country
        for phrase in row.stands_for
    }
    for found in rows.values():
        if len(found) > 1:
            found.sort(key=lambda k: STANDING.index(k.sort))
    towns = _towns()
    patterns = tuple(dict.fromkeys((*rows, *towns)))
    return Lexicon(ahocorasick_rs.AhoCorasick(patterns), patterns, rows, towns, stands_for)


def spots(text: str, tokens: tuple[Token, ...]) -> list[Spot]:
    """Known names that begin and end with a token, in text order; they may overlap."""
    known = lexicon()
    starts = {t.start: t.i for t in tokens}
    ends = {t.end: t.i for t in tokens}
    # "Iran‘s", with the wrong mark, is one token.
    ends.update({t.end - 2: t.i for t in tokens if t.text.endswith(("‘s", "`s", "´s")) and len(t.text) > 3})
    found: list[Spot] = []
    for pattern, start, end in known.automaton.find_matches_as_indexes(
        text.translate(SAME), overlapping=True
    ):
        first, last = starts.get(start), ends.get(end)
        if first is not None and last is not None:
            found.append(Spot(first, last, known.meant_by(known.patterns[pattern])))
    found.sort(key=lambda s: (s.first, -s.last))
    return found
