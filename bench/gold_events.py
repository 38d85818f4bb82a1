"""The event gold set: `python -m bench.gold_events [--split dev|test|first|second] [--misses]`.

The gold is `bench/gold/events/*.toml`, made by its GUIDELINE.md. An event is found when a trigger of
Indicia's shares characters with its trigger; each found event answers one gold event. Optional events
may be found or not. Of `test` only totals are printed. `first` and `second` are `fresh/`: sentences on our
own subject, written to be read once before anything was mended.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from bench.gold_files import ROOT, Rate, files, half, options, read, show
from indicia.language import Parse
from indicia.model import STATUSES, DataError, Event, EventType, Status
from indicia.model.conduct import AREAS

FOLDER = ROOT / "events"
FRESH = {"first": "subject", "second": "again"}  # a batch, and what its sentences are called
SYMMETRIC = frozenset({"AGREE", "CONSULT", "COOPERATE"})
NOT_DONE = frozenset({"denied", "negated"})


class GoldEvent(Struct, frozen=True, forbid_unknown_fields=True):
    """One event: its kind, the words that tell it, who did it to whom, and its standing.

    `trigger` stands in the sentence exactly once. `actors` and `recipients` are ISO 3166 alpha-3 codes
    of the states that do it or belong to who does; without any, parties are not scored.
    """

    type: EventType
    trigger: str
    status: Status
    type_ok: tuple[EventType, ...] = ()
    status_ok: tuple[Status, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    conduct: str | None = None
    optional: bool = False

    @property
    def types(self) -> frozenset[str]:
        """Every type that counts as right."""
        return frozenset((self.type, *self.type_ok))

    @property
    def statuses(self) -> frozenset[str]:
        """Every status that counts as right."""
        return frozenset((self.status, *self.status_ok))


class Sentence(Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence of the gold, with all its events; `context` is the sentence before it, not scored."""

    id: str
    text: str
    context: str | None = None
    events: tuple[GoldEvent, ...] = ()

    @property
    def before(self) -> int:
        """Characters of what is read that stand before `text`."""
        return len(self.context) + 1 if self.context else 0

    @property
    def read(self) -> str:
        """The text to read."""
        return f"{self.context} {self.text}" if self.context else self.text


class File(Struct, frozen=True, forbid_unknown_fields=True):
    """A file of the gold."""

    sentence: tuple[Sentence, ...]


@dataclass(frozen=True)
class Answer:
    """What Indicia found in one sentence, beside its gold."""

    gold: Sentence
    parse: Parse
    found: tuple[Event, ...]

    def touching(self, event: GoldEvent) -> list[Event]:
        """The found events one of whose triggers shares characters with that of `event`."""
        start = self.gold.before + self.gold.text.index(event.trigger)
        end = start + len(event.trigger)
        return [e for e in self.found if any(s.start < end and start < s.end for s in e.trigger)]

    @cached_property
    def pairs(self) -> tuple[tuple[GoldEvent, Event], ...]:
        """Gold events with the found event that answers each; required ones and right types first."""
        pairs: list[tuple[GoldEvent, Event]] = []
        used: set[str] = set()
        for gold in sorted(self.gold.events, key=lambda e: e.optional):
            open_ = [e for e in self.touching(gold) if e.id not in used]
            best = max(open_, key=lambda e: e.type in gold.types, default=None)
            if best is not None:
                used.add(best.id)
                pairs.append((gold, best))
        return tuple(pairs)

    @property
    def right_to_find(self) -> list[GoldEvent]:
        """The gold events that must be found."""
        return [e for e in self.gold.events if not e.optional]

    @property
    def answered(self) -> list[tuple[GoldEvent, Event]]:
        """The pairs of gold events that must be found."""
        return [(gold, event) for gold, event in self.pairs if not gold.optional]

    @property
    def extra(self) -> list[Event]:
        """Found events that share characters with no gold trigger."""
        known = {e.id for gold in self.gold.events for e in self.touching(gold)}
        return [e for e in self.found if e.id not in known]

    @property
    def shown_as_happened(self) -> list[tuple[GoldEvent, Event]]:
        """Events of the gold that did not happen, as far as the text goes, but are shown as happened.

        Whatever the type shown: only a found event that answers another gold event is left aside.
        """
        answers = {event.id: gold for gold, event in self.pairs}
        return [
            (gold, event)
            for gold in self.gold.events
            if "happened" not in gold.statuses
            for event in self.touching(gold)
            if event.status == "happened" and answers.get(event.id, gold) is gold
        ]


