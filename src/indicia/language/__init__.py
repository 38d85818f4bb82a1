"""Article -> Parse: sentences, names and times, each tied to characters of the article."""

from indicia.language import names, times
from indicia.language.parse import Parse
from indicia.language.parser import tokens_and_sentences
from indicia.language.tree import Sentence, Token
from indicia.model import Article, Note

__all__ = ["Parse", "Sentence", "Token", "parse"]


def parse(article: Article) -> tuple[Parse, tuple[Note, ...]]:
    """Lay the language over an article: tokens, sentences, names, times."""
    tokens, sentences = tokens_and_sentences(article)
    found = names.find(article, tokens, sentences)
    when, notes = times.find(article, tokens, sentences)
    layered = Parse(
        article=article,
        tokens=tokens,
        sentences=sentences,
        mentions=found.mentions,
        entities=found.entities,
        heads=found.heads,
        times=when,
    )
    return layered, (*found.notes, *notes)
