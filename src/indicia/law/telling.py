"""An act as the page tells it: its words, its evidence, and what the words around it make of it."""

from dataclasses import dataclass, replace
from functools import cached_property

from msgspec import structs

from indicia.language import Parse, Token
from indicia.law import standing
from indicia.law.clause import Clause
from indicia.law.linking import linking
from indicia.model import Event, Span, Statement

_NOUNS = ("NOUN", "PROPN")
_LETS = ("let", "make", "help", "have", "see", "watch", "allow")
_BEFORE = ("before", "until", "till")
_WITHIN = 4  # heads above the act; what stands higher rules something else


@dataclass(frozen=True)
class Read:
    """How sure the trained reader is of an act that no rule tells, and the words that it heard it in."""

    chance: float
    words: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Act:
    """An event with conduct, who tells it, and where it stands; a `sign` of it is not yet the act.

    `read` is there where the trained reader alone tells it.
    """

    event: Event
    statement: Statement | None
    parse: Parse
    clause: Clause | None = None
    sign: bool = False
    read: Read | None = None

    @property
    def area(self) -> str:
        """Its conduct area."""
        return self.event.conduct or ""

    @cached_property
    def tellings(self) -> tuple[tuple[Token, ...], ...]:
        """The tokens of the event's own words, place by place."""
        return tuple(self.parse.within(span.start, span.end) for span in self.event.trigger)

    @cached_property
    def heads(self) -> tuple[Token, ...]:
        """The token that heads each telling."""
        return tuple(_head(tokens) for tokens in self.tellings if tokens)

    @cached_property
    def evidence(self) -> tuple[Span, ...]:
        """What the statement says of the act, or the clause around the event's own words."""
        spans = (self._around(*place) for place in zip(self.event.trigger, self.tellings, strict=True))
        return tuple(dict.fromkeys(spans))

    def _around(self, trigger: Span, tokens: tuple[Token, ...]) -> Span:
        for span in self.statement.content if self.statement else ():
            if span.start <= trigger.start and trigger.end <= span.end:
                return span
        if not tokens:
            return trigger
        if self.clause is not None and tokens[0].sentence == self.clause.act.sentence:
            return self.parse.span(self.clause.tokens[0].i, self.clause.tokens[-1].i)
        head = _head(tokens)
        return self.parse.span(min(head.left, tokens[0].i), max(head.right, tokens[-1].i))

    @cached_property
    def around(self) -> str:
        """The sentences that tell it, for words that point to an exemption."""
        numbers = dict.fromkeys(head.sentence for head in self.heads)
        places = (self.parse.sentences[number] for number in numbers)
        return " ".join([*(self.parse.chars(s.start, s.end).text for s in places), self.words])

    @cached_property
    def words(self) -> str:
        """The evidence and the event's own words, for looking goods and ports up in."""
        return " ".join(span.text for span in (*self.evidence, *self.event.trigger))


def is_the_law_s(act: Act) -> bool:
    """Whether every telling of the act is what a rule forbids or allows ("resolutions bar exports")."""
    return bool(act.heads) and all(_ruled(head) for head in act.heads)


def is_before_the_law(act: Act) -> bool:
    """Whether every telling is set before the measures: "until the resolution it imported two million"."""
    known = linking()
    return bool(act.heads) and all(
        any(
            child.lower in _BEFORE and any(c.lemma in known.lawgivers | known.bans for c in child.children)
            for token in (head, *head.ancestors())
            if token.sentence == head.sentence
            for child in token.children
        )
        for head in act.heads
    )


def is_supposed(act: Act) -> bool:
    """Whether every telling is a bare condition ("if it resumed tests") or what somebody is able to do."""
    return bool(act.heads) and all(
        any(above.lemma in linking().abilities for above in (head.head, head.head.head))
        or any(c.dep in ("mark", "advmod") and c.lower in linking().conditions for c in token.children)
        for head in act.heads
        for token in (_clause(head),)
    )


def _clause(head: Token) -> Token:
    """The verb of the clause that a telling stands in."""
    return next((t for t in (head, *head.ancestors()) if t.pos in ("VERB", "AUX")), head)


def not_stopped(act: Act) -> Act:
    """The act as done, where an event takes it for undone although "has not stopped" stands above it."""
    if act.event.status != "negated" or not any(standing.goes_on(head) for head in act.heads):
        return act
    return replace(act, event=structs.replace(act.event, status="happened"))


def lets(verb: Token) -> bool:
    """Whether a verb makes or lets what its clause tells happen, rather than tell it."""
    return verb.lemma in _LETS


def is_taken_back(act: Act) -> bool:
    """Whether the act is undone rather than done ("send the workers home")."""
    words = linking().areas[act.area].taken_back
    return bool(words) and any(
        child.lower in words for head in act.heads if head.child("neg") is None for child in head.children
    )


def is_reported(act: Act) -> bool:
    """Whether a clause that somebody reports tells the act, though no statement was found around it."""
    reports = linking().reports
    return any(
        (token.dep == "ccomp" and token.head.lemma not in _LETS)
        or (token.dep == "acl" and token.child("mark"))
        or token.head.lemma in reports
        for head in act.heads
        for token in (head, *head.ancestors())
        if token.head is not token
    )


def _head(tokens: tuple[Token, ...]) -> Token:
    inside = {token.i for token in tokens}
    return next((t for t in tokens if t.head is t or t.head.i not in inside), tokens[0])


def _ruled(head: Token) -> bool:
    known = linking()
    if head.lemma in known.bans and head.child("nsubjpass") is not None and _rules(head):
        return True  # "the supply of fuel is limited to"
    below = head
    for number, above in enumerate(head.ancestors()):
        if number == _WITHIN:
            return False
        if above.pos in _NOUNS and above.lemma in known.bans and below.dep == "prep" and below.lower == "on":
            return True
        if above.lemma in known.rules and above.pos in ("VERB", "AUX"):
            return _rules(above)
        below = above
    return False


def _rules(verb: Token) -> bool:
    """Whether a lawgiver is the subject of a ruling verb; or nobody is, as in "is banned from"."""
    passive = verb.child("nsubjpass")
    giver = verb.child("agent") if passive else verb.child("nsubj")
    if passive and giver is None:
        return verb.dep not in ("relcl", "acl")
    if giver is not None and giver.dep == "agent":
        giver = giver.child("pobj")
    if giver is not None and giver.lower in ("that", "which") and verb.dep == "relcl":
        giver = verb.head
    return giver is not None and giver.lemma in linking().lawgivers
