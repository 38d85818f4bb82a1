"""What was moved, by its head word: arms, workers, oil. Neutral as to who may do it."""

from indicia.events import frames
from indicia.events.data import Thing
from indicia.events.frames import Frame
from indicia.events.triggers import Candidate
from indicia.language import Token

JOURNEYS = ("way", "route", "bind", "destine", "earmark")
VEHICLES = ("vessels", "aviation", "machinery")  # on a journey these carry what is moved
LADEN = ("carry", "load", "transport", "haul", "pack")
BROUGHT_IN = ("bring", "take", "let", "ship", "fly", "smuggle")


def moved(candidate: Candidate) -> tuple[Thing, Token] | None:
    """The first thing moved that belongs to a conduct area, and the token that heads it, or None."""
    found: tuple[Thing, Token] | None = None
    for token in _things(candidate):
        for head in sorted(frames.inner(token, candidate.frame.known), key=lambda t: t.i):
            if found is None and (thing := _area(head, candidate)):
                found = thing, head
    if found is None or found[0].area in ("minerals", "machinery"):
        return _for_weapons(candidate) or found
    return found


def _for_weapons(candidate: Candidate) -> tuple[Thing, Token] | None:
    """Wares that the page says are for a weapons programme ("tubes for its centrifuge programme")."""
    frame, known = candidate.frame, candidate.frame.known
    wares = [h for t in frame.objects for h in frames.inner(t, known)]
    wares = [t for t in wares if frames.in_class(t, "wares", frame.parse, known)]
    if not wares:
        return None
    around = [
        frame,
        *(Frame(frame.parse, t, known) for t in frame.objects),
        Frame(frame.parse, wares[-1], known),
    ]
    aims = [t for f in around for p in ("for", "in") for t in f.preps.get(p, [])]
    if any(frames.in_class(t, "wmd_purpose", frame.parse, known) for t in aims):
        return known.things["dual-use item"][0], wares[0]
    return None


def moved_thing(token: Token, candidate: Candidate) -> bool:
    """Whether a noun phrase names what is moved, and so nobody it is moved to."""
    return any(_area(head, candidate) for head in frames.inner(token, candidate.frame.known))


def _things(candidate: Candidate) -> list[Token]:
    frame = candidate.frame
    if candidate.noun and candidate.token.lemma in JOURNEYS:
        return _travellers(candidate.token, candidate)
    if candidate.noun:
        mods = [
            c for c in frame.token.children if c.dep in ("compound", "amod", "nmod") and c.i < frame.token.i
        ]
        return [*reversed(mods), *frame.objects, *frame.preps.get("in", [])]
    with_it = (
        frame.preps.get("with", [])
        if frame.token.lemma in ("supply", "provide", "equip", "arm", "furnish")
        else []
    )
    if candidate.frame.token.lemma in ("trade", "traffic"):
        with_it = frame.preps.get("in", [])
    if not frame.objects and frame.token.lemma in BROUGHT_IN and candidate.pattern.receives:
        return frame.preps.get("in", [])
    if any(t.tag in ("CD", "$") or t.ner == "MONEY" for t in frame.objects):  # "carried $450,000 in cash"
        with_it = [
            *with_it,
            *(t for o in frame.objects for c in o.children for t in _in(c)),
            *frame.preps.get("in", []),
        ]
    if frame.token.lemma in JOURNEYS:
        return [t for o in frame.objects for t in _laden(o, candidate)]
    return [*frame.objects, *with_it]


def _in(prep: Token) -> list[Token]:
    return [c for c in prep.children if c.dep == "pobj"] if prep.lower == "in" else []


def _travellers(way: Token, candidate: Candidate) -> list[Token]:
    """What is on its way: the noun that "on its way" hangs on, or what is done something to there."""
    holder = way.head if way.dep == "dobj" else way.head.head
    if holder.pos in ("VERB", "AUX"):
        found = Frame(candidate.frame.parse, holder, candidate.frame.known)
        nouns = [*found.objects, *found.subjects]
    else:
        nouns = [holder]
        if holder.dep == "pobj" and holder.head.lower in ("from", "aboard", "on"):
            above = holder.head.head
            nouns += (
                [above] if above.pos == "NOUN" else [c for c in above.children if c.dep in frames.OBJECTS]
            )
    return [t for noun in nouns for t in _laden(noun, candidate)]


def _laden(noun: Token, candidate: Candidate) -> list[Token]:
    """A noun, and what it is loaded with: "a dhow carrying rifles", "a ship with coal on board"."""
    found = [noun]
    for child in noun.children:
        if child.dep in ("acl", "relcl") and child.lemma in LADEN:
            load = Frame(candidate.frame.parse, child, candidate.frame.known)
            found += [t for t in (*load.objects, *load.preps.get("with", [])) if t is not noun]
        elif child.dep == "prep" and child.lower in ("with", "of"):
            found += [t for c in child.children if c.dep == "pobj" for t in c.conjuncts()]
    return found


def _area(head: Token, candidate: Candidate) -> Thing | None:
    """The row whose head words name the phrase; the longest name wins, a forbidden word rules it out."""
    things = candidate.frame.known.things
    around = {c.lemma for c in head.children if c.dep in frames.MODIFIERS}
    if candidate.noun and head.head is candidate.token:
        around |= {c.lemma for c in candidate.token.children if c.dep in frames.MODIFIERS and c is not head}
    for name in _names(head, candidate):
        for thing in things.get(name, ()):
            if around.intersection(thing.unless):
                return None
            if candidate.token.lemma in JOURNEYS and thing.area in VEHICLES:
                continue
            if _told(thing, candidate):
                return thing
    return None


def _told(thing: Thing, candidate: Candidate) -> bool:
    """Whether the page has the words that the row is bound to."""
    if not thing.page_says:
        return True
    text = candidate.frame.parse.article.text.lower()
    return thing.page_says in text and not (thing.page_lacks and thing.page_lacks in text)


def _names(head: Token, candidate: Candidate) -> list[str]:
    names = list(frames.phrase(head))
    if candidate.noun and head.head is candidate.token:
        # "refined petroleum exports": the parser hangs every modifier on the act.
        before = [c for c in candidate.token.children if c.i == head.i - 1 and c.dep in frames.MODIFIERS]
        names[:0] = [f"{c.lemma} {head.lemma}" for c in before]
    return names
