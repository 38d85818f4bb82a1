"""What a sentence without conduct does to a question, by its stance and closed lists of words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from indicia.model import Bearing, Reading, Span, Statement, Watch
from indicia.origins.data import phrases, wording
from indicia.watches.conduct import (
    AHEAD,
    CONDITION,
    HEARSAY,
    JOURNEYS,
    MODAL,
    PERFECT,
    SAYS,
    SILENT,
    UNDENIED,
    gives,
    keys,
)
from indicia.watches.lines import CLOSE, Line

_LINES = 1_024  # what is known of a sentence, whichever area asks
_NOT = re.compile(
    r"\b(?:no|not|never|none|nothing|neither|nor|nobody|cannot)\b"
    r"(?<!for nothing)(?! (?:only|just|merely|longer|doubt|secret|least|less|more|other)\b)"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_UNTRUE = re.compile(
    r"\b(?:false|untrue|baseless|unfounded|groundless|fabricat\w+|invent(?:ed|ion)|lies?|fiction|slander\w*|hoax"
    r"|nonsense|nothing to do with the truth|without (?:any )?(?:foundation|basis|substance|merit)"
    r"|not (?:true|so|correct|the case)|incorrect|no (?:basis|truth|substance|foundation)"
    r"|nothing of the (?:sort|kind)|rubbish|absurd\w*|ridiculous|ludicrous|disinformation|misinformation"
    r"|propaganda|fake|fantas\w+|myths?|malicious|fairy tales?|concoct\w+|made[- ]up|smears?|hoaxes|libel\w*"
    r"|gossip|imaginary|imagination|speculation)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[,;:]\s|\s[-–—]{1,2}\s|\b(?:but|while|although|though|because|whereas|after|despite)\b", re.IGNORECASE
)
# Why or though what it was so: a no in there is not the matter.
_REASON = re.compile(
    r"\b(?:because|since|although|though|despite)\b[^,;]*"
    r"|(?<!say )(?<!said )\b(?:that|which|who|whom) (?:none|nobody|no one)\b[^,;]*",
    re.IGNORECASE,
)
_AND = re.compile(r",? and (?=\w+ed\b|\w+s\b|\w+ (?:will|would)\b)|; ")
# Whom the sentence before named, as who does it here.
_BACK = re.compile(
    r"\b(?:they|them|it|these|those|both|he|she)\b"
    r"|\bthe (?:cargo|shipments?|loads?|consignments?|deliver(?:y|ies)|goods|haul|crates|boxes|containers?"
    r"|lot|material|items|gift|present)\b",
    re.IGNORECASE,
)
_WILL = re.compile(r"\b(?:will|shall|would|(?:is|are|was|were|going) to)\b(?! have\b)", re.IGNORECASE)
_PURPOSE = re.compile(r"\bto $")
_MEANT = re.compile(r"\b(?:plan|plans|intention|intend\w*|wish|desire)\b", re.IGNORECASE)
# Nothing shows it, or nobody knows: neither for nor against.
_OPEN = re.compile(
    r"\bno (?:proof|evidence|sign|indication|confirmation|information|knowledge)\b|\bneed to comment\b"
    r"|\b(?:could|can|did)(?: not|n[’']t) (?:\w+ )?(?:confirm|verify|identify|say|tell|establish|comment)\b"
    r"|\bcannot\b|(?:\b(?:not|no|without|declin\w+ to|refus\w+ to)|n[’']t) (?:\w+ ){0,2}comment\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"^\s*(?:that )?(?:what|where|who|why|how|when)\b", re.IGNORECASE)
_HERE = re.compile(
    r"\b(?:is|are|was|were|been|being|live|lives|lived|living|remain\w*|stay\w*)\b", re.IGNORECASE
)
_LOCAL = re.compile(
    r"\b(?:the (?:town|city|village|border|rebels|region|province|area|front|hills|port|airport|country)"
    r"|here)\b",
    re.IGNORECASE,
)
_THERE = ("workers", "military_training", *JOURNEYS)  # whose matter is that somebody is there
# Whose things are what carries others: that they carry something is not the matter.
_CARRIERS = ("vessels", "port_call", "ship_to_ship", "aviation")


def is_there(line: Line, area: str) -> bool:
    """Whether it tells of somebody who is where the page was written: "shelled the town"."""
    return area in _THERE and any(_LOCAL.search(part) for part in line.parts)


def refers_back(line: Line) -> bool:
    """Whether a sentence tells of somebody whom the one before named."""
    return any(_BACK.search(part) for part in line.parts)


def in_years(line: Line, watch: Watch) -> bool:
    """Whether the years that a sentence names, if it does, touch the watch's period."""
    years = line.years
    if not years:
        return True
    since, until = watch.since, watch.until
    return not (since and max(years) < since.year) and not (until and min(years) > until.year)


