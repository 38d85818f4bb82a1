"""Noun phrases that describe somebody: "senior Russian officials", "the country's spy agency"."""

import itertools
from collections.abc import Iterator

from indicia.language.names import coreference, homes
from indicia.language.names.desk import Desk, Found, Thing
from indicia.language.names.lexicon import lexicon
from indicia.language.names.roles import Sort, roles
from indicia.language.tree import Token
from indicia.model import EntityKind

KINDS: dict[Sort, EntityKind] = {
    "person": "person",
    "group": "group",
    "body": "organisation",
    "paper": "instrument",
    "state": "state",
    "place": "place",
    "vessel": "vessel",
    "instrument": "instrument",
}
MODIFIERS = (
    "det",
    "amod",
    "compound",
    "poss",
    "nummod",
    "nmod",
    "quantmod",
    "predet",
    "advmod",
    "case",
    "cc",
    "conj",
)
# Prepositions by which a phrase tells whose it is; "in" does so for those who rule there.
OWNING = ("of", "from", "for")
RULING = (
    "official",
    "authority",
    "government",
    "ministry",
    "embassy",
    "lawmaker",
    "leader",
    "court",
    "rebel",
)

# What is ruled from below the state speaks for no state that is only named nearby.
LOCAL = ("city", "town", "village", "local", "municipal", "provincial", "regional", "county", "district")


def read(desk: Desk, token: Token) -> Found | None:
    """The mention that a common noun heads, put on the desk when first read; None if it has none."""
    if token.i in desk.at:
        return desk.at[token.i]
    if (part := partitive(desk, token)) is not None:
        return part
    if token.pos not in ("NOUN", "PROPN", "ADJ") or token.i in desk.covered:
        return None
    noun, sort = role(desk, token)
    if sort is None or token.dep in ("compound", "amod", "nmod", "npadvmod"):
        return None
    first = beginning(desk, token)
    found = Found(first, token.i, token.i, (), "phrase")
    things = () if _another(desk, token, sort) else coreference.definite(desk, found, noun, sort)
    things = things or described(desk, found, noun, sort)
    if not things:
        return None
    found.things = things
    return desk.put(found)


def _another(desk: Desk, token: Token, sort: Sort) -> bool:
    """Whether what follows a noun says whose it is: "the representative of Peru" is none met before.

    A person or body met before that is of the same state is tied to it later, by office.
    """
    if sort not in ("person", "body"):
        return False
    for prep in token.children:
        if prep.dep == "prep" and prep.i > token.i and prep.lower in OWNING:
            for thing in prep.children:
                found = read(desk, thing) if thing.dep == "pobj" else None
                if found is not None and found.thing.kind in ("state", "organisation", "group"):
                    return True
    return False


def partitive(desk: Desk, token: Token) -> Found | None:
    """Read "thousands of workers" as the workers, headed by the amount."""
    if token.lemma not in roles().amounts and token.lower not in roles().amounts and token.pos != "NUM":
        return None
    of = next((c for c in token.children if c.dep == "prep" and c.lower == "of"), None)
    whole = next((c for c in of.children if c.dep == "pobj"), None) if of else None
    found = read(desk, whole) if whole is not None else None
    if found is None:
        return None
    return desk.put(Found(beginning(desk, token), found.last, token.i, found.things, "phrase"))


def role(desk: Desk, token: Token) -> tuple[str, Sort | None]:
    """The noun, of one word or two, and its sort."""
    sorts = roles().sort
    before = desk.tokens[token.i - 1].lower if token.i else ""
    one = token.lower.removesuffix("s") if token.pos == "PROPN" else token.lemma
    for noun in (f"{before} {token.lower}", f"{before} {one}", token.lower, one):
        if noun in sorts:
            sort = sorts[noun]
            plural = token.tag in ("NNS", "NNPS") or (
                token.pos == "PROPN" and noun.split()[-1] != token.lower
            )
            if sort == "person" and plural:
                sort = "group"
            return noun, sort
    return token.lemma, None


def beginning(desk: Desk, token: Token) -> int:
    """The first token of the modifiers that stand before a noun without a gap."""
    first = token.i
    for child in sorted(token.children, key=lambda c: -c.i):
        if child.i < token.i and child.dep in MODIFIERS and child.right >= first - 2:
            first = min(first, child.left)
    while first < token.i and desk.tokens[first].pos in ("PUNCT", "ADV", "CCONJ"):
        first += 1
    return first


