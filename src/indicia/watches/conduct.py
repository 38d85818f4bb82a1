"""Conduct that was read on a page, set against a watch: area, parties, direction, time, standing."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from msgspec import structs

from indicia.language.sentences import sentence_at
from indicia.law import in_use
from indicia.model import Bearing, Indicator, Reading, Span, Statement, Watch
from indicia.model.conduct import AREAS
from indicia.origins.data import phrases, wording
from indicia.origins.matters import Draft
from indicia.watches.match import Match, MatchKind, side_of
from indicia.watches.parties import Page, called, key, with_lands

# Stances that leave open whether it was, is or will be: whoever asks or demands tells nothing.
SILENT = ("asks", "demands", "declines")
SAYS = ("asserts", "accuses", "warns", "hedged", "regrets")
AHEAD = ("pledges", "predicts", "warns", "supports")
CONDITION = re.compile(r"\b(?:if|unless|whether|in case|provided that|were to)\b", re.IGNORECASE)
# "May have sent" tells of what was; "could help", of what may be.
MODAL = re.compile(r"\b(?:may|might|could|would|can)\b(?! (?:\w+ )?have\b)", re.IGNORECASE)
PERFECT = re.compile(r"\b(?:has|have|had|was|were)\b", re.IGNORECASE)
# To talk, ask or agree is no act yet; but a journey to talks may be one, where who travels is the matter.
# "Has stopped sending" says that it was sent: no denial, whoever says so.
_STOPPED = re.compile(
    r"\b(?:stopp|ceas|halt|suspend|end|quitt?|discontinu)(?:ed|ing|es|s)?\s+(?:its\s+|their\s+|all\s+)*\w+",
    re.IGNORECASE,
)
# Who takes back a denial denies no more.
UNDENIED = re.compile(
    r"\b(?:with(?:drew|draw\w*)|retract\w*|tak\w+ back|took back|drop\w*|recant\w*)\b[^.;]{0,40}\bdenials?\b",
    re.IGNORECASE,
)
# "Denied a hand in it" denies a part in the act, and leaves open that it was.
_A_PART = re.compile(
    r"\b(?:(?:hand|part|role|involvement|complicity|share) in|involved in|knew of|known of|knowledge of"
    r"|responsib\w+ for|link(?:s|ed)? (?:to|with)|taken part in)\b",
    re.IGNORECASE,
)
# The page's own words for what others told it, where no statement was read.
_TAKEN_UP = re.compile(
    r"\bthe (?:rebels|militia|militants|insurgents|insurgency|gangs|fighters|group|movement)\b", re.IGNORECASE
)  # of whom the page has spoken
HEARSAY = re.compile(
    r"\b(?:residents?|witness(?:es)?|locals?|villagers?|refugees|people|survivors?|neighbours?|fishermen|traders?"
    r"|drivers?|activists?|sources?|officials?|diplomats?)\b[^.;]{0,60}\b(?:told|tell|spoke|speak|describ\w+|recall\w*"
    r"|complain\w*|report(?:ed)?|say|said|claim(?:ed)?|fear(?:ed)?|believe[ds]?|suspect(?:ed)?)\b"
    r"|\b(?:reportedly|allegedly|(?:is|are|was|were) (?:said|thought|believed|rumoured|reported) to)\b",
    re.IGNORECASE,
)
_TALK = ("CONSULT", "REQUEST", "AGREE")
JOURNEYS = ("designated_party", "diplomatic_activity")
# Goods that go both ways between the states of sanctions: who does it is who gives.
BOTH_WAYS = ("arms", "military_training", "machinery", "food", "missile_programme")
_BEFORE = ("intent", "preparation")
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
    """Whether it goes the watch's way: as its direction says, else from its actors, where both may give."""
    if watch.direction is not None and draft.direction is not None:
        return draft.direction == watch.direction
    if watch.direction is None and (draft.area not in BOTH_WAYS or not watch.counterparts):
        return True
    doers = page.doers(draft)
    forwards = bool(doers & keys(watch.actors)) or not doers & keys(watch.counterparts)
    forwards = forwards or page.from_(keys(watch.actors), draft.evidence)
    return forwards == gives(watch)


@lru_cache(maxsize=10_000)
def gives(watch: Watch) -> bool:
    """Whether it goes from the watch's actors: `direction` is seen from the party that a regime names."""
    named = {land for file in in_use().files for land in file.regime.territory}
    of_other = not named.intersection(watch.actors) and bool(named.intersection(watch.counterparts))
    return watch.direction is None or (watch.direction == "in") == of_other


