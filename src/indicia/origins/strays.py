"""Statements whose conduct was not read, but which say what a claim says, by their words or their things."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from indicia.language.names.data import demonyms, states
from indicia.model import Reading, Span, Statement
from indicia.origins.data import label, phrases, things, wording
from indicia.origins.likeness import content
from indicia.origins.matters import Draft
from indicia.origins.profiles import Group

# Of the words of the shorter of two contents, names of states left out.
_HALF = 0.5
_FEWEST = 3
_STANCES = ("asserts", "accuses", "warns", "hedged", "regrets", "denies")


class Stray(Struct, frozen=True):
    """A statement, the states that its content names, its words, and with which things it tells an act."""

    page: str
    statement: str
    parties: frozenset[str]
    words: frozenset[str]
    tells: frozenset[str]


def strays(groups: Sequence[Group], held: Sequence[Stray], readings: Mapping[str, Reading]) -> list[Group]:
    """The groups, each with the first statement of every page that has no part in it yet but says the same.

    A statement says the same if it names all parties, two or more, and shares half of its words with one, or
    tells as done what is done with the same kind of thing.

    Args:
        groups: what was told.
        held: the statements that may say the same, page after page.
        readings: the pages they stand on.
    """
    return [_with(group, held, readings) for group in groups]


def of_pages(readings: Mapping[str, Reading]) -> list[Stray]:
    """The statements of some pages that may say the same as others, in the order of the pages' names."""
    return [stray for page in sorted(readings) for stray in of_page(page, readings[page])]


def of_page(page: str, reading: Reading) -> Iterator[Stray]:
    """The statements of a page that may say the same as others."""
    countries = {entity.id: entity.country for entity in reading.entities if entity.country}
    named = [(m.start, m.end, countries[m.entity]) for m in reading.mentions if m.entity in countries]
    for statement in reading.statements:
        if statement.stance not in _STANCES or not statement.content:
            continue
        areas = _read(statement, reading)
        text = " ".join(span.text for span in statement.content)
        open_ = statement.stance != "denies" and phrases(wording().not_yet).search(text)
        words = frozenset[str]() if areas or open_ else content(text) - _lands()
        tells = frozenset(name for name in _told(text) if name.partition(":")[0] not in areas)
        if words or tells:
            yield Stray(
                page,
                statement.id,
                frozenset(
                    code
                    for start, end, code in named
                    if any(span.start <= start and end <= span.end for span in statement.content)
                ).union(countries[id_] for id_ in statement.accused_entities if id_ in countries),
                words,
                tells,
            )


def _read(statement: Statement, reading: Reading) -> frozenset[str]:
    """The areas in which a conduct was read of what a statement says: it is no stray there."""

    def says(spans: tuple[Span, ...]) -> bool:
        return any(s.start < own.end and own.start < s.end for s in spans for own in statement.content)

    found = [it.area for it in reading.exposures if says(it.evidence)]
    found += [event.conduct for event in reading.events if event.conduct and says(event.trigger)]
    return frozenset(found)


@cache
def _lands() -> frozenset[str]:
    """The words of the names of states and their people: parties are compared apart."""
    rows = demonyms().states.values()
    held = [name for row in rows for name in (*row.adjectives, *row.people, *row.names)]
    held += [name for row in states().values() for name in (row.name, row.capital, *row.names)]
    return content(" ".join(held))


def _with(group: Group, held: Sequence[Stray], readings: Mapping[str, Reading]) -> Group:
    parties = set(group.profile.parties)
    if len(parties) < 2:
        return group  # one party alone is on too many pages
    thing = label(group.profile.area, group.profile.kind)
    there = {draft.page for draft in group.drafts}
    said = {content(" ".join(span.text for span in draft.evidence)) - _lands() for draft in group.drafts}
    found: dict[str, Draft] = {}
    for stray in held:
        if (
            stray.page not in there
            and stray.page not in found
            and stray.parties >= parties
            and (thing in stray.tells or any(_same(stray.words, other) for other in said))
        ):
            found[stray.page] = _draft(stray, group, readings[stray.page])
    return replace(group, drafts=(*group.drafts, *found.values())) if found else group


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    both = len(one & other)
    return both >= _FEWEST and both >= _HALF * min(len(one), len(other))


def _told(text: str) -> frozenset[str]:
    """The things with which some words tell an act as done, by their labels."""
    if not phrases(wording().done).search(text) or phrases(wording().not_yet).search(text):
        return frozenset()
    return frozenset(name for name, words in things().items() if words.search(text))


def _draft(stray: Stray, group: Group, reading: Reading) -> Draft:
    it, day = group.profile, reading.article.published
    statement = next(one for one in reading.statements if one.id == stray.statement)
    return Draft(
        page=stray.page,
        area=it.area,
        direction=it.direction or None,
        parties=frozenset(it.parties),
        kind=it.kind or None,
        role="denies" if statement.stance == "denies" else "says",
        statement=statement,
        chain=(statement.id,),
        exposures=(),
        events=(),
        evidence=statement.content,
        first=day,
        last=day,
    )
