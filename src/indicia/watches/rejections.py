"""Who answers for a party that it was not so, without a word of the matter: "rejected the findings"."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from indicia.model import Statement
from indicia.origins.data import phrases, wording
from indicia.watches import clauses
from indicia.watches.conduct import SAYS, UNDENIED
from indicia.watches.lines import Line
from indicia.watches.parties import Page
from indicia.watches.terms import Place

# What is refused where no goods are named.
_HELP = re.compile(
    r"\b(?:support|help|aid|assist\w*|backing|nothing|anything|any part|no part|no hand|no role)\b",
    re.IGNORECASE,
)
# ... or that somebody of theirs is there.
_PRESENCE = re.compile(
    r"\b(?:men|people|personnel|citizens|nationals|forces|units|members|military)\b[^.;]*\b(?:in|on)\b|\bpresence\b",
    re.IGNORECASE,
)
_CALLS = re.compile(r"\bcall(?:s|ed|ing)?\b(?! (?:for|on)\b)", re.IGNORECASE)
# What is said of somebody, and can be rejected whatever it is.
_WORDS = re.compile(
    r"\b(?:claims?|reports?|allegations?|accusations?|charges?|findings?|assertions?|suggestions?|rumou?rs?"
    r"|insinuations?|accounts?|talk|stor(?:y|ies)|what [^.;]{1,60} (?:said|says|claimed|wrote|alleged))\b",
    re.IGNORECASE,
)
_OPPOSES = re.compile(
    r"\b(?:oppos\w+|condemn\w*|sanctions|measures?|resolution|interference|jurisdiction)\b", re.IGNORECASE
)
_NO_ACT = re.compile(r"\b(?:comment|need|permission|secret|choice|word)\b", re.IGNORECASE)


class Rejection(Struct, frozen=True):
    """A sentence in which somebody says that it was not so, whatever is meant."""

    line: Line
    said: Statement
    speakers: frozenset[str]


def rejections(page: Page, lines: Sequence[Line], held: Sequence[Sequence[Statement]]) -> Iterator[Rejection]:
    """The sentences of a page, each with the first statement by which somebody rejects something in it."""
    for line, statements in zip(lines, held, strict=True):
        for said in statements:
            if said.author or not said.source or not (speakers := page.speakers(said)):
                continue
            told = line.told_in(said, speakers)
            if _rejects(told, said):
                yield Rejection(told, said, speakers)
                break


def _rejects(line: Line, said: Statement) -> bool:
    whole = line.span.text
    if UNDENIED.search(whole):
        return False
    if said.stance == "denies":
        return _of_words(line, said)
    calls = any(_CALLS.search(span.text) for span in said.cue)
    if (
        clauses.leaves_open(line)
        or not (said.stance in SAYS or calls)
        or phrases(wording().unproven).search(whole)
    ):
        return False
    return clauses.untrue(line) or any(_refuses(part, line) for part in clauses.denying(line))


def _of_words(line: Line, said: Statement) -> bool:
    """Whether what is denied is what others say, or an act: who opposes a measure denies nothing."""
    told = " ".join((*(span.text for span in said.cue), *line.parts))
    if any(_NO_ACT.search(part) for part in line.parts):
        return False
    acts = any(word.is_("passes") for word in line.words) or _HELP.search(told) or _PRESENCE.search(told)
    return bool(_WORDS.search(told) or clauses.untrue(line) or (acts and not _OPPOSES.search(told)))


def _refuses(clause: str, line: Line) -> bool:
    """Whether a clause with a no refuses that something passed on, or that anybody was helped."""
    if clauses.ahead(clause):
        return False
    at = line.span.text.find(clause)
    begin = line.span.start
    passes = any(at <= word.start - begin < at + len(clause) for word in line.words if word.is_("passes"))
    return passes or bool(_HELP.search(clause))


def on_matter(area: str, lines: Sequence[Line]) -> bool:
    """Whether a page is on an area, or at least on no other."""
    words: list[Place] = [word for line in lines for word in line.words]
    if any(line.thing(area) for line in lines):
        return True
    return not any(word.is_("thing") and not word.of(area, "thing", "broad") for word in words)


def of_another(area: str, *lines: Line) -> bool:
    """Whether what is rejected has words of its own, all of other matters: "a report about soldiers"."""
    told = [word for line in lines for word in line.words if word.is_("thing") and not word.is_("passes")]
    return bool(told) and not any(word.of(area, "thing") for word in told)
