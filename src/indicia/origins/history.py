"""What became of a claim, page after page: first said, repeated, narrowed, denied, withdrawn, corrected."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from indicia.model import Move, Reading, Telling
from indicia.origins.behind import Voice, behind, no_medium, of_medium, speaker
from indicia.origins.credits import corrected, credits
from indicia.origins.data import Known
from indicia.origins.matters import Draft

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+|(?<![\w.,])\d+(?:\.\d+)?")
_SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_WORDS = {
    word: float(number)
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
_SURE = ("asserts", "accuses", "warns", "regrets")


class _Said(Struct, frozen=True):
    """What an origin said last: how surely, and the largest number in it."""

    sure: bool
    number: float | None


def voice_of(draft: Draft, reading: Reading, known: Known) -> Voice:
    """Who is behind a telling, as far as its own page shows."""
    if draft.statement is not None and not draft.statement.author:
        found = behind(speaker(draft.statement, reading, known, draft.page))
        if found is not None:
            return found
    return own_voice(draft.page, reading, known)


def own_voice(page: str, reading: Reading, known: Known) -> Voice:
    """What a page says itself comes from the agency it credits, else from its outlet."""
    named = credits(reading.article, known)
    if len(named) == 1 and (agency := known.medium(named[0])):
        return of_medium(agency, "credit", f"the page credits {agency.name}")
    row = known.medium(reading.article.url) or known.medium(reading.article.outlet)
    if row is not None:
        return of_medium(row, "outlet", f"{row.name} says it in its own voice")
    return no_medium(reading.article.outlet, page)


def history(drafts: Sequence[Draft], readings: Mapping[str, Reading], known: Known) -> tuple[Telling, ...]:
    """The tellings of a claim in the order of their days, each with what it does to the claim."""
    ordered = sorted(drafts, key=lambda d: (_day(d, readings) or date.max, d.page, d.role, d.place))
    said: dict[str, _Said] = {}
    outlets: set[str | None] = set()
    found: list[Telling] = []
    for draft in ordered:
        reading = readings[draft.page]
        origin = _end(voice_of(draft, reading, known))
        move, why = _move(draft, reading, said.get(origin), outlets, first=not said)
        if draft.role == "says":
            said[origin] = _said(draft)
            outlets.add(reading.article.outlet)
        found.append(_telling(draft, reading, move, why))
    return tuple(found)


def _end(voice: Voice) -> str:
    """What stands farthest behind, as a key."""
    return voice.above[0].id if voice.above else voice.node.id


def _day(draft: Draft, readings: Mapping[str, Reading]) -> date | None:
    return readings[draft.page].article.published


def _move(
    draft: Draft, reading: Reading, before: _Said | None, outlets: set[str | None], *, first: bool
) -> tuple[Move, str]:
    """What a telling does to the claim, and why."""
    if draft.role == "withdraws":
        return "withdrawn", "the sentence takes back what was reported"
    if draft.role == "denies":
        return "denied", "it is said not to be so"
    if draft.role == "mentions":
        return "mentioned", "it is a plan, a condition, a question or a demand"
    if first:
        return "first", "no older page says so"
    if reading.article.outlet in outlets and corrected(reading.article):
        return "corrected", "the page says that it corrects an earlier version"
    if before is not None:
        now = _said(draft)
        if before.sure and not now.sure:
            return "narrowed", "the same origin gave it as a fact before, now as a belief or a possibility"
        if before.number and now.number and now.number < before.number:
            return (
                "narrowed",
                f"the same origin spoke of {before.number:,.0f} before, now of {now.number:,.0f}",
            )
        return "repeated", "its origin has said so before"
    return "repeated", "another voice says so too"


def _said(draft: Draft) -> _Said:
    text = " ".join(span.text for span in draft.evidence)
    sure = draft.statement is None or draft.statement.stance in _SURE
    return _Said(sure, _largest(text))


def _largest(text: str) -> float | None:
    """The largest number of a text that is no year."""
    found = []
    for match in _NUMBER.finditer(text):
        after = text[match.end() :].split()[:1]
        number = float(match[0].replace(",", "")) * _SCALE.get(after[0].strip(".,") if after else "", 1)
        if not (1900 < number < 2100 and "," not in match[0]):  # noqa: PLR2004 - a year
            found.append(number)
    words = text.casefold().split()
    found += [
        _WORDS[one] * _SCALE[other] for one, other in zip(words, words[1:], strict=False)
        if one in _WORDS and other in _SCALE
    ]  # fmt: skip
    return max(found, default=None)


def _telling(draft: Draft, reading: Reading, move: Move, why: str) -> Telling:
    return Telling(
        page=draft.page,
        outlet=reading.article.outlet,
        day=reading.article.published,
        move=move,
        stance=draft.statement.stance if draft.statement else None,
        statement=draft.statement.id if draft.statement else None,
        chain=draft.chain,
        exposures=draft.exposures,
        events=draft.events,
        evidence=draft.evidence,
        quote=draft.evidence[0].text if draft.evidence else "",
        why=why,
    )
