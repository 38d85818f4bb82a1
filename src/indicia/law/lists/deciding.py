"""Whether a name and what else is known are enough to say "may be the listed party"."""

from dataclasses import dataclass

from indicia.law.lists.evidence import Listed, Reason, weigh
from indicia.law.lists.index import Hit
from indicia.law.lists.profile import Profile
from indicia.law.lists.spellings import spellings

_LONG = 5  # letters of a name of one word


@dataclass(frozen=True, eq=False)
class Verdict:
    """A listed name beside an entity of the page: enough for a link, or only a name in common."""

    page: Profile
    hit: Hit
    reasons: tuple[Reason, ...]
    enough: bool

    @property
    def rank(self) -> tuple[int, float, str]:
        """For sorting: most and best reasons first, then the best likeness."""
        strong = sum(reason.weight == "strong" for reason in self.reasons)
        return (-strong, -self.hit.likeness.score, self.hit.listed.row.reference)


def decide(page: Profile, hit: Hit, countries: frozenset[str]) -> Verdict:
    """Weigh a likeness of names; anything that speaks against it outweighs all that speaks for it."""
    reasons = tuple(weigh(page, Listed(hit.listed.row, countries)))
    against = any(reason.weight == "against" for reason in reasons)
    return Verdict(page, hit, reasons, not against and _enough(hit, reasons))


def _enough(hit: Hit, reasons: tuple[Reason, ...]) -> bool:
    strong = sum(reason.weight == "strong" for reason in reasons)
    weak = sum(reason.weight == "weak" for reason in reasons)
    if hit.listed.quality == "low":
        strong -= 1
    rule = {"person": _person, "entity": _entity, "vessel": _vessel}[hit.listed.row.kind]
    return rule(hit, strong, weak)


def _person(hit: Hit, strong: int, weak: int) -> bool:
    """A full name and one more thing; another spelling or a part of it, and two."""
    if hit.likeness.level == "same":
        return strong + weak / 2 >= (1 if len(hit.listed.parts) > 1 else 2)
    return strong >= 1 and strong + weak / 2 >= (1.5 if hit.likeness.level == "spelt otherwise" else 2)


def _entity(hit: Hit, strong: int, weak: int) -> bool:
    """A long name of its own stands alone; a short or common one wants something more."""
    found, level = hit.listed.parts, hit.likeness.level
    own = [part for part in found if part not in spellings().generic]
    if level == "same" and len(found) > 2 and len(own) > 1 and hit.listed.quality != "low":
        return True
    if level == "same" and hit.listed.quality != "low" and not hit.listed.row.countries:
        # A list that gives no State leaves nothing else to ask for.
        return len(own) > 1 or (len(found) == len(own) and len("".join(own)) >= _LONG)
    if level == "same":
        return strong >= 1 or (strong == 0 and weak >= 1 and len(found) > 1 and len(own) > 0)
    if level == "in part" and not spellings().generic.issuperset(hit.likeness.extra):
        return False
    return strong >= 1 and len(own) > (1 if level == "in part" else 0)


def _vessel(hit: Hit, strong: int, weak: int) -> bool:
    """Ships share names: one wants its flag, or the page's own word that it is listed."""
    del weak
    return hit.likeness.level == "same" and strong >= 1
