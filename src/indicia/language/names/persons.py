"""Persons: the name with its title, and short names joined to the full one they stand for."""

from dataclasses import dataclass

from indicia.language.names.data import persons as known_persons
from indicia.language.names.desk import Desk, Found, Thing, root_of
from indicia.language.names.lexicon import Known, slug
from indicia.language.names.roles import roles


@dataclass(slots=True, eq=False)
class Full:
    """A person named in full: where last seen, the surname, the thing, the roles of its titles."""

    thing: Thing
    surname: str
    given: str
    last_seen: int
    leader: bool


def surname_of(parts: list[str], country: str | None) -> tuple[str, str]:
    """Surname and given name. Korean, Chinese and Vietnamese names begin with the surname."""
    first = known_persons().surnames_first
    eastern = parts[0] in first and (country in EASTERN or len(parts) > 2 or parts[-1] not in first)
    if eastern and (len(parts) > 1) and country in (None, *EASTERN):
        return parts[0], " ".join(parts[1:])
    return parts[-1], parts[0]


EASTERN = ("PRK", "KOR", "CHN", "VNM", "TWN", "KHM", "HKG", "SGP")


def put_persons(desk: Desk, found: list[tuple[int, int, Known | None]]) -> None:
    """Put persons on the desk, in text order, so that a short name can look back to a full one."""
    full: dict[str, Full] = {}
    short: list[Found] = []
    for first, last, known in found:
        start, words = title(desk, first)
        head = root_of(desk.tokens, first, last)
        parts = desk.words(first, last).replace("-", " ").split()
        if known is None and not words and first and desk.tokens[first - 1].lower == "the":
            put_thing(desk, first, last, head)
            continue
        mention = Found(start, last, head, (), "name")
        if (known and known.sort == "person") or (known is None and len(parts) > 1):
            thing = whole(desk, parts, known, desk.words(first, last))
            note_full(full, thing, parts, head, known)
        elif (thing_or_none := joined(desk, full, parts[-1], mention, known)) is None:
            mention.things = (Thing("", "", "person"),)
            short.append(mention)
            thing = mention.things[0]
        else:
            thing = thing_or_none
        mention.things = (thing,)
        take_title(thing, words, known)
        desk.put(mention)
        desk.covered.update(range(start, last + 1))
    for mention in short:
        parts = desk.words(mention.first, mention.last).split()
        thing = later(desk, full, parts[-1])
        mention.things[0].same = thing
        thing.called |= mention.things[0].called
    remaining(desk, full)


def put_thing(desk: Desk, first: int, last: int, head: int) -> None:
    """Put "the X", labelled a person, on the desk as what it is: a ship named before, or unknown."""
    name = desk.words(first, last)
    ship = desk.things.get(f"vessel:{slug(name)}")
    thing = ship or desk.thing(f"name:{slug(name) or name}", name, "unknown")
    desk.put(Found(first - 1, last, head, (thing,), "name"))
    desk.covered.update(range(first, last + 1))


def whole(desk: Desk, parts: list[str], known: Known | None, name: str) -> Thing:
    """The thing of a full name."""
    if known is not None:
        thing = desk.thing(f"known:{known.key}", known.name, "person", known.country, known.key)
        thing.woman = True if known.woman else thing.woman
        return thing
    return desk.thing(f"person:{slug(' '.join(parts))}", name, "person")


def note_full(full: dict[str, Full], thing: Thing, parts: list[str], head: int, known: Known | None) -> None:
    """Remember where a full name was last seen."""
    surname, given = surname_of(thing.name.replace("-", " ").split() if known else parts, thing.country)
    leader = known is not None and known.office in ("leader", "president", "supreme leader")
    full[thing.key] = Full(thing, surname, given, head, leader)
    if known and parts[-1] not in thing.name:
        full[thing.key].given = parts[-1]


