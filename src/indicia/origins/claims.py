"""Tellings of many pages -> claims: area, parties, time and content decide what is the same conduct."""

from collections.abc import Iterable, Mapping
from datetime import date

from indicia.model import Claim, Reading, Telling
from indicia.origins.data import Known, packaged
from indicia.origins.history import history
from indicia.origins.matters import drafts, told_by_somebody
from indicia.origins.profiles import Group, by_time, grouped, why
from indicia.origins.strays import of_pages, strays
from indicia.origins.voices import Desk


def claims(readings: Mapping[str, Reading], known: Known | None = None) -> tuple[Claim, ...]:
    """The claims of some pages: statements, by anybody, that say the same conduct, each with its history.

    Two tellings are of one claim if area and direction, parties and the kind of thing agree and no more than
    a year lies between. What a telling leaves open it may share with any, and joins the only claim that it
    can mean; where it can mean several, a denial answers each, and any other telling stands for itself.

    Args:
        readings: by a name for each page, as its address. Their order does not matter.
        known: media and bodies, for who says less than before; those that come with Indicia if left out.
    """
    desk = Desk(readings, known or packaged())
    told = [draft for page in sorted(readings) for draft in drafts(page, readings[page])]
    groups = [part for group in grouped(told) for part in by_time(group)]
    return made(strays(groups, of_pages(readings), readings), desk)


def made(groups: Iterable[Group], desk: Desk) -> tuple[Claim, ...]:
    """The claims that groups of tellings make, those of most pages first."""
    found = [
        (group, history(group.drafts, desk))
        for group in groups
        if any(told_by_somebody(draft) for draft in group.drafts)
    ]
    found.sort(key=lambda it: (-len({t.page for t in it[1]}), it[0].profile, it[1][0].day or date.max))
    return tuple(_claim(f"k{number}", *it) for number, it in enumerate(found, 1))


def _claim(id_: str, group: Group, tellings: tuple[Telling, ...]) -> Claim:
    return Claim(
        id=id_,
        area=group.profile.area,
        direction=group.profile.direction or None,
        parties=group.profile.parties,
        content=group.profile.kind or None,
        earliest=min((t.day for t in tellings if t.day), default=None),
        latest=max((t.day for t in tellings if t.day), default=None),
        tellings=tellings,
        why=why(group),
    )
