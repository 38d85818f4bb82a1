"""What the words around a name say of it: "Paris, Texas", "the Libyan port of Tripoli", "Harris County"."""

import re

from msgspec import Struct

from indicia.language.places.candidates import Candidate, candidates
from indicia.language.places.supplement import words

INSIDE = 6.0  # what an area that is written out is worth, on the scale of `candidates.KNOWN`
SORT = 2.5  # what a noun for the sort of place is worth

NAME = r"[A-Z][\w’'.-]*(?:[ ](?:of|the|de|la|el|al)(?=[ ][A-Z]))?"
NAMES = rf"((?>{NAME}(?:[ ]{NAME})*))"
SORTS = r"(?:capital|city|town|village|port|county|district|region|province|state|island|border town|area)"
SIDES = r"(?:(?:north|south|east|west|central|far|border|port|coastal|inland|resort|mining)[a-z-]*\s+)*"
# "Paris, Texas", "Moscow (Russia)", "the city of Gori in Georgia"; not a list ("Kharkiv, Sumy and Odesa").
AFTER = re.compile(
    rf"(?:\s*,\s+(?:in\s+(?:the\s+)?)?|\s+\(|(?:\s+{SORTS})?\s+in\s+(?:the\s+)?)"
    rf"{SIDES}{NAMES}(?!\s+and\s+(?:in\s+)?[A-Z])"
)
OWNER = re.compile(rf"{NAMES}(?:(?<=['’]s)|(?<=['’]))\s+(?:[a-z-]+\s+){{0,3}}$")
ADJECTIVE = re.compile(rf"([A-Z][\w-]*(?:[ ][A-Z][\w-]*)?)\s+{SIDES}{SORTS}\s+(?:of\s+)?$")
NEXT = re.compile(r"\s+([A-Za-z]+)")
BEFORE = re.compile(r"\b([A-Za-z]+)\s+of\s+(?:the\s+)?$")
BEFORE_COMMA = re.compile(rf"{NAMES},\s+(?:in\s+(?:the\s+)?)?$")
KNOWN_TOWN = 100_000  # people; of a larger town the page need not say where it is
REACH = 60  # characters on either side


class Around(Struct, frozen=True):
    """Names that a place is written to lie in, the nearest first, and the noun that tells its sort.

    `held` are those of them that stand behind an "in", which leaves no doubt.
    """

    inside: tuple[str, ...] = ()
    noun: str = ""
    held: tuple[str, ...] = ()


def around(text: str, start: int, end: int) -> Around:
    """What is written around the name `text[start:end]`."""
    ahead, behind = text[end : end + REACH], text[max(0, start - REACH) : start]
    inside: list[str] = []
    held: list[str] = []
    match = AFTER.match(ahead)
    while match:
        inside.extend(shorter(match[1]))
        if " in " in ahead[match.start() : match.start(1)]:
            held.extend(shorter(match[1]))
        match = AFTER.match(ahead, match.end())
    for form in (OWNER, ADJECTIVE):
        if owner := form.search(behind):
            inside.extend(owners(owner[1]))
    noun = ""
    following, before = NEXT.match(ahead), BEFORE.search(behind)
    for found in (following, before):
        if found and found[1].lower() in words().sorts:
            noun = found[1].lower()
            break
    return Around(tuple(inside), noun, tuple(held))


def elsewhere(found: tuple[Candidate, ...], context: Around) -> bool:
    """Whether the page says that a place lies where none of those known by its name does.

    "Préval, in the Artibonite" is no small town of France: better no place than a wrong one.
    """
    if any(c.kind != "town" or c.people > KNOWN_TOWN for c in found):
        return False
    areas = [a for name in context.held for a in candidates(name) if a.kind in ("country", "admin1")]
    return bool(areas) and not any(c.country == area.country for c in found for area in areas)


def holding(text: str, start: int, found: tuple[Candidate, ...]) -> frozenset[str]:
    """The ids of those places that the name right before, and a comma, is a part of ("Buffalo, New York")."""
    before = BEFORE_COMMA.search(text[max(0, start - REACH) : start])
    if not before:
        return frozenset()
    parts = [c for name in owners(before[1]) for c in candidates(name)]
    return frozenset(area.id for area in found if any(part.within(area) for part in parts))


def owners(names: str) -> tuple[str, ...]:
    """A run of capitals and its ends, without a genitive's mark: "When Texas’" may be Texas."""
    parts = re.sub(r"(?:'s|’s|'|’)$", "", names).split()
    return tuple(" ".join(parts[n:]) for n in range(len(parts)))


def shorter(names: str) -> tuple[str, ...]:
    """A run of capitals and its beginnings: "Texas Governor" may be Texas."""
    parts = names.split()
    return tuple(" ".join(parts[:n]) for n in range(len(parts), 0, -1))


def bonus(found: tuple[Candidate, ...], context: Around) -> tuple[list[float], frozenset[str]]:
    """What the words around a name add to each of its places, and the ids of those they point to."""
    add = [0.0] * len(found)
    told: frozenset[str] = frozenset()
    for name in context.inside:
        areas = [a for a in candidates(name) if a.kind in ("country", "admin1", "admin2")]
        told = frozenset(c.id for c in found if any(c.within(a) for a in areas))
        if told:
            add = [INSIDE * (c.id in told) for c in found]
            break
    if context.noun:
        kinds = words().sorts[context.noun]
        add = [a + SORT * (c.kind in kinds) for a, c in zip(add, found, strict=True)]
    return add, told
