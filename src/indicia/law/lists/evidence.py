"""What, beside the name, speaks for or against a listed party being meant. One function, one reason."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from indicia.language.names.data import states
from indicia.language.names.roles import roles
from indicia.law.lists.likeness import parts
from indicia.law.lists.listing import Listing
from indicia.law.lists.profile import Profile
from indicia.law.lists.spellings import spellings

Weight = Literal["strong", "weak", "doubt", "against"]


@dataclass(frozen=True)
class Reason:
    """One thing that the page says, and which way it weighs."""

    weight: Weight
    text: str


@dataclass(frozen=True)
class Listed:
    """A listing with the States that it can be of: its own, or the territory of its regime."""

    row: Listing
    countries: frozenset[str]


def state(page: Profile, listed: Listed) -> Reason | None:
    """It is of a State that the list gives; or of another, which speaks against it."""
    country = page.country
    if country is None or not listed.countries:
        return None
    if country in listed.countries:
        return Reason("strong", f"both are of {_land(country)}")
    return Reason("against", f"the page has it of {_land(country)}, the list of {_lands(listed.countries)}")


def _land(code: str) -> str:
    return states()[code].name if code in states() else code


def _lands(codes: frozenset[str]) -> str:
    return ", ".join(sorted(map(_land, codes)))


def state_named(page: Profile, listed: Listed) -> Reason | None:
    """A sentence that names it names a State that the list gives."""
    shared = page.states & listed.countries
    if page.country is None and shared:
        return Reason("weak", f"the page names {_lands(shared)} with it")
    return None


def flag(page: Profile, listed: Listed) -> Reason | None:
    """A sentence that mentions the ship speaks of a flag, and names a State that the list gives."""
    if listed.row.kind == "vessel" and "flag" in page.said and (shared := page.states & listed.countries):
        return Reason("strong", f"the page speaks of its flag, and names {_lands(shared)}")
    return None


def office(page: Profile, listed: Listed) -> Reason | None:
    """The page gives it an office, rank or title of the list's."""
    best: tuple[str, ...] = ()
    for text in (*listed.row.offices, *listed.row.titles):
        words = dict.fromkeys(w for w in parts(text, firm=False) if w not in spellings().small)
        shared = tuple(word for word in words if word in page.beside)
        if len(shared) > len(best):
            best = shared
    if len(best) > 1:
        return Reason("strong", f"its office on the page and on the list share {', '.join(best)}")
    ranks = [word for word in best if word in roles().offices or word in spellings().titles]
    return Reason("weak", f"the list and the page call it “{ranks[0]}”") if ranks else None


def birth(page: Profile, listed: Listed) -> Reason | None:
    """The page's year of birth is that of the list, give or take one; or it is not."""
    years = {int(part[:4]) for text in listed.row.born for part in text.split("/") if part[:4].isdigit()}
    if not page.born or not years:
        return None
    first, last = min(years) - 1, max(years) + 1
    if any(first <= year <= last for year in page.born):
        return Reason("strong", "the years of birth agree")
    return Reason("against", "the years of birth differ")


def second_name(page: Profile, listed: Listed) -> Reason | None:
    """The page gives it two names, and both are on the list."""
    firm = listed.row.kind != "person"
    known = {parts(text, firm=firm) for text in (listed.row.name, *(a.name for a in listed.row.aliases))}
    own = {parts(name, firm=firm) for name in page.names}
    if len(known & own) > 1:
        return Reason("strong", "two of the page's names for it are on the list")
    return None


def said_listed(page: Profile, listed: Listed) -> Reason | None:
    """The page itself calls it listed; its word, and not this look-up's."""
    del listed
    if word := page.says_listed:
        return Reason("strong", f"the page itself speaks of a listing (“{word}”)")
    word = page.may_say_listed
    return Reason("weak", f"the page's “{word}” may speak of a listing") if word else None


def number(page: Profile, listed: Listed) -> Reason | None:
    """The page gives another number than the ship on the list has."""
    if page.imo and listed.row.imo and page.imo not in listed.row.imo:
        return Reason("against", f"the page's ship has the number IMO {page.imo}")
    return None


def other_walk(page: Profile, listed: Listed) -> Reason | None:
    """The page gives a person a walk of life that no listed one's is."""
    if listed.row.kind != "person":
        return None
    walks = sorted(page.beside & spellings().other_walks)
    return Reason("against", f"the page calls this one “{walks[0]}”") if walks else None


def called_otherwise(page: Profile, listed: Listed) -> Reason | None:
    """The page says what it is, and that is neither what a listed party may be nor an office of this one."""
    offices = {word for text in (*listed.row.offices, *listed.row.titles) for word in parts(text, firm=False)}
    if not page.called or not offices.union(spellings().fitting).isdisjoint(page.called):
        return None
    return Reason("doubt", f"the page calls it “{page.called[0]}”")


def placed_elsewhere(page: Profile, listed: Listed) -> Reason | None:
    """The page places a body in another State than the list's: no more than odd, as bodies act abroad."""
    if listed.row.kind != "entity" or not listed.countries or not page.apposed_states:
        return None
    if page.apposed_states & listed.countries:
        return None
    return Reason("doubt", f"the page places it in {_lands(page.apposed_states)}")


def told_apart(page: Profile, listed: Listed) -> Reason | None:
    """The page says that it is somebody else."""
    del listed
    words = page.not_the_same
    return Reason("against", f"the page tells it apart (“{words}”)") if words else None


EVIDENCE: tuple[Callable[[Profile, Listed], Reason | None], ...] = (
    state,
    state_named,
    flag,
    office,
    birth,
    second_name,
    said_listed,
    number,
    other_walk,
    called_otherwise,
    placed_elsewhere,
    told_apart,
)


def weigh(page: Profile, listed: Listed) -> Iterator[Reason]:
    """Every reason, in the order of `EVIDENCE`."""
    for rule in EVIDENCE:
        if reason := rule(page, listed):
            yield reason