def bearing(line: Line, around: Sequence[Statement], reading: Reading, area: str) -> Bearing | None:
    """What a sentence does; None where it commits to nothing.

    Args:
        line: what is told, without who tells it.
        around: the statement that tells it and those that it is reported in; none of the page's own voice.
        reading: the page.
        area: of which conduct it tells.
    """
    whole = line.span.text
    if whole.rstrip(' "”’').endswith("?") or any(one.stance in (*SILENT, "supports") for one in around):
        return None
    if leaves_open(line):
        return None
    if not around and _NOT.search(whole):
        return None  # who says that it was not so is not known
    if any(one.stance == "denies" for one in around) or negated(line, around, reading, area):
        named = any(one.source_entities for one in around)
        return "denial" if named and not UNDENIED.search(whole) else None
    told = _told(line, around, reading, area)
    if told == "act" and not around and HEARSAY.search(whole):
        return "sign"
    if told and (CONDITION.search(whole) or unproven(line)):
        return None
    return told


@lru_cache(maxsize=_LINES)
def unproven(line: Line) -> bool:
    """Whether it is said to want proof."""
    return phrases(wording().unproven).search(line.span.text) is not None


@lru_cache(maxsize=_LINES)
def leaves_open(line: Line) -> bool:
    """Whether nobody is said to know, or it is asked."""
    return bool(_OPEN.search(line.span.text)) or any(_ASKS.search(part) for part in line.parts)


def ahead(clause: str) -> bool:
    """Whether a clause is of what will be or is meant."""
    return bool(_WILL.search(clause) or _MEANT.search(clause))


def _told(line: Line, around: Sequence[Statement], reading: Reading, area: str) -> Bearing | None:
    thing = line.thing(area)
    passes = thing is not None and area not in _CARRIERS
    acts = [word.start for word in line.words if word.of(area, "act") or (passes and word.is_("passes"))]
    here = area in _THERE and (any(_HERE.search(part) for part in line.parts) or line.has("enters"))
    met = area in JOURNEYS and line.has("encounters")
    if line.has("undoes"):
        return None
    first = max(min(acts, default=line.span.end), thing.start if thing else 0)
    before = frozenset().union(*(word.meaning.sorts for word in line.words if word.start < first))
    if "rules" in before:
        return None
    deeds = (*acts, *(word.start for word in line.words if word.is_("enters", "encounters")))
    if _ahead(line, around, reading, area, min(deeds, default=None)) or "ahead" in before:
        return "sign"
    if "talks" in before and area not in JOURNEYS:
        return "sign"
    return "act" if acts or here or met or _deed(line, area) else None


def _deed(line: Line, area: str) -> bool:
    return any(word.of(area, "deed") for word in line.words)


def _ahead(line: Line, around: Sequence[Statement], reading: Reading, area: str, deed: int | None) -> bool:
    """Whether it is of what may come: by its own clause, if a deed stands in it."""
    if any(one.stance in AHEAD and one.stance != "warns" for one in around):
        return True
    hedged = bool(around) and around[0].stance == "hedged"  # of what was: its events are open for that alone
    if _event(
        _inner(line, around), reading, "planned", *(() if hedged else ("hypothetical",)), act=area, deed=deed
    ):
        return True
    return _to_come(line, deed)


@lru_cache(maxsize=_LINES)
def _to_come(line: Line, deed: int | None) -> bool:
    return any(
        _WILL.search(part) or (MODAL.search(part) and not PERFECT.search(MODAL.split(part)[0]))
        for part in _of_deed(line, deed)
    )


def _of_deed(line: Line, deed: int | None) -> Sequence[str]:
    """What is told in the clause of a deed; all that is told, if none is of it."""
    if deed is None:
        return line.parts
    pieces = [piece for part in line.parts for piece in _AND.split(part) if piece]
    at = deed - line.span.start
    found = [p for p in pieces if (begin := line.span.text.find(p)) >= 0 and begin <= at < begin + len(p)]
    return found or line.parts