def joined(desk: Desk, full: dict[str, Full], word: str, mention: Found, known: Known | None) -> Thing | None:
    """The person that a short name stands for, among those named in full before it."""
    fits = [f for f in full.values() if word in (f.surname, f.given)]
    if known is not None and (not fits or any(f.thing.known == known.key for f in fits)) and len(fits) < 2:
        return whole(desk, [], known, known.name)
    if not fits:
        return None
    best = max(fits, key=lambda f: f.last_seen)
    if len(fits) > 1:
        here = desk.tokens[mention.head].sentence
        if here - desk.tokens[best.last_seen].sentence > 1:
            best = next((f for f in fits if f.leader), best)
        others = ", ".join(f.thing.name for f in fits if f is not best)
        desk.note("ambiguous_name", f"{word!r} was taken for {best.thing.name}; it may be {others}", mention)
    best.last_seen = mention.head
    return best.thing


def later(desk: Desk, full: dict[str, Full], word: str) -> Thing:
    """The person that a short name before any full one stands for: the first so named on the page."""
    for f in full.values():
        if word in (f.surname, f.given):
            return f.thing
    return desk.thing(f"person:{slug(word) or word}", word, "person")


def remaining(desk: Desk, full: dict[str, Full]) -> None:
    """Surnames of the page's persons where the parser saw no person, or a body or a place."""
    surnames = {f.surname: f for f in full.values() if len(f.surname) > 2}
    for thing in desk.things.values():
        if thing.key.startswith("name:") and thing.name in surnames:
            thing.same = surnames[thing.name].thing
    for token in desk.tokens:
        f = surnames.get(token.text)
        if f is not None and token.i not in desk.covered and token.dep != "compound":
            desk.put(Found(token.i, token.i, token.i, (f.thing,), "name"))
            desk.covered.add(token.i)


def title(desk: Desk, first: int) -> tuple[int, list[str]]:
    """Where the title before a name begins, and its words ("South Korean Unification Minister")."""
    kinds, titles = roles().sort, roles().titles
    tokens, start, role = desk.tokens, first, False
    words: list[str] = []
    if (office := _of_office(desk, first)) < first:
        words = [desk.tokens[i].lower for i in range(office, first)]
        start, role = office, True
    while start > 0 and tokens[start - 1].sentence == tokens[first].sentence:
        word = tokens[start - 1]
        person = word.tag != "NNS" and (kinds.get(word.lower) == "person" or word.lower in titles.words)
        if not (person or (role and _before_role(desk, word.i))):
            break
        role = role or person
        words.append(word.lower)
        start -= 1
    return start, words


def _of_office(desk: Desk, start: int) -> int:
    """Where "Secretary of State" or "Director of National Intelligence" begins, right before a name."""
    for back in range(2, 6):
        i = start - back
        if i < 0 or desk.tokens[i + 1].lower not in ("of", "for"):
            continue
        between = desk.tokens[i + 2 : start]
        if roles().sort.get(desk.tokens[i].lower) == "person" and all(t.text[0].isupper() for t in between):
            return i
    return start


def _before_role(desk: Desk, i: int) -> bool:
    """Whether a word belongs to the office after it: a name of a state or body, or part of an office."""
    token = desk.tokens[i]
    modifiers = roles().titles.modifiers
    if token.tag == "POS":
        return i - 1 in desk.covered
    if i in desk.covered or token.lower in modifiers:
        return True
    return token.lower == "-" or (
        token.tag in ("NNP", "JJ") and token.text[0].isupper() and token.dep != "nsubj"
    )


def take_title(thing: Thing, words: list[str], known: Known | None) -> None:
    """What a title tells: roles to be taken up by ("the minister"), and whether it is a woman."""
    thing.called.update(words)
    if known is not None and known.office:
        thing.called.update(known.office.split())
    titles = roles().titles
    if thing.woman is None and titles.women.intersection(words):
        thing.woman = True
    elif thing.woman is None and titles.men.intersection(words):
        thing.woman = False


def countries(desk: Desk) -> None:
    """A person whose country is not known has that of the state or body in the title."""
    for row in desk.by_sentence:
        for found in row:
            thing = found.thing
            if (
                thing.kind == "person"
                and thing.country is None
                and thing.known is None
                and found.way == "name"
            ):
                inside = (f for f in row if f is not found and found.first <= f.head < found.head)
                thing.country = next((f.thing.country for f in inside if f.thing.country), None)
