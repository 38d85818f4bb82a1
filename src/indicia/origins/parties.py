"""Who has a part in an act: each actor with each counterpart, and nobody who only stands beside it."""

import re
from collections.abc import Sequence
from functools import cache

from indicia.language.names.data import bodies
from indicia.language.sentences import sentence_at
from indicia.model import Entity, Mention, Reading, Span
from indicia.origins.acts import Act, within
from indicia.origins.data import phrases, wording
from indicia.origins.sourced import spoken


def sources(reading: Reading) -> list[Span]:
    """Where a page names who speaks."""
    return [span for said in reading.statements for span in spoken(said, reading).source]


def parties(
    act: Act, evidence: tuple[Span, ...], reading: Reading, heard: Sequence[Span]
) -> list[frozenset[str]]:
    """Each actor with each counterpart, as codes of states or names of those that belong to none.

    Who only speaks of an act, or has a part in another one of the sentence, has no part in it; `heard` are
    the `sources` of the page.
    """
    entities = {entity.id: entity for entity in reading.entities}
    out = _apart(act, evidence, reading, heard)
    actors, others = (
        list(
            dict.fromkeys(
                name
                for id_ in side
                if id_ in entities and id_ not in out and (name := _party(entities[id_], act.area))
            )
        )
        for side in (act.actors, act.others)
    )
    if act.area == "cyber_theft":
        others = []  # who was robbed has no part in it
    pairs = [frozenset((a, b)) for a in actors or [""] for b in others or [""]]
    return list(dict.fromkeys(pair - {""} for pair in pairs))


def _apart(act: Act, evidence: tuple[Span, ...], reading: Reading, heard: Sequence[Span]) -> set[str]:
    """Those of an act whom its evidence names only as who speaks, or as parties of another event.

    None where nobody would be left to do it.
    """
    around = [sentence_at(reading.article.text, span) for span in evidence]
    sides = {*act.actors, *act.others}
    near = [
        m for m in reading.mentions if m.entity in sides and any(s.start <= m.start < s.end for s in around)
    ]
    speaking = {
        id_
        for id_ in sides
        if (where := [m for m in near if m.entity == id_])
        and all(
            any(s.start <= m.start and m.end <= s.end for s in heard) or _theatre(m, reading) for m in where
        )
    }
    own = [event for event in reading.events if event.id in act.events]
    theirs = {id_ for event in own for id_ in (*event.actors, *event.recipients)}
    elsewhere = {
        id_
        for event in reading.events
        if theirs and event not in own and any(within(t, evidence) for t in event.trigger)
        for id_ in (*event.actors, *event.recipients)
    }
    out = speaking | (elsewhere - theirs)
    return out if set(act.actors) - out else set()


def _theatre(mention: Mention, reading: Reading) -> bool:
    """Whether a mention tells where, or against whom, a war is fought: "for the war in Ukraine"."""
    before = reading.article.text[max(0, mention.start - 40) : mention.start]
    before = re.sub(r"\s+(?:(?:the|eastern|southern|its|neighbouring|neighboring)\s+)*$", "", before)
    return any(match.end() == len(before) for match in phrases(wording().theatre).finditer(before))


def _party(entity: Entity, area: str) -> str | None:
    if area == "cyber_theft" and entity.name in _sorted("firms"):
        return None  # a firm that was robbed, wherever it has its seat
    if entity.country:
        return entity.country
    if entity.name in _sorted("un"):
        return None  # what is sent goes to no council: it is named as who speaks, or whose rule it is
    return entity.name if entity.kind == "organisation" and entity.known else None


@cache
def _sorted(sort: str) -> frozenset[str]:
    """Names of bodies of a sort that the names data knows."""
    return frozenset(row.name for row in bodies()[sort].rows)
