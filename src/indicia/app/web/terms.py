"""Words of the house that pages show and templates do not hold: slugs, their meanings, months, roles."""

from collections.abc import Iterator
from typing import get_args

from indicia import watches
from indicia.alerts.wording import STANCES as HOW
from indicia.alerts.wording import how
from indicia.law import LEVELS
from indicia.law.provisions import DUTIES, LinkKind, Strength
from indicia.ledger import audit, journal, people
from indicia.ledger.alerts import OUTCOMES
from indicia.ledger.fastening import LINKS, SPANS
from indicia.ledger.keep import Outcome
from indicia.ledger.overlay import FIELDS
from indicia.model import (
    BEARINGS,
    CERTAINTIES,
    CHANGES,
    CREDIBILITY,
    KINDS,
    LIKELIHOODS,
    MARKS,
    MEASURES,
    MOVES,
    NODE_KINDS,
    RELIABILITY,
    SIDES,
    SOURCE_ROLES,
    STAGES,
    STANCES,
    STATES,
    STATUSES,
)
from indicia.model.conduct import AREAS
from indicia.pages import REASONS
from indicia.products import view_said, words
from indicia.products.tongue import MONTHS
from indicia.products.view import ORIGINS

# The tables whose slugs are shown as words, with what each means.
_BOTH = (
    AREAS,
    BEARINGS,
    CERTAINTIES,
    CHANGES,
    DUTIES,
    MOVES,
    NODE_KINDS,
    OUTCOMES,
    REASONS,
    SIDES,
    SOURCE_ROLES,
    STAGES,
    STANCES,
    STATES,
    STATUSES,
    journal.STATES,
    people.ROLES,
    words.EXPOSURE_MEANINGS,
    words.KIND_MEANINGS,
)
# Those of which only the values are shown.
_VALUES = (
    CREDIBILITY,
    LEVELS,
    MARKS,
    ORIGINS,
    RELIABILITY,
    watches.RULES,
    words.SIDE_WORDS,
    words.STATUS_WORDS,
    words.TYPE_WORDS,
    words.TYPE_MEANINGS,
    words.VERIFIED_WORDS,
    dict(words.GROUPS),
)
# What the log speaks of, before its number or name.
SUBJECTS = ("claims", "door", "name", "note", "person", "source", "version", "watch")
_ONES = (
    *KINDS,
    *MEASURES,
    *LIKELIHOODS,
    *MONTHS,
    *LINKS,
    *(name for kind in (*FIELDS.values(), *SPANS.values()) for name in kind),
    words.MAY_CONCERN,
    words.NOT_ADVICE,
    words.NO_STATEMENTS,
    words.NO_EVENTS,
    words.NO_EXPOSURES,
    words.MAY_BE_LISTED,
    words.NAMESAKES,
    words.NOTHING_DROPPED,
    words.NOT_SAID_LISTED,
    words.SAID_LISTED,
    words.NO_NOTES,
    view_said.OWN_VOICE,
    view_said.NO_SOURCE,
    *("reported in", "denies", "answers", "denied by", "answered by"),
    *("actor", "recipient", "place", "actor not named", "counterpart not named", "undated", "just now"),
    *("statement", "event", "exposure", "conduct", "merged", "split", "none", "nobody"),
    *get_args(LinkKind),
    *get_args(audit.Deed),
    *HOW.values(),
    *(how(None, status) for status in ("", *STATUSES)),
    *get_args(Outcome),
    *get_args(Strength),
    *SUBJECTS,
    *("accept", "reject", "verdict", "out", "in"),
)


# What the form of the reader calls a field, where its slug would not say it.
FIELD_WORDS: dict[str, str] = {
    "author": "said by the page itself",
    "source_entities": "who the source is",
    "within": "reported in",
    "conduct": "area of conduct",
}


def terms() -> Iterator[str]:
    """Every one, as it is shown."""
    for table in _BOTH:
        yield from (slug.replace("_", " ") for slug in table)
        yield from filter(None, table.values())
    for values in _VALUES:
        yield from values.values()
    yield from FIELD_WORDS.values()
    yield from (one.replace("_", " ") for one in _ONES)