def ruled(line: Line, told: Line) -> bool:
    """Whether what is told is what a word of a rule governs: "banned | textile exports"."""
    starts = [line.span.text.find(part) + line.span.start for part in told.parts]
    return any(word.is_("rules") and 0 < start - word.end < CLOSE for word in line.words for start in starts)


def _inner(line: Line, around: Sequence[Statement]) -> Line:
    """The sentence from where a statement begins in it to where that ends."""
    parts = [span for one in around[:1] for span in one.content]
    parts = [span for span in parts if span.start < line.span.end and line.span.start < span.end]
    if not parts:
        return line
    start = max(line.span.start, min(span.start for span in parts))
    end = min(line.span.end, max(span.end for span in parts))
    text = line.span.text[start - line.span.start : end - line.span.start]
    return replace(line, span=Span(start, end, text))


def _event(
    line: Line, reading: Reading, *statuses: str, act: str | None = None, deed: int | None = None
) -> bool:
    """Whether an event of such a standing was read in the sentence; one of the act of an area, if asked.

    What a deed before it was for is none: "arrived to help".
    """
    text, begin = line.span.text, line.span.start
    words = [w for w in line.words if act is None or w.of(act, "act", "thing") or w.is_("passes")]
    return any(
        event.status in statuses
        and any(
            line.span.start <= span.start < line.span.end
            and not (deed is not None and deed < span.start and _PURPOSE.search(text, 0, span.start - begin))
            and (act is None or any(span.start <= w.start < span.end for w in words))
            for span in event.trigger
        )
        for event in reading.events
    )


def denies(line: Line, around: Sequence[Statement]) -> bool:
    """Whether it is called untrue, or denied in so many words, whatever is meant."""
    return any(one.stance == "denies" for one in around) or untrue(line)


@lru_cache(maxsize=_LINES)
def untrue(line: Line) -> bool:
    """Whether something is called untrue."""
    return any(_UNTRUE.search(part) for part in line.parts)


def negated(line: Line, around: Sequence[Statement], reading: Reading, area: str) -> bool:
    """Whether somebody says that it was not so: it is untrue, or a no stands beside act or parties."""
    if not around or around[0].stance not in SAYS:
        return False
    found = untrue(line) or _event(line, reading, "denied", "negated", act=area) or _refused(line, area)
    return found and not unproven(line)


def _refused(line: Line, area: str) -> bool:
    """Whether a word of no stands in a clause with the act, its thing or one of its parties."""
    parts = denying(line)
    if not parts:
        return False
    text, begin = line.span.text, line.span.start
    things = [w.start - begin for w in line.words if w.of(area, "thing")]
    acts = [w.start - begin for w in line.words if w.of(area, "act") or w.is_("passes")]
    people = [start - begin for start, _, _ in line.people]
    for part in parts:
        at = text.find(part)
        here = [any(at <= mark < at + len(part) for mark in marks) for marks in (things, acts, people)]
        if area in JOURNEYS and len(_keys_within(line, at, at + len(part))) > 1:
            return True  # "has not set foot in"
        if at >= 0 and (sum(here) > 1 or (any(here) and len(parts) == 1 == len(line.parts))):
            return True
    return False


def _keys_within(line: Line, start: int, end: int) -> set[str]:
    begin = line.span.start
    return {key for at, _, key in line.people if start <= at - begin < end}


@lru_cache(maxsize=_LINES)
def denying(line: Line) -> tuple[str, ...]:
    """The clauses of what is told in which a word of no stands."""
    parts = [clause for part in line.parts for clause in _CLAUSE.split(_REASON.sub("; ", part)) if clause]
    return tuple(part for part in parts if _NOT.search(part))


def forwards(line: Line, watch: Watch) -> bool:
    """Whether it goes the watch's way, from its actors: by prepositions, else by the order of the words."""
    actors, others = keys(watch.actors), keys(watch.counterparts)
    doing = {key for area in watch.areas for key in line.doers(area)}
    if doing and doing.isdisjoint(actors) != doing.isdisjoint(others):
        return bool(doing & actors) == gives(watch)
    score = sum(
        weight if key in actors else -weight if key in others else 0 for key, weight in line.directions
    )
    if score == 0 and line.has("enters"):
        return True  # who comes into a land together with others
    if score == 0:
        first = next((key for _, _, key in line.people if key in actors or key in others), None)
        score = 1 if (first in actors) != line.has("gets") else -1
    return (score > 0) == gives(watch)
