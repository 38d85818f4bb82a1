"""Predicates with which a page judges without a word of law: "is hard to credit", "must have known"."""

from indicia.language import Token
from indicia.statements.data import hedges, lexicon

_WRONGS = frozenset(
    [
        "crime",
        "felony",
        "abuse",
        "misuse",
        "scandal",
        "disgrace",
        "outrage",
        "betrayal",
        "sham",
        "farce",
        "travesty",
        "mockery",
        "whitewash",
        "charade",
        "injustice",
        "absurdity",
        "failing",
        "dereliction",
    ]
)
_CHANCES = frozenset(
    ["accident", "coincidence", "secret", "surprise", "mystery", "mistake", "oversight", "fluke"]
)
_HARD = frozenset(["hard", "difficult", "impossible", "tempting", "easy"])
_BELIEVING = frozenset(
    [
        "credit",
        "believe",
        "swallow",
        "defend",
        "square",
        "reconcile",
        "imagine",
        "see",
        "justify",
        "excuse",
        "accept",
        "explain",
        "overlook",
        "ignore",
        "miss",
        "mistake",
        "dispute",
        "overstate",
        "exaggerate",
    ]
)
_DEONTIC = frozenset(
    ["oblige", "require", "forbid", "bar", "prohibit", "compel", "bind", "demand", "permit", "allow"]
)
_ROOM = frozenset({"room", "choice", "doubt", "scope", "loophole", "exception", "place"})
_UNLAWFULLY = frozenset({"unlawfully", "illegally", "illicitly", "improperly", "wrongfully"})
_FORBADE = frozenset({"forbid", "prohibit", "ban", "bar", "outlaw", "proscribe"})


def judges(verb: Token) -> bool:
    """Whether a clause that a page tells itself is a verdict: on what is right, or on what must be so."""
    if verb.pos not in {"VERB", "AUX"} or verb.dep not in {"ROOT", "conj", "relcl"}:
        return False
    return _wrong(verb) or _hard_to_believe(verb) or _inferred(verb) or of_the_law(verb) or _unlawful(verb)


def _wrong(be: Token) -> bool:
    """Read "is an abuse of the convention", "is against the rules", "is what the Council forbade"."""
    if be.lemma != "be":
        return False
    for child in be.children:
        none = any(c.lower == "no" for c in child.children)
        if child.dep == "attr" and (child.lemma in _WRONGS or (none and child.lemma in _CHANCES)):
            return True
        law = child.child("pobj") if child.dep == "prep" and child.lower == "against" else None
        if law is not None and law.lemma in hedges().laws:
            return True
        if child.dep in {"ccomp", "attr"} and child.lemma in _FORBADE:
            return any(c.tag == "WP" for c in child.children)
    return False


def _hard_to_believe(be: Token) -> bool:
    """Read "is hard to credit", "is difficult to square with the ban"."""
    quality = be.child("acomp")
    what = quality.child("xcomp") or be.child("xcomp") if quality is not None else None
    return quality is not None and what is not None and quality.lower in _HARD and what.lemma in _BELIEVING


def _inferred(verb: Token) -> bool:
    """Read "cannot have failed to notice", "must have known": the page infers it."""
    helped = {c.lower for c in verb.children if c.dep == "aux"}
    negative = verb.child("neg") is not None
    return "have" in helped and ("must" in helped or (negative and bool(helped & {"can", "could", "ca"})))


def of_the_law(verb: Token) -> bool:
    """Read "the law obliges it to refuse", "the paragraph leaves no room for it"."""
    subject = verb.child("nsubj")
    if subject is None or subject.lemma not in hedges().laws or verb.tag not in {"VBZ", "VBP", "VBD"}:
        return False
    if subject.lemma in lexicon().documents or not subject.text.islower():
        return False  # "Resolution 2375 prohibits": it is a document, and speaks for itself
    thing = verb.child("dobj")
    room = thing is not None and thing.lemma in _ROOM and any(c.lower == "no" for c in thing.children)
    return verb.lemma in _DEONTIC or (verb.lemma == "leave" and room)


def _unlawful(verb: Token) -> bool:
    return any(c.dep == "advmod" and c.lower in _UNLAWFULLY for c in verb.children)
