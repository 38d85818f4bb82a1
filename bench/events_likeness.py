"""Types by likeness for corpora that give the two actors: the events room's recogniser with its encoder."""

from functools import cache
from typing import Any

from indicia.events.likeness import PLACED, WEAK, Model, Words, likeness
from indicia.language import Parse, Token
from indicia.statements.trained import network

Row = dict[str, Any]


@cache
def encode(text: str) -> Words:
    """The words of a text with their vectors, from the encoder that finds statements."""
    return Words(*network.load().words(text))


class Given:
    """Chooses types where the actors are given; `model` is another than the package's, while training."""

    def __init__(self, model: Model | None = None) -> None:
        self.model = model
        encode("warm")

    def choose(self, rule: str, gold: Row, parse: Parse, *, placed: bool) -> tuple[str, str]:
        """The type and why; `placed` says that the rule found one of the actors in its place."""
        source, target = tokens(gold, "source_text", parse), tokens(gold, "target_text", parse)
        found = likeness(parse, source, target, encode, self.model)
        return found.choose(rule, PLACED if placed else WEAK)


def tokens(gold: Row, side: str, parse: Parse) -> list[Token]:
    """The tokens of the actors given on one side."""
    given = gold.get(side) or ""
    names = [given] if isinstance(given, str) else given
    starts = [(parse.article.text.find(name), len(name)) for name in names if name]
    return [t for at, size in starts if at >= 0 for t in parse.tokens if t.start < at + size and at < t.end]
