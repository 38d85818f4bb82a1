"""Conduct that no event carries, found by its words: an act, what it is done with, a party of a regime."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from msgspec import structs

from indicia.language import Parse, Sentence, Token
from indicia.law import naming, standing
from indicia.law import sides as seen
from indicia.law.clause import Clause, brings_home
from indicia.law.files import RegimeFile
from indicia.law.linking import linking
from indicia.law.telling import Act
from indicia.law.wording import PLACES, Row, index
from indicia.model import Event, Mention, Statement, Time

_FRAME = 4  # words at the head of a sentence in which a time frames all of it


def find(
    parse: Parse,
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    files: Sequence[RegimeFile],
    marked: Mapping[int, frozenset[str]],
) -> Iterator[Act]:
    """Acts of conduct in the sentences that name a party of one of the regimes.

    Args:
        parse: the article with its language.
        statements: who said what.
        events: what happened; an act that an event tells without conduct keeps the event's standing.
        files: the regimes of the page.
        marked: kinds of words that a token is beside those its word tells, as the head of a listed party's
            name is `listed`.

    Yields:
        Acts in text order; of one area and sentence, those that claim most first.
    """
    for sentence in with_party(parse, files):
        tokens = parse.words(sentence)
        acts = [(t, kind) for t in tokens if not _named_so(t, sentence) for kind in sorted(index().acts(t))]
        if not acts:
            continue
        named = naming.kinds(parse, sentence)
        named |= {t.i: named.get(t.i, frozenset()) | marked[t.i] for t in tokens if t.i in marked}
        found = [
            act
            for row, clause in _matches(parse, acts, named)
            if (act := _act(row, clause, statements, events)) is not None
            and any(_touches(act, row, file) for file in files)
        ]
        yield from sorted(found, key=lambda act: (act.area, standing.WEAKER.index(act.event.status)))


def reread(act: Act) -> Act:
    """An event's act with the sides of its clause, for where the event names too few of them."""
    if not act.heads:
        return act
    head = act.heads[0]
    receives = linking().receives.intersection((act.event.made_by.rpartition(":")[2],))
    clause = Clause(act.parse, head, "gets" if receives else "gives")
    origin, other = _flow(clause, act.area, ())
    if linking().areas[act.area].alone and not (origin or other):
        origin = _only_land(clause)
    event = structs.replace(act.event, actors=origin, recipients=other)
    return Act(event, act.statement, act.parse, clause=clause)


def stays_home(act: Act) -> bool:
    """Whether the doer gives the thing to what is its own: "to its artillery"."""
    to = [
        p
        for head in act.heads
        for c in head.children
        if c.lower == "to"
        for p in c.children
        if c.dep in ("prep", "dative")
    ]
    return any(c.dep == "poss" and c.lower in ("its", "their", "his", "her") for p in to for c in p.children)


def _named_so(token: Token, sentence: Sentence) -> bool:
    """Whether a word is a part of a name, in a line where only names are written large."""
    large = token.pos == "PROPN" and token.text[:1].isupper() and not token.text.isupper()
    return large and not sentence.title and token.start != sentence.start


def with_party(parse: Parse, files: Sequence[RegimeFile]) -> Iterator[Sentence]:
    """The sentences in which somebody of one of the regimes is named."""
    inside = {e.id for e in parse.entities if any(seen.belongs(e, file.regime) for file in files)}
    numbers = {
        parse.tokens[parse.heads[mention.id]].sentence
        for mention in parse.mentions
        if mention.entity in inside
    }
    return (parse.sentences[number] for number in sorted(numbers))


def _matches(
    parse: Parse, acts: list[tuple[Token, str]], named: dict[int, frozenset[str]]
) -> Iterator[tuple[Row, Clause]]:
    """The rows that a sentence keeps, each with the clause that it does."""
    clauses: dict[tuple[int, str], Clause] = {}
    every = parse.words(parse.sentences[acts[0][0].sentence])
    kinds = frozenset[str]().union(*named.values())
    for token, kind in acts:
        rows = [row for row in index().rows[kind] if _may_keep(row, kinds)]
        if not rows:
            continue
        way = index().ways[kind]
        if way == "gives" and brings_home(token):
            way = "gets"
        clause = clauses.setdefault((token.i, way), Clause(parse, token, way))
        for row in rows:
            if _keeps(row, clause, named, every if row.loose else clause.tokens):
                yield row, clause


