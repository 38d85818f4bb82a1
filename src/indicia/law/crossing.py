"""Goods and people told to cross a border in words that no row knows: a thing, whose it is, where it got to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from indicia.language import Parse, Token
from indicia.law import deeds, naming
from indicia.law.clause import Clause
from indicia.law.files import RegimeFile
from indicia.law.linking import linking
from indicia.law.sides import Sides
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
# Where to look for the other side of what goes out, and of what comes in.
_THERE: tuple[Role, ...] = ("goal", "aim", "doer", "place", "route")
_FROM: tuple[Role, ...] = ("bearer", "origin", "doer", "route", "place")
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
        named = naming.kinds(parse, sentence)
        every = frozenset[str]().union(*named.values())
        for row in index().crossings:
            if every.isdisjoint(row.things):
                continue
            freight = _Freight(parse, parse.words(sentence), named, row.things)
            if freight.things and _keeps(row, freight, statements):
                act = _act(row.area, freight, statements, events)
                if act is not None:
                    yield act


def _keeps(row: Crossing, freight: "_Freight", statements: tuple[Statement, ...]) -> bool:
    """Whether the words around the things are those of the row; who reports it is not counted in."""
    inside = deeds.around(freight.things[0].start, statements)
    spans = [span for said in inside[:1] for span in said.content]
    kinds = frozenset[str]().union(
        *(
            freight.named.get(t.i, frozenset())
            for t in freight.tokens
            if not spans or any(span.start <= t.start < span.end for span in spans)
        )
    )
    needed = all(not kinds.isdisjoint(part.split("|")) for part in row.clause)
    return needed and kinds.isdisjoint(row.unless)


@dataclass(frozen=True, eq=False)
class _Freight:
    """The things of some kinds in one sentence, and the parties around them."""

    parse: Parse
    tokens: tuple[Token, ...]
    named: dict[int, frozenset[str]]
    kinds: tuple[str, ...]

    def _is(self, token: Token, *kinds: str) -> bool:
        return not self.named.get(token.i, frozenset()).isdisjoint(kinds)

    @cached_property
    def things(self) -> tuple[Token, ...]:
        """The words for the things, but not where they only tell what kind something else is."""
        return tuple(t for t in self.tokens if self._is(t, *self.kinds) and self._stands(t))

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
                if above.pos != "ADP" and self._is(above, "freight", "freighter", *self.kinds):
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
        if self.verb.lemma in _LEAVES:
            return True
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
        """The part of a party: climb from its head to the word that its preposition hangs on, or its verb."""
        below, nearest = token, None
        for _ in range(_FURTHEST):
            head = below.head
            if head is below:
                break
            if below.dep in _BEFORE and head.i in self.anchors:
                return "bearer"
            if below.dep in ("pobj", "pcomp") and head.pos in ("ADP", "SCONJ", "ADV", "VERB"):
                role, holder = self._behind(head)
                nearest = nearest or _ROLES.get(head.lower)
                if holder is None:
                    return role or nearest
                below = holder
            elif below.dep == "nsubjpass":
                return "goal" if "give" in index().acts(head) else None
            elif below.dep in ("nsubj", "agent"):
                return "doer" if not self._is(head, "says") else None
            elif below.dep in ("dobj", "obj", "dative") and head.pos == "VERB":
                found = "goal" if self._is(head, "gets_there") else nearest
                return "origin" if head.lemma in _LEAVES else found
            else:
                below = head
        return nearest

    def _behind(self, prep: Token) -> tuple[Role | None, Token | None]:
        """The part of what stands behind a preposition, or the noun from which to climb on."""
        holder = _above(prep)
        if prep.lower in ("of", "from") and holder.i in self.anchors:
            return "bearer", None
        if self._is(holder, "made") and (prep.lower != "by" or holder.head.i in self.anchors):
            return "bearer", None
        if prep.lower == "of" and prep.head.lower == "out":
            return "origin", None
        before = self.parse.tokens[prep.i - 1] if prep.i else prep
        if prep.lower in ("in", "at", "near") and before.pos == "NOUN" and before.i not in self.anchors:
            holder = before  # "from smugglers in Yemen", though the parser hangs it on the verb
        noun = holder.pos in ("NOUN", "PROPN", "PRON", "NUM") and holder.i not in self.anchors
        if noun and prep.lower in _WITHIN:
            return None, holder
        return _ROLES.get(prep.lower), None


def _above(prep: Token) -> Token:
    """What a chain of prepositions ("out of") hangs on."""
    holder = prep.head
    while holder.pos == "ADP" and holder.head is not holder:
        holder = holder.head
    return holder


def _act(
    area: str, freight: _Freight, statements: tuple[Statement, ...], events: tuple[Event, ...]
) -> Act | None:
    sides = _sides(freight)
    verb = freight.verb
    if sides is None or not index().kinds.get(verb.lemma, frozenset()).isdisjoint(("idle", "rules")):
        return None
    clause = Clause(freight.parse, verb, "moves")
    return deeds.told(clause, area, sides, statements, events)


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


def completed(act: Act, sides: Sides) -> Sides:
    """The sides of an act, an empty one filled with whoever of another land its sentence names as such.

    "Kerosene came to them through a trader in Vladivostok": the side it comes from is not said to be
    Russia's, but Russia is where the page points to.
    """
    parse = act.parse
    if not act.heads or not linking().areas[act.area].flow or sides.direction is None:
        return sides
    named = [i for i in (*sides.origin, *sides.other) if parse.entity[i].country]
    lands = {parse.entity[i].country for i in named}
    mine, theirs = (sides.origin, sides.other) if sides.direction == "out" else (sides.other, sides.origin)
    if any(parse.entity[i].country for i in theirs) or not mine:
        return sides
    sentence = parse.sentences[act.heads[0].sentence]
    spans = act.evidence
    tokens = tuple(
        t for t in parse.words(sentence) if any(span.start <= t.start < span.end for span in spans)
    )
    kinds = tuple(k for row in index().crossings if row.area == act.area for k in row.things)
    freight = _Freight(parse, tokens, naming.kinds(parse, sentence), kinds)
    order: tuple[Role, ...] = _THERE if sides.direction == "out" else _FROM
    found = [i for role in order for i in freight.parties.get(role, ()) if parse.entity[i].country]
    more = tuple(dict.fromkeys(i for i in found if parse.entity[i].country not in lands))
    if not more:
        return sides
    full = (*theirs, *more)
    return replace(sides, other=full) if sides.direction == "out" else replace(sides, origin=full)


def _known(freight: _Freight, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Those of a land, and those with a name of their own that may be a group's."""
    entity = freight.parse.entity
    return tuple(dict.fromkeys(i for i in ids if entity[i].country or entity[i].kind == "organisation"))
