"""What standing the words around an act give it: the weakest word on the way up from it decides."""

from collections.abc import Iterator

from indicia.language import Token
from indicia.law.wording import index
from indicia.model import STANDINGS, Statement, Status

WEAKER: tuple[Status, ...] = ("happened", "alleged", "planned", "hypothetical", "negated", "denied")
_MODALS: dict[str, Status] = {"will": "planned", "shall": "planned", "wo": "planned", "'ll": "planned"}
_KINDS: tuple[Status, ...] = ("denied", "negated", "hypothetical", "planned", "alleged")
_NOT = (
    "not",
    "n't",
    "n’t",
    "never",
    "no",
    "without",
    "neither",
    "nor",
    "hardly",
    "nobody",
    "none",
    "nothing",
)
_UP = (
    "xcomp",
    "ccomp",
    "pcomp",
    "pobj",
    "prep",
    "dobj",
    "obj",
    "acl",
    "conj",
    "nsubj",
    "nsubjpass",
    "attr",
    "agent",
)


def of(act: Token, around: tuple[Statement, ...]) -> Status | None:
    """The status of an act from its own words, those above it and the statements it stands in.

    None if the words above it are a rule's ("is banned from"): then it is no act at all.
    """
    found: list[Status] = ["happened", *_own(act)]
    for word, infinitive in _governors(act):
        kinds = index().kinds.get(word.lemma, frozenset())
        if "rules" in kinds:
            return None
        if "is_negated" in kinds and "negated" in _own(word):  # "has not stopped"
            continue
        found += [status for status in _KINDS if f"is_{status}" in kinds]
        if infinitive and not kinds.intersection(("is_done", *(f"is_{s}" for s in _KINDS))):
            found.append("hypothetical")
        found += _own(word)
    found += [STANDINGS[s.stance] for s in around if s.stance in STANDINGS and not s.author]
    return max(found, key=WEAKER.index)


def goes_on(act: Token) -> bool:
    """Whether the words above an act say that it was not stopped."""
    return any(
        "is_negated" in index().kinds.get(word.lemma, frozenset()) and "negated" in _own(word)
        for word, _ in _governors(act)
    )


def _own(token: Token) -> Iterator[Status]:
    """What a word's own modals, negations and conditions say."""
    for child in token.children:
        low = child.lower
        if child.dep == "neg" or (
            child.dep in ("advmod", "det", "preconj", "nsubj", "nsubjpass") and low in _NOT
        ):
            yield "negated"
        elif child.dep == "aux" and child.tag == "MD":
            yield _MODALS.get(low, "hypothetical")
        elif child.dep in ("mark", "advmod") and low in (
            "if",
            "unless",
            "whether",
            "lest",
            "provided",
            "once",
        ):
            yield "hypothetical"
        elif child.dep in ("advmod", "amod", "acomp", "attr", "nsubj", "nsubjpass", "dobj", "pobj"):
            kinds = index().kinds.get(low, frozenset())
            if child.dep in ("advmod", "amod"):
                yield from (status for status in _KINDS if f"how_{status}" in kinds)
            elif any(c.dep == "det" and c.lower in ("no", "neither") for c in child.children):
                yield "negated"


def _governors(act: Token) -> Iterator[tuple[Token, bool]]:
    """The words above an act, nearest first, each with whether it holds an infinitive below it."""
    below = act
    for _ in range(8):
        head = below.head
        if head is below:
            return
        if below.dep == "ccomp" and below.pos == "VERB" and "says" in index().kinds.get(below.lemma, ()):
            return  # what stands above who says it ("they said so; others reject it") is another's
        if below.dep == "conj" and head.pos == "VERB" and not below.child("nsubj", "nsubjpass"):
            below = head  # "was scrapped and bought": neither rules the other
            continue
        infinitive = any(c.dep == "aux" and c.lower == "to" for c in below.children)
        if below.dep == "advcl" and infinitive:
            yield head, True
            return
        if below.dep not in _UP:
            return
        if below.dep == "conj" and below.child("nsubj", "nsubjpass"):
            return
        if below.dep == "ccomp" and "says" in index().kinds.get(head.lemma, ()):
            return
        if head.pos not in ("ADP", "PART") and not (
            below.dep in ("nsubj", "nsubjpass") and act.pos == "VERB"
        ):
            yield head, infinitive and below.dep in ("xcomp", "ccomp", "acl")
        below = head
