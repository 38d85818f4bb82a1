"""The type of an act by likeness: between whom it passes is given, and no row, or a weak one, tells its type.

A rule's own answer comes first and counts by how well it fits the two parties; what the sentence is like
(`model`, taught on sentences of known type) decides where the rule is silent or weak.
"""

from collections.abc import Sequence

from indicia.events.likeness.features import Encoder, Words, features
from indicia.events.likeness.model import Model, load
from indicia.language import Parse, Token

__all__ = ["PLACED", "WEAK", "Encoder", "Likeness", "Model", "Words", "likeness"]

# What a rule's answer weighs beside likeness; chosen on corpora each left out whole, never on PLV.
PLACED = 0.4  # a verb's row, with one of the two parties where it puts them
WEAK = 0.1  # a noun's row, a row without the parties, a guess


class Likeness:
    """How like a sentence is to those of each type, for two parties."""

    def __init__(self, scores: dict[str, float]) -> None:
        self.scores = scores

    def choose(self, rule: str | None, trust: float) -> tuple[str, str]:
        """The type, with a rule's answer weighed by `trust`, and the sentence that says why."""
        total = {kind: score + trust * (kind == rule) for kind, score in self.scores.items()}
        best = max(sorted(total), key=lambda kind: round(total[kind], 3))
        if best == rule:
            return best, f"type by rule: {rule}"
        told = f"{rule} by rule weighs {total[rule]:.2f}" if rule in total else "no rule tells one"
        return best, f"type by likeness: {best} ({total[best]:.2f}; {told})"


def likeness(
    parse: Parse,
    source: Sequence[Token],
    target: Sequence[Token],
    encode: Encoder,
    model: Model | None = None,
) -> Likeness:
    """How like a sentence is to those of each type.

    Args:
        parse: the sentence.
        source: the tokens of those who act, if any are given.
        target: the tokens of those it is done to, if any are given.
        encode: gives a text's words with a vector each (`statements.trained.network.Network.words`).
        model: another than the one that comes with the package.
    """
    known = model or load()
    return Likeness(known.scores(features(parse, source, target, encode), encode))
