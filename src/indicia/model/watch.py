"""A standing question: what is looked for, how its answer is ruled, in the terms of its file.

A watch file (TOML) holds exactly these fields; `indicator`, `expected` and `hypothesis` are its tables.
"""

from datetime import date
from typing import Literal

import msgspec
from msgspec import Struct

from indicia.model.event import EventType, Status

Side = Literal["for", "against", "refutes"]
SIDES: dict[str, str] = {
    "for": "speaks for a yes to the question",
    "against": "a counter-indicator: speaks for another reading; it is shown, and changes no state",
    "refutes": "settles that the answer is no, where enough independent origins tell it",
}
Stage = Literal["intent", "preparation", "movement", "act", "outcome", "concealment"]
STAGES: dict[str, str] = {
    "intent": "it is spoken of, asked for or agreed",
    "preparation": "it is made ready: contracts, recruiting, papers, loading",
    "movement": "goods, people or money move",
    "act": "the conduct itself",
    "outcome": "what is found afterwards",
    "concealment": "steps to hide it",
}
State = Literal["nothing", "signs", "single_origin", "corroborated", "contested", "refuted"]
STATES: dict[str, str] = {
    "nothing": "nothing that meets the watch was seen",
    "signs": "only intent, preparation or plans, or the act told by unknown origins alone",
    "single_origin": "one independent origin tells the act as done",
    "corroborated": "as many independent origins as the rule asks tell the act as done",
    "contested": "the act is told, and a denial by somebody named stands",
    "refuted": "enough independent origins refute it, or every origin of the act took it back",
}
Denials = Literal["contest", "beside"]


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """How indications make a state.

    `origins` is how many independent origins make "corroborated" (and of a refuting indicator,
    "refuted"). With `denials = "beside"` a denial is shown and the state stays. `stale_after` is in
    days without a new indication. `alert` are the states whose reaching alerts.
    """

    origins: int = 2
    denials: Denials = "contest"
    stale_after: int = 90
    alert: tuple[State, ...] = ("single_origin", "corroborated", "contested", "refuted")


class Indicator(Struct, frozen=True, forbid_unknown_fields=True):
    """An observable fixed in advance, for the watch or against it.

    What meets it has a conduct of `areas` (those of the watch if empty) by the parties of the watch, and
    where given one of the PLOVER `types`, one of the `statuses`, and one of the `words` in its sentence, in
    any inflection. Where no conduct was read, a statement or event between the parties whose sentence has
    one of the `words` still meets it, but is never more than a sign: words alone tell no act. `example`
    meets it; the `innocent` ones must not.
    """

    id: str
    text: str
    stage: Stage = "act"
    side: Side = "for"
    areas: tuple[str, ...] = ()
    types: tuple[EventType, ...] = ()
    statuses: tuple[Status, ...] = ()
    words: tuple[str, ...] = ()
    example: str = ""
    innocent: tuple[str, ...] = ()


class Expected(Struct, frozen=True, forbid_unknown_fields=True):
    """What should be seen by a day, or `within` so many days of the first indication, if all were well.

    It is seen where a page on the parties of the watch has one of the `words` in a sentence; told as
    missing when the day has passed.
    """

    id: str
    text: str
    words: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    by: date | None = None
    within: int | None = None


class Hypothesis(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the answers that an analyst weighs against each other."""

    id: str
    text: str


class Watch(Struct, frozen=True, forbid_unknown_fields=True):
    """A standing question.

    `actors` would do it and `counterparts` are those with whom (empty: anybody): ISO 3166 alpha-3 codes, or
    names of bodies, persons, firms or ships. `areas` are those of `indicia.model.conduct`, `direction` that
    of an exposure. `since` and `until` bound the day of the act, both inclusive. `marking` is how it may be
    handed on.
    """

    id: str
    question: str
    actors: tuple[str, ...]
    areas: tuple[str, ...]
    counterparts: tuple[str, ...] = ()
    direction: Literal["out", "in"] | None = None
    provisions: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    marking: str | None = None
    rule: Rule = Rule()
    indicators: tuple[Indicator, ...] = msgspec.field(default=(), name="indicator")
    expected: tuple[Expected, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = msgspec.field(default=(), name="hypothesis")

    @property
    def rows(self) -> tuple[Indicator | Expected, ...]:
        """All that is told by its words: indicators, then what is expected."""
        return (*self.indicators, *self.expected)
