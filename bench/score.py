"""One reading against the gold of its page: lenient on form, strict on meaning.

Each measure is a `Tally`: how many of the gold's items came out right, or, for the measures named in
`NEVER`, how many things came out that must not.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from bench.gold import AUTHOR, Gold, GoldConduct, GoldEvent, GoldStatement, days
from bench.overlap import Interval, Text, matched, of_spans
from indicia import Reading
from indicia.model import Event, Exposure, Span, Statement, Time

NEVER = {
    "unsafe": "denied, negated, planned or conditional acts shown as happened or asserted",
    "claimed": "non-answers and the like shown as a claim or a denial",
    "false": "exposures that the page gives no reason for",
    "too_early": "provisions cited that were not in force at the time",
    "leaked": "boilerplate that stayed in the article",
    "lost": "gold text that is not in the article",
    "offsets": "spans whose characters are not the article's",
}
COMMITTED = ("asserts", "denies", "accuses")
SPEECH = ("ACCUSE", "REJECT", "REQUEST", "THREATEN", "CONSULT", "SUPPORT", "PROTEST", "AGREE")
WORD = re.compile(r"\w+")


@dataclass
class Tally:
    """`got` of `of`; for a measure of `NEVER`, `of` counts the places where it could go wrong."""

    got: int = 0
    of: int = 0

    def add(self, *, right: bool) -> None:
        """Count one more."""
        self.of += 1
        self.got += right


@dataclass
class Score:
    """The measures of one page, and a line for each thing that was missed or must not be."""

    name: str
    tallies: dict[str, Tally] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def count(self, measure: str, *, right: bool, what: str) -> None:
        """Count an item under `measure`, and remember it when it is not right."""
        self.tallies.setdefault(measure, Tally()).add(right=right)
        if not right:
            self.misses.append(f"{measure}: {what}")

    def never(self, measure: str, *, wrong: bool, what: str) -> None:
        """Count a chance to go wrong, and remember it when it was taken."""
        self.tallies.setdefault(measure, Tally()).add(right=wrong)
        if wrong:
            self.misses.append(f"{measure.upper()}: {what}")


def score(name: str, reading: Reading, gold: Gold) -> Score:
    """Score one reading."""
    return _Scorer(Score(name), reading, gold).run()


class _Scorer:
    """What the measures of one page share: the article's text, and the states of its entities."""

    def __init__(self, out: Score, reading: Reading, gold: Gold) -> None:
        self.out, self.reading, self.gold = out, reading, gold
        self.text = Text(reading.article.text)
        self.country = {entity.id: entity.country for entity in reading.entities if entity.country}

    def run(self) -> Score:
        self._article()
        self._statements()
        self._events()
        self._dates()
        self._conduct()
        for span in _spans(self.reading):
            wrong = self.reading.article.text[span.start : span.end] != span.text
            self.out.never("offsets", wrong=wrong, what=repr(span.text))
        return self.out

    def states(self, ids: Iterable[str]) -> set[str]:
        return {self.country[one] for one in ids if one in self.country}

    # --- the article

    def _article(self) -> None:
        article, gold = self.reading.article, self.gold
        if gold.given is None:
            self.out.count(
                "published", right=article.published == gold.published, what=f"{article.published}"
            )
        if gold.dateline is not None:
            found = article.dateline.text if article.dateline else ""
            self.out.count("dateline", right=_shared(found, gold.dateline) >= 0.5, what=f"{found!r}")
        for one in gold.boilerplate:
            self.out.never("leaked", wrong=bool(self.text.find(one.span)), what=f"{one.span!r} ({one.why})")
        kept = [said.content for said in gold.statements] + [deed.trigger for deed in gold.events]
        for span in (*kept, *(done.evidence for done in gold.conduct)):
            self.out.never("lost", wrong=not self.text.find(span), what=repr(span))

    # --- statements

    def _statements(self) -> None:
        found = self._pair()
        for gold in self.gold.statements:
            said = found.get(gold.id)
            if gold.optional and said is None:
                continue
            self.out.count("statements", right=said is not None, what=f"{gold.id} {gold.content[:70]!r}")
            if said is not None:
                self._statement(gold, said)
            if gold.denies is not None and not gold.optional:
                claims = {found[one].id for one in (gold.denies, *gold.denies_ok) if one in found}
                linked = said is not None and said.answers in claims
                self.out.count("denials", right=linked, what=f"{gold.id} answers {gold.denies}")
            if gold.within is not None:
                outer = found.get(gold.within)
                nested = said is not None and outer is not None and said.within == outer.id
                self.out.count("within", right=nested, what=f"{gold.id} within {gold.within}")
        for trap in self.gold.not_statements:
            wrong = any(self._claims(said, trap.span) for said in self.reading.statements)
            self.out.never("claimed", wrong=wrong, what=f"{trap.span!r} ({trap.why})")

    def _pair(self) -> dict[str, Statement]:
        """Each gold statement with the one that tells it best; source first, then overlap."""
        pairs = []
        for gold in self.gold.statements:
            places = self.text.find(gold.content)
            for said in self.reading.statements:
                fit = max((matched([place], of_spans(said.content)) for place in places), default=0.0)
                if fit >= 0.5:
                    pairs.append((_same_source(gold, said), fit, gold, said))
        pairs.sort(key=lambda pair: pair[:2], reverse=True)
        found: dict[str, Statement] = {}
        used: set[str] = set()
        for _, _, gold, said in pairs:
            if gold.id not in found and said.id not in used:
                found[gold.id] = said
                used.add(said.id)
        for same, _, gold, said in pairs:  # two contents told as one statement
            if gold.id not in found and same and gold.within is None:
                found[gold.id] = said
        return found

    def _statement(self, gold: GoldStatement, said: Statement) -> None:
        source = " … ".join(span.text for span in said.source)
        self.out.count("sources", right=_same_source(gold, said), what=f"{gold.id} {source!r}")
        if gold.source_entity:
            right = set(gold.source_entity) <= self.states(said.source_entities)
            what = f"{gold.id} {sorted(self.states(said.source_entities))} for {gold.source_entity}"
            self.out.count("source_states", right=right, what=what)
        hedged = "hedged" in gold.stances and bool(said.hedges)
        right = said.stance in gold.stances or hedged
        self.out.count("stances", right=right, what=f"{gold.id} {said.stance} for {gold.stances}")
        turned = gold.stance == "denies" and said.stance not in gold.stances and said.stance in COMMITTED
        self.out.never("unsafe", wrong=turned, what=f"{gold.id} denial shown as {said.stance}")

    def _claims(self, said: Statement, span: str) -> bool:
        told = of_spans((*said.content, *said.cue))
        if said.author or said.stance not in COMMITTED:
            return False
        return any(matched([place], told, within=False) >= 0.6 for place in self.text.find(span))

    # --- events

    def _events(self) -> None:
        for gold in self.gold.events:
            self._guard(gold)
            if gold.optional or gold.type is None:
                continue
            best = max(self._candidates(gold), key=lambda pair: pair[0], default=None)
            self.out.count("events", right=best is not None, what=f"{gold.id} {gold.type} {gold.trigger!r}")
            if best is None:
                continue
            deed = best[1]
            self.out.count("event_status", right=deed.status in gold.status, what=f"{gold.id} {deed.status}")
            self.out.count("event_sides", right=self._sides(gold, deed), what=f"{gold.id} {self._who(deed)}")
            if gold.value is not None:
                right = _means(deed.time, (gold.value, *gold.value_ok))
                self.out.count("event_times", right=right, what=f"{gold.id} {_shown(deed.time)}")

    def _candidates(self, gold: GoldEvent) -> Iterator[tuple[tuple[bool, bool, bool], Event]]:
        for deed in self.reading.events:
            touches, sides = self._touches(gold, deed), self._sides(gold, deed)
            named = bool(gold.actors) and bool(gold.targets) and sides
            if deed.type in (gold.type, *gold.type_ok) and (touches or named):
                yield (touches, sides, deed.status in gold.status), deed

    def _touches(self, gold: GoldEvent, deed: Event) -> bool:
        trigger = of_spans(deed.trigger)
        return any(matched([place], trigger, least=0.0) >= 0.5 for place in self.text.find(gold.trigger))

    def _sides(self, gold: GoldEvent, deed: Event) -> bool:
        actors, recipients = self.states(deed.actors), self.states(deed.recipients)
        return set(gold.actors) <= actors and set(gold.targets) <= recipients | actors

    def _who(self, deed: Event) -> str:
        return f"{sorted(self.states(deed.actors))} -> {sorted(self.states(deed.recipients))}"

    def _guard(self, gold: GoldEvent) -> None:
        """An act that did not simply happen must not come out as happened."""
        if "happened" in gold.status:
            return
        for deed in self.reading.events:
            speech = deed.type in SPEECH and deed.type not in (gold.type, *gold.type_ok)
            if self._touches(gold, deed) and not speech:
                what = f"{gold.id} {gold.trigger!r} shown as happened; it is {' or '.join(gold.status)}"
                self.out.never("unsafe", wrong=deed.status == "happened", what=what)

    # --- dates

    def _dates(self) -> None:
        times = [said.said for said in self.reading.statements] + [deed.time for deed in self.reading.events]
        for gold in self.gold.dates:
            places = self.text.find(gold.span)
            here = [time for time in times if time and any(_meets(time, place) for place in places)]
            right = any(_means(time, (gold.value, *gold.value_ok)) for time in here)
            got = sorted({_shown(time) for time in here})
            self.out.count("dates", right=right, what=f"{gold.span!r} {got} for {gold.value}")

    # --- exposures

    def _conduct(self) -> None:
        for gold in self.gold.conduct:
            near = [each for each in self.reading.exposures if _same_conduct(gold, each)]
            self._never_early(gold, near)
            if not gold.optional:
                self._one_conduct(gold, near)
        areas = {gold.area for gold in self.gold.conduct}
        for each in self.reading.exposures:
            evidence = " … ".join(span.text for span in each.evidence)
            wrong = each.area not in areas or any(
                self._rests_on(each, no.span) for no in self.gold.not_conduct
            )
            self.out.never("false", wrong=wrong, what=f"{each.area} from {evidence!r}")
            self._never_asserted(each, evidence)

    def _one_conduct(self, gold: GoldConduct, near: list[Exposure]) -> None:
        what = f"{gold.area} {gold.direction or ''} {gold.evidence[:60]!r}"
        self.out.count("conduct", right=bool(near), what=what)
        if not near:
            return
        wanted = {*gold.provisions, *gold.also_ok}
        if wanted:
            cited = {row.id for each in near for row in each.provisions}
            self.out.count("provisions", right=bool(wanted & cited), what=f"{gold.area} {sorted(cited)}")
        doers = [self.states(each.actors) for each in near]
        right = any(set(gold.actor) <= states for states in doers)
        self.out.count("conduct_actor", right=right, what=f"{gold.area} {doers} for {gold.actor}")
        standings = {each.status for each in near}
        right = bool(standings & set(gold.status))
        self.out.count("conduct_status", right=right, what=f"{gold.area} {standings} for {gold.status}")

    def _never_early(self, gold: GoldConduct, near: list[Exposure]) -> None:
        cited = {row.id for each in near if self._rests_on(each, gold.evidence) for row in each.provisions}
        for one in gold.must_not:
            self.out.never("too_early", wrong=one in cited, what=f"{gold.area} {one}")

    def _never_asserted(self, each: Exposure, evidence: str) -> None:
        same = [gold for gold in self.gold.conduct if gold.area == each.area]
        about = [gold for gold in same if self._rests_on(each, gold.evidence)] or same
        wrong = (
            bool(about) and each.status == "asserted" and not any("asserted" in gold.status for gold in about)
        )
        self.out.never("unsafe", wrong=wrong, what=f"exposure {each.area} asserted: {evidence!r}")

    def _rests_on(self, each: Exposure, span: str) -> bool:
        evidence = of_spans(each.evidence)
        length = sum(end - start for start, end in evidence)
        for start, end in self.text.find(span):
            shared = sum(max(0, min(end, last) - max(start, first)) for first, last in evidence)
            if length and shared >= 0.6 * min(length, 2 * (end - start)):
                return True
        return False