def load(folder: Path = FOLDER) -> tuple[Sentence, ...]:
    """Every sentence of the gold, file by file.

    Raises:
        DataError: naming file and sentence, if a file does not keep the schema, an id comes twice, a
            trigger does not stand in its sentence exactly once, or a conduct is not a known area.
    """
    loaded: list[Sentence] = []
    seen: set[str] = set()
    for name, file in files(folder, File):
        for sentence in file.sentence:
            for problem in _problems(sentence, seen):
                raise DataError(f"{name}: {sentence.id}: {problem}")
            seen.add(sentence.id)
            loaded.append(sentence)
    return tuple(loaded)


def _problems(sentence: Sentence, seen: set[str]) -> Iterator[str]:
    if sentence.id in seen:
        yield "this id stands twice"
    for event in sentence.events:
        if sentence.text.count(event.trigger) != 1:
            yield f"“{event.trigger}” does not stand in the text exactly once"
        if event.conduct is not None and event.conduct not in AREAS:
            yield f"no conduct area {event.conduct}"
        for code in (*event.actors, *event.recipients):
            if not (len(code) == 3 and code.isupper()):
                yield f"{code} is not an ISO 3166 alpha-3 code"


def answer(sentence: Sentence) -> Answer:
    """Read one sentence; events told in its context are left aside."""
    parse, _, found = read(sentence.read)
    inside = tuple(e for e in found if any(s.start >= sentence.before for s in e.trigger))
    return Answer(sentence, parse, inside)


@dataclass
class Figures:
    """The figures of a set of answers."""

    gold: int = 0
    mine: int = 0
    found: int = 0
    types: Rate = field(default_factory=Rate)
    conduct: Rate = field(default_factory=Rate)
    quiet: Rate = field(default_factory=Rate)
    parties: Counter[str] = field(default_factory=Counter)
    status: Counter[tuple[str, str]] = field(default_factory=Counter)
    as_happened: Counter[str] = field(default_factory=Counter)

    def add(self, one: Answer) -> None:
        """Count one sentence."""
        if not one.gold.events:
            self.quiet.of += 1
            self.quiet.right += bool(one.found)
            return
        self.gold += len(one.right_to_find)
        self.found += len(one.answered)
        self.mine += len(one.answered) + len(one.extra)
        for gold, event in one.answered:
            self._match(gold, event, one.parse)
        for gold in one.right_to_find:
            event_of = next((event for g, event in one.answered if g is gold), None)
            self._standing(gold, event_of)
        self.as_happened.update({gold.status for gold, _ in one.shown_as_happened})

    def _match(self, gold: GoldEvent, event: Event, parse: Parse) -> None:
        self.types.of += 1
        self.types.right += event.type in gold.types
        if gold.conduct:
            self.conduct.of += 1
            self.conduct.right += event.conduct == gold.conduct
        if gold.actors or gold.recipients:
            wanted, had = _parties(gold), _found_parties(gold, event, parse)
            self.parties.update(right=len(wanted & had), gold=len(wanted), mine=len(had))

    def _standing(self, gold: GoldEvent, event: Event | None) -> None:
        """Count a standing; one that counts as right stands for that of the gold."""
        self.status[gold.status, "gold"] += 1
        if event is None:
            return
        shown = gold.status if event.status in gold.statuses else event.status
        self.status[shown, "mine"] += 1
        self.status[gold.status, "right"] += shown == gold.status
        self.status[gold.status, "found"] += 1

    def lines(self) -> Iterator[str]:
        """The figures, one a line."""
        precision, recall = self.found / max(self.mine, 1), self.found / max(self.gold, 1)
        f1 = 2 * self.found / max(self.gold + self.mine, 1)
        yield f"event found  F1 {100 * f1:.1f}  P {100 * precision:.1f}  R {100 * recall:.1f}"
        yield f"type right, of found ones  {self.types}"
        yield f"conduct right, of found ones  {self.conduct}"
        shared = self.parties["gold"] + self.parties["mine"]
        yield f"states of the parties, of found ones  F1 {200 * self.parties['right'] / max(shared, 1):.1f}"
        for name, part in (("missed ones counted", "gold"), ("of found ones", "found")):
            each = {s: self._f1(s, part) for s in STATUSES}
            mean = sum(each.values()) / len(each)
            shown = "  ".join(f"{s} {100 * value:.0f}" for s, value in each.items())
            yield f"status macro-F1, {name}  {100 * mean:.1f}  ({shown})"
        wrong = sum(self.as_happened[s] for s in NOT_DONE)
        yield f"denied or negated, shown as happened  {wrong}"
        yield f"other standings, shown as happened  {self.as_happened.total() - wrong}"
        yield f"sentences without event, coded  {self.quiet}"

    def _f1(self, status: str, part: str) -> float:
        both = self.status[status, part] + self.status[status, "mine"]
        return 2 * self.status[status, "right"] / max(both, 1)


