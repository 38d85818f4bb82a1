"""Denials that point back to a claim without repeating it ("both sides deny it", "dismissed the report").

The statements room links the denials that it can; here an act that its own parties deny right after it
is told is no more than alleged, linked or not, and so is one that a source tells, whoever denies it.
"""

from dataclasses import dataclass

from indicia.events.data import lexicon
from indicia.events.merge import Telling
from indicia.language import Parse
from indicia.model import Statement

REACH = 5  # sentences
NEXT = 2  # sentences, for a denial by those whom the act does not name
SHORT = 6  # words of a content that can only point back
PARTS = (
    "role",
    "part",
    "involvement",
    "participation",
    "link",
    "tie",
    "wrongdoing",
    "knowledge",
    "connection",
)
GRAVE = ("AID", "ASSAULT", "COERCE", "MOBILIZE", None)


@dataclass(frozen=True)
class Denial:
    """Where a denial that only points back stands, and the states that deny.

    `claim` marks one that names a claim ("rejected the allegations"), and not just "it".
    """

    start: int
    sentence: int
    deniers: frozenset[str]
    claim: bool


def of(statements: tuple[Statement, ...], parse: Parse) -> tuple[Denial, ...]:
    """The denials of a page that have no act of their own."""
    return (*(d for s in statements if (d := _stated(s, parse))), *_rejected(parse))


def weaken(told: list[Telling], denials: tuple[Denial, ...], parse: Parse) -> list[Telling]:
    """The tellings, those that a denial points back to no longer as happened."""
    return [
        t.with_status("alleged", "denied right after") if any(_meets(t, d, parse) for d in denials) else t
        for t in told
    ]


def _stated(statement: Statement, parse: Parse) -> Denial | None:
    words = sum(len(c.text.split()) for c in statement.content)
    spans = (*statement.cue, *statement.content)
    if statement.stance != "denies" or not spans:
        return None
    if words > SHORT and not _of_a_part(statement, parse):
        return None
    deniers = _whose(statement.source_entities, parse)
    start = min(s.start for s in spans)
    return Denial(start, _sentence(start, parse), deniers, claim=False)


def _rejected(parse: Parse) -> list[Denial]:
    """Claims named as the object of a verb of denying, stated or not ("dismissed the accusation")."""
    words = lexicon().words
    found = []
    for token in parse.tokens:
        if token.lemma not in words.claims or token.dep != "dobj" or token.head.lemma not in words.denials:
            continue
        if any(c.dep in ("prep", "acl", "relcl", "compound", "amod", "poss") for c in token.children):
            continue  # it says itself which claim it is
        subject = token.head.child("nsubj")
        named = parse.denoted(subject) if subject is not None else ()
        found.append(Denial(token.start, token.sentence, _whose(named, parse), claim=True))
    return found


def _of_a_part(statement: Statement, parse: Parse) -> bool:
    """Whether somebody denies a part in what was told ("denied that he had any role in it")."""
    inside = (t for c in statement.content for t in parse.within(c.start, c.end))
    return any(t.lemma in PARTS and any(c.lower in ("any", "no") for c in t.children) for t in inside)


def _whose(ids: tuple[str, ...], parse: Parse) -> frozenset[str]:
    """Entities, and the states that they are of."""
    return frozenset(ids) | {c for i in ids if (c := parse.entity[i].country)}


def _sentence(start: int, parse: Parse) -> int:
    return next((s.index for s in reversed(parse.sentences) if s.start <= start), 0)


def _meets(telling: Telling, denial: Denial, parse: Parse) -> bool:
    event = telling.event
    if event.status != "happened" or (event.conduct is None and event.type not in GRAVE):
        return False
    away = denial.sentence - telling.sentence
    if not 0 <= away <= REACH or event.trigger[0].start > denial.start:
        return False
    if _whose((*event.actors, *event.recipients), parse) & denial.deniers:
        return True
    return denial.claim and away <= NEXT and event.statement is not None and event.conduct is not None
