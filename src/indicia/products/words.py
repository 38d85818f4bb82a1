"""Slugs in plain words, and days as people write them. Nouns, so that no word makes a claim a fact."""

from typing import Literal

from indicia.model import Place
from indicia.products.tongue import ENGLISH

TYPE_WORDS: dict[str, str] = {
    "AGREE": "agreement",
    "CONSULT": "talks",
    "SUPPORT": "support",
    "CONCEDE": "concession",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "RETREAT": "retreat",
    "REQUEST": "request",
    "ACCUSE": "accusation",
    "REJECT": "rejection",
    "THREATEN": "threat",
    "PROTEST": "protest",
    "SANCTION": "measures against another",
    "MOBILIZE": "mobilisation",
    "COERCE": "coercion",
    "ASSAULT": "assault",
}

TYPE_MEANINGS: dict[str, str] = {
    "AGREE": "agreeing, offering or promising to do something with or for another",
    "CONSULT": "meeting, visiting, telephoning or negotiating",
    "SUPPORT": "praising, endorsing, opening or improving relations, signing what was agreed",
    "CONCEDE": "giving way: easing a measure, releasing a person, granting a demand",
    "COOPERATE": "working together in trade, defence, justice or the exchange of knowledge",
    "AID": "giving money, goods, arms, shelter or protection",
    "RETREAT": "withdrawing, ceasing fire, disarming, surrendering or leaving office",
    "REQUEST": "asking for, calling for or demanding something",
    "ACCUSE": "blaming, criticising, charging or investigating",
    "REJECT": "refusing, denying a demand, vetoing or breaking off",
    "THREATEN": "threatening force or another harmful measure",
    "PROTEST": "demonstrating, striking or rioting",
    "SANCTION": "cutting or lessening relations, help or trade, or expelling; the type of the event coders, "
    "not a finding under sanctions law",
    "MOBILIZE": "moving or readying forces, arms or people; testing or showing them",
    "COERCE": "seizing, arresting, banning, restricting or attacking by computer",
    "ASSAULT": "using force that hurts or kills",
}

VERIFIED_WORDS: dict[str, str] = {
    "paragraph": "paragraph seen",
    "cross-reference": "number seen in a cross-reference",
    "content": "content seen, number not checked",
    "memory": "from memory, not checked",
}

EXPOSURE_MEANINGS: dict[str, str] = {
    "asserted": "a source, or the page, says that the conduct took place",
    "alleged": "a source accuses another of the conduct",
    "hedged": "a source speaks of a possibility, a sign, a concern or a belief",
    "denied": "the page speaks of the conduct only to report that somebody denies it",
    "hypothetical": "a condition, a plan, a question or a wish",
}

KIND_MEANINGS: dict[str, str] = {
    "direct": "the content is quoted word for word",
    "indirect": "the content is told in the page's words",
    "mixed": "the content is told in the page's words, with quoted pieces",
}

GROUPS: tuple[tuple[str, str], ...] = (
    ("happened", "Given as done"),
    ("planned", "Planned, not yet done"),
    ("alleged", "Alleged"),
    ("denied", "Denied"),
    ("hypothetical", "Hypothetical"),
    ("negated", "Said not to have been done"),
)

# In a chart: how an act stands, and what an indicator speaks for.
STATUS_WORDS: dict[str, str] = {
    "happened": "given as done",
    "planned": "planned",
    "alleged": "alleged",
    "denied": "denied",
    "hypothetical": "hypothetical",
    "negated": "said not to have been done",
}
SIDE_WORDS: dict[str, str] = {
    "for": "for",
    "against": "against",
    "refutes": "refuting",
    "expected": "expected",
}

MAY_CONCERN = "may concern"
NOT_ADVICE = "Not legal advice: a pointer to what a lawyer should read, never a finding."
NO_STATEMENTS = "No statement of anybody was found."
NO_EVENTS = "No event was found."
NO_EXPOSURES = "No conduct that Security Council measures may concern was found."
MAY_BE_LISTED = "Who may be listed"
NAMESAKES = "A look-up in lists of your own: the same name is not yet the same party."
SAID_LISTED = "the page itself speaks of a listing or of sanctions"
NOT_SAID_LISTED = "the page itself says nothing of a listing"
NOTHING_DROPPED = "Nothing was left out."
NO_NOTES = "Nothing to note."

day, days, when, direction = ENGLISH.day, ENGLISH.days, ENGLISH.when, ENGLISH.direction


def where(name: str, place: Place) -> str:
    """A place with the area it lies in and its point: `Khasan (Primorye, RUS; 42.4, 130.6)`.

    A state or a continent needs none of it.
    """
    if place.kind in {"country", "continent"}:
        return name
    area = ", ".join(part for part in (place.admin if place.admin != name else "", place.country) if part)
    return f"{name} ({'; '.join(part for part in (area, f'{place.lat:.1f}, {place.lon:.1f}') if part)})"


def count(number: int, one: str, many: Literal[""] | str = "") -> str:
    """`1 line`, `2 lines`."""
    return f"{number} {one if number == 1 else many or one + 's'}"
