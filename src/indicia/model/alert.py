"""A warning that something about a watch became different, with the sentence that made it so."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

AlertKind = Literal["state", "origin", "denial", "withdrawal", "missing", "stale", "source"]


class Said(Struct, frozen=True):
    """A sentence behind an alert: who said it how, and the characters `start:end` of a version's text.

    `item` is the id of the statement, event or exposure on it, null for a bare sentence.
    """

    indication: int
    who: str
    how: str
    quote: str
    outlet: str | None
    day: date | None
    place: str
    version: int
    start: int
    end: int
    item: str | None


class Alert(Struct, frozen=True):
    """One change of a watch, told once. It never says that anything happened, only what is told by whom.

    `uid` names it outside of its ledger. `at` is when it was made, `day` that of the page that brought the
    change. `was` and `now` are states for the kind `state`, else null or a name; for `source` they are how
    the source did. `reached` is whether a state is, or was, one of those whose reaching alerts by the
    rule. `marking` is the strictest of the watch and of the pages behind it. `origins` are the independent
    ones that tell the act as of `as_of`; `concerns` the provisions that it may concern.
    """

    id: int
    uid: str
    watch: str
    kind: AlertKind
    at: datetime
    day: date | None
    was: str | None
    now: str | None
    marking: str | None
    question: str
    title: str
    why: str
    reached: bool
    origins: tuple[str, ...]
    as_of: date | None
    concerns: tuple[str, ...]
    said: tuple[Said, ...]
    source: str | None = None
