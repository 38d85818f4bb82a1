"""How sure it is that what a word names is so: factuality, from -3 (surely not) to 3 (surely so).

As in Nairn, Condoravdi and Karttunen (2006) and TruthTeller (Lotan et al. 2013), each word on the way from
the sentence's root down to the word does something to it: a modal, a negation, a condition, a verb that
takes it as complement. Each is an operator with two numbers: its image of what is so, and of what is not;
between them it is linear, and one works on the result of the one above. The rules are in `climb`, the words
and numbers in `data/`. There are two scales, since corpora ask two questions: `held`, how sure the writer
is that it was, is or will be so (FactBank, UW); `done`, whether it has come to be (UDS-IH2).
"""

from collections.abc import Iterable

from indicia.language.factuality.climb import beside, inverted, operators
from indicia.language.factuality.data import SCALES, Scale, governors, images, keeping
from indicia.language.parse import Parse
from indicia.language.tree import Token

__all__ = [
    "PERSONAL",
    "SCALES",
    "UNDOING",
    "beside",
    "factuality",
    "framed",
    "inverted",
    "kept",
    "operators",
    "value",
]


PRESUPPOSING = frozenset(("relative", "participle", "after", "because", "when", "knows", "ends"))
# What somebody holds or says counts over what is presupposed too: it is theirs.
PERSONAL = frozenset(("claims", "believes", "denies", "fears", "doubts", "pretends", "seems"))
# What governs an act and leaves it undone, whoever tells of it.
UNDOING = frozenset(
    (
        "fails",
        "prevents",
        "refuses",
        "tries",
        "wants",
        "expects",
        "fears",
        "asks",
        "must",
        "going",
        "pretends",
    )
)


def factuality(parse: Parse, token: Token, scale: Scale = "held") -> float:
    """How sure what `token` names is, from -3 to 3, in the voice nearest to it.

    Who says so plays no part but for the verb of saying: that is what statements are for.
    """
    return value(operators(parse, token), scale)


def kept(names: Iterable[str]) -> bool:
    """Whether what operators govern is told as a fact: only by those known to keep one, of all over it.

    What is presupposed ("the ship that sailed") is a fact under whatever stands over it, but for a claim.
    """
    inner: list[str] = []
    for name in names:  # the outermost first
        inner = [n for n in inner if n in PERSONAL] if name in PRESUPPOSING else inner
        inner.append(name)
    return keeping().issuperset(inner)


def framed(preposition: str, noun: str) -> bool:
    """Whether what opens with a phrase is so only in a story or a plan: "in the novel", "under the draft"."""
    return (f"in {preposition}", noun) in governors()


def value(names: Iterable[str], scale: Scale = "held") -> float:
    """What operators make of a word, the outermost first: from -3 to 3."""
    table = images(scale)
    so_far = 3.0
    for name in names:
        so, not_so = table[name]
        so_far = (so + not_so) / 2 + (so - not_so) / 6 * so_far
    return so_far
