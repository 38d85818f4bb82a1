"""The walk of the room: every act of conduct, every regime it touches, and a note on what gave nothing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from msgspec import structs

from indicia.language import Parse
from indicia.law import across, crossing, deeds, listed, reader, telling
from indicia.law import sides as seen
from indicia.law.antecedents import filled
from indicia.law.bystanders import Bystanders
from indicia.law.citing import Found, candidates, cite, day_of
from indicia.law.exposures import Draft, finish, join, status_of
from indicia.law.files import Law, RegimeFile
from indicia.law.linking import linking
from indicia.law.sides import Sides
from indicia.law.telling import Act
from indicia.model import Event, Exposure, Note, PossibleListing, Span, Statement

NOTES: dict[str, str] = {
    "unverified_provisions": "paragraphs that stand in the data from memory only were left out",
    "not_in_force": "conduct that a regime knows, on a day when none of its paragraphs was in force",
    "renewal_unknown": "paragraphs that ran out with the last renewal the data knows were left out",
    "no_paragraph": "conduct with a party of a regime that has no paragraph on it in the data",
    "no_regime": "conduct between parties that no regime in the data is about",
    "no_party": "conduct whose parties the page does not name",
    "below_cap": "paragraphs that leave an amount free, and the page puts its own below that",
    "not_listed_then": "dealings with a party that may be listed, on a day when the list did not hold it",
    "kept": "things that whoever has them gave to none but its own",
    "not_done": "conduct that the page says was not done, or was undone",
    "law_quoted": "conduct that the page tells as what a rule forbids or allows",
    "before_the_law": "conduct that the page tells as of before the measures",
    "only_supposed": "conduct that the page names as a bare condition or an ability",
    "law_at_work": "accusations, sanctions, inspections and the watch over them, which are no conduct",
    "name_in_common": "names that are like those of a list in use, with too little else to link them",
}


@dataclass
class _Left:
    """What was left out, by the slug of its note: ids or words, and where the first stands."""

    items: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    spans: dict[str, Span] = field(default_factory=dict)

    def add(self, slug: str, event: Event, *ids: str) -> None:
        """Count what was left out on account of an event: the ids given, else the event's own words."""
        known = self.items[slug]
        known.extend(it for it in ids or (f"“{event.trigger[0].text}”",) if it not in known)
        self.spans.setdefault(slug, event.trigger[0])

    @property
    def count(self) -> int:
        """How many things were left out."""
        return sum(len(items) for items in self.items.values())

    def notes(self) -> tuple[Note, ...]:
        """One note for each slug, in the order of `NOTES`."""
        return tuple(
            Note(slug, f"{text}: {', '.join(self.items[slug])}", self.spans[slug])
            for slug, text in NOTES.items()
            if slug in self.items
        )


def exposures(
    parse: Parse,
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    law: Law,
    *,
    listings: tuple[PossibleListing, ...] | None = None,
    unverified: bool,
) -> tuple[tuple[Exposure, ...], tuple[Event, ...], tuple[Note, ...]]:
    """Set every act of conduct beside the regimes it touches; see `indicia.law.read`."""
    parse = filled(parse)
    known = {statement.id: statement for statement in statements}
    listings = listings if law.lists else None
    files = listed.with_parties(law.files, listings or (), parse)
    marked = listed.called_listed(parse) | listed.marked(listings or (), parse)
    here = _of_this_page(files, parse)
    walk = _Walk(here, unverified, listings, Bystanders(parse, statements, events, here))
    acts = (Act(e, known.get(e.statement or ""), parse) for e in events if e.conduct and e.trigger)
    walk.events([telling.not_stopped(act) for act in acts])
    walk.words(deeds.reread(act) for _, act in walk.idle)
    walk.words(deeds.find(parse, statements, events, walk.files, marked))
    crossed = [*crossing.find(parse, statements, events, walk.files)]
    walk.words(crossed)
    walk.words(crossed, beside=True)
    walk.words(across.find(parse, statements, events, walk.files))
    walk.heard(parse, statements, events)
    walk.rest()
    matters, alone = join(walk.drafts, parse)
    for draft in alone:
        if draft.events[0].made_by == reader.MADE_BY:
            walk.lawless.append(draft.events[0])
        else:
            walk.left.add("not_done", draft.events[0])
    return finish(matters, statements), walk.numbered(events), walk.left.notes()


