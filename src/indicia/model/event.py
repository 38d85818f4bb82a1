"""What happened: PLOVER events, with the standing the page gives them."""

from typing import Literal, get_args

from msgspec import Struct

from indicia.model.span import Span, Time
from indicia.model.statement import Stance

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
TYPES: tuple[str, ...] = get_args(EventType)

Status = Literal["happened", "planned", "alleged", "denied", "hypothetical", "negated"]
STATUSES: dict[str, str] = {
    "happened": "the page, or a source it reports without a denial, gives it as done",
    "planned": "intended, prepared or agreed, not yet done",
    "alleged": "an accusation, a sign or a belief of somebody; nobody commits to it as a fact",
    "denied": "its only standing on the page is that somebody denies it",
    "hypothetical": "a condition, a possibility, a question or a wish",
    "negated": "the page says that it was not done",
}

# What an act is at most that its source tells in a stance; a stance not here leaves it as told.
STANDINGS: dict[Stance, Status] = {
    "denies": "denied",
    "accuses": "alleged",
    "hedged": "alleged",
    "asks": "hypothetical",
    "demands": "hypothetical",
    "pledges": "planned",
    "predicts": "planned",
    "declines": "hypothetical",
}


class Event(Struct, frozen=True):
    """Who did what to whom, when, where, and with what standing.

    `type` is the PLOVER root type; null for conduct that PLOVER has no word for. `conduct` is the
    area of `indicia.model.conduct` when sanctions law may care about it. An event told twice on a
    page is one event with several `trigger` spans. `statement` is the one that reports it, null
    when the page says it in its own voice. `mode` and `contexts` are PLOVER's, where the text says
    them. `why` says which example of the lexicon the words follow, then what decides the status.
    """

    id: str
    type: EventType | None
    trigger: tuple[Span, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    time: Time | None
    place: str | None
    status: Status
    statement: str | None
    conduct: str | None
    made_by: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
