"""What the schema alone cannot see in a watch: areas, ids, provisions, and whether its examples hold."""

from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from typing import NamedTuple

from msgspec import structs

from indicia.language.names.data import states
from indicia.law.lookup import provisions
from indicia.model import Expected, Hypothesis, Indicator, Page, PageError, Reading, Watch
from indicia.model.conduct import AREAS
from indicia.pipeline import read_page
from indicia.watches.index import Index
from indicia.watches.parties import called, code_of, is_code

_NEAR = 0.75  # how alike a name is to that of a state, to ask


class Problem(NamedTuple):
    """Something wrong in a watch file, said so that its author can mend it."""

    row: str
    field: str
    text: str


class Tried(NamedTuple):
    """A sentence of an indicator, whether it should meet it, and whether it does."""

    row: str
    sentence: str
    should: bool
    does: bool

    @property
    def holds(self) -> bool:
        """Whether it does as it should."""
        return self.should == self.does


def check(watch: Watch) -> tuple[Problem, ...]:
    """Everything that is wrong in a watch; empty when all is well."""
    return (*_head(watch), *_rows(watch))


def doubts(watch: Watch) -> Iterator[Problem]:
    """What may be meant otherwise: names of parties that nearly are those of states."""
    names = {name.casefold(): code for code, row in states().items() for name in (row.name, *row.names)}
    for field, parties in (("actors", watch.actors), ("counterparts", watch.counterparts)):
        for party in parties:
            near = [] if is_code(party) else get_close_matches(party.casefold(), names, 1, _NEAR)
            if near and party.casefold() not in names:
                code = names[near[0]]
                yield Problem(
                    "watch", field, f"{party} is looked for as a name; or is {called(code)} meant, {code}?"
                )


def _head(watch: Watch) -> Iterator[Problem]:
    if not watch.id or not all(part.isalnum() and part == part.lower() for part in watch.id.split("-")):
        yield Problem("watch", "id", f"{watch.id!r} is no slug: lower case letters, digits and hyphens")
    if not watch.question.strip():
        yield Problem("watch", "question", "it asks nothing")
    yield from _areas("watch", watch.areas)
    if not watch.areas:
        yield Problem("watch", "areas", "at least one is needed")
    if not watch.actors:
        yield Problem("watch", "actors", "at least one is needed")
    yield from _parties("actors", watch.actors)
    yield from _parties("counterparts", watch.counterparts)
    yield from _rule(watch)
    known = {row.id for row in provisions()}
    for id_ in watch.provisions:
        if id_ not in known:
            yield Problem("watch", "provisions", f"{id_} is not in the law data; see `indicia law search`")


def _rule(watch: Watch) -> Iterator[Problem]:
    if watch.since and watch.until and watch.until < watch.since:
        yield Problem("watch", "until", f"it ends on {watch.until}, before it begins")
    if watch.rule.origins < 1:
        yield Problem("rule", "origins", "at least one origin is needed")
    if watch.rule.stale_after < 1:
        yield Problem("rule", "stale_after", "at least one day is needed")


def _parties(field: str, parties: Iterable[str]) -> Iterator[Problem]:
    for party in parties:
        if is_code(party) and party not in states():
            yield Problem("watch", field, f"{party} is no ISO 3166 alpha-3 code")
        if code := code_of(party):
            yield Problem("watch", field, f"{party} is a state: write its code, {code}")
        if not party.strip():
            yield Problem("watch", field, "a party has no name")


def _areas(row: str, areas: Iterable[str]) -> Iterator[Problem]:
    for area in areas:
        if area not in AREAS:
            yield Problem(row, "areas", f"{area!r} is no area: `indicia explain` lists them")


def _rows(watch: Watch) -> Iterator[Problem]:
    seen: set[str] = set()
    rows: tuple[Indicator | Expected | Hypothesis, ...] = (
        *watch.indicators,
        *watch.expected,
        *watch.hypotheses,
    )
    for one in rows:
        if one.id in seen:
            yield Problem(one.id, "id", "it is there twice")
        if not one.id.strip() or one.id == "-":
            yield Problem(one.id or "a row", "id", "it is no name for a row")
        if not one.text.strip():
            yield Problem(one.id, "text", "it says nothing")
        seen.add(one.id)
    for indicator in watch.indicators:
        yield from _indicator(indicator)
    for row in watch.expected:
        yield from _expected(row)


def _indicator(one: Indicator) -> Iterator[Problem]:
    yield from _areas(one.id, one.areas)
    if one.side != "for" and not one.words:
        yield Problem(one.id, "words", f"an indicator {one.side} the question is told by its words")
    yield from _words(one.id, one.words)
    if one.innocent and not one.example:
        yield Problem(one.id, "example", "innocent sentences want an example beside them")


def _words(row: str, words: Iterable[str]) -> Iterator[Problem]:
    for word in words:
        if not any(letter.isalnum() for letter in word):
            yield Problem(row, "words", f"{word!r} holds no word")


def _expected(row: Expected) -> Iterator[Problem]:
    yield from _areas(row.id, row.areas)
    yield from _words(row.id, row.words)
    if not row.words:
        yield Problem(row.id, "words", "what is expected is told by its words")
    if (row.by is None) == (row.within is None):
        yield Problem(row.id, "by", "say by which day, or within how many days: one of the two")


def tried(watch: Watch) -> list[Tried]:
    """Each example and innocent sentence of a watch, matched as if it were a page of its own."""
    whole = structs.replace(watch, since=None, until=None)
    asked = [(one, one.example, True) for one in watch.indicators if one.example]
    asked += [(one, sentence, False) for one in watch.indicators for sentence in one.innocent]
    return [Tried(one.id, text, should, _meets(whole, one, text)) for one, text, should in asked]


def _meets(watch: Watch, one: Indicator, sentence: str) -> bool:
    reading = _read(sentence)
    if reading is None:
        return False
    matches = Index((watch,)).match("example", reading).get(watch.id, [])
    return any(one.id in (match.indicator, *match.also) for match in matches)


def _read(sentence: str) -> Reading | None:
    page = Page(content=f"An example of a page\n\n{sentence}\n", published=date(2024, 5, 1))
    try:
        return read_page(page, engine="rules")
    except PageError:
        return None