@dataclass
class _Walk:
    """What is found on the way: first the acts that events tell, then those that only words do.

    `listings` is None where nobody was looked up. `told` holds area and sentence of what was told; `idle`
    the acts of events that name no party of a regime, each with the slug of its note, which wait for what
    the words around them say.
    """

    files: tuple[RegimeFile, ...]
    unverified: bool
    listings: tuple[PossibleListing, ...] | None
    bystanders: Bystanders
    lawless: list[Event] = field(default_factory=list)
    settled: set[tuple[str, int]] = field(default_factory=set)
    drafts: list[Draft] = field(default_factory=list)
    left: _Left = field(default_factory=_Left)
    told: set[tuple[str, int]] = field(default_factory=set)
    idle: list[tuple[str, Act]] = field(default_factory=list)
    refused: set[int] = field(default_factory=set)
    unlimited: dict[tuple[str, str, int], str] = field(default_factory=dict)

    def events(self, acts: list[Act]) -> None:
        """Take the acts that events tell."""
        for told in acts:
            act = self.bystanders.out_of(told)
            slug = _no_act(act)
            if slug == "no_party" or (slug is None and not _touched(act, self.files)):
                self.idle.append((slug or "no_regime", act))
                continue
            before = self.left.count
            if slug:
                self.left.add(slug, act.event)
            drafts = [] if slug else _drafts(act, self, self.files)
            self._take(act, drafts)
            if drafts or self.left.count > before:
                self.told |= _told(act)

    def words(self, found: Iterable[Act], *, beside: bool = False) -> None:
        """Take the acts found by their words, where no event has told the like in that sentence.

        With `beside`, those that are told under one regime, for the regimes of their other parties.
        """
        for act in _main_first(found):
            if _no_act(act):
                self.refused |= {head.sentence for head in act.heads}
                continue
            if bool(self.told & _told(act)) != beside or _told_as_other(act, self.told):
                continue
            files = self._others(act) if beside else self.files
            if act.event.status == "hypothetical" and not act.event.id and self._claimed(act.area):
                continue  # "may amount to three million rounds", where it is told that they were sent
            before = self.left.count
            drafts = _drafts(act, self, files)
            if drafts or self.left.count > before:
                self._take(act, drafts)
                self.told |= _told(act)

    def _take(self, act: Act, drafts: list[Draft]) -> None:
        self.drafts += drafts
        if drafts or act.event.id:
            self.settled |= _told(act)

    def heard(self, parse: Parse, statements: tuple[Statement, ...], events: tuple[Event, ...]) -> None:
        """Take what the trained reader hears in sentences where no rule has told it."""
        for act in reader.find(reader.Pages(parse), statements, events, self.files, self.settled):
            if _no_act(act):
                continue
            ruled = bool(self.told & _told(act))  # a rule has told it, and found no paragraph on it
            drafts = [] if ruled else [one for one in _drafts(act, self, self.files) if self._agrees(one)]
            self.drafts += drafts
            if not drafts:
                self.lawless.append(act.event)

    def _agrees(self, heard: Draft) -> bool:
        """Whether what was heard goes no other way than what is told of the area on the page already."""
        told = {
            d.found.sides.direction for d in self.drafts if (d.regime, d.area) == (heard.regime, heard.area)
        }
        return not told or heard.found.sides.direction in told

    def numbered(self, events: tuple[Event, ...]) -> tuple[Event, ...]:
        """What the reader heard and no paragraph is on, numbered on from the events of the page."""
        first = len(events) + 1
        return tuple(structs.replace(one, id=f"e{n}") for n, one in enumerate(self.lawless, first))

    def goes_the_other_way(self, act: Act, found: Found, file: RegimeFile) -> bool:
        """Whether the same sentence has told of the like as going "to" the land, which nothing limits."""
        way, sides = found.sides.direction, found.sides
        if way is None:
            return False
        keys = {(file.regime.id, area, number) for area, number in _told(act)}
        if found.provisions:
            return any(self.unlimited.get(key, way) != way for key in keys)
        if way == "in" and not candidates(file, act.area, way) and _goes_to(act, sides.other):
            self.unlimited |= dict.fromkeys(keys, way)
        return False

    def _others(self, act: Act) -> tuple[RegimeFile, ...]:
        """The regimes under which the page does not tell conduct of the area, if it does under one."""
        known = {draft.regime for draft in self.drafts if draft.area == act.area}
        return tuple(file for file in self.files if known and file.regime.id not in known)

    def _claimed(self, area: str) -> bool:
        """Whether conduct of an area is told already as more than a possibility."""
        return any(draft.area == area and not draft.supposed for draft in self.drafts)

    def rest(self) -> None:
        """Note the acts of events that name no party, where no words around them told more."""
        for slug, act in self.idle:
            if not self.told & _told(act):
                self.left.add(slug, act.event)


def _goes_to(act: Act, ids: tuple[str, ...]) -> bool:
    """Whether the page says of one of these that things go there: "to", "into", "for"."""
    parse = act.parse
    around = (m for span in act.evidence for m in parse.mentions_in(span.start, span.end) if m.entity in ids)
    return any(parse.tokens[parse.heads[m.id]].head.lower in ("to", "into", "for") for m in around)


