"""Whom of a page a watch means: states by their code, all others by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from indicia.model import Bearing, Entity, Reading, Span, Statement
from indicia.origins.ground import at_home, ground, guessed, land_of, written_in
from indicia.watches.words import Stemmed, plain

_CODE = 3


def is_code(party: str) -> bool:
    """Whether a party of a watch is a state's code."""
    return len(party) == _CODE and party.isascii() and party.isupper()


def key(party: str) -> str:
    """A party of a watch as it is compared: a code as it is, a name without endings."""
    return party if is_code(party) else plain(party)


@dataclass(frozen=True, eq=False)
class Page:
    """A reading with what matching asks of it again and again.

    `named` are the places of names that watches look for, by the key of the name; `bearings` what was found
    out of its tellings, whichever watch asked first.
    """

    id: str
    reading: Reading
    named: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    bearings: dict[object, Bearing | None] = field(default_factory=dict)

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
        named = self.of(said.source_entities)
        return frozenset((land, *(one for one in named if not is_code(one)))) if land else named

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

    def keys_in(self, span: Span) -> frozenset[str]:
        """Everybody who stands in these characters, as keys."""
        return frozenset(
            key
            for held in (self._codes, self.named)
            for key, places in held.items()
            if any(span.start <= start and end <= span.end for start, end in places)
        )

    def named_in(self, side: Iterable[str], spans: Iterable[Span]) -> bool:
        """Whether the name of one of a side, who is no state, stands in these characters."""
        held = list(spans)
        return any(
            span.start <= start and end <= span.end
            for party in side
            for start, end in self.named.get(party, ())
            for span in held
        )

    def spoken_of(self, side: Iterable[str], spans: Iterable[Span]) -> bool:
        """Whether one of a side stands in these characters."""
        held = list(spans)
        return any(
            span.start <= start and end <= span.end
            for party in side
            for start, end in (*self._codes.get(party, ()), *self.named.get(party, ()))
            for span in held
        )

    def of(self, ids: Iterable[str]) -> frozenset[str]:
        """Entities as keys: the state each belongs to, and its name."""
        found = (self.entities[id_] for id_ in ids if id_ in self.entities)
        return frozenset(
            part for entity in found for part in (entity.country, plain(entity.name)) if part is not None
        )
