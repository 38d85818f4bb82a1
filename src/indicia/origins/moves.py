"""What a telling does to its claim: rules in order, each a function whose docstring reaches the user."""

import re
from collections.abc import Callable
from itertools import pairwise

from msgspec import Struct

from indicia.model import Move, Reading
from indicia.origins.credits import corrected as says_corrected
from indicia.origins.matters import Draft

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+|(?<![\w.,])\d+(?:\.\d+)?")
_SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_UNITS = {word: float(number) for number, word in enumerate(_COUNTED, 1)}
_YEARS = range(1900, 2101)
# "More than five million" takes nothing back from 5.6 million.
_LEAST = re.compile(
    r"\b(?:more than|over|at least|upwards of|no fewer than|not less than)\s+[\w,.]*", re.IGNORECASE
)
_SURE = ("asserts", "accuses", "warns", "regrets")


class Said(Struct, frozen=True):
    """What an origin says: how surely, and the largest number in it; `least` if it may be more."""

    sure: bool
    number: float | None
    least: bool = False


class Turn(Struct, frozen=True):
    """A telling with what stood before it: what its origin said last, and which outlets told the claim."""

    draft: Draft
    reading: Reading
    now: Said
    before: Said | None
    outlets: frozenset[str | None]
    first: bool


def said(draft: Draft) -> Said:
    """How surely a telling says it, and its largest number."""
    sure = draft.statement is None or draft.statement.stance in _SURE
    text = " ".join(span.text for span in draft.evidence)
    return Said(sure, largest(text), least=_LEAST.search(text) is not None)


def withdrawn(turn: Turn) -> bool:
    """The sentence takes back what was reported."""
    return turn.draft.role == "withdraws"


def denied(turn: Turn) -> bool:
    """Somebody says that it is not so."""
    return turn.draft.role == "denies"


def mentioned(turn: Turn) -> bool:
    """It is told as a plan, a condition, a question, a demand, as not confirmed, or in a headline alone."""
    return turn.draft.role == "mentions"


def first(turn: Turn) -> bool:
    """No older page says so."""
    return turn.first


def corrected(turn: Turn) -> bool:
    """The outlet said so before, and says that it corrects itself."""
    return turn.reading.article.outlet in turn.outlets and says_corrected(turn.reading.article)


def less_sure(turn: Turn) -> bool:
    """The same origin gave it as a fact before, and gives it as a belief or a possibility now."""
    return turn.before is not None and turn.before.sure and not turn.now.sure


def less(turn: Turn) -> bool:
    """The same origin gave a larger number before."""
    before, now = turn.before.number if turn.before else None, turn.now.number
    return before is not None and now is not None and now < before and not turn.now.least


def again(turn: Turn) -> bool:
    """Its origin has said so before."""
    return turn.before is not None


def another(_turn: Turn) -> bool:
    """Another voice says so too."""
    return True


Rule = Callable[[Turn], bool]
RULES: tuple[tuple[Rule, Move], ...] = (
    (withdrawn, "withdrawn"),
    (denied, "denied"),
    (mentioned, "mentioned"),
    (first, "first"),
    (corrected, "corrected"),
    (less_sure, "narrowed"),
    (less, "narrowed"),
    (again, "repeated"),
    (another, "repeated"),
)


def move(turn: Turn) -> tuple[Move, str]:
    """What a telling does to its claim, by the first rule that holds, and that rule's sentence."""
    rule, name = next((rule, name) for rule, name in RULES if rule(turn))
    return name, sentence(rule)


def sentence(rule: Callable[..., object]) -> str:
    """The docstring of a rule as one sentence for the user."""
    return " ".join((rule.__doc__ or "").split()).rstrip(".")


def largest(text: str) -> float | None:
    """The largest number of a text that is no year."""
    found = []
    for match in _NUMBER.finditer(text):
        after = text[match.end() :].split()[:1]
        number = float(match[0].replace(",", "")) * _SCALE.get(after[0].strip(".,") if after else "", 1)
        if number not in _YEARS or "," in match[0]:
            found.append(number)
    for one, other in pairwise(text.casefold().split()):
        if one in _UNITS and other in _SCALE:
            found.append(_UNITS[one] * _SCALE[other])
    return max(found, default=None)
