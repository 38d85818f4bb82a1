"""What was moved, by its head word: arms, workers, oil. Neutral as to who may do it."""

from indicia.events import frames
from indicia.events.data import Thing
from indicia.events.triggers import Candidate
from indicia.language import Token


def moved(candidate: Candidate) -> tuple[Thing, Token] | None:
    """The first thing moved that belongs to a conduct area, and the token that heads it, or None."""
    for token in _things(candidate):
        for head in frames.inner(token, candidate.frame.known):
            if thing := _area(head, candidate):
                return thing, head
    return None


def moved_thing(token: Token, candidate: Candidate) -> bool:
    """Whether a noun phrase names what is moved, and so nobody it is moved to."""
    return any(_area(head, candidate) for head in frames.inner(token, candidate.frame.known))


def _things(candidate: Candidate) -> list[Token]:
    frame = candidate.frame
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
    return [*frame.objects, *with_it]


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
