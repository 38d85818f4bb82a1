"""The article's time expressions, from `language.dates`, as `Time` values."""

from indicia.language.tree import Sentence, Token
from indicia.model import Article, Note, Time


def find(
    article: Article, tokens: tuple[Token, ...], sentences: tuple[Sentence, ...]
) -> tuple[tuple[Time, ...], tuple[Note, ...]]:
    """Stub until the room is built."""
    return (), ()
