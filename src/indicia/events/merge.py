"""One event told twice on a page is one event with several triggers."""

from dataclasses import dataclass, replace

import msgspec

from indicia.language import Parse
from indicia.model import Entity, Event, Status, Time

# Mentions of an act merge when they stand in the same family; a denial joins what it denies.
FAMILY: dict[Status, str] = {
    "happened": "told",
    "alleged": "claimed",
    "denied": "claimed",
    "planned": "open",
    "hypothetical": "open",
    "negated": "negated",
}


@dataclass(frozen=True)
class Telling:
    """One place of the page that tells an act, before tellings of the same act are joined.

    `back` marks a noun that points back ("the meeting", "such transfers"); `told` dates the
    verb that it hangs on ("last year hinted at"), and `receives` marks acts told by the receiver,
    `forbidden` those that the page only names as forbidden; `title` a telling in the headline,
    `about` the bare noun that words are said about ("condemned the launch").
    """

    event: Event
    mode: str
    back: bool
    sentence: int
    lemma: str
    receives: bool = False
    told: Time | None = None
    forbidden: bool = False
    moves: bool = False
    title: bool = False
    about: str = ""

    def with_status(self, status: Status, rule: str) -> "Telling":
        """The same telling with another standing, and the rule that gives it."""
        why = (*self.event.why[:1], f"{status}: {rule}")
        return replace(self, event=msgspec.structs.replace(self.event, status=status, why=why))


def join(tellings: list[Telling], parse: Parse) -> tuple[list[Event], int]:
    """Join tellings of one act, in text order; also how many nouns pointed back to nothing."""
    kept: list[Telling] = []
    lost = 0
    for telling in tellings:
        place = _place(telling, kept, parse)
        if place is not None:
            kept[place] = _joined(kept[place], telling)
        elif telling.back and not (telling.event.actors or telling.event.recipients):
            lost += 1
        else:
            kept.append(telling)
    return [_about(k, kept).event for k in kept], lost


WORDS_ON_ACTS = ("ACCUSE", "SUPPORT", "REJECT", "THREATEN")


def _about(word: Telling, kept: list[Telling]) -> Telling:
    """Words on an act told before or after ("condemned the launch") are on those who did it."""
    event = word.event
    if event.type not in WORDS_ON_ACTS or event.recipients or not word.about:
        return word
    near = sorted(kept, key=lambda k: (k.sentence > word.sentence, abs(k.sentence - word.sentence)))
    for other in near:
        doers = tuple(a for a in other.event.actors if a not in event.actors)
        if doers and other is not word and (other.lemma == word.about or word.about in _words(other)):
            return replace(word, event=msgspec.structs.replace(event, recipients=doers))
    return word


def _words(telling: Telling) -> set[str]:
    return {w.lower() for span in telling.event.trigger for w in span.text.split()}


def _place(new: Telling, kept: list[Telling], parse: Parse) -> int | None:
    for number in range(len(kept) - 1, -1, -1):
        old = kept[number]
        if new.back and not (new.event.actors or new.event.recipients):
            if _points(new, old):
                return number
        elif _same(new, old, parse) or _nameless(new, old, parse):
            return number
    return None


NEARBY = 6  # sentences
ALONE = ("ship_to_ship", "missile_programme", "nuclear_programme", "cyber_theft")


def _nameless(new: Telling, old: Telling, parse: Parse) -> bool:
    """Whether an act by "they" or "the two vessels" is the one told just before by name."""
    if new.event.conduct not in ALONE or new.event.conduct != old.event.conduct:
        return False
    if _known(new.event, parse) or new.sentence - old.sentence > NEARBY:
        return False
    return _families(new.event.status, old.event.status) and compatible(new.event.time, old.event.time)


def _points(new: Telling, old: Telling) -> bool:
    """Whether a noun that points back can mean this act: same kind, told at most three sentences ago."""
    if new.sentence - old.sentence > 3:
        return False
    if new.event.conduct is not None and new.event.conduct != old.event.conduct:
        return False
    if new.event.type is None or new.lemma in MOVEMENTS:
        return old.event.conduct is not None and new.lemma in MOVEMENTS
    return new.event.type == old.event.type and (new.mode == old.mode or not new.mode)


MOVEMENTS = frozenset(
    {
        "transfer",
        "shipment",
        "delivery",
        "supply",
        "sale",
        "export",
        "import",
        "sending",
        "purchase",
        "trade",
        "smuggling",
    }
)


def _same(new: Telling, old: Telling, parse: Parse) -> bool:
    one, two = new.event, old.event
    if one.conduct != two.conduct or (one.type != two.type and one.conduct is None) or new.mode != old.mode:
        return False
    if new.receives != old.receives or not _alike(new, old) or _crossed(one, two, parse):
        return False
    if "denied" in (one.status, two.status):
        return _same_parties(one, two, parse)
    if not compatible(one.time or new.told, two.time or old.told) or _old_news(new, old, parse):
        return False
    if one.place and two.place and one.place != two.place:
        return False
    titled = (new.title or old.title) and _states(one, parse) == _states(two, parse)
    if one.conduct is None and one.type != "CONSULT" and new.lemma != old.lemma and not titled:
        return False
    return _same_parties(one, two, parse)