def between(draft: Draft, watch: Watch, page: Page) -> bool:
    """Whether the watch's actors, and counterparts where it names any, are the parties of it.

    A telling may leave one side open: then that side has to stand in what is told, or in the headline. Of a
    denial one side is enough, where the page speaks of the other.
    """
    actors, others = keys(watch.actors), keys(watch.counterparts)
    if draft.role == "denies" and draft.statement and page.speakers(draft.statement) & (actors | others):
        actors, others = with_lands(actors), with_lands(others)
    told = draft.parties | page.parties(draft)
    has_actor = bool(told & actors) or page.named_in(actors, draft.evidence)
    if not others:
        return has_actor
    has_other = bool(told & others) or page.named_in(others, draft.evidence)
    if has_actor and has_other:
        return True
    if not (has_actor or has_other) or (draft.parties - actors - others - page.lands_of(actors | others)):
        return False
    open_side = others if has_actor else actors
    if draft.role == "withdraws":
        return True  # of the outlet's own story, which counts only if it told this one
    if draft.role == "denies":
        return bool((page.keys | page.written_in) & open_side)
    content = _content(draft)
    if page.spoken_of(open_side, (*content, *page.headline)):
        return True
    if open_side & page.answering.get(draft.area, frozenset()):
        return True  # who denies it on the page is whom it is told of
    taken_up = any(_TAKEN_UP.search(span.text) for span in content)
    return taken_up and bool(open_side & (page.keys | page.written_in))


@lru_cache(maxsize=10_000)
def keys(parties: tuple[str, ...]) -> frozenset[str]:
    """The parties of a watch as they are compared."""
    return frozenset(map(key, parties))


def _content(draft: Draft) -> Sequence[Span]:
    """What is told, without who tells it."""
    return draft.statement.content if draft.statement and draft.statement.content else draft.evidence


def bearing(draft: Draft, reading: Reading) -> Bearing | None:
    """What a telling does to the question; None where it only mentions the act."""
    if draft.role == "says" and (_hedged_ahead(draft) or _talks(draft, reading)):
        return "sign"
    if draft.role == "denies" and UNDENIED.search(_sentence(draft, reading)):
        return None
    if draft.role == "denies" and _stopped(draft):
        return "sign"
    if draft.role == "says" and draft.statement is None and HEARSAY.search(_sentence(draft, reading)):
        return "sign"
    if draft.role != "mentions":
        return _BEARINGS[draft.role]
    stance = draft.statement.stance if draft.statement else None
    sentence = _sentence(draft, reading)
    if stance in SILENT or sentence.rstrip().endswith("?") or phrases(wording().unproven).search(sentence):
        return None
    planned = any(e.status == "planned" for e in reading.events if e.id in draft.events)
    if planned or stance in AHEAD:
        return None if CONDITION.search(sentence) and not planned else "sign"
    return None if CONDITION.search(sentence) else "sign"


def _sentence(draft: Draft, reading: Reading) -> str:
    return sentence_at(reading.article.text, draft.evidence[0]).text if draft.evidence else ""


def _stopped(draft: Draft) -> bool:
    """Whether it is said that the act is no more, and so that it was."""
    if draft.statement is None or draft.statement.stance not in SAYS:
        return False
    return any(_STOPPED.search(span.text) for span in draft.statement.content)


def _of_a_part(draft: Draft, watch: Watch, page: Page) -> bool:
    """Whether somebody who is no party of the watch denies only a part of their own in the act."""
    said = draft.statement
    if draft.role != "denies" or said is None or said.stance != "denies":
        return False
    if not any(_A_PART.search(span.text) for span in said.content):
        return False
    parties = keys((*watch.actors, *watch.counterparts))
    speakers = [page.entities[id_] for id_ in said.source_entities if id_ in page.entities]
    if any(one.kind == "state" or key(one.name) in parties for one in speakers):
        return False
    text = " ".join((*(one.name for one in speakers), *(span.text for span in said.source)))
    organ = phrases(wording().organs).search(text) and not phrases(wording().no_organs).search(text)
    return bool(speakers) and not organ


def _hedged_ahead(draft: Draft) -> bool:
    """Whether a belief is one about what may come, and not about what was."""
    if draft.statement is None or draft.statement.stance != "hedged" or not draft.evidence:
        return False
    text = draft.evidence[0].text
    return bool(MODAL.search(text)) and not PERFECT.search(MODAL.split(text)[0])


def _talks(draft: Draft, reading: Reading) -> bool:
    """Whether all that was done is to talk of it."""
    events = [event for event in reading.events if event.id in draft.events]
    return bool(events) and draft.area not in JOURNEYS and all(event.type in _TALK for event in events)


def told(draft: Draft, watch: Watch, page: Page) -> Iterator[Draft]:
    """A telling by whoever says it, and once more by each party that denies what it says."""
    mine = attributed(draft, page, watch)
    yield mine
    if mine.statement is None:
        return
    for other in page.denials.get(mine.statement.id, ()):
        yield structs.replace(mine, role="denies", statement=other, chain=(other.id,))


def attributed(draft: Draft, page: Page, watch: Watch) -> Draft:
    """A telling that no statement was tied to, given to the one whose content names its parties."""
    if draft.statement is not None or draft.role == "withdraws" or not draft.evidence:
        return draft
    sides = [keys(side) for side in (watch.actors, watch.counterparts) if side]
    for said, spoken_of in page.sayers(page.sentence(draft.evidence[0])):
        if said.author or said.stance not in SAYS or not said.source:
            continue
        if _told_around(draft, said) or not any(side.isdisjoint(spoken_of) for side in sides):
            return structs.replace(draft, statement=said, chain=(said.id,))
    return draft


