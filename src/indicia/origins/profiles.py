"""What tellings are about, and which of them speak of the same: area, direction, parties, kind, time."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from indicia.model.conduct import AREAS
from indicia.origins.matters import Draft

# Conduct that goes on is told year by year; after a year of silence it is another matter.
SAME = timedelta(days=366)


class Profile(Struct, frozen=True, order=True):
    """What a telling is about, as far as it says."""

    area: str
    direction: str
    parties: tuple[str, ...]
    kind: str

    def within(self, other: "Profile") -> bool:
        """Whether the other says all that this one says, and more."""
        return (
            self != other
            and bool(self.parties)  # what names nobody may mean anybody
            and self.area == other.area
            and self.direction in ("", other.direction)
            and set(self.parties) <= set(other.parties)
            and self.kind in ("", other.kind)
        )


Key = tuple[Profile, bool]  # what a telling is about, and whether it denies it


class Group(Struct, frozen=True):
    """Tellings of one conduct, with what the fullest of them says."""

    profile: Profile
    drafts: tuple[Draft, ...]


def profile(draft: Draft) -> Profile:
    """What a telling is about."""
    return Profile(draft.area, draft.direction or "", tuple(sorted(draft.parties)), draft.kind or "")


def key(draft: Draft) -> Key:
    """What decides the group of a telling."""
    return profile(draft), draft.role == "denies"


def meant(keys: Iterable[Key]) -> dict[Key, tuple[Profile, ...]]:
    """Which groups each kind of telling belongs to, out of what all of them are about.

    What a telling leaves open it may share with any: it joins the only group that it can mean. Where it can
    mean several, a denial answers each, and any other telling stands in a group of its own.
    """
    held = set(keys)
    profiles = {one for one, _ in held}
    wider = {one: sorted(other for other in profiles if one.within(other)) for one in profiles}
    fullest = {one: [other for other in others if not wider[other]] for one, others in wider.items()}
    return {
        (one, denies): tuple(fullest[one]) if len(fullest[one]) == 1 or (denies and fullest[one]) else (one,)
        for one, denies in held
    }


def grouped(told: Iterable[Draft]) -> list[Group]:
    """The tellings by what they are about."""
    by_key: dict[Key, list[Draft]] = {}
    for draft in told:
        by_key.setdefault(key(draft), []).append(draft)
    held: dict[Profile, list[Draft]] = {}
    for one, groups in sorted(meant(by_key).items()):
        for group in groups:
            held.setdefault(group, []).extend(by_key[one])
    return [group_of(one, found) for one, found in sorted(held.items())]


def group_of(one: Profile, told: Iterable[Draft]) -> Group:
    """Tellings as a group, in their order."""
    return Group(one, tuple(sorted(told, key=_order)))


def _order(draft: Draft) -> tuple[date, str, int]:
    return draft.first or date.max, draft.page, draft.place


def by_time(group: Group) -> list[Group]:
    """A group, parted where a year passes without a telling; what bears no day goes with the first part."""
    parts: list[list[Draft]] = []
    until: date | None = None
    for draft in (draft for draft in group.drafts if draft.first):
        if until is None or (draft.first and draft.first - SAME > until):
            parts.append([])
        parts[-1].append(draft)
        until = max(filter(None, (until, draft.last)))
    undated = [draft for draft in group.drafts if not draft.first]
    if undated and parts:
        parts[0] += undated
    return [Group(group.profile, tuple(part)) for part in parts or [undated]]


def why(group: Group) -> str:
    """What makes the tellings of a group one claim."""
    it = group.profile
    said = f"all speak of {AREAS.get(it.area, it.area)}"
    if it.kind:
        said += f", here {it.kind}"
    if it.parties:
        said += f", between {' and '.join(it.parties)}" if len(it.parties) > 1 else f" by {it.parties[0]}"
    return f"{said}; no year passes between one telling and the next"
