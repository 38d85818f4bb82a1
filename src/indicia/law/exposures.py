"""Acts with their paragraphs -> exposures: what is one matter is told once, with all that speaks of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from indicia.language import Parse
from indicia.law.citing import Found
from indicia.law.linking import linking
from indicia.law.reasons import Day
from indicia.model import Event, Exposure, ExposureStatus, Span, Statement

# Where several voices speak of one matter, its status is the first of these that one of them gives it.
_ORDER: tuple[ExposureStatus, ...] = ("alleged", "asserted", "hedged", "denied", "hypothetical")
_BY_STANCE: dict[str, ExposureStatus] = {
    "asserts": "asserted",
    "regrets": "asserted",
    "supports": "asserted",
    "accuses": "alleged",
    "warns": "alleged",
    "denies": "denied",
    "hedged": "hedged",
    "predicts": "hypothetical",
    "asks": "hypothetical",
    "demands": "hypothetical",
    "pledges": "hypothetical",
    "declines": "hypothetical",
}


@dataclass(eq=False)
class Draft:
    """An exposure in the making: one event under one regime, and those that join it."""

    regime: str
    day: Day
    found: Found
    events: list[Event]
    statuses: list[ExposureStatus]
    evidence: list[Span]
    statements: list[str] = field(default_factory=list)
    denials: list[str] = field(default_factory=list)

    @property
    def status(self) -> ExposureStatus:
        """The status of the matter; what somebody denies is never more than alleged."""
        status = min(self.statuses, key=_ORDER.index)
        return "alleged" if status == "asserted" and self.denials else status

    def provisions(self) -> tuple[str, ...]:
        """Ids of the paragraphs cited."""
        return tuple(cited.id for cited in self.found.provisions)


def status_of(event: Event, statement: Statement | None) -> ExposureStatus | None:
    """What standing an act has as conduct; None for what the page says was not done.

    The event's own status bounds it: a plan or a condition is never asserted.
    """
    if event.status == "negated":
        return None
    if event.status in ("denied", "hypothetical"):
        return "denied" if event.status == "denied" else "hypothetical"
    stance = _BY_STANCE[statement.stance] if statement else "asserted"
    if statement and statement.hedges and stance == "asserted":
        stance = "hedged"
    if stance == "asserted" and event.status != "happened":
        return "alleged" if event.status == "alleged" else "hypothetical"
    return stance


def join(drafts: Iterable[Draft], parse: Parse) -> list[Draft]:
    """Drafts of one matter become one, in the order in which the page first speaks of them."""
    matters: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (not d.found.sides.other, d.evidence[0].start)):
        same = next((m for m in matters if _same(m, draft, parse)), None)
        if same is None:
            matters.append(draft)
            continue
        same.events += draft.events
        same.statuses += draft.statuses
        same.evidence += [span for span in draft.evidence if span not in same.evidence]
        same.statements += [id_ for id_ in draft.statements if id_ not in same.statements]
        same.denials += [id_ for id_ in draft.denials if id_ not in same.denials]
    return sorted(matters, key=lambda m: min(span.start for span in m.evidence))


def _same(one: Draft, other: Draft, parse: Parse) -> bool:
    """Whether two drafts are one matter: same law, same parties, and the same standing or the same time.

    A side that is not named may be the one that is named elsewhere.
    """
    a, b = one.found.sides, other.found.sides
    if (one.regime, one.events[0].conduct, a.direction) != (
        other.regime,
        other.events[0].conduct,
        b.direction,
    ):
        return False
    if not all(_meet(x, y, parse) for x, y in ((a.origin, b.origin), (a.other, b.other))):
        return False
    if ("hypothetical" in one.statuses) == ("hypothetical" in other.statuses):
        return one.provisions() == other.provisions()
    return one.day.first <= other.day.last and other.day.first <= one.day.last


def _meet(one: tuple[str, ...], other: tuple[str, ...], parse: Parse) -> bool:
    first, second = _states(one, parse), _states(other, parse)
    return not first or not second or bool(first & second)


def _states(ids: tuple[str, ...], parse: Parse) -> set[str]:
    entities = (parse.entity.get(id_) for id_ in ids)
    return {entity.country or entity.name for entity in entities if entity}


def finish(matters: list[Draft], statements: tuple[Statement, ...]) -> tuple[Exposure, ...]:
    """Number the matters and put the denials of what they rest on beside them."""
    for matter in matters:
        for statement in statements:
            answers = statement.stance == "denies" and statement.answers in matter.statements
            if answers and statement.id not in matter.denials:
                matter.denials.append(statement.id)
    return tuple(_exposure(number, matter) for number, matter in enumerate(matters, 1))


def _exposure(number: int, matter: Draft) -> Exposure:
    sides = matter.found.sides
    actors, counterparts = sides.origin, sides.other
    area = matter.events[0].conduct or ""
    if linking().areas[area].doer == "actor" and set(actors) != set(matter.events[0].actors):
        actors, counterparts = counterparts, actors
    return Exposure(
        id=f"x{number}",
        regime=matter.regime,
        area=area,
        direction=sides.direction,
        actors=actors,
        counterparts=counterparts,
        status=matter.status,
        provisions=matter.found.provisions,
        statements=tuple(id_ for id_ in matter.statements if id_ not in matter.denials),
        denials=tuple(matter.denials),
        events=tuple(event.id for event in matter.events),
        evidence=tuple(sorted(matter.evidence, key=lambda span: span.start)),
    )
