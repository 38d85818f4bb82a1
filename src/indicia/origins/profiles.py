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


class Group(Struct, frozen=True):
    """Tellings of one conduct, with what the fullest of them says."""

    profile: Profile
    drafts: tuple[Draft, ...]


def profile(draft: Draft) -> Profile:
    """What a telling is about."""
    return Profile(draft.area, draft.direction or "", tuple(sorted(draft.parties)), draft.kind or "")


def grouped(told: Iterable[Draft]) -> list[Group]:
    """The tellings by what they are about.

    What a telling leaves open it may share with any: it joins the only group that it can mean. Where it can
    mean several, a denial answers each, and any other telling stands in a group of its own.
    """
    by_profile: dict[Profile, list[Draft]] = {}
    for draft in told:
        by_profile.setdefault(profile(draft), []).append(draft)
    fullest = {one for one in by_profile if not any(one.within(other) for other in by_profile)}
    held: dict[Profile, list[Draft]] = {one: list(by_profile[one]) for one in sorted(fullest)}
    for one in sorted(by_profile.keys() - fullest):
        meant = sorted(other for other in fullest if one.within(other))
        for draft in by_profile[one]:
            if len(meant) == 1 or draft.role == "denies":
                for other in meant:
                    held[other].append(draft)
            else:
                held.setdefault(one, []).append(draft)
    return [Group(one, tuple(sorted(found, key=_order))) for one, found in sorted(held.items())]


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
