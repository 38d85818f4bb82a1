"""Who stands beside an act without a part in it: who tells of it, prints it, judges it or stops it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from msgspec import structs

from indicia.language import Parse, Token, sort_of
from indicia.law import sides as seen
from indicia.law.files import RegimeFile
from indicia.law.linking import linking
from indicia.law.sides import Sides
from indicia.law.telling import Act, lets
from indicia.model import Event, Mention, Statement

_Ids = tuple[str, ...]
_OF_ITSELF = ("denies", "pledges")


@dataclass(frozen=True)
class Bystanders:
    """Finds the bystanders of an act on one page."""

    parse: Parse
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    files: tuple[RegimeFile, ...]

    def out_of(self, act: Act) -> Act:
        """The act without them; the last party of a regime stays."""
        event = act.event
        actors, recipients = self._left(act, event.actors, event.recipients)
        if (actors, recipients) == (event.actors, event.recipients):
            return act
        return replace(act, event=structs.replace(event, actors=actors, recipients=recipients))

    def out_of_sides(self, sides: Sides, act: Act) -> Sides | None:
        """The sides without them; None where nobody else of a regime was there."""
        origin, other = self._left(act, sides.origin, sides.other)
        return replace(sides, origin=origin, other=other) if self._touches((*origin, *other)) else None

    def _left(self, act: Act, one: _Ids, other: _Ids) -> tuple[_Ids, _Ids]:
        if not (one or other):
            return one, other
        around = self._around(act)
        spans = self._tellers(around)
        tellers = {id_ for id_ in (*one, *other) if self._only_tells(around.get(id_), id_, spans)}
        one, other = _less(one, tellers), _less(other, tellers)
        beside = {
            id_
            for id_ in (*one, *other)
            if not self._touches((id_,)) and self._is_beside(act, around.get(id_, []))
        }
        if not self._touches((*_less(one, beside), *_less(other, beside))):
            return one, other
        return _less(one, beside), _less(other, beside)

    def _around(self, act: Act) -> dict[str, list[Mention]]:
        """The mentions in the evidence of an act, or of whom it does not hold, in its sentences."""
        numbers = dict.fromkeys(head.sentence for head in act.heads)
        wide = [(self.parse.sentences[number].start, self.parse.sentences[number].end) for number in numbers]
        found: dict[str, list[Mention]] = {}
        for places in ([(span.start, span.end) for span in act.evidence], wide):
            known = frozenset(found)
            for mention in (m for start, end in places for m in self.parse.mentions_in(start, end)):
                if mention.entity not in known:
                    found.setdefault(mention.entity, []).append(mention)
        return found

    def _only_tells(self, named: list[Mention] | None, id_: str, spans: list[tuple[int, int]]) -> bool:
        """Whether it is a paper, an agency or a body of the United Nations, or of the name of such a one."""
        if not named:
            return sort_of(self.parse.entity[id_]) in linking().tellers
        return all(any(start <= m.start and m.end <= end for start, end in spans) for m in named)

    def _tellers(self, around: dict[str, list[Mention]]) -> list[tuple[int, int]]:
        """Where bodies that tell are named, and bodies that nobody knows by a name that holds theirs."""
        found = []
        for id_, named in around.items():
            entity = self.parse.entity[id_]
            unknown = entity.kind == "organisation" and entity.known is None
            for m in named:
                inner = self.parse.mentions_in(m.start, m.end) if unknown else (m,)
                if any(sort_of(self.parse.entity[i.entity]) in linking().tellers for i in inner):
                    found.append((m.start, m.end))
        return found

    def _is_beside(self, act: Act, named: list[Mention]) -> bool:
        """Whether an act names somebody only as who tells of it or goes against it."""
        return bool(named) and all(self._tells(m, act) or self._stops(m, act) for m in named)

    def _tells(self, mention: Mention, act: Act) -> bool:
        """Whether a mention stands in the source of a statement of the act, or is who thinks or says it.

        Who denies or pledges an act, or tells it without a subject of its own, speaks of what it does.
        """
        for said in self.statements:
            if any(span.start <= mention.start and mention.end <= span.end for span in said.source):
                told = [h for h in act.heads if any(c.start <= h.start < c.end for c in said.content)]
                if told and (said.stance in _OF_ITSELF or not all(_has_doer(h, said) for h in told)):
                    return False
                if told:
                    return True
        return any(
            _reports(verb) or any(_told_below(head, verb) for head in act.heads)
            for verb in self._verbs(mention)
        )

    def _stops(self, mention: Mention, act: Act) -> bool:
        """Whether a mention is of who seizes, searches, accuses or punishes, or of whose law it is."""
        token = self.parse.tokens[self.parse.heads[mention.id]]
        own = {t.i for head in act.heads for t in (head, *head.ancestors()) if t.dep == "xcomp" or t is head}
        own |= {self.parse.tokens[i].head.i for i in own}  # "wants to take on workers" is who takes them on
        return _of_law(token) or any(verb.i in self._against - own for verb in self._verbs(mention))

    def _verbs(self, mention: Mention) -> list[Token]:
        """The verb or noun that somebody named as its subject, or behind its "by", does."""
        token = self.parse.tokens[self.parse.heads[mention.id]]
        for above in (token, *token.ancestors()):
            if above.dep in ("nsubj", "csubj"):
                return [above.head, *(t for t in above.head.conjuncts() if t.child("nsubj") is None)]
            if above.dep == "agent" or (above.lower == "by" and above.dep == "prep"):
                return [above.head]
            if above.pos in ("VERB", "AUX"):
                break
        return []

    @cached_property
    def _against(self) -> frozenset[int]:
        """The words that tell events aimed at an act."""
        return frozenset(
            token.i
            for event in self.events
            if _against(event)
            for span in event.trigger
            for token in self.parse.within(span.start, span.end)
        )

    def _touches(self, ids: Iterable[str]) -> bool:
        entity = self.parse.entity
        return any(seen.belongs(entity.get(id_), file.regime) for id_ in ids for file in self.files)


def _reports(verb: Token) -> bool:
    return verb.lemma in linking().reports and verb.child("ccomp") is not None


def _told_below(head: Token, verb: Token) -> bool:
    """Whether a word stands in a clause that is told as what the doer of a verb says or thinks."""
    for token in (head, *head.ancestors()):
        above = token.head.head if token.head.dep in ("acomp", "attr") else token.head  # "is concerned that"
        if verb in (token.head, above) and token is not verb:
            return token.dep == "ccomp" and token.i > verb.i and not lets(verb)
    return False


def _has_doer(head: Token, said: Statement) -> bool:
    """Whether the content of a statement says who does an act; "denied having sent" leaves it open."""
    for token in (head, *head.ancestors()):
        if not any(c.start <= token.start < c.end for c in said.content):
            return True  # nothing but a noun is said
        if token.pos in ("VERB", "AUX"):
            subject = any(c.dep in ("nsubj", "nsubjpass") for c in token.children)
            return subject or token.dep in ("acl", "relcl", "amod", "ROOT", "conj")
    return True


def _of_law(token: Token) -> bool:
    """Whether a name only tells whose law something is: "US sanctions", "UN resolutions"."""
    first = token
    while first.dep == "conj":
        first = first.head
    known = linking()
    above = first.head.lemma
    return first.dep in ("amod", "compound", "nmod", "poss") and (
        above in known.lawgivers or above in known.bans
    )


def _against(event: Event) -> bool:
    """Whether an event is aimed at an act: an accusation, a penalty, a search, a seizure."""
    if event.conduct is not None:
        return linking().areas[event.conduct].silent
    return event.type in linking().not_conduct or event.type in linking().stops


def _less(ids: _Ids, beside: set[str]) -> _Ids:
    return tuple(id_ for id_ in ids if id_ not in beside)
