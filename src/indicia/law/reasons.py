"""Why a paragraph is cited, in one plain sentence that also says what is missing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from indicia.law import amounts
from indicia.law.linking import linking
from indicia.law.provisions import DUTIES, EXHORTS, Cap, Exemption, Period, Provision, Regime
from indicia.law.sides import Sides
from indicia.law.telling import Read
from indicia.model import Event


@dataclass(frozen=True)
class Day:
    """The days an act can have been on; `assumed` says whose day it is when the page dates none."""

    first: date
    last: date
    assumed: str | None = None


@dataclass(frozen=True)
class Case:
    """One act set beside one regime."""

    event: Event
    sides: Sides
    regime: Regime
    day: Day
    evidence: str
    around: str
    read: Read | None = None

    @property
    def area(self) -> str:
        """The conduct area of the act."""
        return self.event.conduct or ""


def why(row: Provision, case: Case, period: Period) -> str:
    """The reason in one sentence: what is limited, for whom, except where, and what the page leaves open."""
    parts = [_tie(row, case), *_limits(row, case, period), *_exempt(row, case), *_missing(case, period)]
    needed = ", ".join(_needed(row, case, period))
    return "; ".join([*parts, f"to apply it needs that {needed}"]) + "."


def _tie(row: Provision, case: Case) -> str:
    phrase = linking().areas[case.area].phrase(case.sides.direction, case.regime.land)
    bound = " and ".join(case.regime.land if d == "territory" else DUTIES[d] for d in row.duty)
    force = "a call that binds nobody" if row.strength in EXHORTS else f"binding on {bound}"
    return f"{phrase[0].upper()}{phrase[1:]}: {row.summary.rstrip('.')} ({force})"


def _limits(row: Provision, case: Case, period: Period) -> Iterator[str]:
    for cap in row.caps:
        if (cap.begins or date.min) <= case.day.last and (cap.until or date.max) >= case.day.first:
            rule = f"; {cap.rule}" if cap.rule else ""
            yield f"free up to {cap.quantity:,} {cap.unit}s ({cap.period}, {cap.per}{rule})"
            yield _beside_cap(cap, case.evidence)
    if row.limit:
        yield row.limit
    if row.checked:
        yield row.checked
    for scope in case.regime.scope:
        if case.area in scope.areas:
            yield scope.text
    if period.contested:
        views = (f"for {view.by}, {view.text}" for view in case.regime.view)
        yield f"it is contested whether this is in force: {', but '.join(views)}"


def _beside_cap(cap: Cap, evidence: str) -> str:
    """The amounts of the page beside an amount that is free; one delivery is never the whole of a period."""
    found = amounts.of(evidence, cap.unit)
    if not found:
        return f"not said: how many {cap.unit}s"
    most = max(found, key=lambda amount: amount.number)
    where = "above" if most.number > cap.quantity else "below"
    rest = "" if where == "above" else "; what else went in that period is not on the page"
    return f"the page's “{most.text}” is {where} that{rest}"


def told_free(row: Provision, case: Case) -> bool:
    """Whether the page itself puts an amount, which is below what the row leaves free, below its cap."""
    words = "".join(c if c.isalnum() else " " for c in case.evidence.lower()).split()
    said = any(
        word in linking().below and not linking().caps.isdisjoint(words[at + 1 : at + 5])
        for at, word in enumerate(words)
    )
    most = [max((a.number for a in amounts.of(case.evidence, cap.unit)), default=None) for cap in row.caps]
    return said and any(m is not None and m <= cap.quantity for m, cap in zip(most, row.caps, strict=True))


def pointed_out(row: Provision, evidence: str, day: Day) -> dict[Exemption, str]:
    """The exemptions of a row that words of the page point to, each with the word."""
    open_ = (exempt for exempt in row.exemptions if exempt.during(day.first, day.last))
    return {exempt: word for exempt in open_ if (word := _named(exempt, evidence))}


def _exempt(row: Provision, case: Case) -> Iterator[str]:
    pointed = pointed_out(row, case.around, case.day)
    open_ = [exempt for exempt in row.exemptions if exempt.during(case.day.first, case.day.last)]
    for exempt, word in pointed.items():
        yield f"the page's “{word}” points to a case outside it: where {exempt.text}"
    if others := [exempt.text for exempt in open_ if exempt not in pointed]:
        yield f"except where {', or '.join(others)}"


def _named(exemption: Exemption, evidence: str) -> str | None:
    low = evidence.lower()
    words = (*exemption.words, *linking().exempting.get(exemption.kind, ()))
    return next((found for word in words if (found := _told(word, low))), None)


def _told(words: str, page: str) -> str | None:
    """The words as the page has them; "…" stands for a few others of the same sentence."""
    if "…" not in words:
        return words if words.lower() in page else None
    found = _with_gaps(words.lower()).search(page)
    return found.group() if found else None


@cache
def _with_gaps(words: str) -> re.Pattern[str]:
    parts = (re.escape(part.strip()) for part in words.split("…"))
    return re.compile(r"\b" + r"\b[^.;!?]{1,60}?\b".join(parts) + r"\b")


def _missing(case: Case, period: Period) -> Iterator[str]:
    link = linking().areas[case.area]
    if case.read:
        words = ", ".join(f"“{word}”" for word in case.read.words)
        yield f"heard by the trained reader ({case.read.chance:.2f}), in {words}, as no rule tells it"
    if not case.sides.origin:
        yield f"not said: {link.origin}"
    if not case.sides.other and link.other:
        yield f"not said: {link.other}"
    if link.flow and case.sides.direction is None and not link.any:
        yield "not said: which way it went"
    if case.day.assumed:
        yield f"no date given, so this is {case.day.assumed}"
    if case.event.time and not case.day.assumed and not _covers(period, case.day):
        yield "in force for a part of the time that the page gives"


def _needed(row: Provision, case: Case, period: Period) -> Iterator[str]:
    """What would have to be true for the paragraph to apply, as far as the page leaves it open."""
    link, sides = linking().areas[case.area], case.sides
    yield "it happened as told"
    if case.day.assumed or not _covers(period, case.day):
        until = f" and not after {period.until}" if period.until else ""
        yield f"on or after {period.begins}{until}"
    if link.flow and not (sides.origin and sides.other):
        yield f"it left {case.regime.land}" if sides.direction == "out" else f"it went to {case.regime.land}"
    if row.reach == "groups":
        yield "a group or person that the measure follows had a part in it"
    if row.caps:
        yield "it went beyond the free amount"
    if case.area == "designated_party":
        yield "the party was on the list that day"
    if row.exemptions:
        yield "no exception holds"


def _covers(period: Period, day: Day) -> bool:
    return period.begins <= day.first and (period.until is None or period.until >= day.last)
