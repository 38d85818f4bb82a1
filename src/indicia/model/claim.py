"""The same conduct said on several pages, and what became of it."""

from datetime import date
from typing import Literal

from msgspec import Struct

from indicia.model.span import Span

Move = Literal["first", "repeated", "narrowed", "denied", "withdrawn", "corrected", "mentioned"]
MOVES: dict[str, str] = {
    "first": "says so before any other page",
    "repeated": "says so again, or somebody else says so too",
    "narrowed": "the same origin says less than before: a smaller number, or a belief where it was a fact",
    "denied": "says that it is not so",
    "withdrawn": "takes back what it said; it counts no longer",
    "corrected": "puts right what the same outlet said before",
    "mentioned": "speaks of it as a plan, a condition, a question or a demand: neither for nor against",
}


class Telling(Struct, frozen=True):
    """One page, and one voice on it, about a claim.

    `statement` is the innermost statement that says it, null where the page says it itself. `chain` are
    the statements from the outermost to that one. `evidence` are characters of the page's article. `quote` is
    the sentence or part of it. `why` says in a sentence what makes the move.
    """

    page: str
    outlet: str | None
    day: date | None
    move: Move
    stance: str | None
    statement: str | None
    chain: tuple[str, ...]
    exposures: tuple[str, ...]
    events: tuple[str, ...]
    evidence: tuple[Span, ...]
    quote: str
    why: str


class Claim(Struct, frozen=True):
    """Statements of many pages that say the same conduct: area, parties, time and content.

    `parties` are ISO 3166 alpha-3 codes of states, or names of those that belong to none; `direction` as
    in `Exposure`. `content` is the kind of thing that its tellings speak of, null where none names one.
    `earliest` and `latest` are the first and last day on which it is told. `tellings` are its history.
    """

    id: str
    area: str
    direction: str | None
    parties: tuple[str, ...]
    content: str | None
    earliest: date | None
    latest: date | None
    tellings: tuple[Telling, ...]
    why: str
