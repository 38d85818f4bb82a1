"""Statements whose conduct was not read, but which say in nearly the same words what a claim says."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from indicia.model import Reading, Statement
from indicia.origins.likeness import content
from indicia.origins.matters import Draft
from indicia.origins.profiles import Group

# Of the words of the shorter of two contents; parties alone are not enough.
_HALF = 0.5
_FEWEST = 5
_COMMITTED = ("asserts", "accuses", "warns", "hedged", "regrets")


def strays(groups: list[Group], readings: Mapping[str, Reading]) -> list[Group]:
    """The groups, each with the statements of pages that have no part in it yet but say the same.

    A statement says the same if it names all parties and shares half of its words with a telling.
    """
    return [_with(group, readings) for group in groups]


def _with(group: Group, readings: Mapping[str, Reading]) -> Group:
    there = {draft.page for draft in group.drafts}
    said = [content(" ".join(span.text for span in draft.evidence)) for draft in group.drafts]
    parties = set(group.profile.parties)
    if len(parties) < 2:
        return group
    found = [
        draft
        for page in sorted(readings.keys() - there)
        for draft in _of_page(page, readings[page], group, said, parties)
    ]
    return replace(group, drafts=(*group.drafts, *found)) if found else group


def _of_page(
    page: str, reading: Reading, group: Group, said: list[frozenset[str]], parties: set[str]
) -> Iterable[Draft]:
    countries = {e.id: e.country for e in reading.entities if e.country}
    for statement in reading.statements:
        if statement.stance not in (*_COMMITTED, "denies") or not statement.content:
            continue
        named = {
            countries.get(m.entity)
            for m in reading.mentions
            if any(span.start <= m.start and m.end <= span.end for span in statement.content)
        }
        words = content(" ".join(span.text for span in statement.content))
        if named >= parties and any(_same(words, other) for other in said):
            yield _draft(page, reading, group, statement)
            return


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    both = len(one & other)
    return both >= _FEWEST and both >= _HALF * min(len(one), len(other))


def _draft(page: str, reading: Reading, group: Group, statement: Statement) -> Draft:
    it = group.profile
    day = reading.article.published
    return Draft(
        page=page,
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
