"""The gazetteer's answers as values."""

import re
from collections.abc import Sequence

from indicia.language.names.data import states
from indicia.language.places.candidates import Candidate, candidates, of_extra, of_row
from indicia.language.places.gazetteer import gazetteer
from indicia.language.places.rank import Group, groups, settle
from indicia.language.places.supplement import extras, words
from indicia.model import Place


def look_up(name: str) -> tuple[Place, ...]:
    """What a name may mean, the best known first; empty for one that nobody knows."""
    return tuple(_place(c) for c in candidates(name))


def resolve(name: str, context: str = "", near: Sequence[str] = ()) -> Place | None:
    """What a name means, or None when nobody knows it.

    Args:
        name: the name as the page writes it.
        context: text around it, or the whole page; need not contain the name.
        near: names of other places that it is told of together with: the dateline, the page's others.
    """
    if (at := context.find(name)) < 0:
        context, at = name, 0
    spans = [(m.start(), m.end()) for m in re.finditer(re.escape(name), context)] or [(at, at + len(name))]
    return resolve_all(context, spans, near)[0]


def resolve_all(
    text: str, spans: Sequence[tuple[int, int]], near: Sequence[str] = ()
) -> tuple[Place | None, ...]:
    """What each of a page's names means, read together; None for one that nobody knows.

    Args:
        text: the page.
        spans: the characters `[start, end)` of each name, in any order.
        near: names of places that stand outside the text: the outlet's town, the dateline.
    """
    made = groups(text, spans)
    beside = [Group(n, f, [c.prior for c in f], frozenset()) for n in near if (f := candidates(n))]
    settle(made + beside)
    answers: list[Place | None] = [None] * len(spans)
    for group in made:
        best = group.best
        place = _place(group.found[best], group.shares[best], reason(group))
        for spot in group.spots:
            answers[spot] = place
    return tuple(answers)


def reason(group: Group) -> str:
    """What decided for a group's best place."""
    best = group.found[group.best]
    if len(group.found) == 1:
        return "no other place of this name is known"
    if best.id in group.told:
        return "the page writes the area it lies in"
    first = max(group.found, key=lambda c: c.prior)
    if best is not first:
        return "fits the page's other places, or what is written around it"
    return f"the best known of {len(group.found)}"


def by_id(key: str) -> Place | None:
    """The place with this `Place.id`, or None."""
    if key.startswith("geonames-") and key[9:].isdigit():
        row = gazetteer().by_id(int(key[9:]))
        if row is not None:
            return _place(of_row(gazetteer().row(row), own=True))
    found = [row for rows in extras().values() for row in rows if row.key == key]
    return _place(of_extra(found[0])) if found else None


def _place(c: Candidate, score: float = 1.0, reason: str = "") -> Place:
    if c.extra is not None:
        name, admin = c.extra.name, c.extra.admin
    else:
        name = states()[c.country].name if c.kind == "country" else _name(c.number)
        admin = _name(c.first) if c.first is not None and c.first != c.number else ""
    return Place(c.id, name, c.kind, c.country, admin, c.lat, c.lon, c.people, round(score, 3), reason)


def _name(number: int) -> str:
    found = gazetteer()
    return words().english.get(str(found.ids[number])) or found.name(number)