def _told(act: Act) -> set[tuple[str, int]]:
    """Area and sentence of each telling of an act."""
    return {(act.area, head.sentence) for head in act.heads}


def _main_first(acts: Iterable[Act]) -> list[Act]:
    """Acts of areas that others stand back for come first."""
    return sorted(acts, key=lambda act: bool(linking().areas[act.area].beside))


def _told_as_other(act: Act, told: set[tuple[str, int]]) -> bool:
    """Whether its sentence is told already as something that it is a part of: "oil moved at sea"."""
    return any((area, n) in told for area in linking().areas[act.area].beside for _, n in _told(act))


def _touched(act: Act, files: tuple[RegimeFile, ...]) -> bool:
    return any(seen.of(act, file.regime) is not None for file in files)


def _of_this_page(files: tuple[RegimeFile, ...], parse: Parse) -> tuple[RegimeFile, ...]:
    """The regimes that somebody on the page belongs to; the others are not even read."""
    return tuple(
        file for file in files if any(seen.belongs(entity, file.regime) for entity in parse.entities)
    )


def _no_act(act: Act) -> str | None:
    """The slug of why an event is no act after all: nobody did it, or the law speaks; else None."""
    event = act.event
    if event.type in linking().not_conduct or linking().areas[act.area].silent:
        return "law_at_work"
    if (event.status == "negated" and act.statement is None) or telling.is_taken_back(act):
        return "not_done"
    if linking().areas[act.area].flow and deeds.stays_home(act):
        return "kept"
    if telling.is_before_the_law(act):
        return "before_the_law"
    if telling.is_supposed(act):
        return "only_supposed"
    if telling.is_the_law_s(act):
        return "law_quoted"
    if not event.actors and not event.recipients:
        return "no_party"
    return None


def _drafts(act: Act, walk: _Walk, files: Iterable[RegimeFile]) -> list[Draft]:
    drafts: list[Draft] = []
    for file in files:
        sides = seen.of(act, file.regime)
        if sides is None:
            continue
        link = linking().areas[act.area]
        if link.flow:
            act, sides = _second_look(act, sides, file)
        if act.clause is not None and sides.direction is None and link.flow and not link.any:
            continue
        parties = walk.bystanders.out_of_sides(sides, act)
        if parties is None:
            continue
        found = cite(act, parties, file, unverified=walk.unverified)
        found = replace(found, sides=walk.bystanders.out_of_sides(found.sides, act) or parties)
        _count(found, act, walk.left, file)
        if walk.goes_the_other_way(act, found, file):
            continue
        if found.provisions and walk.listings is not None:
            found, then = listed.settle(found, act, file.regime, walk.listings)
            if then:
                walk.left.add("not_listed_then", act.event, *then)
        if found.provisions:
            drafts.append(_draft(act, file, found))
    return drafts


def _second_look(act: Act, sides: Sides, file: RegimeFile) -> tuple[Act, Sides]:
    """The act as its clause puts it, where the event leaves open which way it went, or with whom."""
    if act.clause is not None or (sides.direction and sides.origin and sides.other):
        return act, sides
    again = deeds.reread(act)
    better = seen.of(again, file.regime)
    if better is None or better.direction is None:
        return act, sides
    if sides.direction == better.direction:
        named = (better.origin and not sides.origin) or (better.other and not sides.other)
        kept = bool(better.origin or not sides.origin) and bool(better.other or not sides.other)
        return (again, better) if named and kept else (act, sides)
    if sides.direction is not None and not (better.origin and better.other):
        return act, sides
    return again, better


def _count(found: Found, act: Act, left: _Left, file: RegimeFile) -> None:
    """Note what was left out for one act under one regime."""
    event = act.event
    if found.unverified:
        left.add("unverified_provisions", event, *found.unverified)
    if found.ran_out:
        known = f"data of {file.regime.data_of}"
        left.add("renewal_unknown", event, *(f"{id_} ({known})" for id_ in found.ran_out))
    if found.free:
        left.add("below_cap", event, *found.free)
    if found.provisions or found.unverified or found.ran_out or found.free:
        return
    if found.not_in_force or act.clause is None:
        left.add("not_in_force" if found.not_in_force else "no_paragraph", event)


def _draft(act: Act, file: RegimeFile, found: Found) -> Draft:
    reported = act.statement is None and telling.is_reported(act)
    status = status_of(act.event, act.statement, reported=reported)
    said = [act.statement.id] if act.statement else []
    return Draft(
        regime=file.regime.id,
        day=day_of(act, file.regime.data_of),
        found=found,
        events=[act.event],
        statuses=[status],
        evidence=list(act.evidence),
        statements=[] if status == "denied" else said,
        denials=said if status == "denied" else [],
        undone=act.event.status == "negated",
    )
