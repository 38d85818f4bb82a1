"""Conduct told by any verb: a thing of one land that is in another, or a thing that is itself the matter."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indicia.language import Parse, Token
from indicia.law import deeds, naming
from indicia.law import sides as seen
from indicia.law.clause import Clause, brings_home
from indicia.law.files import RegimeFile
from indicia.law.freight import Freight, Role, loads
from indicia.law.linking import linking
from indicia.law.sides import Sides
from indicia.law.telling import Act
from indicia.law.wording import Crossing, index
from indicia.model import Event, Statement

# Kinds of verbs that tell no act of the things below them.
_NO_ACT = ("idle", "rules", "is_denied", "is_negated", "is_hypothetical")
_FINITE = ("VBD", "VBZ", "VBP")
_Pair = tuple[tuple[str, ...], tuple[str, ...]]
_Parts = dict[Role, tuple[str, ...]]
# Where to look for the other side of what goes out, and of what comes in.
_THERE: tuple[Role, ...] = ("goal", "aim", "doer", "place", "route")
_FROM: tuple[Role, ...] = ("bearer", "origin", "doer", "route", "place")


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
            for freight in loads(parse, parse.words(sentence), named, row.things):
                if keeps(row, freight, statements):
                    yield from _acts(row, freight, statements, events, files)


def keeps(row: Crossing, freight: Freight, statements: tuple[Statement, ...]) -> bool:
    """Whether the words around the things are those of the row; who reports it is not counted in."""
    if row.verbs and not freight.has(freight.verb, *row.verbs):
        return False
    inside = deeds.around(freight.things[0].start, statements)
    spans = [span for said in inside[:1] for span in said.content]
    within = [
        t for t in freight.tokens if not spans or any(span.start <= t.start < span.end for span in spans)
    ]
    there = _kinds(freight, within)
    needed = all(not there.isdisjoint(part.split("|")) for part in row.clause)
    # "attack helicopters" attack nobody, nor does who intercepts them
    beside = [
        t
        for t in within
        if not (t.dep in ("compound", "amod") and t.head in freight.things and not t.child("nsubj"))
        and not (freight.taken and t is freight.verb)
    ]
    return needed and _kinds(freight, beside).isdisjoint(row.unless)


def _kinds(freight: Freight, tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset[str]().union(*(freight.named.get(t.i, frozenset()) for t in tokens))


def is_no_act(freight: Freight) -> bool:
    """Whether the verb tells no act of the things, or they go the other way than others."""
    other = any(f"{freight.verb.lemma} {c.lower}" in index().other_verbs for c in freight.verb.children)
    return freight.goes_back or other or (freight.has(freight.verb, *_NO_ACT) and not freight.taken)


def _acts(
    row: Crossing,
    freight: Freight,
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    files: Sequence[RegimeFile],
) -> Iterator[Act]:
    verb = freight.verb
    if is_no_act(freight):
        return
    if verb in freight.things and not any(t.tag in _FINITE for t in freight.tokens):
        return  # a heap of nouns tells nothing
    link = linking().areas[row.area]
    if link.flow:
        at = _known(freight, files)
        sides = _sides(freight, _in_transit(at, freight.parse) if link.of_origin else at, foreign=row.foreign)
    else:
        said = deeds.around(verb.start, statements)
        sides = _those_there(freight, _known(freight, files), said, files, own=not link.other)
    clause = Clause(freight.parse, verb, "moves" if link.flow else "does")
    if sides and (act := deeds.told(clause, row.area, sides, statements, events)) is not None:
        yield act


def sides_of(freight: Freight, files: Sequence[RegimeFile], *, foreign: bool) -> _Pair | None:
    """Whose the things are and where they got to, as far as they are states or groups of a regime."""
    return _sides(freight, _known(freight, files), foreign=foreign)


def _in_transit(at: _Parts, parse: Parse) -> _Parts:
    """The parties, a land that things of another land only leave from as one on their way."""
    whose, left = ({parse.entity[i].country for i in at.get(role, ())} for role in ("bearer", "origin"))
    if not whose or not left or None in whose or whose & left:
        return at
    return {**at, "origin": (), "route": (*at.get("route", ()), *at["origin"])}


def _sides(freight: Freight, at: _Parts, *, foreign: bool) -> _Pair | None:
    """Whose the things are and where they got to; None if they stay where they are from.

    What is told to be from somewhere is elsewhere, and what is on its way to somewhere is from elsewhere,
    though the page does not say where that is. Things that are `foreign` wherever the page looks at them
    need not be told to be from anywhere.
    """
    lands = freight.parse.entity
    bearer, source = at.get("bearer", ()), at.get("origin", ())
    if brings_home(freight.verb) and not bearer:
        return source, at.get("doer", ())
    there = (*at.get("goal", ()), *at.get("aim", ()), *at.get("place", ()))
    doers = () if freight.taken else at.get("doer", ())
    if freight.comes_from and bearer and source:
        there, bearer = (*there, *bearer), ()  # "the guns of Haiti's gangs come from"
    origin = (*bearer, *source) or doers or at.get("route", ())
    goals = {lands[i].country for i in at.get("goal", ())}
    if goals and not (bearer or source) and {lands[i].country for i in origin} <= goals:
        # "their tankers filled up in Russia and sailed for home"
        origin = tuple(i for i in at.get("place", ()) if lands[i].country not in goals)
    home = {lands[i].country for i in origin}
    own = tuple(i for i in (*there, *doers) if lands[i].country in home and i not in origin)
    other = tuple(i for i in (*there, *doers) if lands[i].country not in home)
    if not other and len(home) > 1:  # "cut in Pyongyang and finished in Dandong"
        first = next(lands[i].country for i in origin if lands[i].country)
        other = tuple(i for i in origin if lands[i].country != first)
        origin = tuple(i for i in origin if lands[i].country == first)
    if foreign and not bearer and not source:
        return doers, tuple(i for i in (*there, *at.get("route", ())) if i not in doers)
    if not other and not freight.from_there:
        return None
    return ((*origin, *own), other) if origin or at.get("goal") else None


def _those_there(
    freight: Freight, at: _Parts, said: tuple[Statement, ...], files: Sequence[RegimeFile], *, own: bool
) -> _Pair | None:
    """Who does it and with whom, where nothing goes from one to the other: those of a regime's, and the rest.

    What is one's `own` (a nuclear programme) is done by one of the regime, who may be the speaker.
    """
    lands = freight.parse.entity
    doers = tuple(i for role in ("doer", "bearer", "origin") for i in at.get(role, ()))
    rest = tuple(i for role in ("place", "goal", "aim", "route") for i in at.get(role, ()))
    mine = tuple(i for i in (*doers, *rest) if any(seen.belongs(lands[i], f.regime) for f in files))
    if own and not mine and not doers and said:
        mine = said[0].source_entities
    if own and any(i not in mine for i in doers):
        return None
    theirs = tuple(i for i in (*doers, *rest) if i not in mine)
    return (mine, () if own else theirs) if mine else None


def completed(act: Act, sides: Sides) -> Sides:
    """The sides of an act, an empty one filled with whoever of another land its sentence names as such.

    "Kerosene came to them through a trader in Vladivostok": the side it comes from is not said to be
    Russia's, but Russia is where the page points to. Where arms are a sign, who uses them has got them;
    where their debris lies is no buyer.
    """
    entity = act.parse.entity
    if not act.heads or not linking().areas[act.area].flow or sides.direction is None:
        return sides
    out = sides.direction == "out"
    mine, theirs = (sides.origin, sides.other) if out else (sides.other, sides.origin)
    if not mine or any(entity[i].country for i in theirs):
        return sides
    lands = {entity[i].country for i in mine}
    where: tuple[Role, ...] = ("doer",) if act.sign else _THERE if out else _FROM
    found = [i for role in where for i in _around(act).parties.get(role, ())]
    more = tuple(dict.fromkeys(i for i in found if entity[i].country and entity[i].country not in lands))
    full = (*theirs, *more)
    return replace(sides, other=full) if out else replace(sides, origin=full)


def _around(act: Act) -> Freight:
    """The things of an act, as far as its evidence goes."""
    parse, spans = act.parse, act.evidence
    sentence = parse.sentences[act.heads[0].sentence]
    tokens = tuple(
        t for t in parse.words(sentence) if any(span.start <= t.start < span.end for span in spans)
    )
    kinds = tuple(k for row in index().crossings if row.area == act.area for k in row.things)
    named = naming.kinds(parse, sentence)
    return next(loads(parse, tokens, named, kinds), Freight(parse, tokens, named, kinds, act.heads[:1]))


def _known(freight: Freight, files: Sequence[RegimeFile]) -> _Parts:
    """The parties by their parts: those of a land, and the groups that a regime follows."""
    entity = freight.parse.entity
    return {
        role: tuple(
            i
            for i in dict.fromkeys(ids)
            if entity[i].country or any(seen.is_group(entity[i], file.regime) for file in files)
        )
        for role, ids in freight.parties.items()
    }
