"""One round of bringing families and claims up to date: some pages that changed, in one transaction."""

from collections.abc import Sequence
from typing import Any

from indicia.ledger import claims, pages, working
from indicia.origins.data import Known
from indicia.origins.kept import conduct, stories
from indicia.origins.kept.sheets import Sheet, about, sheet
from indicia.origins.kept.shelf import Shelf
from indicia.origins.profiles import Profile


def one_round(connection: Any, changed: Sequence[int], known: Known) -> tuple[int, int]:
    """Compare pages that changed; how many pages' families, and how many claims, are others now."""
    shelf = Shelf(connection)
    sheets: list[Sheet] = []
    for number in changed:
        if read := pages.current(connection, number):
            sheets.append(sheet(read))
            shelf.put(read.version.place, read.found.reading)
    told = claims.told_on(connection, changed)
    matters = working.matters_of(connection, changed) | {one.matter for it in sheets for one in it.drafts}
    named = working.named_on(connection, changed) | {one.parties for it in sheets for one in it.namings}
    around = stories.tied_to(connection, changed)
    areas = {one[0] for one in matters}
    before = conduct.groups(working.matters(connection, areas))
    working.forget(connection, changed)
    for it in sheets:
        working.keep(connection, it.sketch, it.reading, it.drafts, it.namings)
    moved = stories.refresh(connection, changed, around, shelf, known)
    after = conduct.groups(working.matters(connection, areas))
    profiles = conduct.touched(before, after, matters)
    told |= claims.told_on(connection, sorted(moved))
    more = _others(connection, told, named)
    after |= conduct.groups(working.matters(connection, {one.area for one in more} - areas))
    return len(moved), conduct.refresh(connection, profiles | more, after, shelf, known)


def _others(connection: Any, told: set[int], named: set[str]) -> set[Profile]:
    """Groups that changed pages have a part in without a conduct that was read there."""
    profiles = {about((*one, False))[0] for one in claims.about(connection, sorted(told))}
    return profiles | {about(one)[0] for one in working.matters_between(connection, named)}
