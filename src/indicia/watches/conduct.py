"""Conduct that was read on a page, set against a watch: area, parties, direction, time, standing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from indicia.model import Bearing, Indicator, Reading, Span, Watch
from indicia.model.conduct import AREAS
from indicia.origins.data import phrases, wording
from indicia.origins.matters import Draft, sentence_at
from indicia.watches.match import Match, MatchKind, side_of
from indicia.watches.parties import Page, key

# Stances that leave open whether it was, is or will be: whoever asks or demands tells nothing.
SILENT = ("asks", "demands", "declines")
_AHEAD = ("pledges", "predicts", "warns", "supports")
CONDITION = re.compile(r"\b(?:if|unless|whether|in case|provided that|were to)\b", re.IGNORECASE)
_DONE_STAGES = ("act", "movement", "outcome", "concealment")
_BEARINGS: dict[str, Bearing] = {"says": "act", "denies": "denial", "withdraws": "withdrawal"}


def meets(draft: Draft, watch: Watch, page: Page) -> bool:
    """Whether a telling is of the watch's parties, direction and time; its area was looked up before."""
    return (
        in_period(draft.first, draft.last, watch)
        and _directed(draft, watch, page)
        and between(draft, watch, page)
    )


def in_period(first: date | None, last: date | None, watch: Watch) -> bool:
    """Whether the days of an act, else of its page, touch the watch's period; no day may be any."""
    if watch.since and last and last < watch.since:
        return False
    return not (watch.until and first and first > watch.until)


def _directed(draft: Draft, watch: Watch, page: Page) -> bool:
    """Whether it goes the watch's way; an event without one goes out from who does it."""
    if watch.direction is None:
        return True
    if draft.direction is not None:
        return draft.direction == watch.direction
    actors = {key(party) for party in watch.actors}
    doers = page.of(id_ for event in page.reading.events if event.id in draft.events for id_ in event.actors)
    return bool(doers & actors) == (watch.direction == "out")


def between(draft: Draft, watch: Watch, page: Page) -> bool:
    """Whether the watch's actors, and counterparts where it names any, are the parties of it.

    A telling may leave one side open: then that side has to stand in its sentence, not as who says so. Of a
    denial one side is enough, where the page speaks of the other.
    """
    actors, others = keys(watch.actors), keys(watch.counterparts)
    told = draft.parties | page.of(_named(draft, page.reading))
    has_actor = bool(told & actors) or page.named_in(actors, draft.evidence)
    if not others:
        return has_actor
    has_other = bool(told & others) or page.named_in(others, draft.evidence)
    if has_actor and has_other:
        return True
    if not (has_actor or has_other) or (draft.parties - actors - others):
        return False
    open_side = others if has_actor else actors
    if draft.role == "denies":
        return bool(page.keys & open_side)
    return page.spoken_of(open_side, _content(draft))


def keys(parties: Iterable[str]) -> frozenset[str]:
    """The parties of a watch as they are compared."""
    return frozenset(map(key, parties))


def _named(draft: Draft, reading: Reading) -> Iterator[str]:
    """The entities that the telling's exposures and events name as its parties."""
    for exposure in reading.exposures:
        if exposure.id in draft.exposures:
            yield from (*exposure.actors, *exposure.counterparts)
    for event in reading.events:
        if event.id in draft.events:
            yield from (*event.actors, *event.recipients)


def _content(draft: Draft) -> Sequence[Span]:
    """What is told, without who tells it."""
    return draft.statement.content if draft.statement and draft.statement.content else draft.evidence


def bearing(draft: Draft, reading: Reading) -> Bearing | None:
    """What a telling does to the question; None where it only mentions the act."""
    if draft.role != "mentions":
        return _BEARINGS[draft.role]
    stance = draft.statement.stance if draft.statement else None
    sentence = sentence_at(reading.article.text, draft.evidence[0]).text if draft.evidence else ""
    if stance in SILENT or sentence.rstrip().endswith("?") or phrases(wording().unproven).search(sentence):
        return None
    planned = any(e.status == "planned" for e in reading.events if e.id in draft.events)
    if planned or stance in _AHEAD:
        return None if CONDITION.search(sentence) and not planned else "sign"
    return None if CONDITION.search(sentence) else "sign"


def matched(draft: Draft, watch: Watch, page: Page, hits: Sequence[Indicator]) -> Match | None:
    """A telling that meets a watch as an indication, under the indicator that says most of it.

    `hits` are the indicators one of whose words stands in its sentence.
    """
    bears = bearing(draft, page.reading)
    if bears is None:
        return None
    indicator = next((one for one in _ranked(watch, hits) if _fits(one, draft, bears, page, hits)), None)
    side, stage = side_of(indicator)
    if side != "for" and bears in ("act", "sign"):
        bears = "against" if side == "against" else "refutes"
    elif bears == "act" and indicator is None:
        stage = "act"
    statement = draft.statement
    kind, item = _item(draft)
    sentence = sentence_at(page.reading.article.text, draft.evidence[0])
    return Match(
        watch=watch.id,
        indicator=indicator.id if indicator else None,
        side=side,
        stage=stage,
        bearing=bears,
        item_kind=kind,
        item=item,
        quote=sentence.text.strip(),
        spans=draft.evidence,
        statement=statement,
        status=_status(draft, page.reading),
        draft=draft,
        why=_why(draft, indicator, hits),
    )


def _ranked(watch: Watch, hits: Sequence[Indicator]) -> list[Indicator]:
    """Indicators whose words stand there first; those without words catch the rest."""
    return [*hits, *(one for one in watch.indicators if not one.words)]


def _fits(one: Indicator, draft: Draft, bears: Bearing, page: Page, hits: Sequence[Indicator]) -> bool:
    """Whether the areas, types, statuses and stage of an indicator allow what is told."""
    events = [event for event in page.reading.events if event.id in draft.events]
    if one.areas and draft.area not in one.areas:
        return False
    if one.types and not any(event.type in one.types for event in events):
        return False
    if one.statuses and not any(event.status in one.statuses for event in events):
        return False
    if one.side != "for":
        return one in hits and bears in ("act", "sign")
    return bears != "act" or one.stage in _DONE_STAGES


def _item(draft: Draft) -> tuple[MatchKind, str]:
    if draft.statement is not None:
        return "statement", draft.statement.id
    if draft.exposures:
        return "exposure", draft.exposures[0]
    return "event", draft.events[0]


def _status(draft: Draft, reading: Reading) -> str | None:
    exposure = next((x for x in reading.exposures if x.id in draft.exposures), None)
    event = next((e for e in reading.events if e.id in draft.events), None)
    return event.status if event else exposure.status if exposure else None


def _why(draft: Draft, indicator: Indicator | None, hits: Sequence[Indicator]) -> str:
    parties = " and ".join(sorted(draft.parties)) or "parties of the watch"
    says = {
        "says": "told as done",
        "denies": "said not to be so",
        "withdraws": "taken back",
        "mentions": "spoken of, not told as done",
    }[draft.role]
    what = f"{AREAS[draft.area].split(',')[0]}, {parties}, {says}"
    if indicator is None:
        return f"the conduct of the watch itself: {what}"
    if indicator in hits:
        return f"{indicator.id}, by its words and by conduct: {what}"
    return f"{indicator.id}, by conduct: {what}"
