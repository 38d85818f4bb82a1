"""What was seen of a watch, and what it amounts to on a day."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from indicia.model.origin import Origins
from indicia.model.span import Span
from indicia.model.watch import Side, Stage, State

Bearing = Literal["act", "sign", "denial", "withdrawal", "against", "refutes", "expected"]
BEARINGS: dict[str, str] = {
    "act": "tells the act as done: as a fact, an accusation or a belief",
    "sign": "tells of intent, preparation or a plan, or hedges about the future",
    "denial": "says that the act was not so",
    "withdrawal": "takes back that it was so",
    "against": "meets a counter-indicator",
    "refutes": "meets an indicator that refutes",
    "expected": "is what should be seen if all were well",
}
ItemKind = Literal["statement", "event", "exposure", "sentence"]
ChangeKind = Literal["state", "origin", "denial", "withdrawal", "missing", "stale"]
CHANGES: dict[str, str] = {
    "state": "the watch went into another state",
    "origin": "another independent origin tells the act",
    "denial": "somebody denies it who did not before",
    "withdrawal": "somebody took back what they said",
    "missing": "what should be seen by now was not",
    "stale": "nothing new for as long as the rule bears",
}
Reliability = Literal["A", "B", "C", "D", "E", "F"]
RELIABILITY: dict[str, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
Credibility = Literal["1", "2", "3", "4", "5", "6"]
CREDIBILITY: dict[str, str] = {
    "1": "confirmed by other independent sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "cannot be judged",
}
SourceRole = Literal["position", "facts"]
SOURCE_ROLES: dict[str, str] = {
    "position": "for what it, or the government it speaks for, holds and wants",
    "facts": "for what happened",
}
Likelihood = Literal[
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
]
LIKELIHOODS: dict[Likelihood, tuple[int, int]] = {  # ICD 203, in per cent
    "almost no chance": (1, 5),
    "very unlikely": (5, 20),
    "unlikely": (20, 45),
    "roughly even chance": (45, 55),
    "likely": (55, 80),
    "very likely": (80, 95),
    "almost certain": (95, 99),
}
Mark = Literal["CC", "C", "N", "I", "II"]
MARKS: dict[Mark, str] = {
    "CC": "very consistent",
    "C": "consistent",
    "N": "neutral, or does not apply",
    "I": "inconsistent",
    "II": "very inconsistent",
}


class Indication(Struct, frozen=True):
    """Something on a page that meets an indicator of a watch, or tells its act.

    `indicator` is null where the conduct of the watch itself was told. `version` is the ledger's number of
    the text, `place` its address, `day` that of its publication. `item` is the id of a statement, event or
    exposure of the live reading (null for a bare sentence). `quote` is the sentence, and `spans` are
    characters of the article's text of that version, half-open, in code points. `speaker` is who says it
    as the page names them, null for the page itself. `origins` are those behind it, the farthest first;
    `named` is false where whoever says it cannot be named, and so never counts. `decided_by` is who moved
    it, null where the machine put it here; `rejected` ones count for nothing and are kept.
    """

    id: int
    watch: str
    indicator: str | None
    side: Side
    stage: Stage
    bearing: Bearing
    version: int
    place: str
    outlet: str | None
    day: date | None
    item_kind: ItemKind
    item: str | None
    quote: str
    spans: tuple[Span, ...]
    speaker: str | None
    stance: str | None
    status: str | None
    origins: tuple[str, ...]
    named: bool
    why: str
    decided_by: str | None = None
    rejected: bool = False


class Missing(Struct, frozen=True):
    """Something expected that was not seen by its day."""

    expected: str
    text: str
    due: date


class Assessment(Struct, frozen=True):
    """The state of a watch as of a day, by its published rule, with all that made it so.

    `since` is the day of the page that brought this state, `as_of` the day up to which pages were weighed.
    `for_` holds acts and signs, newest last; `rejected` what a person took out, which counts for nothing.
    `moved_by` are the ids of the indications that brought the state. `origins` are counted over all
    tellings of the act in the watch. `stale_since` is null while new indications come.
    """

    watch: str
    state: State
    since: date | None
    as_of: date
    for_: tuple[Indication, ...]
    against: tuple[Indication, ...]
    denials: tuple[Indication, ...]
    refuting: tuple[Indication, ...]
    withdrawn: tuple[Indication, ...]
    origins: Origins
    moved_by: tuple[int, ...]
    missing: tuple[Missing, ...]
    stale_since: date | None
    why: str
    rejected: tuple[Indication, ...] = ()


class Change(Struct, frozen=True):
    """Something that became different in a watch; never changed nor taken away afterwards.

    `at` is when the machine saw it, `day` the day of the page that brought it. `was` and `now` are states
    for the kind `state`, else null or a name (of an origin, of who denies, of what is missing).
    """

    id: int
    watch: str
    kind: ChangeKind
    at: datetime
    day: date | None
    was: str | None
    now: str | None
    indications: tuple[int, ...]
    why: str


class Grade(Struct, frozen=True):
    """A grade of the Admiralty scale, given by a person or proposed; never derived from another grade.

    Of a source (`what` is the name of its origin, `role` what for) it is a reliability; of an indication
    (`what` is its number, `role` null) a credibility. `by` is null for a proposal. `until` is when
    another took its place, null while it holds.
    """

    what: str
    role: SourceRole | None
    value: str
    why: str
    by: str | None = None
    at: datetime | None = None
    until: datetime | None = None


class Judgement(Struct, frozen=True):
    """How likely an analyst holds the answer to be yes; never the machine's, never beside a confidence."""

    watch: str
    likelihood: Likelihood
    why: str
    by: str
    at: datetime


class Evidence(Struct, frozen=True):
    """A row of the table of hypotheses: what was found, and how it sits with each of them (by id).

    `indication` is its number where it is one; `text` says it.
    """

    id: int
    text: str
    indication: int | None
    marks: dict[str, Mark]
    by: str


class Table(Struct, frozen=True):
    """Evidence against hypotheses. `inconsistency` counts, by hypothesis, an I as one and a II as two.

    The hypothesis with the least stands best: one is told by what speaks against it, not by what fits.
    """

    watch: str
    hypotheses: tuple[tuple[str, str], ...]
    rows: tuple[Evidence, ...]
    inconsistency: dict[str, int]


class Answer(Struct, frozen=True):
    """One answer of somebody named: what they said to the matter, or that they would say nothing."""

    version: int
    place: str
    outlet: str | None
    day: date | None
    speaker: str
    stance: str
    quote: str
    spans: tuple[Span, ...]


class Reply(Struct, frozen=True):
    """Whether somebody who is named as doing it answered; without an answer it is a missing reply.

    `who` is a code of a state or a name, `named_on` the day of the first page that names them in the act.
    `asked_on` and `due_on` are an analyst's own. `overdue` is true when they were asked and the day has
    passed. `stance` is that of the strongest answer: a denial, another statement, a refusal to comment.
    """

    watch: str
    who: str
    name: str
    named_on: date | None
    asked_on: date | None
    due_on: date | None
    answered_on: date | None
    stance: str | None
    answers: tuple[Answer, ...]
    overdue: bool
    note: str | None = None

    @property
    def answered(self) -> bool:
        """Whether they said anything to it; declining to comment is an answer, and no denial."""
        return bool(self.answers)
