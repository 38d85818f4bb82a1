"""What pages tell -> the claims this touches: regrouped, told anew with their origins, numbered as before."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from indicia.ledger import claims, families, working
from indicia.ledger.claims import BETWEEN
from indicia.ledger.working import Matter
from indicia.model import Claim, Origins
from indicia.origins.claims import made
from indicia.origins.count import counted
from indicia.origins.data import Known
from indicia.origins.kept.same import Thing, heir, numbered
from indicia.origins.kept.sheets import about, matter, stray, unpack
from indicia.origins.kept.shelf import Shelf
from indicia.origins.profiles import Group, Key, Profile, by_time, group_of, meant
from indicia.origins.strays import strays
from indicia.origins.voices import Desk

Groups = dict[Profile, frozenset[Key]]


def groups(matters: Iterable[Matter]) -> Groups:
    """Which tellings make up each group, out of what all of them are about."""
    found: dict[Profile, set[Key]] = {}
    for one, profiles in meant(map(about, matters)).items():
        for profile in profiles:
            found.setdefault(profile, set()).add(one)
    return {profile: frozenset(keys) for profile, keys in found.items()}


def touched(before: Groups, after: Groups, matters: Iterable[Matter]) -> set[Profile]:
    """The groups that are made up otherwise now, or hold a telling about one of these matters."""
    keys = {about(one) for one in matters}
    return {
        profile
        for profile in before.keys() | after.keys()
        if before.get(profile) != after.get(profile) or keys & after[profile]
    }


def refresh(connection: Any, profiles: set[Profile], after: Groups, shelf: Shelf, known: Known) -> int:
    """Tell the claims of some groups anew, and store them; how many are others now."""
    old = claims.live(connection, sorted({_row(one) for one in profiles}))
    found: list[tuple[Claim, Origins]] = []
    for profile in sorted(profiles & after.keys()):
        found += _told(connection, profile, after[profile], shelf, known)
    return _store(connection, old, found)


def _row(profile: Profile) -> claims.Profile:
    return profile.area, profile.direction, BETWEEN.join(profile.parties), profile.kind


def _told(
    connection: Any, profile: Profile, keys: Iterable[Key], shelf: Shelf, known: Known
) -> list[tuple[Claim, Origins]]:
    """The claims of a group, with their origins."""
    packed = (row for key in sorted(keys) for row in working.drafts(connection, matter(key)))
    parts: list[Group] = by_time(group_of(profile, map(unpack, packed)))
    if len(profile.parties) > 1:
        held = [stray(*one) for one in working.namings(connection, BETWEEN.join(profile.parties))]
        parts = strays(parts, held, shelf)
    found = []
    for claim in made(parts, Desk(shelf, known)):
        places = sorted({telling.page for telling in claim.tellings})
        numbers = [page for page, _ in working.page_numbers(connection, places).values()]
        told = tuple(families.of_pages(connection, numbers))
        found.append((claim, counted(claim, Desk(shelf, known, told))))
    return found


def _store(connection: Any, old: Mapping[int, claims.Profile], found: Sequence[tuple[Claim, Origins]]) -> int:
    pages = working.page_numbers(connection, sorted({place for one in found for place in _places(*one)}))
    new = [
        Thing(it.area, claims.profile(it), frozenset(pages[t.page][0] for t in it.tellings))
        for it, _ in found
    ]
    stood = claims.pages_of(connection, sorted(old))
    before = {n: Thing(about[0], about, frozenset(stood[n])) for n, about in old.items()}
    numbers = numbered(before, new)
    changes = 0
    now: dict[int, Thing] = {}
    for (claim, origins), thing, number in zip(found, new, numbers, strict=True):
        mine = number if number is not None else _ended(connection, thing, now)
        kept, changed = claims.settle(connection, mine, claim, origins, pages)
        now[kept] = thing
        changes += changed
    for number in sorted(before.keys() - now.keys()):
        claims.end(connection, number, heir(before[number], now))
        changes += 1
    return changes


def _ended(connection: Any, thing: Thing, now: Mapping[int, Thing]) -> int | None:
    """A claim that had come to its end and is told again, as after a correction was taken back."""
    held = claims.ended(connection, thing.about)
    past = {n: Thing(thing.sort, thing.about, frozenset(pages)) for n, pages in held.items() if n not in now}
    return numbered(past, [thing])[0]


def _places(claim: Claim, origins: Origins) -> set[str]:
    """The pages that tell a claim, and their copies."""
    held = (*origins.independent, *origins.unknown, *origins.denying, *origins.withdrawn)
    return {t.page for t in claim.tellings} | {page for origin in held for page in origin.pages}
