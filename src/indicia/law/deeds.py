"""Conduct that no event carries, found by its words: an act, what it is done with, a party of a regime."""

from collections.abc import Iterator, Sequence

import msgspec

from indicia.language import Parse, Sentence, Token
from indicia.law import sides as seen
from indicia.law import standing
from indicia.law.clause import Clause
from indicia.law.files import RegimeFile
from indicia.law.linking import linking
from indicia.law.telling import Act
from indicia.law.wording import Row, index
from indicia.model import Event, Span, Statement, Time


def find(
    parse: Parse,
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    files: Sequence[RegimeFile],
) -> Iterator[Act]:
    """Acts of conduct in the sentences that name a party of one of the regimes.

    Args:
        parse: the article with its language.
        statements: who said what.
        events: what happened; an act that an event tells without conduct keeps the event's standing.
        files: the regimes of the page.
    """
    for sentence in _with_party(parse, files):
        tokens = parse.words(sentence)
        acts = [(t, kind) for t in tokens for kind in sorted(index().acts(t))]
        if not acts:
            continue
        named = index().named(tokens)
        for row, clause in _matches(parse, acts, named):
            act = _act(row, clause, statements, events)
            if act is not None and any(_touches(act, row, file) for file in files):
                yield act


def _with_party(parse: Parse, files: Sequence[RegimeFile]) -> Iterator[Sentence]:
    """The sentences in which somebody of one of the regimes is named."""
    inside = {e.id for e in parse.entities if any(seen.belongs(e, file.regime) for file in files)}
    numbers = {
        parse.tokens[parse.heads[mention.id]].sentence for mention in parse.mentions if mention.entity in inside
    }
    return (parse.sentences[number] for number in sorted(numbers))


def _matches(
    parse: Parse, acts: list[tuple[Token, str]], named: dict[int, frozenset[str]]
) -> Iterator[tuple[Row, Clause]]:
    """The rows that a sentence keeps, each with the clause that it does."""
    clauses: dict[tuple[int, str], Clause] = {}
    for token, kind in acts:
        way = index().ways[kind]
        clause = clauses.setdefault((token.i, way), Clause(parse, token, way))
        for row in index().rows[kind]:
            if _keeps(row, clause, named):
                yield row, clause


def _keeps(row: Row, clause: Clause, named: dict[int, frozenset[str]]) -> bool:
    if row.things and not _any(row.things, clause.carried, named):
        return False
    if row.who and not _any(row.who, _doers(clause), named):
        return False
    if not (row.clause or row.unless):
        return True
    kinds = frozenset[str]().union(*(named.get(t.i, ()) for t in clause.tokens))
    return all(kinds.intersection(part.split("|")) for part in row.clause) and kinds.isdisjoint(row.unless)


def _any(kinds: tuple[str, ...], tokens: Sequence[Token], named: dict[int, frozenset[str]]) -> bool:
    return any(not named.get(t.i, frozenset()).isdisjoint(kinds) for t in tokens)


def _doers(clause: Clause) -> list[Token]:
    """The nouns that do it: the subject, or whoever stands behind "by"."""
    agent = clause.act.child("agent")
    by = agent.child("pobj") if agent is not None else None
    own = by if clause.passive else clause.subject
    found = own.conjuncts() if own is not None else []
    if clause.noun:
        found = [c for c in clause.act.children if c.dep in ("poss", "compound", "nmod")]
        found += [p for c in clause.act.children if c.lower == "by" for p in c.children if c.dep == "prep"]
    return found


def _act(row: Row, clause: Clause, statements: tuple[Statement, ...], events: tuple[Event, ...]) -> Act | None:
    """The act that a clause tells; None where it is only a rule's."""
    token = clause.act
    around = _around(token.start, statements)
    event = next((e for e in events if any(s.start <= token.start < s.end for s in e.trigger)), None)
    status = event.status if event is not None else standing.of(token, around)
    if status is None:
        return None
    origin, other = _flow(clause, row.area)
    made_by = f"law/{'noun' if clause.noun else 'verb'}:{token.lemma.replace(' ', '-')}"
    deed = Event(
        id=event.id if event is not None else "",
        type=None,
        trigger=(clause.parse.span(token.i, token.i),),
        actors=origin,
        recipients=other,
        time=(event.time if event is not None else None) or _time(clause),
        place=None,
        status=status,
        statement=around[0].id if around else None,
        conduct=row.area,
        made_by=made_by,
    )
    return Act(deed, around[0] if around else None, clause.parse, clause=clause)


def _flow(clause: Clause, area: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who gives and who gets, or who does it and with whom, as the clause puts it."""
    at = clause.parties
    doer, getter, origin = at.get("doer", ()), at.get("getter", ()), at.get("origin", ())
    rest = (*at.get("partner", ()), *at.get("other", ()), *at.get("place", ()))
    bearer = at.get("bearer", ())
    if bearer and linking().areas[area].named_for:
        return bearer, (*doer, *getter, *origin, *rest)
    if clause.way == "gets":
        return (*origin, *bearer, *at.get("partner", ())), (*doer, *getter, *at.get("place", ()), *at.get("other", ()))
    return (*doer, *origin, *bearer), (*getter, *rest)


def _touches(act: Act, row: Row, file: RegimeFile) -> bool:
    """Whether a party of the regime stands where the row wants one."""
    if row.regimes and file.regime.id not in row.regimes:
        return False
    assert act.clause is not None
    places = act.clause.parties
    ids = [i for place, found in places.items() if not row.party or place in row.party for i in found]
    entities = [act.parse.entity[i] for i in ids]
    if row.group:
        return any(seen.is_group(entity, file.regime) for entity in entities)
    return any(seen.belongs(entity, file.regime) for entity in entities)


def _around(start: int, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements whose content holds a character, the narrowest first."""
    holding = [(c.end - c.start, n) for n, s in enumerate(statements) for c in s.content if c.start <= start < c.end]
    return tuple(statements[n] for _, n in sorted(holding))


def _time(clause: Clause) -> Time | None:
    """The first time inside the clause."""
    first, last = clause.tokens[0], clause.tokens[-1]
    return next(iter(clause.parse.times_in(first.start, last.end)), None)
