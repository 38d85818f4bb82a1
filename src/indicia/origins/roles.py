"""What a voice does with an act: says that it is so, denies it, takes it back, or only mentions it."""

import re
from typing import Literal

from indicia.language.sentences import sentence_at
from indicia.model import Reading, Span, Statement
from indicia.origins.acts import SAYS, SUPPOSED, Act, within
from indicia.origins.data import phrases, wording
from indicia.origins.tellers import nobody_s

Role = Literal["says", "denies", "mentions", "withdraws"]

# "May have sent" doubts what was; "may send" tells nothing of what was.
_PERFECT = re.compile(r"\b(?:may|might|could|must|would)(?: \w+)? have\b", re.IGNORECASE)
# "Has decided to send"; not "is said to have sent", "is thought to be sending".
_INFINITIVE = re.compile(r"to (?!have\b|be\b)", re.IGNORECASE)


def role(
    act: Act,
    statement: Statement | None,
    evidence: tuple[Span, ...],
    reading: Reading,
    *,
    denied: bool,
) -> Role:
    """What a voice does: says it is so, denies it, takes it back, or only mentions it."""
    if taken_back(statement, evidence, reading):
        return "withdraws"
    if denied or (statement is not None and statement.stance == "denies"):
        return "denies"
    if statement is not None and nobody_s(statement):
        return "mentions"
    text = " ".join(span.text for span in (*evidence, *(statement.content if statement else ())))
    if phrases(wording().unproven).search(text) or _returns(act.area, evidence, reading):
        return "mentions"
    supposed = act.supposed or _still_to_come(act, statement, evidence, reading)
    if supposed and not (statement and statement.stance == "hedged" and _PERFECT.search(text)):
        return "mentions"
    if statement is not None and statement.stance not in SAYS:
        return "mentions"
    return "denies" if act.denied and not act.said else "says"


def taken_back(statement: Statement | None, evidence: tuple[Span, ...], reading: Reading) -> bool:
    """Whether what is told is what an outlet takes back, or somebody is said to take back."""
    text = reading.article.text
    if any(_withdrawn(text, span) for span in evidence):
        return True
    return statement is not None and own_words(statement) and _takes_back(text)


def _still_to_come(
    act: Act, statement: Statement | None, evidence: tuple[Span, ...], reading: Reading
) -> bool:
    """Whether what this voice tells of an act is a plan, whatever others on the page tell of it."""
    own = [e for e in reading.events if e.id in act.events and any(within(t, evidence) for t in e.trigger)]
    if own:
        return all(event.status in SUPPOSED for event in own)
    cue = " ".join(span.text for span in statement.cue) if statement else ""
    return bool(phrases(wording().not_yet).search(cue)) and all(_INFINITIVE.match(s.text) for s in evidence)


def _returns(area: str, evidence: tuple[Span, ...], reading: Reading) -> bool:
    """Whether the people of an act are on their way home: that is no sending."""
    if area not in ("workers", "military_training"):
        return False
    text = reading.article.text
    return any(phrases(wording().returning).search(sentence_at(text, span).text) for span in evidence)


def _withdrawn(text: str, span: Span) -> bool:
    """Whether the sentence takes back a report of what it repeats, or the next one says it was wrong."""
    said = sentence_at(text, span)
    words = wording()
    if _takes_back(said.text):
        return True
    if not phrases(words.said_before).search(said.text):
        return False
    rest = text[said.end :].lstrip(' ”"\n')
    return bool(phrases(words.wrong).match(rest)) or _takes_back(sentence_at(rest, Span(0, 1, rest[:1])).text)


def _takes_back(text: str) -> bool:
    """Whether somebody takes back words, and no troops."""
    words = wording()
    return bool(phrases(words.withdrawn).search(text) and phrases(words.words).search(text))


def own_words(statement: Statement) -> bool:
    """Whether an outlet speaks of itself: "we reported"."""
    return " ".join(span.text for span in statement.source).casefold() in ("we", "our")