def _may_keep(row: Row, kinds: frozenset[str]) -> bool:
    """Whether the words of a sentence have what a row asks for, wherever they stand; costs little to ask."""
    named = (row.things, row.who, *(part.split("|") for part in row.clause))
    return kinds.issuperset(row.twice) and all(not kinds.isdisjoint(one) for one in named if one)


def _keeps(row: Row, clause: Clause, named: dict[int, frozenset[str]], around: Sequence[Token]) -> bool:
    if row.things and not _any(row.things, clause.carried, named):
        return False
    if row.who and not _any(row.who, _doers(clause), named):
        return False
    if not (row.clause or row.unless or row.twice):
        return True
    there = Counter(kind for t in around for kind in named.get(t.i, ()))
    return (
        all(any(there[kind] for kind in part.split("|")) for part in row.clause)
        and all(there[kind] > 1 for kind in row.twice)
        and not any(there[kind] for kind in row.unless)
    )


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


def _act(
    row: Row, clause: Clause, statements: tuple[Statement, ...], events: tuple[Event, ...]
) -> Act | None:
    """The act that a clause tells by a row; None where it is a rule's, a wish, or undone."""
    origin, other = _flow(clause, row.area, around(clause.act.start, statements))
    if "route" in row.party:  # what passes through a land leaves it too
        origin, other = clause.parties.get("route", ()), (*origin, *other)
    act = told(clause, row.area, (origin, other), statements, events)
    if act is None or not row.sign:
        return act
    status = "alleged" if act.event.status == "happened" else act.event.status
    return replace(act, event=structs.replace(act.event, status=status), sign=True)


def told(
    clause: Clause,
    area: str,
    sides: tuple[tuple[str, ...], tuple[str, ...]],
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
) -> Act | None:
    """An act that a clause tells of an area; None where it is a rule's, a wish, or undone.

    Args:
        clause: the word that tells it, and what is around it.
        area: the conduct area.
        sides: ids of those it comes from, and of those it goes to.
        statements: who said what.
        events: what happened; an act that an event tells keeps the event's standing.
    """
    token = clause.act
    said = around(token.start, statements) or cued_by(token, statements)
    own = {*sides[0], *sides[1]}
    if any(s.stance in _NO_CLAIM and own.isdisjoint(s.source_entities) for s in said):
        return None  # what somebody asks of others
    if _sent_home(token) or _only_if(token):
        return None
    if _law_speaks(token):
        return None
    event = next((e for e in events if any(s.start <= token.start < s.end for s in e.trigger)), None)
    status = event.status if event is not None else standing.of(token, said)
    if status is None:
        return None
    if status == "negated" and _kept(token):
        status = "happened"
    deed = Event(
        id=event.id if event is not None else "",
        type=None,
        trigger=(clause.parse.span(token.i, token.i),),
        actors=sides[0],
        recipients=sides[1],
        time=(event.time if event is not None else None) or _time(clause),
        place=None,
        status=status,
        statement=said[0].id if said else None,
        conduct=area,
        made_by=f"law/{'noun' if clause.noun else 'verb'}:{token.lemma.replace(' ', '-')}",
    )
    return Act(deed, said[0] if said else None, clause.parse, clause=clause)