def _told_around(draft: Draft, said: Statement) -> bool:
    """Whether a telling stands between who tells and the end of what they tell: "told of X who ..."."""
    spans = (*said.source, *said.cue, *said.content)
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return bool(said.content) and all(start <= span.start and span.end <= end for span in draft.evidence)


def matched(draft: Draft, watch: Watch, page: Page, hits: Sequence[Indicator]) -> Match | None:
    """A telling that meets a watch as an indication, under the indicator that says most of it.

    `hits` are the indicators one of whose words stands in its sentence.
    """
    asked = (draft.role, draft.statement.id if draft.statement else None, draft.events, draft.evidence)
    if asked not in page.bearings:
        page.bearings[asked] = bearing(draft, page.reading)
    bears = page.bearings[asked]
    return None if bears is None else indicated(draft, bears, watch, page, hits)


def indicated(
    draft: Draft, bears: Bearing, watch: Watch, page: Page, hits: Sequence[Indicator], *, worded: bool = False
) -> Match:
    """A telling of which it is known what it does, under the indicator that says most of it."""
    if bears == "act" and not draft.events and any(one.stage in _BEFORE for one in hits):
        bears = "sign"  # no deed was read, and the words are those of what comes before it
    if bears == "denial" and _of_a_part(draft, watch, page):
        bears = "against"  # shown, and the act stands as it was told
    fits = [one for one in _ranked(watch, hits) if _fits(one, draft, bears, page, hits)]
    indicator = fits[0] if fits else None
    side, stage = side_of(indicator)
    if bears == "against":
        side, indicator = "against", None
    elif side != "for" and bears in ("act", "sign"):
        bears = "against" if side == "against" else "refutes"
    elif bears == "act" and indicator is None:
        stage = "act"
    statement = draft.statement
    kind, item = _item(draft)
    around = draft.evidence[0] if worded else page.sentence(draft.evidence[0])
    return Match(
        watch=watch.id,
        indicator=indicator.id if indicator else None,
        side=side,
        stage=stage,
        bearing=bears,
        item_kind=kind,
        item=item,
        quote=around.text.strip(),
        spans=draft.evidence,
        statement=statement,
        status=_status(draft, page),
        draft=draft,
        why=_why(draft, bears, fits, hits, worded=worded),
        also=tuple(one.id for one in fits[1:] if one in hits),
        worded=worded,
    )


def _ranked(watch: Watch, hits: Sequence[Indicator]) -> list[Indicator]:
    """Indicators whose words stand there first; those without words catch the rest."""
    ordered = sorted(hits, key=lambda one: one.stage not in _BEFORE)
    return [*ordered, *(one for one in watch.indicators if not one.words)]


def _fits(one: Indicator, draft: Draft, bears: Bearing, page: Page, hits: Sequence[Indicator]) -> bool:
    """Whether the areas, types, statuses and stage of an indicator allow what is told."""
    events = page.events(draft)
    if one.areas and draft.area not in one.areas:
        return False
    if one.types and not any(event.type in one.types for event in events):
        return False
    if one.statuses and not any(event.status in one.statuses for event in events):
        return False
    if one.side != "for":
        return one in hits and bears in ("act", "sign")
    return bears != "act" or one.stage in _DONE_STAGES


def _item(draft: Draft) -> tuple[MatchKind, str | None]:
    if draft.statement is not None:
        return "statement", draft.statement.id
    if draft.exposures:
        return "exposure", draft.exposures[0]
    return ("event", draft.events[0]) if draft.events else ("sentence", None)


def _status(draft: Draft, page: Page) -> str | None:
    for event in page.events(draft):
        return event.status
    return next((exposure.status for exposure in page.exposures(draft)), None)


def _why(
    draft: Draft, bears: Bearing, fits: Sequence[Indicator], hits: Sequence[Indicator], *, worded: bool
) -> str:
    parties = " and ".join(sorted(map(called, draft.parties))) or "parties of the watch"
    how = "by wording, no conduct was read" if worded else "by conduct"
    if not worded and fits and fits[0] in hits:
        how = "by its words and by conduct"
    also = ", ".join(one.id for one in fits[1:] if one in hits)
    more = f"; it meets {also} as well" if also else ""
    what = f"{AREAS[draft.area]} ({parties}), {_standing(draft, bears)}"
    return f"{fits[0].id if fits else 'the act itself'}, {how}: {what}{more}"


def _standing(draft: Draft, bears: Bearing) -> str:
    """How a telling has the act, in words."""
    if draft.role == "denies" and bears in ("sign", "against"):
        return "said to have stopped" if bears == "sign" else "a part of one's own in it denied"
    if draft.role == "says" and bears == "sign":
        return "spoken of as what may come"
    return {
        "says": "told as done",
        "denies": "said not to be so",
        "withdraws": "taken back",
        "mentions": "spoken of, not told as done",
    }[draft.role]
