"""Sentences with a watch's words and parties: signs without a conduct, refutations, what is expected."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from msgspec import structs

from indicia.language.sentences import sentence_at
from indicia.model import Bearing, Event, Expected, Indicator, Span, Statement, Watch
from indicia.origins.matters import Draft
from indicia.watches.conduct import CONDITION, SILENT, in_period, keys
from indicia.watches.match import Match, MatchKind
from indicia.watches.parties import Page

_AHEAD = ("pledges", "predicts")
_BEARING: dict[str, Bearing] = {"for": "sign", "against": "against", "refutes": "refutes"}


class Sentence:
    """A sentence of a page that holds words of a watch, with what was read in it."""

    def __init__(self, page: Page, start: int, end: int) -> None:
        self.page = page
        text = page.reading.article.text
        self.span = sentence_at(text, Span(start, end, text[start:end]))
        self.statement = innermost(page, start, end)
        stance = self.statement.stance if self.statement else None
        asked = self.span.text.rstrip(' "”’').endswith("?")
        self.silent = asked or stance in SILENT or bool(CONDITION.search(self.span.text))
        self.denied = stance == "denies"
        self._stance = stance
        self.keys = page.keys_in(self.span)
        title = page.reading.article.title_block
        self.headline = title is not None and self.span.end <= title.end

    @cached_property
    def events(self) -> list[Event]:
        """What was read in it."""
        return [event for event in self.page.reading.events if self._holds(event)]

    @property
    def ahead(self) -> bool:
        """Whether it is of what may come."""
        return self._stance in _AHEAD or any(event.status == "planned" for event in self.events)

    def _holds(self, event: Event) -> bool:
        return any(self.span.start <= s.start and s.end <= self.span.end for s in event.trigger)

    def names(self, side: frozenset[str]) -> bool:
        """Whether one of a side is named in it."""
        return not side.isdisjoint(self.keys)


def innermost(page: Page, start: int, end: int) -> Statement | None:
    """The innermost statement whose content holds these characters."""
    return next(
        (one for spans, one in page.statements if any(a <= start and end <= b for a, b in spans)), None
    )


def of_indicator(sentence: Sentence, watch: Watch, indicator: Indicator) -> Match | None:
    """A sentence with the words of an indicator, and the parties of its watch, as an indication."""
    if sentence.silent or (sentence.denied and indicator.side != "against") or sentence.headline:
        return None
    if not _of_parties(sentence, watch, one_side=indicator.side == "refutes"):
        return None
    event = _event(sentence, indicator)
    if (indicator.types or indicator.statuses) and event is None:
        return None
    if not in_period(*_days(sentence, event), watch):
        return None
    return _match(sentence, watch, indicator, event)


def _match(sentence: Sentence, watch: Watch, indicator: Indicator, event: Event | None) -> Match:
    statement = sentence.statement
    kind: MatchKind = "statement" if statement else "event" if event else "sentence"
    bears = _BEARING[indicator.side]
    return Match(
        watch=watch.id,
        indicator=indicator.id,
        side=indicator.side,
        stage=indicator.stage,
        bearing=bears,
        item_kind=kind,
        item=statement.id if statement else event.id if event else None,
        quote=sentence.span.text.strip(),
        spans=(sentence.span,),
        statement=statement,
        status=event.status if event else None,
        draft=told(sentence, watch) if bears == "refutes" else None,
        why=f"{indicator.id}, by its words and the parties; no conduct of its own was read here",
    )


def of_expected(sentence: Sentence, watch: Watch, row: Expected) -> Match | None:
    """A sentence that shows what was expected: told as done, on the watch's parties."""
    if sentence.silent or sentence.denied or sentence.ahead or not _of_parties(sentence, watch):
        return None
    statement = sentence.statement
    return Match(
        watch=watch.id,
        indicator=row.id,
        side="against",
        stage="outcome",
        bearing="expected",
        item_kind="statement" if statement else "sentence",
        item=statement.id if statement else None,
        quote=sentence.span.text.strip(),
        spans=(sentence.span,),
        statement=statement,
        status=None,
        draft=None,
        why=f"{row.id}: what should be seen, by its words and the parties",
    )


def _of_parties(sentence: Sentence, watch: Watch, *, one_side: bool = False) -> bool:
    """Whether a side of the watch stands in the sentence, and every side on the page; or an actor alone."""
    actors, others = keys(watch.actors), keys(watch.counterparts)
    if one_side and sentence.names(actors):
        return True
    on_page = sentence.page.keys
    if not actors & on_page or (others and not others & on_page):
        return False
    return sentence.names(actors | others)


def _event(sentence: Sentence, indicator: Indicator) -> Event | None:
    """The first event of the sentence that the indicator's types and statuses allow."""
    return next(
        (
            event
            for event in sentence.events
            if (not indicator.types or event.type in indicator.types)
            and (not indicator.statuses or event.status in indicator.statuses)
        ),
        None,
    )


def _days(sentence: Sentence, event: Event | None) -> tuple[date | None, date | None]:
    day = sentence.page.reading.article.published
    time = event.time if event else None
    if time and time.earliest and time.latest:
        return time.earliest, time.latest
    return day, day


def told(sentence: Sentence, watch: Watch) -> Draft:
    """The sentence as a telling, so that its origins can be counted."""
    day = sentence.page.reading.article.published
    return telling(sentence.page.id, (sentence.span,), sentence.statement, day, watch)


def as_told(match: Match, page: str, day: date | None, watch: Watch) -> Match:
    """A match that a person says tells the act, as a telling whose origins can be counted."""
    return structs.replace(match, draft=telling(page, match.spans, match.statement, day, watch))


def telling(
    page: str, evidence: tuple[Span, ...], statement: Statement | None, day: date | None, watch: Watch
) -> Draft:
    """A telling of the act of a watch, whatever of its parties the page names."""
    return Draft(
        page=page,
        area=watch.areas[0],
        direction=None,
        parties=frozenset((*watch.actors, *watch.counterparts)),
        kind=None,
        role="says",
        statement=statement,
        chain=(statement.id,) if statement else (),
        exposures=(),
        events=(),
        evidence=evidence,
        first=day,
        last=day,
    )


def one_each(found: Sequence[Match]) -> list[Match]:
    """Each sentence once for an indicator: the first of its words decides."""
    return list({(m.watch, m.indicator, m.spans[0].start): m for m in reversed(found)}.values())[::-1]
