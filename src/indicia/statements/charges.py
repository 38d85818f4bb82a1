"""Charges told in several words: "holds Moscow responsible for the fire", "pinned the blame on the army"."""

from indicia.language import Parse, Token
from indicia.statements import sources
from indicia.statements.data import Cue
from indicia.statements.phrases import Range, subtree, trim
from indicia.statements.relation import Relation, make

_LIABLE = frozenset({"responsible", "accountable", "liable", "guilty", "answerable"})
_BLAME = frozenset({"blame", "finger", "guilt", "responsibility", "fault"})
_LAYING = frozenset(
    {"put", "lay", "pin", "place", "cast", "heap", "shift", "throw", "point", "fix", "assign"}
)
_AT = frozenset({"on", "at", "upon", "with"})
_CHARGE = Cue("accuses", frozenset(), None)


def read(parse: Parse, verb: Token) -> Relation | None:
    """Read a verb, with the words that make it one, as a charge against somebody."""
    return _held(parse, verb) or _blamed(parse, verb)


def _held(parse: Parse, verb: Token) -> Relation | None:
    """Read "holds the firm accountable for the spill": the content is the spill."""
    liable = verb.child("ccomp", "oprd", "acomp", "dobj") if verb.lemma == "hold" else None
    if liable is None or liable.lower not in _LIABLE or any(c.tag == "MD" for c in verb.children):
        return None
    target = liable.child("nsubj") or verb.child("dobj", "nsubjpass")
    for_what = liable.child("prep")
    deed = for_what.child("pobj", "pcomp") if for_what is not None and for_what.lower == "for" else None
    return _charge(parse, verb, target, deed)


def _blamed(parse: Parse, verb: Token) -> Relation | None:
    """Read "pinned the blame for the fire on a Russian unit", "pointed the finger at the bank"."""
    blame = verb.child("dobj") if verb.lemma in _LAYING else None
    if blame is None or blame.lemma not in _BLAME:
        return None
    inside = parse.tokens[blame.i : verb.right + 1]
    to = next((t for t in inside if t.lower in _AT and t.dep in {"prep", "prt"} and t.child("pobj")), None)
    reason = next((t for t in inside if t.lower == "for" and t.child("pobj", "pcomp")), None)
    target = to.child("pobj") if to is not None else None
    return _charge(parse, verb, target, reason.child("pobj", "pcomp") if reason is not None else None)


def _charge(parse: Parse, verb: Token, target: Token | None, deed: Token | None) -> Relation | None:
    """The relation; where no deed is told, the content is who is charged."""
    told = deed or target
    if told is None or target is None or sources.of_verb(verb) is None:
        return None
    content = [_short(parse, told, target)] if deed is not None else subtree(parse, told)
    return make(parse, verb, _CHARGE, "charge", content, top=told, target=target if deed else None)


def _short(parse: Parse, deed: Token, target: Token) -> Range:
    """The deed, short of who is charged with it where a parser hung one on the other."""
    last = parse.tokens[deed.right]
    if deed.i < target.i <= deed.right:
        last = parse.tokens[target.left - 2]
    return trim(parse, parse.tokens[deed.left].start, last.end)
