"""Goods and people told to cross a border in words that no row knows: a thing, whose it is, where it got to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from indicia.language import Parse, Token
from indicia.law import deeds, naming
from indicia.law.clause import Clause
from indicia.law.files import RegimeFile
from indicia.law.telling import Act
from indicia.law.wording import Crossing, index
from indicia.model import Event, Statement

Role = Literal["bearer", "origin", "goal", "aim", "place", "route", "doer"]
_ROLES: dict[str, Role] = {
    **dict.fromkeys(("to", "into", "toward", "towards", "onto"), "goal"),
    **dict.fromkeys(("for", "with", "among", "alongside", "beside"), "aim"),
    **dict.fromkeys(("via", "through", "across"), "route"),
    **dict.fromkeys(("in", "at", "on", "off", "near", "outside", "inside", "around", "aboard"), "place"),
    "from": "origin",
    "by": "doer",
}
_WITHIN = ("of", "in", "at", "on", "near", "off", "outside", "inside", "within", "from", "around")
_LEAVES = ("leave", "depart", "exit", "quit", "flee")
_BEFORE = ("amod", "compound", "poss", "nmod")
_MAKE = ("origin", "make", "manufacture", "provenance")
_FURTHEST = 12  # steps up the tree from a name


def find(
    parse: Parse, statements: tuple[Statement, ...], events: tuple[Event, ...], files: Sequence[RegimeFile]
) -> Iterator[Act]:
    """Acts in which something of one land is told to be in, or on its way to, another.

    Args:
        parse: the article with its language.
        statements: who said what.
        events: what happened; an act that an event tells keeps the event's standing.
        files: the regimes of the page.
    """
    for sentence in deeds.with_party(parse, files):
        tokens = parse.words(sentence)
        named = naming.kinds(parse, sentence)
        kinds = frozenset[str]().union(*named.values())
        for row in index().crossings:
            if kinds.isdisjoint(row.things) or not kinds.isdisjoint(row.unless):
                continue
            if not all(not kinds.isdisjoint(part.split("|")) for part in row.clause):
                continue
            freight = _Freight(parse, tokens, named, row)
            if freight.things and (act := _act(freight, statements, events)) is not None:
                yield act


@dataclass(frozen=True, eq=False)
class _Freight:
    """The things of a row in one sentence, and the parties around them."""

    parse: Parse
    tokens: tuple[Token, ...]
    named: dict[int, frozenset[str]]
    row: Crossing

    def _is(self, token: Token, *kinds: str) -> bool:
        return not self.named.get(token.i, frozenset()).isdisjoint(kinds)

    @cached_property
    def things(self) -> tuple[Token, ...]:
        """The words for the things, but not where they only tell what kind something else is."""
        return tuple(t for t in self.tokens if self._is(t, *self.row.things) and self._stands(t))

    def _stands(self, token: Token) -> bool:
        after = self.parse.tokens[token.i + 1 : token.i + 2]
        if token.pos not in ("NOUN", "PROPN", "PRON", "DET", "ADJ") or any(t.text == "-" for t in after):
            return False
        if token.pos in ("DET", "ADJ") and token.dep in ("det", "amod"):
            return False
        return token.dep not in _BEFORE or self._is(token.head, "freight", "freighter")

    @cached_property
    def anchors(self) -> frozenset[int]:
        """The things and what holds them: "containers of", "a ship with"."""
        found = {t.i for t in self.things}
        for thing in self.things:
            for above in thing.ancestors():
                if above.pos not in ("NOUN", "PROPN", "ADP", "NUM", "SYM"):
                    break
                if above.pos != "ADP" and self._is(above, "freight", "freighter", *self.row.things):
                    found.add(above.i)
        return frozenset(found)

    @cached_property
    def verb(self) -> Token:
        """The word that tells what became of the things: their verb, one that hangs on them, or themselves."""
        for thing in self.things:
            for above in thing.ancestors():
                if above.pos in ("VERB", "AUX"):
                    return above
        verbs = (c for t in self.things for c in t.children if c.dep in ("acl", "relcl"))
        return next(verbs, self.things[0])

    @property
    def taken(self) -> bool:
        """Whether the verb tells of taking the things away, which is done by somebody else than their sender."""
        return self._is(self.verb, "takes_away")

    @property
    def from_there(self) -> bool:
        """Whether the words for the things say that they are from somewhere, and so no longer there."""
        behind = (c for t in self.tokens if t.i in self.anchors for c in t.children if c.dep == "prep")
        preps = [c for c in behind if c.lower == "from" or any(p.lemma in _MAKE for p in c.children)]
        return any(self.parse.denoted(p) for c in preps for p in c.children) or any(
            self.parse.denoted(p) for c in preps for o in c.children for p in o.children
        )

    @cached_property
    def parties(self) -> dict[Role, tuple[str, ...]]:
        """Entities with a land or a group's name, by the part they play."""
        found: dict[Role, list[str]] = {}
        for token in self.tokens:
            mention = self.parse.mention_at.get(token.i)
            role = "bearer" if mention and token.i in self.anchors else mention and self._role(token)
            if role:
                held = found.setdefault(role, [])
                held += [i for i in self.parse.denoted(token) if i not in held]
        return {role: tuple(ids) for role, ids in found.items()}

    def _role(self, token: Token) -> Role | None:
        below = token
        for _ in range(_FURTHEST):
            head = below.head
            if head is below:
                return None
            if below.dep in _BEFORE and head.i in self.anchors:
                return "bearer"
            if below.dep in ("pobj", "pcomp") and head.pos in ("ADP", "SCONJ", "ADV", "VERB"):
                holder = _above(head)
                if holder.i in self.anchors and head.lower in ("of", "from"):
                    return "bearer"
                if holder.pos == "VERB" and holder.head.i in self.anchors and self._is(holder, "made"):
                    return "bearer"
                if head.lower == "of" and head.head.lower == "out":
                    return "origin"
                noun = holder.pos in ("NOUN", "PROPN", "PRON", "NUM") and holder.i not in self.anchors
                if not (noun and head.lower in _WITHIN) or self._is(holder, "made"):
                    return "bearer" if self._is(holder, "made") else _ROLES.get(head.lower)
                below = holder
                continue
            if below.dep in ("nsubj", "nsubjpass", "agent"):
                return "doer"
            if below.dep in ("dobj", "obj", "dative") and head.pos == "VERB":
                return "goal" if self._is(head, "gets_there") else "origin" if head.lemma in _LEAVES else None
            below = head
        return None