def _alike(new: Telling, old: Telling) -> bool:
    """Whether two standings can be those of one act; a headline says as a fact what the text reports."""
    one, two = new.event.status, old.event.status
    return _families(one, two) or ((new.title or old.title) and {one, two} == {"happened", "alleged"})


def _crossed(one: Event, two: Event, parse: Parse) -> bool:
    """Whether goods go the other way in one of two acts, or between other states."""
    if one.conduct is None:
        return False
    doers = [_codes(e.actors, parse) for e in (one, two)]
    others = [_codes(e.recipients, parse) for e in (one, two)]
    if doers[0] & others[1] or doers[1] & others[0]:
        return not doers[0] & doers[1]
    return any(all(pair) and pair[0] != pair[1] for pair in (doers, others))


def _old_news(new: Telling, old: Telling, parse: Parse) -> bool:
    """Whether only one of two tellings is dated to a year before the page's own."""
    published = parse.article.published
    if published is None:
        return False
    ends = [(t.event.time or t.told) for t in (new, old)]
    past = [bool(end and end.latest and end.latest.year < published.year) for end in ends]
    return past[0] != past[1]


def _families(one: Status, two: Status) -> bool:
    if "denied" in (one, two):
        return not {"negated"} & {one, two}
    return FAMILY[one] == FAMILY[two] and (one == two or FAMILY[one] == "claimed")


def compatible(one: Time | None, two: Time | None) -> bool:
    """Whether two times can be the same; an open end reaches as far as it likes."""
    if one is None or two is None:
        return True
    if None in (one.earliest, one.latest, two.earliest, two.latest):
        return one.text == two.text or not (one.earliest and two.earliest)
    return not (one.latest < two.earliest or two.latest < one.earliest)  # type: ignore[operator]  # none is None


def _same_parties(one: Event, two: Event, parse: Parse) -> bool:
    """Whether the same states stand on both sides, and no person on one is missing from the other."""
    first, second = _states(one, parse), _states(two, parse)
    if not first or not second or not (first <= second or second <= first):
        return False
    if len(first) != len(second) and min(len(first), len(second)) < 1:
        return False
    people_one, people_two = _people(one, parse), _people(two, parse)
    return not (people_one and people_two) or bool(people_one & people_two)


def _states(event: Event, parse: Parse) -> set[str]:
    """Countries of the parties, and the ids of those without one; "two companies" is nobody to compare."""
    named = [parse.entity[i] for i in (*event.actors, *event.recipients)]
    known = {e.country or e.id for e in named if e.country or _has_name(e)}
    return known or {e.id for e in named}


def _codes(ids: tuple[str, ...], parse: Parse) -> set[str]:
    return {country for i in ids if (country := parse.entity[i].country)}


def _known(event: Event, parse: Parse) -> bool:
    """Whether a party is a state's, or has a name of its own."""
    named = (parse.entity[i] for i in (*event.actors, *event.recipients))
    return any(e.country or _has_name(e) for e in named)


def _has_name(entity: Entity) -> bool:
    """Whether it is called by a name, and not described: "Bybit", but not "A 60-year-old director"."""
    return not entity.name.split()[-1][:1].islower()


def _people(event: Event, parse: Parse) -> set[str]:
    return {i for i in (*event.actors, *event.recipients) if parse.entity[i].kind == "person"}


def _joined(old: Telling, new: Telling) -> Telling:
    one, two = old.event, new.event
    status = one.status if one.status == two.status else _meet(one.status, two.status)
    main = two if _size(one) < _size(two) and not new.back else one
    other = one if main is two else two
    return replace(
        old,
        event=msgspec.structs.replace(
            one,
            trigger=(*one.trigger, *(s for s in two.trigger if s not in one.trigger)),
            actors=main.actors or tuple(a for a in other.actors if a not in main.recipients),
            recipients=main.recipients or tuple(r for r in other.recipients if r not in main.actors),
            time=one.time or two.time,
            place=one.place or two.place,
            status=status,
            why=_reason(one, two, status),
            contexts=tuple(dict.fromkeys((*one.contexts, *two.contexts))),
        ),
        sentence=max(old.sentence, new.sentence),
    )


def _reason(one: Event, two: Event, status: Status) -> tuple[str, ...]:
    """Why the joined act stands as it does: as the telling that decided it, or as both together."""
    for event in (one, two):
        if event.status == status:
            return event.why
    return (*one.why[:1], f"{status}: told as {one.status} and as {two.status}")


def _size(event: Event) -> int:
    return len(event.actors) + len(event.recipients)


def _meet(one: Status, two: Status) -> Status:
    """An act that somebody tells and somebody denies or doubts is alleged, never a fact."""
    return "alleged" if {"denied", "alleged"} & {one, two} else one