def _same_conduct(gold: GoldConduct, each: Exposure) -> bool:
    if gold.direction and each.direction and gold.direction != each.direction:
        return False
    return gold.area == each.area or bool(set(gold.provisions) & {row.id for row in each.provisions})


def _same_source(gold: GoldStatement, said: Statement) -> bool:
    if gold.source in (None, AUTHOR):
        return not said.source or (gold.source == AUTHOR and said.author)
    return _shared(" ".join(span.text for span in said.source), gold.source or "") >= 0.5


def _shared(one: str, other: str) -> float:
    """The share of the shorter text's words that the other holds too."""
    words, others = (set(WORD.findall(text.casefold())) - {"the", "a"} for text in (one, other))
    return len(words & others) / max(1, min(len(words), len(others)))


def _meets(time: Time, place: Interval) -> bool:
    return time.start < place[1] and place[0] < time.end


def _means(time: Time | None, values: Iterable[str]) -> bool:
    span: tuple[date | None, date | None] = (time.earliest, time.latest) if time else (None, None)
    return time is not None and any(days(value) == span for value in values)


def _shown(time: Time | None) -> str:
    return f"{time.text!r} {time.earliest or '..'}/{time.latest or '..'}" if time else "no time"


def _spans(reading: Reading) -> Iterator[Span | Time]:
    for said in reading.statements:
        yield from (*said.source, *said.cue, *said.content, *said.hedges)
        yield from (said.said,) if said.said else ()
    for deed in reading.events:
        yield from deed.trigger
        yield from (deed.time,) if deed.time else ()
    for each in reading.exposures:
        yield from each.evidence
    for mention in reading.mentions:
        yield Span(mention.start, mention.end, mention.text)
    for note in reading.notes:
        yield from (note.span,) if note.span else ()