def described(desk: Desk, found: Found, noun: str, sort: Sort) -> tuple[Thing, ...]:
    """Things of a phrase that is not one already met: one for each state that it belongs to."""
    token = desk.tokens[found.head]
    if (appositive := named_beside(desk, token, sort)) is not None:
        if sort == "body" and appositive.kind == "unknown":
            appositive.kind = "organisation"
        if appositive.country is None and (codes := owners(desk, found)):
            appositive.country = codes[0]
        appositive.called.update((noun, token.lemma))
        if sort == "person":  # "X, vice-minister of ..." is "the vice-minister"
            named = desk.at.get(token.head.i) if token.dep == "appos" else None
            beside = named.last + 1 if named else found.first
            appositive.called.update(desk.tokens[i].lower for i in range(beside, found.head))
        return (appositive,)
    for other in _modifying(desk, found):
        if other.thing.kind == "organisation" and token.lower in other.thing.called:
            return (other.thing,)
    codes = owners(desk, found)
    if sort == "paper" and (
        makers := [f.thing for f in _makers(desk, found) if f.thing.kind == "organisation"]
    ):
        makers[0].called.add("report")
        return (makers[0],)
    if sort == "paper" and (givers := homes.giver(desk, token)):
        desk.givers.update(givers)
        return givers
    if sort == "state" or (sort in ("paper", "instrument") and not codes):
        return ()
    if (
        not codes
        and sort in ("body", "group", "person")
        and _definite(desk, found, noun)
        and noun in roles().of_state
        and desk.tokens[found.head - 1].lower not in LOCAL
    ):
        codes = coreference.only_state_near(desk, token)
    if not codes:
        return (phrase_thing(desk, found, noun, sort, None),)
    return tuple(
        standing_for(desk, found, code) or phrase_thing(desk, found, noun, sort, code) for code in codes
    )


def _makers(desk: Desk, found: Found) -> Iterator[Found]:
    """Mentions that say who made a paper: "a U.N. report", "a report by the panel"."""
    yield from _modifying(desk, found)
    for prep in desk.tokens[found.head].children:
        if prep.dep == "prep" and prep.lower in ("by", "from", "of"):
            yield from (f for c in prep.children if c.dep == "pobj" and (f := read(desk, c)) is not None)


def _definite(desk: Desk, found: Found, noun: str) -> bool:
    bare = found.first + noun.count(" ") == found.head
    return bare or desk.tokens[found.first].lower in ("the", "this", "that")


def phrase_thing(desk: Desk, found: Found, noun: str, sort: Sort, country: str | None) -> Thing:
    """The thing of a description, one for the same words of the same state."""
    words = " ".join(desk.tokens[i].lower for i in range(found.first, found.last + 1))
    words = words.removeprefix("the ")
    text = desk.words(found.first, found.last)
    thing = desk.thing(f"phrase:{country}:{words}", text, KINDS[sort], country)
    token = desk.tokens[found.head]
    thing.called.update((noun, token.lemma))
    if sort == "person":  # "a vice director-general" is "the vice director-general"
        thing.called.update(desk.tokens[i].lower for i in range(found.first, found.head))
        thing.called.update(c.lower for c in _hyphened(desk, token))
    return thing


def standing_for(desk: Desk, found: Found, country: str) -> Thing | None:
    """The body that such a phrase of this state always means ("North Korean state media")."""
    for first in range(found.first, found.head + 1):
        words = " ".join(desk.tokens[i].lower for i in range(first, found.head + 1)).replace(" - ", "-")
        known = lexicon().stands_for.get((country, words))
        if known is not None:
            thing = desk.thing(f"known:{known.key}", known.name, known.kind, country, known.key)
            thing.called.update(word for called in known.called for word in called.split())
            return thing
    return None


def named_beside(desk: Desk, token: Token, sort: Sort) -> Thing | None:
    """The name that an apposition gives to what the phrase describes, or the other way round."""
    beside = [token.head] if token.dep == "appos" else []
    if token.dep == "conj" and token.head.dep == "appos" and sort == "person":
        beside.append(token.head)
    beside += [c for c in token.children if c.dep == "appos"]
    if sort == "person":
        beside += [
            c
            for prep in token.children
            if prep.dep == "prep"
            for thing in prep.children
            for c in thing.children
            if c.dep == "appos"
        ]
    for other in beside:
        found = desk.at.get(other.i)
        if (
            found is not None
            and found.way != "adjective"
            and len(found.things) == 1
            and fits(found.thing, sort)
        ):
            return found.thing
    return None


def fits(thing: Thing, sort: Sort) -> bool:
    """Whether a named thing can be what a noun of this sort describes."""
    kinds: dict[Sort, tuple[EntityKind, ...]] = {
        "person": ("person",),
        "body": ("organisation", "unknown"),
        "group": ("organisation", "unknown"),
        "place": ("place",),
        "vessel": ("vessel", "unknown"),
        "state": ("state",),
    }
    return thing.kind in kinds.get(sort, ())


def owners(desk: Desk, found: Found) -> tuple[str, ...]:
    """The states that a phrase belongs to: by its modifiers, else by what follows it."""
    token = desk.tokens[found.head]
    inside = [f for f in _modifying(desk, found) if f.countries()]
    inside = [f for f in inside if f.way != "pronoun"] or inside
    if token.lemma in roles().relational:
        inside = [f for f in inside if desk.tokens[f.head].dep != "poss"]
    if inside:
        return _together(desk, inside)
    parts = [c for word in (token, *_hyphened(desk, token)) for c in word.children]
    for child in parts:
        if child.i > token.i and (codes := _behind(desk, token, child)):
            return codes
    if token.dep == "conj" and token.head.i in desk.at:
        return _shared(desk, token)
    return ()