def cued_by(token: Token, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements whose cue an act word is: who "confirmed transfers of arms" is who tells of them."""
    return tuple(s for s in statements if any(c.start <= token.start < c.end for c in s.cue))


_NO_CLAIM = ("demands", "asks", "declines")


def _only_if(token: Token) -> bool:
    """Whether the act is told as what would be done on a condition: "would hire them if allowed to"."""
    bare = any(c.dep == "aux" and c.lower in ("would", "could", "might", "can") for c in token.children)
    return bare and any(g.lower == "if" for c in token.children if c.dep == "advcl" for g in c.children)


def _kept(token: Token) -> bool:
    """Whether what was not done is to send people home: they are kept."""
    homeward = (token, *(c for c in token.children if c.dep in ("advmod", "prt")))
    return any("taken_home" in index().kinds.get(t.lemma, ()) for t in homeward)


def _law_speaks(token: Token) -> bool:
    """Whether the verb above the act is done by a text of law: "a resolution has cut its imports"."""
    verb = next((t for t in token.ancestors() if t.pos in ("VERB", "AUX")), token)
    subjects = [c for t in (token, verb) for c in t.children if c.dep in ("nsubj", "nsubjpass")]
    return any(c.lemma in linking().lawgivers for c in subjects)


def _sent_home(token: Token) -> bool:
    """Whether the act only says whom somebody sends home: "return all nationals earning income"."""
    above = next(token.ancestors(), token)
    while above.pos in ("NOUN", "PROPN", "ADP") and above.head is not above:
        above = above.head
    return token.dep in ("acl", "relcl") and "taken_home" in index().kinds.get(above.lemma, ())


def _flow(clause: Clause, area: str, said: tuple[Statement, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who gives and who gets, or who does it and with whom, as the clause puts it."""
    parse, link = clause.parse, linking().areas[area]
    at = {place: clause.parties.get(place, ()) for place in PLACES}
    doer, getter, origin, bearer = at["doer"], at["getter"], at["origin"], at["bearer"]
    rest = (*at["partner"], *at["place"], *(() if link.flow else at["other"]))
    alone = not (link.flow or link.other)
    if (
        not any(parse.entity[i].country for ids in at.values() for i in ids)
        and said
        and (alone or said[0].stance == "denies")
    ):
        doer = said[
            0
        ].source_entities  # "both deny that shells changed hands", "it admitted that the rocket fell"
    if clause.way == "makes" and any(parse.entity[i].country for i in doer):
        return (*doer, *origin), (*bearer, *getter, *rest)  # "a Namibian factory was built by"
    if bearer and link.named_for:
        lands = {parse.entity[i].country for i in bearer} - {None}
        own = tuple(i for i in doer if parse.entity[i].country in lands)
        if lands:
            abroad = tuple(i for i in (*doer, *getter, *origin, *rest) if i not in own)
            return (*bearer, *own), abroad
    if clause.way == "gets":
        source = (*origin, *bearer, *at["partner"]) or at["place"]
        return source, tuple(i for i in (*doer, *getter, *at["place"]) if i not in source)
    return (*doer, *origin, *bearer), (*getter, *rest)


def _only_land(clause: Clause) -> tuple[str, ...]:
    """Those of the one land that the sentence names, if it is one; its own rocket needs no other name."""
    parse, sentence = clause.parse, clause.parse.sentences[clause.act.sentence]
    found = [
        m.entity for m in parse.mentions_in(sentence.start, sentence.end) if parse.entity[m.entity].country
    ]
    return tuple(dict.fromkeys(found)) if len({parse.entity[i].country for i in found}) == 1 else ()


def _touches(act: Act, row: Row, file: RegimeFile) -> bool:
    """Whether a party of the regime stands where the row wants one."""
    if (row.regimes and file.regime.id not in row.regimes) or act.clause is None:
        return False
    places = act.clause.parties
    wanted = row.party or tuple(place for place in PLACES if place != "route")
    ids = {i for place in wanted for i in places.get(place, ())}
    if row.loose:
        ids |= {m.entity for m in _in_sentence(act)}
    if not any(act.parse.entity[i].country for i in ids):
        ids |= {*act.event.actors}
    entities = [e for i in ids if (e := act.parse.entity[i]) and (not row.kinds or e.kind in row.kinds)]
    doers = [act.parse.entity[i] for i in places.get("doer", ()) if act.parse.entity[i].country]
    own = not (linking().areas[row.area].flow or linking().areas[row.area].other)
    if own and doers and not any(seen.belongs(entity, file.regime) for entity in doers):
        return False  # somebody else's launch or test, though with things of the regime's land
    everyone = (*ids, *act.event.actors, *act.event.recipients)
    if row.partners and all(seen.belongs(act.parse.entity[i], file.regime) for i in everyone):
        return False
    if row.group:
        return any(seen.is_group(entity, file.regime) for entity in entities)
    return any(seen.belongs(entity, file.regime) for entity in entities)


def _in_sentence(act: Act) -> Iterable[Mention]:
    sentence = act.parse.sentences[act.heads[0].sentence]
    return act.parse.mentions_in(sentence.start, sentence.end)


def around(start: int, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements whose content holds a character, the narrowest first."""
    holding = [
        (c.end - c.start, n) for n, s in enumerate(statements) for c in s.content if c.start <= start < c.end
    ]
    return tuple(statements[n] for _, n in sorted(holding))


def _time(clause: Clause) -> Time | None:
    """The first time inside the clause; else the one that the sentence begins with: "In 2014 a mill had"."""
    first, last = clause.tokens[0], clause.tokens[-1]
    inside = next(iter(clause.parse.times_in(first.start, last.end)), None)
    sentence = clause.parse.sentences[clause.act.sentence]
    start = clause.parse.words(sentence)[: _FRAME + 1]
    return inside or next(iter(clause.parse.times_in(start[0].start, start[-1].end)), None)
