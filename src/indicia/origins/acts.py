"""What a page tells of conduct, whoever tells it: its exposures, and the events that concern no provision."""

from collections.abc import Iterator

from msgspec import Struct

from indicia.language.sentences import sentence_at
from indicia.model import Event, Exposure, Reading, Span, Statement

# Stances of a source that commits to the act; of the rest, a denial denies and the others only mention it.
SAYS = ("asserts", "accuses", "warns", "hedged", "regrets")
SUPPOSED = ("planned", "hypothetical")


class Act(Struct, frozen=True):
    """A conduct as an exposure or an event gives it."""

    area: str
    direction: str | None
    actors: tuple[str, ...]
    others: tuple[str, ...]
    supposed: bool
    denied: bool
    said: tuple[str, ...]
    denials: tuple[str, ...]
    exposures: tuple[str, ...]
    events: tuple[str, ...]
    evidence: tuple[Span, ...]


def acts(reading: Reading) -> Iterator[Act]:
    """The acts of a page that sanctions care about: of its exposures, then of the events that are in none."""
    told = {id_ for exposure in reading.exposures for id_ in exposure.events}
    yield from map(_of_exposure, reading.exposures)
    for event in reading.events:
        if event.conduct and event.id not in told:
            yield _of_event(event, reading)


def _of_exposure(it: Exposure) -> Act:
    return Act(
        area=it.area,
        direction=it.direction,
        actors=it.actors,
        others=it.counterparts,
        supposed=it.status == "hypothetical",
        denied=it.status == "denied",
        said=it.statements,
        denials=it.denials,
        exposures=(it.id,),
        events=it.events,
        evidence=it.evidence,
    )


def _of_event(it: Event, reading: Reading) -> Act:
    """An event that concerns no provision: of another day than the law's, or with a party left open."""
    said = next((s for s in reading.statements if s.id == it.statement), None)
    if said is not None and it.status == "denied" and said.stance != "denies":
        said = _denial(it, reading) or said
    # "Iran has not sent them, the minister said" denies as "denied that it had sent them" does.
    denies = said is not None and (
        said.stance == "denies" or (it.status == "negated" and said.stance in SAYS)
    )
    return Act(
        area=it.conduct or "",
        direction=None,
        actors=it.actors,
        others=it.recipients,
        supposed=it.status in SUPPOSED,
        denied=it.status in ("denied", "negated"),
        said=(said.id,) if said and not denies else (),
        denials=(said.id,) if said and denies else (),
        exposures=(),
        events=(it.id,),
        evidence=tuple(sentence_at(reading.article.text, span) for span in it.trigger),
    )


def _denial(it: Event, reading: Reading) -> Statement | None:
    """The denial that an event is told in: "rejected a report by the agency that it had sent them"."""
    return next(
        (
            said
            for said in reading.statements
            if said.stance == "denies" and all(within(trigger, said.content) for trigger in it.trigger)
        ),
        None,
    )


def within(inner: Span, evidence: tuple[Span, ...]) -> bool:
    """Whether some characters stand in one of the pieces of evidence."""
    return any(span.start <= inner.start and inner.end <= span.end for span in evidence)
