"""Whom of a page a watch means: states by their code, all others by name."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from indicia.language.names.data import bodies, states
from indicia.language.sentences import sentence_at
from indicia.model import Bearing, Entity, Event, Exposure, Reading, Span, Statement
from indicia.origins.ground import at_home, ground, guessed, land_of, written_in
from indicia.origins.matters import Draft
from indicia.watches.words import Stemmed, plain

_CODE = 3
_ARTICLE = re.compile(
    r"^(?:United|Netherlands|Philippines|Bahamas|Maldives|Comoros)\b|(?:Republic|Islands|Emirates)$"
)
_FOR = re.compile(r"(?:^|\b(?:of|for)\s+)(?:(?:the|an?)\s+)?$", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:received?|got|had|have|has|bought|obtained|acquired|purchased|taken|ordered)\b"
    r"[^.;]*\bfrom (?:the )?$"
)


def is_code(party: str) -> bool:
    """Whether a party of a watch is a state's code, or would be one; M23 and RSF are names."""
    if party in states():
        return True
    return (
        len(party) == _CODE and party.isascii() and party.isupper() and party.isalpha() and not _body(party)
    )


def code_of(party: str) -> str | None:
    """The code of a state that is written by its name."""
    named = party.strip().casefold()
    return next(
        (code for code, row in states().items() if named in map(str.casefold, (row.name, *row.names))), None
    )


def called(party: str) -> str:
    """A party as people call it: a state by its name, with its article where it has one."""
    if not (is_code(party) and party in states()):
        return party
    name = states()[party].name
    return f"the {name}" if _ARTICLE.search(name) else name


def key(party: str) -> str:
    """A party of a watch as it is compared: a code as it is, a name without endings.

    A body that the names data knows is compared by its name there: ISIL as Islamic State.
    """
    return party if is_code(party) else plain(_body(party) or party)


def _body(party: str) -> str | None:
    """The name that the names data has for a body of that name."""
    return _bodies().get(party.casefold())


def with_lands(side: frozenset[str]) -> frozenset[str]:
    """A side with the states of its bodies: who is asked about M23 may answer for Congo's rebels."""
    return side | {land for one in side if (land := _homes().get(one))}


@cache
def _homes() -> dict[str, str]:
    rows = (row for sort in bodies().values() for row in sort.rows)
    return {plain(row.name): row.country for row in rows if row.country}


@cache
def _bodies() -> dict[str, str]:
    rows = [row for sort in bodies().values() for row in sort.rows]
    also = {name.casefold(): row.name for row in reversed(rows) for name in row.names}
    return also | {row.name.casefold(): row.name for row in rows}


