"""Acts with their paragraphs -> exposures: what is one matter is told once, with all that speaks of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta

from indicia.language import Parse
from indicia.law.citing import Found
from indicia.law.linking import linking
from indicia.law.reasons import Day
from indicia.model import Event, Exposure, ExposureStatus, Span, Statement

_NEAR = timedelta(days=31)
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
    """An exposure in the making: one act under one regime, and those that join it.

    `undone` marks an act that somebody says was not done: it answers a claim, and is no matter alone.
    """

    regime: str
    day: Day
    found: Found
    events: list[Event]
    statuses: list[ExposureStatus]
    evidence: list[Span]
    statements: list[str] = field(default_factory=list)
    denials: list[str] = field(default_factory=list)
    undone: bool = False

    @property
    def area(self) -> str:
        """The conduct area."""
        return self.events[0].conduct or ""

    @property
    def supposed(self) -> bool:
        """Whether it is nowhere more than a condition, a plan or a wish."""
        return set(self.statuses) == {"hypothetical"}

    @property
    def status(self) -> ExposureStatus:
        """The status of the matter; what somebody denies is never more than alleged."""
        status = min(self.statuses, key=_ORDER.index)
        return "alleged" if status == "asserted" and self.denials else status

    def add(self, other: "Draft") -> None:
        """Take in another telling of the same matter."""
        first, last = min(self.day.first, other.day.first), max(self.day.last, other.day.last)
        self.day = replace(self.day, first=first, last=last)
        self.events += other.events
        self.statuses += other.statuses
        self.evidence += [span for span in other.evidence if span not in self.evidence]
        self.statements += [id_ for id_ in other.statements if id_ not in self.statements]
        self.denials += [id_ for id_ in other.denials if id_ not in self.denials]

    def provisions(self) -> tuple[str, ...]:
        """Ids of the paragraphs cited."""
        return tuple(cited.id for cited in self.found.provisions)


def status_of(event: Event, statement: Statement | None, *, reported: bool = False) -> ExposureStatus:
    """What standing an act has as conduct.

    The event's own status bounds it: a plan or a condition is never asserted, and what a clause
    `reported` by somebody says is not the page's own.
    """
    if event.status in ("denied", "negated"):
        return "denied"
    if event.status == "hypothetical":
        return "hypothetical"
    stance = _BY_STANCE[statement.stance] if statement else "alleged" if reported else "asserted"
    if statement and statement.hedges and stance == "asserted":
        stance = "hedged"
    if stance == "asserted" and event.status != "happened":
        return "alleged" if event.status == "alleged" else "hypothetical"
    return stance


def join(drafts: Iterable[Draft], parse: Parse) -> tuple[list[Draft], list[Draft]]:
    """Drafts of one matter become one, in the order in which the page first speaks of them.

    Returns:
        The matters, and the drafts of acts not done that answer none of them.
    """
    matters: list[Draft] = []
    alone: list[Draft] = []
    for draft in sorted(drafts, key=_claims_first):
        same = next((matter for matter in matters if _same(matter, draft, parse)), None)
        if same is not None:
            same.add(draft)
        else:
            (alone if draft.undone else matters).append(draft)
    return sorted(matters, key=lambda m: min(span.start for span in m.evidence)), alone


def _claims_first(draft: Draft) -> tuple[bool, bool, bool, bool, int]:
    """What says most comes first, so that what leaves a side open can join it; events before mere words."""
    worded = not draft.events[0].id
    return draft.undone, draft.supposed, worded, not draft.found.sides.other, draft.evidence[0].start


def _same(one: Draft, other: Draft, parse: Parse) -> bool:
    """Whether two drafts are one matter: same law and parties, and the same standing or about the same time.

    A side that is not named may be the one that is named elsewhere; not so where one draft claims
    and the other only supposes, or where mere words with a hedge would weaken a plain one.
    """
    a, b = one.found.sides, other.found.sides
    if (one.regime, one.area, a.direction) != (other.regime, other.area, b.direction):
        return False
    open_side = not other.events[0].id and not (b.origin and b.other)
    if open_side and (one.status, other.status) == ("asserted", "hedged"):
        return False
    like = one.supposed == other.supposed
    if not all(_meet(x, y, parse, like=like) for x, y in ((a.origin, b.origin), (a.other, b.other))):
        return False
    if other.undone:
        return True
    if like:
        return one.provisions() == other.provisions()
    return one.day.first - _NEAR <= other.day.last and other.day.first - _NEAR <= one.day.last


def _meet(one: tuple[str, ...], other: tuple[str, ...], parse: Parse, *, like: bool) -> bool:
    first, second = _states(one, parse), _states(other, parse)
    if not first or not second:
        return like or first == second
    return bool(first & second)


def _states(ids: tuple[str, ...], parse: Parse) -> set[str]:
    entities = (parse.entity.get(id_) for id_ in ids)
    return {entity.country or entity.name for entity in entities if entity}


def finish(matters: list[Draft], statements: tuple[Statement, ...]) -> tuple[Exposure, ...]:
    """Number the matters and put the denials of what they rest on beside them, all in text order."""
    place = {statement.id: number for number, statement in enumerate(statements)}
    by_id = {statement.id: statement for statement in statements}
    for matter in matters:
        matter.statements += _voices(matter, statements)
        refused = {id_: _refusal(by_id[id_], by_id) for id_ in matter.denials if id_ in by_id}
        matter.statements += [id_ for id_, denial in refused.items() if denial != id_]
        matter.denials = list(refused.values())
        answers = (s.id for s in statements if s.stance == "denies" and s.answers in matter.statements)
        matter.denials = sorted({*matter.denials, *answers}, key=lambda id_: place.get(id_, -1))
        matter.statements = sorted(
            {*matter.statements}.difference(matter.denials), key=lambda id_: place.get(id_, -1)
        )
        matter.events.sort(key=lambda event: event.trigger[0].start)
    return tuple(_exposure(number, matter) for number, matter in enumerate(matters, 1))


def _voices(matter: Draft, statements: tuple[Statement, ...]) -> list[str]:
    """The innermost statement around each piece of evidence, or around the words of the act in it.

    An act told twice has two voices.
    """
    found = []
    triggers = [event.trigger[0] for event in matter.events]
    for span in (*matter.evidence, *triggers):
        around = [
            (sum(part.end - part.start for part in said.content), number)
            for number, said in enumerate(statements)
            if any(part.start <= span.start and span.end <= part.end for part in said.content)
        ]
        if around:
            found.append(statements[min(around)[1]].id)
    return found


def _refusal(said: Statement, by_id: dict[str, Statement]) -> str:
    """The denial that a statement stands in ("denied reports that"); itself if it stands in none."""
    around, seen = said, {said.id}
    while around.stance != "denies":
        if around.within is None or around.within in seen or around.within not in by_id:
            return said.id
        around = by_id[around.within]
        seen.add(around.id)
    return around.id


def _exposure(number: int, matter: Draft) -> Exposure:
    sides = matter.found.sides
    actors, counterparts = sides.origin, sides.other
    if linking().areas[matter.area].doer == "actor" and set(actors) != set(matter.events[0].actors):
        actors, counterparts = counterparts, actors
    return Exposure(
        id=f"x{number}",
        regime=matter.regime,
        area=matter.area,
        direction=sides.direction,
        actors=actors,
        counterparts=counterparts,
        status=matter.status,
        provisions=matter.found.provisions,
        statements=tuple(matter.statements),
        denials=tuple(matter.denials),
        events=tuple(dict.fromkeys(event.id for event in matter.events if event.id)),
        evidence=tuple(sorted(matter.evidence, key=lambda span: span.start)),
    )
