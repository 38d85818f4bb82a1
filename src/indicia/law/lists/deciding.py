"""Whether a name and what else is known are enough to say "may be the listed party"."""

from collections import Counter
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
    counted = Counter(reason.weight for reason in reasons)
    strong = counted["strong"] - counted["doubt"] - (hit.listed.quality == "low")
    weak = counted["weak"]
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
    if level == "same":
        alone = strong >= 0 and _stands_alone(hit, own)
        named_with = strong == 0 and weak >= 1 and len(found) > 1 and len(own) > 0
        return alone or named_with or strong >= 1
    if level == "in part":
        return strong >= 1 and len(own) > 1 and spellings().generic.issuperset(hit.likeness.extra)
    return strong >= 1 and len(own) > 0


def _stands_alone(hit: Hit, own: list[str]) -> bool:
    """Whether a body's name is enough: it is long, or the list gives no State that one could ask for."""
    found = hit.listed.parts
    if hit.listed.row.countries:
        return len(found) > 2 and len(own) > 1
    return len(own) > 1 or (len(found) == len(own) and len("".join(own)) >= _LONG)


def _vessel(hit: Hit, strong: int, weak: int) -> bool:
    """Ships share names: one wants its flag, or the page's own word that it is listed."""
    del weak
    return hit.likeness.level == "same" and strong >= 1
