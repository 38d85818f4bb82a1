"""What an export is made of: the read versions of a stretch of days, whole or as far as a watch asks."""

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

import msgspec
from msgspec import Struct

from indicia.ledger import Ledger
from indicia.ledger.anchors import Item, ItemKind, fasten, items_of
from indicia.ledger.pages import Read
from indicia.ledger.periods import Archived, Days, Identities, counts, day_of, readings
from indicia.model import Comparison, Entity, Event, Exposure, Grade, Indication, Statement, Watch
from indicia.origins import Known, compare
from indicia.products import marking, words

# All ids of exports are made in this space, so the same words of the same bytes get the same id everywhere.
SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:indicia:export")
T = TypeVar("T", Statement, Event, Exposure)


class Watched(Struct, frozen=True):
    """What a watch asks for: by version and key, the indicators an item met, and its grade (`B2`)."""

    id: str
    question: str
    marking: str | None
    items: Mapping[tuple[int, str], tuple[str, ...]]
    grades: Mapping[tuple[int, str], str] = {}


def watched(watch: Watch, indications: Iterable[Indication], grades: Iterable[Grade] = ()) -> Watched:
    """What a watch asks for, from what met it; what an analyst rejected is left out.

    The grade of an item is the reliability of who tells it, for facts, and the credibility of the indication.
    """
    held = [one for one in grades if one.until is None]
    sources = {one.what: one.value for one in held if one.role == "facts"}
    credible = {one.what: one.value for one in held if one.role is None}
    items: dict[tuple[int, str], tuple[str, ...]] = {}
    graded: dict[tuple[int, str], str] = {}
    for one in indications:
        if one.item is None or one.rejected:
            continue
        key = (one.version, one.item)
        items[key] = (*items.get(key, ()), one.indicator or watch.id)
        letter = next((sources[name] for name in one.origins if name in sources), "F")
        if letter != "F" or str(one.id) in credible:
            graded[key] = letter + credible.get(str(one.id), "6")
    return Watched(watch.id, watch.question, watch.marking, items, graded)


class Wanted(Struct, frozen=True):
    """Which part of the ledger; `known` are the media that stand behind claims, packaged ones if left out."""

    days: Days = Days()
    watch: Watched | None = None
    known: Known | None = None


class Party(Struct, frozen=True):
    """Somebody across pages, as people merged and split them."""

    id: str
    name: str
    kind: str
    country: str | None


