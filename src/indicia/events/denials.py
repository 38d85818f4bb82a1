"""Denials that point back to a claim without repeating it ("both sides deny it", "dismissed the report").

The statements room links the denials that it can; here an act whose own parties deny something right
after it is told is no more than alleged, linked or not.
"""

from indicia.events.merge import Telling
from indicia.language import Parse
from indicia.model import Statement

REACH = 5  # sentences
SHORT = 6  # words of a content that can only point back
GRAVE = ("AID", "ASSAULT", "COERCE", "MOBILIZE", None)


def weaken(told: list[Telling], statements: tuple[Statement, ...], parse: Parse) -> list[Telling]:
    """The tellings, those that a denial points back to no longer as happened."""
    denials = [d for s in statements if s.stance == "denies" and (d := _denial(s, parse))]
    return [_weakened(t) if any(_meets(t, d, parse) for d in denials) else t for t in told]


def _denial(statement: Statement, parse: Parse) -> tuple[int, frozenset[str]] | None:
    """Where a denial that only points back stands, and the states that deny; None if it has its own act."""
    words = sum(len(c.text.split()) for c in statement.content)
    spans = (*statement.cue, *statement.content)
    if not spans or words > SHORT:
        return None
    deniers = frozenset(c for i in statement.source_entities if (c := parse.entity[i].country))
    return min(s.start for s in spans), deniers


def _meets(telling: Telling, denial: tuple[int, frozenset[str]], parse: Parse) -> bool:
    event = telling.event
    place, deniers = denial
    if event.status != "happened" or (event.conduct is None and event.type not in GRAVE):
        return False
    where = next((s.index for s in reversed(parse.sentences) if s.start <= place), 0)
    if not 0 <= where - telling.sentence <= REACH or event.trigger[0].start > place:
        return False
    parties = {parse.entity[i].country for i in (*event.actors, *event.recipients)}
    return bool(parties & deniers)


def _weakened(telling: Telling) -> Telling:
    return telling.with_status("alleged")
