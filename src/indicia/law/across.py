"""Conduct that two sentences tell together: things in one, whose they are or where they go in the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from msgspec import structs

from indicia.language import Parse, Sentence, Token
from indicia.law import crossing, naming, standing
from indicia.law import sides as seen
from indicia.law.clause import Clause
from indicia.law.deeds import around, told
from indicia.law.files import RegimeFile
from indicia.law.freight import Freight, loads
from indicia.law.linking import linking
from indicia.law.telling import Act
from indicia.law.wording import Crossing, index
from indicia.model import Event, Statement

_BACK = frozenset(
    (
        "it",
        "its",
        "they",
        "them",
        "their",
        "theirs",
        "all",
        "both",
        "others",
        "some",
        "most",
        "one",
        "these",
        "those",
    )
)
_POINTS = frozenset(("the", "this", "that", "these", "those", "such", "its", "their"))
# What a definite noun may take up: things, or what carries them.
_CARRIED = ("freight", "freighter", "goods", "vessels", "ships_cargo", "aircraft", "wares", "parts")


def find(
    parse: Parse, statements: tuple[Statement, ...], events: tuple[Event, ...], files: Sequence[RegimeFile]
) -> Iterator[Act]:
    """Acts of which one sentence names the things, and the next or the one before takes them up.

    Args:
        parse: the article with its language.
        statements: who said what.
        events: what happened; an act that an event tells keeps the event's standing.
        files: the regimes of the page.
    """
    return _Pairs(parse, statements, events, files).acts()


@dataclass(frozen=True)
class _Pairs:
    """The page, read two sentences at a time."""

    parse: Parse
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    files: Sequence[RegimeFile]

    def acts(self) -> Iterator[Act]:
        """The acts of all pairs that name a party of a regime."""
        parse = self.parse
        inside = {e.id for e in parse.entities if any(seen.belongs(e, file.regime) for file in self.files)}
        for one, two in zip(parse.sentences, parse.sentences[1:], strict=False):
            if one.title or not inside.intersection(m.entity for m in parse.mentions_in(one.start, two.end)):
                continue
            named = naming.kinds(parse, one) | naming.kinds(parse, two)
            every = frozenset[str]().union(*named.values())
            for row in index().crossings:
                if linking().areas[row.area].flow and not row.verbs and not every.isdisjoint(row.things):
                    yield from self._of_pair(row, one, two, named)
                    yield from self._of_pair(row, two, one, named)

    def _of_pair(
        self, row: Crossing, here: Sentence, there: Sentence, named: dict[int, frozenset[str]]
    ) -> Iterator[Act]:
        """The acts whose things stand in the first of two sentences."""
        parse = self.parse
        tokens = (*parse.words(here), *parse.words(there))
        for found in loads(parse, parse.words(here), named, row.things):
            if any(t.lower in _BACK or _carries(found, t) for t in found.things):
                continue
            freight = Freight(parse, tokens, named, row.things, found.things)
            link = _link(parse, freight, here, there)
            if link is None or crossing.is_no_act(freight):
                continue
            if crossing.keeps(row, freight, ()) and (act := self._act(row, freight, link)) is not None:
                yield act

    def _act(self, row: Crossing, freight: Freight, link: Token) -> Act | None:
        """The act, with the other sentence as a part of its telling, and no stronger than that leaves it."""
        sides = crossing.sides_of(freight, self.files, foreign=row.foreign)
        clause = Clause(self.parse, freight.verb, "moves")
        act = told(clause, row.area, sides, self.statements, self.events) if sides else None
        beside = around(link.start, self.statements)
        other = standing.of(link, beside)
        if act is None or other is None:
            return None
        status = max(act.event.status, other, key=standing.WEAKER.index)
        if status not in ("happened", "alleged", "planned"):
            return None
        if status == "happened" and {s.id for s in beside} != {
            s.id for s in around(clause.act.start, self.statements)
        }:
            status = "alleged"  # what two voices say between them, none of them has said
        spans = sorted((*act.event.trigger, self.parse.span(link.i, link.i)), key=lambda s: s.start)
        return replace(act, event=structs.replace(act.event, status=status, trigger=tuple(spans)))


def _somebody(parse: Parse, pronoun: Token) -> bool:
    """Whether an "it" stands for a state or a body, and so for no things and nothing that carries them."""
    mention = parse.mention_at.get(pronoun.i) if pronoun.lower in ("it", "its") else None
    return mention is not None and parse.entity[mention.entity].kind in ("state", "organisation", "person")


def _carries(freight: Freight, thing: Token) -> bool:
    """Whether a thing only carries others: "trucks bring coal"."""
    return freight.has(thing, "freighter") and thing.dep == "nsubj" and thing.head.child("dobj") is not None


def _link(parse: Parse, freight: Freight, here: Sentence, there: Sentence) -> Token | None:
    """The verb beside which the later sentence takes up what the earlier one is about; else None."""
    later = here if here.index > there.index else there
    earlier = there if later is here else here
    lemmas = {t.lemma for t in parse.words(earlier) if t.pos in ("NOUN", "PROPN")}
    for token in parse.words(later):
        if token.lower in _BACK and token.pos in ("PRON", "DET") and token.dep not in ("det", "expl"):
            if not _somebody(parse, token):
                break
            continue
        pointing = token.pos == "NOUN" and any(c.lower in _POINTS for c in token.children)
        if token.lemma in linking().lawgivers or token.lemma in linking().bans:
            continue  # "before the resolution" takes up the law, not what it is about
        if pointing and (token.lemma in lemmas or freight.has(token, *_CARRIED, *freight.kinds)):
            break
    else:
        return None
    other = [t for t in parse.words(there) if t.pos in ("VERB", "AUX")]
    return next((t for t in other if t.head is t), other[0] if other else None)