class Found:
    """One read version, with the items that are wanted of it."""

    def __init__(self, read: Read, place: Archived, who: Identities, wanted: Wanted) -> None:
        self.read = read
        self.version = read.version
        self.reading = read.found.reading
        self.archived = place
        self._who = who
        self._entities = {one.id: one for one in self.reading.entities}
        keys = self._keys(wanted.watch) if wanted.watch else None
        self.statements: tuple[Statement, ...] = _of(self.reading.statements, keys)
        self.events: tuple[Event, ...] = _of(self.reading.events, keys)
        self.exposures: tuple[Exposure, ...] = _of(self.reading.exposures, keys)
        self._watch = wanted.watch

    def _keys(self, watch: Watched) -> set[str]:
        """Items that met an indicator, what they lie within, who denies them, and what was read from them."""
        keys = {key for version, key in watch.items if version == self.version.id}
        before: set[str] = set()
        while keys != before:
            before = set(keys)
            for said in self.reading.statements:
                if said.id in keys:
                    keys |= {key for key in (said.within, said.answers) if key}
                elif said.answers in keys:
                    keys.add(said.id)
            for event in self.reading.events:
                if event.id in keys and event.statement:
                    keys.add(event.statement)
                elif event.statement in keys:
                    keys.add(event.id)
            for one in self.reading.exposures:
                grounds = {*one.statements, *one.denials, *one.events}
                if one.id in keys or grounds & keys:
                    keys |= {one.id, *grounds}
        return keys

    @property
    def day(self) -> date:
        """The day it counts for."""
        return day_of(self.version)

    @property
    def told_on(self) -> str:
        """The same for a person."""
        return words.day(self.day)

    @property
    def outlet(self) -> str:
        """Who published it, or where it lies if nobody knows."""
        return self.version.outlet or self.version.place

    @cached_property
    def id(self) -> str:
        """The id of the version: of its bytes and the text taken out of them."""
        return str(uuid.uuid5(SPACE, f"{self.archived.sha256} {self.archived.text_sha256}"))

    @cached_property
    def ids(self) -> dict[str, str]:
        """The id of each item by its key: of the bytes and the characters, so it outlives a rereading."""
        found: dict[str, str] = {}
        met: Counter[str] = Counter()
        for kind, items in items_of(self.reading).items():
            for item in items:
                anchor = f"{self.id} {kind} {msgspec.json.encode(fasten(item, kind).anchor).decode()}"
                met[anchor] += 1
                found[item.id] = str(uuid.uuid5(SPACE, f"{anchor} {met[anchor]}"))
        return found

    def party(self, entity: str) -> Party:
        """Who an entity of the page is across pages."""
        held = self._entities.get(entity) or Entity(entity, entity, "unknown")
        key, name = self._who.of(self.version.id, held)
        return Party(str(uuid.uuid5(SPACE, f"party {key}")), name, held.kind, held.country)

    def parties(self, entities: tuple[str, ...]) -> list[Party]:
        """The same for several, each once."""
        return list({party.id: party for party in map(self.party, entities)}.values())

    def names(self, entities: tuple[str, ...]) -> list[str]:
        """Their names."""
        return [party.name for party in self.parties(entities)]

    def corrected(self, kind: ItemKind, item: Item) -> bool:
        """Whether a person corrected an item."""
        return (kind, item.id) in self.read.found.by

    def indicators(self, item: Item) -> list[str]:
        """Which indicators of the watch an item met."""
        return list(self._watch.items.get((self.version.id, item.id), ())) if self._watch else []

    def statement(self, key: str | None) -> Statement | None:
        """A statement of the page, wanted or not."""
        return next((said for said in self.reading.statements if said.id == key), None)


class Selection:
    """The part of a ledger that an export writes; it can be gone through several times."""

    def __init__(self, ledger: Ledger, wanted: Wanted) -> None:
        self.ledger = ledger
        self.wanted = wanted
        self.barred: set[int] = set()

    def _stricter(self, read: Read) -> bool:
        """Whether a page bears a stricter mark than the watch it would be handed on with."""
        watch = self.wanted.watch
        if watch is None or all(version != read.version.id for version, _ in watch.items):
            return False
        return marking.level(marking.written(read.version.text)) > marking.level(watch.marking)

    def found(self) -> Iterator[Found]:
        """The versions, one after another, never all at once."""
        with self.ledger.read() as connection:
            who = Identities(connection)
            for read, place in readings(connection, self.wanted.days):
                if self._stricter(read):
                    self.barred.add(read.version.id)
                    continue
                one = Found(read, place, who, self.wanted)
                if self.wanted.watch is None or one.statements or one.events or one.exposures:
                    yield one

    def counts(self) -> dict[str, int]:
        """How many items the same question finds in the ledger's rows, asked apart from their writing."""
        if self.wanted.watch is None:
            with self.ledger.read() as connection:
                return counts(connection, self.wanted.days)
        total: Counter[str] = Counter(statement=0, event=0, exposure=0, version=0)
        for one in self.found():
            total.update(statement=len(one.statements), event=len(one.events), version=1)
            total.update(exposure=len(one.exposures))
        return dict(total)

    def comparison(self) -> tuple[Comparison, dict[str, Found]]:
        """The newest versions set beside each other: claims and origins, by address."""
        newest: dict[str, Found] = {}
        for one in self.found():
            before = newest.get(one.version.place)
            if before is None or before.version.id < one.version.id:
                newest[one.version.place] = one
        readings_of = {place: one.reading for place, one in sorted(newest.items())}
        return compare(readings_of, self.wanted.known), newest


def _of(items: tuple[T, ...], keys: set[str] | None) -> tuple[T, ...]:
    return items if keys is None else tuple(item for item in items if item.id in keys)
