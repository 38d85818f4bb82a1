"""Ships, lorries and planes: they carry, and so are neither the side that gives nor the one that gets.

"A North Korean freighter carrying missiles from Cuba": Cuba gives. What a carrier brings from abroad,
with no other end named, goes to the carrier's own state.
"""

from indicia.events import frames
from indicia.events.conduct import moved_thing
from indicia.events.data import VESSEL
from indicia.events.frames import Frame
from indicia.events.triggers import Candidate
from indicia.language import Parse, Token

MODIFYING = ("amod", "compound", "poss", "nmod")


def is_carrier(token: Token, parse: Parse) -> bool:
    """Whether a noun phrase names what carries: a ship by name or by kind, a container, a convoy."""
    known = Frame(parse, token).known
    return frames.in_class(token, VESSEL, parse, known) or frames.in_class(token, "carrier", parse, known)


def origin(candidate: Candidate) -> list[Token]:
    """Where the goods of an act come from: what "from" leads to, behind the act or behind the goods."""
    frame = candidate.frame
    around = [frame, *(Frame(frame.parse, t, frame.known) for t in frame.objects)]
    if candidate.carrier:
        around.append(candidate.carrier)
    found = [t for f in around for p in _away(f) for t in f.preps.get(p, [])]
    return [t for t in found if t.pos not in ("VERB", "AUX")]


def _away(frame: Frame) -> tuple[str, ...]:
    """The prepositions that lead to where something comes from: "from", and "of" after "out"."""
    out = "out" in frame.preps or "out" in frame.particles
    return ("from", "of") if out else ("from",)


def born_in(candidate: Candidate) -> list[str]:
    """The state whose name the goods bear: "North Korean grenades", "weapons of Cuba"."""
    parse = candidate.frame.parse
    goods = [t for t in candidate.frame.objects if moved_thing(t, candidate)]
    inner = [head for t in goods for head in frames.inner(t, candidate.frame.known)]
    found = [
        m.entity
        for t in inner
        for c in t.children
        if c.dep in MODIFYING and c.i < t.i and (m := parse.mention_at.get(c.i))
    ]
    return list(dict.fromkeys(e for e in found if parse.entity[e].country))