@dataclass(frozen=True, eq=False)
class Page:
    """A reading with what matching asks of it again and again: found once, whichever watch asks first.

    `named` are the places of names that watches look for, by the key of the name; `bearings` what was found
    out of its tellings; `answering` who denies something of an area on it.
    """

    id: str
    reading: Reading
    named: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    bearings: dict[object, Bearing | None] = field(default_factory=dict)
    answering: dict[str, frozenset[str]] = field(default_factory=dict)
    _done: dict[tuple[str, ...], list[Event]] = field(default_factory=dict)
    _keys: dict[tuple[int, int], frozenset[str]] = field(default_factory=dict)
    _sentences: dict[tuple[int, int], Span] = field(default_factory=dict)
    _doers: dict[object, frozenset[str]] = field(default_factory=dict)
    _parties: dict[object, frozenset[str]] = field(default_factory=dict)
    _sayers: dict[tuple[int, int], list[tuple[Statement, frozenset[str]]]] = field(default_factory=dict)

    @cached_property
    def stemmed(self) -> Stemmed:
        """The text as its stems."""
        return Stemmed(self.reading.article.text)

    @cached_property
    def mentions(self) -> list[tuple[int, int, str]]:
        """Where somebody is named, with their key, in the order of the text."""
        held = (*self._codes.items(), *self.named.items())
        return sorted((start, end, key) for key, places in held for start, end in places)

    @cached_property
    def statements(self) -> list[tuple[list[tuple[int, int]], Statement]]:
        """The statements with the places of their content, the shortest first."""
        held = [([(part.start, part.end) for part in one.content], one) for one in self.reading.statements]
        return sorted(held, key=lambda it: (sum(end - start for start, end in it[0]), it[1].id))

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """The entities by id."""
        return {entity.id: entity for entity in self.reading.entities}

    @cached_property
    def _lands(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for entity in self.reading.entities:
            if entity.country:
                found.setdefault(key(entity.name), set()).add(entity.country)
        return found

    def lands_of(self, parties: Iterable[str]) -> frozenset[str]:
        """The states of parties that are none: Russia is no third party where the Wagner Group acts."""
        return frozenset(land for party in parties for land in self._lands.get(party, ()))

    @cached_property
    def headline(self) -> tuple[Span, ...]:
        """The characters of the headline, if there is one."""
        title = self.reading.article.title_block
        return (Span(title.start, title.end, ""),) if title else ()

    @cached_property
    def _codes(self) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = {}
        lands = {one.id: one.country or land_of(one, self.reading) for one in self.reading.entities}
        for mention in self.reading.mentions:
            land = lands.get(mention.entity)
            if land:
                found.setdefault(land, []).append((mention.start, mention.end))
        return found

    @staticmethod
    def short(reading: Reading, surnames: Mapping[str, list[str]]) -> dict[str, list[tuple[int, int]]]:
        """The places where a person is called by the last part of a name alone, by the key of the name."""
        people = {
            entity.id: key
            for entity in reading.entities
            if entity.kind in ("person", "place", "unknown") and not entity.known and " " not in entity.name
            for key in surnames.get(plain(entity.name), ())
        }
        found: dict[str, list[tuple[int, int]]] = {}
        for mention in reading.mentions:
            if mention.entity in people:
                found.setdefault(people[mention.entity], []).append((mention.start, mention.end))
        return found

    @staticmethod
    def meant(reading: Reading, names: Iterable[str]) -> dict[str, list[tuple[int, int]]]:
        """The places where somebody is meant who is called by one of some names elsewhere, by the key."""
        held = frozenset(names)
        people = {entity.id: name for entity in reading.entities if (name := plain(entity.name)) in held}
        found: dict[str, list[tuple[int, int]]] = {}
        for mention in reading.mentions:
            if mention.entity in people:
                found.setdefault(people[mention.entity], []).append((mention.start, mention.end))
        return found

    @cached_property
    def keys(self) -> frozenset[str]:
        """Everybody who is spoken of or speaks, as keys."""
        return frozenset(self._codes) | frozenset(self.named) | frozenset(self._grounds.values())

    def speakers(self, said: Statement) -> frozenset[str]:
        """Who says something, as keys: an organ without a land is that of the page's."""
        land = self._grounds.get(said.id)
        named = self.of(said.source_entities) | self._for_whom(said)
        return frozenset((land, *(one for one in named if not is_code(one)))) if land else named

    def _for_whom(self, said: Statement) -> frozenset[str]:
        """The bodies for which somebody speaks: "the leader of Hezbollah, X", "a Taliban spokesman"."""
        text = self.reading.article.text
        return frozenset(
            name
            for name, places in self.named.items()
            for start, end in places
            for own in said.source
            if own.start <= start and end <= own.end and _FOR.search(text[own.start : start])
        )

    def _is_of_a_land(self, id_: str) -> bool:
        one = self.entities.get(id_)
        return one is not None and one.country is not None and not guessed(one, self.reading)

    def found_at_home(self, said: Statement | None) -> frozenset[str]:
        """The land whose police, customs or courts tell something: they found it at home."""
        if said is None or not at_home(said, self.reading):
            return frozenset()
        return frozenset(one for one in self.speakers(said) if is_code(one))

    @cached_property
    def written_in(self) -> frozenset[str]:
        """The land of the dateline."""
        land = written_in(self.reading)
        return frozenset((land,)) if land else frozenset()

    @cached_property
    def _grounds(self) -> dict[str, str]:
        """The lands of organs whose words name none, by the statement."""
        found: dict[str, str] = {}
        for said in self.reading.statements:
            known = any(self._is_of_a_land(id_) for id_ in said.source_entities)
            if not known and not said.author and (land := ground(said, self.reading)):
                found[said.id] = land
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _, _ in self.mentions]

    def keys_in(self, span: Span) -> frozenset[str]:
        """Everybody who stands in these characters, as keys."""
        asked = (span.start, span.end)
        if asked not in self._keys:
            first, last = (bisect_left(self._starts, at) for at in asked)
            held = self.mentions[first:last]
            self._keys[asked] = frozenset(key for _, end, key in held if end <= span.end)
        return self._keys[asked]

    def named_in(self, side: frozenset[str], spans: Iterable[Span]) -> bool:
        """Whether the name of one of a side, who is no state, stands in these characters."""
        names = [one for one in side if one in self.named]
        return bool(names) and self.spoken_of(frozenset(names), spans)

    def spoken_of(self, side: frozenset[str], spans: Iterable[Span]) -> bool:
        """Whether one of a side stands in these characters."""
        return any(not side.isdisjoint(self.keys_in(span)) for span in spans)

    def from_(self, side: frozenset[str], spans: Iterable[Span]) -> bool:
        """Whether it comes from one of a side, whoever gets it: "had received no rifles from Sudan"."""
        text = self.reading.article.text
        return any(
            who in side and start <= at < end and _FROM.search(text, start, at)
            for start, end in ((span.start, span.end) for span in spans)
            for at, _, who in self.mentions
        )

    def sentence(self, span: Span) -> Span:
        """The sentence around some characters."""
        asked = (span.start, span.end)
        if asked not in self._sentences:
            self._sentences[asked] = sentence_at(self.reading.article.text, span)
        return self._sentences[asked]

    def sayers(self, sentence: Span) -> list[tuple[Statement, frozenset[str]]]:
        """The statements whose content stands in a sentence, each with those whom it speaks of."""
        asked = (sentence.start, sentence.end)
        if asked not in self._sayers:
            self._sayers[asked] = [
                (said, frozenset().union(*map(self.keys_in, said.content)))
                for said in self.reading.statements
                if all(sentence.start <= part.start and part.end <= sentence.end for part in said.content)
            ]
        return self._sayers[asked]

    @cached_property
    def denials(self) -> dict[str, list[Statement]]:
        """The denials by somebody, by the statement that they answer."""
        found: dict[str, list[Statement]] = {}
        for one in self.reading.statements:
            if one.stance == "denies" and one.answers and one.source_entities:
                found.setdefault(one.answers, []).append(one)
        return found

    @cached_property
    def _events(self) -> dict[str, Event]:
        return {event.id: event for event in self.reading.events}

    @cached_property
    def _exposures(self) -> dict[str, Exposure]:
        return {exposure.id: exposure for exposure in self.reading.exposures}

    def events(self, draft: Draft) -> list[Event]:
        """What was done, as a telling has it, in the order of the page."""
        if draft.events not in self._done:
            held = {id_ for id_ in draft.events if id_ in self._events}
            order = sorted(held, key=self._order.__getitem__)
            self._done[draft.events] = [self._events[id_] for id_ in order]
        return self._done[draft.events]

    def exposures(self, draft: Draft) -> list[Exposure]:
        """The exposures of a telling, in the order of the page."""
        held = {id_ for id_ in draft.exposures if id_ in self._exposures}
        return sorted((self._exposures[id_] for id_ in held), key=lambda one: self._order[one.id])

    @cached_property
    def _order(self) -> dict[str, int]:
        ids = (*(one.id for one in self.reading.exposures), *(one.id for one in self.reading.events))
        return {id_: at for at, id_ in enumerate(ids)}

    def doers(self, draft: Draft) -> frozenset[str]:
        """Whom the exposures and events of a telling have as doers, as keys."""
        asked = (draft.exposures, draft.events)
        if asked not in self._doers:
            doing = {id_ for one in self.events(draft) for id_ in one.actors}
            doing |= {id_ for one in self.exposures(draft) for id_ in one.actors}
            self._doers[asked] = self.of(doing)
        return self._doers[asked]

    def parties(self, draft: Draft) -> frozenset[str]:
        """Whom the exposures and events of a telling have on either side, as keys."""
        asked = (draft.exposures, draft.events)
        if asked not in self._parties:
            done = {id_ for one in self.events(draft) for id_ in one.recipients}
            done |= {id_ for one in self.exposures(draft) for id_ in one.counterparts}
            self._parties[asked] = self.doers(draft) | self.of(done)
        return self._parties[asked]

    def of(self, ids: Iterable[str]) -> frozenset[str]:
        """Entities as keys: the state each belongs to, and its name."""
        found = (self.entities[id_] for id_ in ids if id_ in self.entities)
        return frozenset(
            part for entity in found for part in (entity.country, plain(entity.name)) if part is not None
        )