def _hyphened(desk: Desk, token: Token) -> list[Token]:
    """What a hyphen ties to a noun: the "general" of a "director-general"."""
    return [c for c in token.children if c.i == token.i + 2 and desk.tokens[token.i + 1].text == "-"]


def _behind(desk: Desk, token: Token, child: Token) -> tuple[str, ...]:
    """The states that one complement of a noun gives it: "of Iran", "led by Iran", "loyal to Iran"."""
    owning = roles().owning
    if child.dep == "prep":
        seated = child.lower == "in" and (token.lemma in owning.seated or _sort(desk, token) == "place")
        return _object(desk, child) if seated or child.lower in owning.prepositions else ()
    if child.dep != "acl":
        return ()
    if child.lower in ("led", "headed"):
        deps, words = {"agent", "prep"}, {"by"}
    elif child.lower in owning.linked:
        deps, words = {"prep"}, {"to", "with"}
    else:
        return ()
    codes = (_object(desk, c) for c in child.children if c.dep in deps and c.lower in words)
    return next((c for c in codes if c), ())


def _sort(desk: Desk, token: Token) -> Sort | None:
    return role(desk, token)[1]


def _shared(desk: Desk, token: Token) -> tuple[str, ...]:
    """In "Russian officials and diplomats" the second noun has the state of the first."""
    other = desk.at[token.head.i]
    bare = not any(c.dep in ("det", "poss", "amod", "nmod") for c in token.children)
    return other.countries() if bare and other.way == "phrase" and other.thing.kind != "state" else ()


def _object(desk: Desk, preposition: Token) -> tuple[str, ...]:
    for child in preposition.children:
        if child.dep == "pobj" and child.lower in ("affair", "affairs"):  # "Russian Affairs" are another's
            return next((c for prep in child.children if (c := _behind(desk, child, prep))), ())
        if child.dep == "pobj":
            things = [t.itself() for word in child.conjuncts() if (f := read(desk, word)) for t in f.things]
            if things:
                return tuple(dict.fromkeys(t.country for t in things if t.country))
            inner = [
                desk.at[c.i]
                for c in child.children
                if c.dep in ("amod", "compound", "poss") and c.i in desk.at
            ]
            return inner[0].countries() if inner else ()
    return ()


def _modifying(desk: Desk, found: Found) -> Iterator[Found]:
    """Mentions among the modifiers of a phrase; "Russia-backed" does not say whose."""
    for i in range(found.first, found.head):
        token = desk.tokens[i]
        if token.dep == "poss" and token.head.i == found.head and i not in desk.at:
            read(desk, token)
        other = desk.at.get(i)
        backed = coreference.backed(desk, i) or leaning(desk, i)
        if other is not None and other is not found and not backed:
            yield other


def leaning(desk: Desk, i: int) -> bool:
    """Whether a name only tells whom one is for or against: "pro-Iranian", "anti-Syria"."""
    return i > 1 and desk.tokens[i - 1].text in ("-", "–") and desk.tokens[i - 2].lower in ("pro", "anti")


def _together(desk: Desk, inside: list[Found]) -> tuple[str, ...]:
    """The first modifier's states, and those joined to it by "and"."""
    codes = list(inside[0].countries())
    for one, two in itertools.pairwise(inside):
        between = [desk.tokens[i].lower for i in range(one.last + 1, two.first)]
        if not between or not set(between) <= {"and", ",", "&", "-", "or"}:
            break
        codes.extend(two.countries())
    return tuple(dict.fromkeys(codes))


def of_states(desk: Desk) -> None:
    """A person named with a state ("Foreign Minister X of Japan") belongs to it; a people lives in it."""
    for row in desk.by_sentence:
        for found in row:
            thing = found.thing
            people = thing.key.startswith("people:")
            if thing.country or thing.known or found.way != "name" or not (people or thing.kind == "person"):
                continue
            preps = ("of", "from", "in") if people else ("of", "from")
            for prep in desk.tokens[found.head].children:
                if prep.dep == "prep" and prep.lower in preps and (codes := _object(desk, prep)):
                    thing.country = codes[0]


def widen(desk: Desk) -> None:
    """A body's mention begins with what stands before its name ("South Korea's ...", "the official ...")."""
    for row in desk.by_sentence:
        for found in row:
            if found.way == "name" and found.thing.kind in ("organisation", "unknown"):
                found.first = min(found.first, beginning(desk, desk.tokens[found.head]))


def one_office(desk: Desk) -> None:
    """Take "the governor of X" for the one person of that state whom the page names as governor."""
    named = [t for t in desk.things.values() if t.kind == "person" and t.same is None and _is_name(t)]
    offices = roles().offices
    for thing in list(desk.things.values()):
        if thing.kind != "person" or thing.same is not None or _is_name(thing) or thing.country is None:
            continue
        held = thing.called & offices
        holders = [t for t in named if t.country == thing.country and held & t.called]
        if held and len(holders) == 1:
            thing.same = holders[0]


def _is_name(thing: Thing) -> bool:
    return thing.key.startswith(("known:", "person:"))