def _above(prep: Token) -> Token:
    """What a chain of prepositions ("out of") hangs on."""
    holder = prep.head
    while holder.pos == "ADP" and holder.head is not holder:
        holder = holder.head
    return holder


def _act(freight: _Freight, statements: tuple[Statement, ...], events: tuple[Event, ...]) -> Act | None:
    sides = _sides(freight)
    verb = freight.verb
    if sides is None or not index().kinds.get(verb.lemma, frozenset()).isdisjoint(("idle", "rules")):
        return None
    clause = Clause(freight.parse, verb, "moves")
    return deeds.told(clause, freight.row.area, sides, statements, events)


def _sides(freight: _Freight) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Whose the things are and where they got to; None if they stay where they are from.

    What is told to be from somewhere is elsewhere, and what is on its way to somewhere is from elsewhere,
    though the page does not say where that is.
    """
    lands = freight.parse.entity
    at = {role: _known(freight, ids) for role, ids in freight.parties.items()}
    there = (*at.get("goal", ()), *at.get("aim", ()), *at.get("place", ()))
    doers = () if freight.taken else at.get("doer", ())
    origin = (*at.get("bearer", ()), *at.get("origin", ())) or doers or at.get("route", ())
    home = {lands[i].country for i in origin}
    own = tuple(i for i in (*there, *doers) if lands[i].country in home and i not in origin)
    other = tuple(i for i in (*there, *doers) if lands[i].country not in home)
    if not other and not freight.from_there:
        return None
    return ((*origin, *own), other) if origin or at.get("goal") else None


def _known(freight: _Freight, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Those of a land, and those with a name of their own that may be a group's."""
    entity = freight.parse.entity
    return tuple(dict.fromkeys(i for i in ids if entity[i].country or entity[i].kind == "organisation"))