def _parties(gold: GoldEvent) -> set[str]:
    if gold.type in SYMMETRIC:
        return {*gold.actors, *gold.recipients}
    return {f"{code} acts" for code in gold.actors} | {f"{code} receives" for code in gold.recipients}


def _found_parties(gold: GoldEvent, event: Event, parse: Parse) -> set[str]:
    actors, recipients = (
        {code for id_ in ids if (code := parse.entity[id_].country)}
        for ids in (event.actors, event.recipients)
    )
    if gold.type in SYMMETRIC:
        return actors | recipients
    return {f"{code} acts" for code in actors} | {f"{code} receives" for code in recipients}


def misses(one: Answer) -> Iterator[str]:
    """The differences of one sentence from its gold, after a line that shows it."""
    rows = [f"  no event: {_shown(event)}" for event in one.extra]
    answered = {id(gold): event for gold, event in one.answered}
    for gold in one.right_to_find:
        event = answered.get(id(gold))
        if event is None:
            rows.append(f"  missed: {gold.type} {gold.status} “{gold.trigger}”")
        elif event.type not in gold.types or event.status not in gold.statuses:
            rows.append(f"  {gold.type} {gold.status} “{gold.trigger}” read as {_shown(event)}")
    rows += [f"  shown as happened: {g.status} “{g.trigger}”" for g, _ in one.shown_as_happened]
    rows += list(_wrong_parties(one))
    if rows:
        yield f"{one.gold.id} {one.gold.read}"
        yield from rows


def _wrong_parties(one: Answer) -> Iterator[str]:
    """Where the states of the two sides differ, of those found."""
    for gold, event in one.answered:
        wanted, had = _parties(gold), _found_parties(gold, event, one.parse)
        if (gold.actors or gold.recipients) and wanted != had:
            yield f"  parties of “{gold.trigger}”: {', '.join(sorted(had))} for {', '.join(sorted(wanted))}"


def _shown(event: Event) -> str:
    return f"{event.type} {event.status} “{' … '.join(s.text for s in event.trigger)}” ({event.made_by})"


def figures(answers: Iterable[Answer]) -> Figures:
    """The figures over answers."""
    counted = Figures()
    for one in answers:
        counted.add(one)
    return counted


def main() -> None:
    """Read one half of the gold, print the figures."""
    given = options(__doc__, *FRESH)
    if given.split in FRESH:
        chosen = tuple(s for s in load(FOLDER / "fresh") if s.id.startswith(f"{FRESH[given.split]}-"))
    else:
        chosen = tuple(s for s in load() if half(s.id) == given.split)
    answers = [answer(sentence) for sentence in chosen]
    if given.misses:
        for one in answers:
            show(misses(one))
    show(iter([f"{given.split}: {len(answers)} sentences"]))
    show(figures(answers).lines())


if __name__ == "__main__":
    main()
