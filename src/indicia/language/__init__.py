"""Article -> Parse: sentences, names and times, each tied to characters of the article."""

from indicia.language import names, times
from indicia.language.names.lexicon import sorts
from indicia.language.parse import Parse
from indicia.language.parser import tokens_and_sentences
from indicia.language.places.towns import settled
from indicia.language.tree import Sentence, Token
from indicia.model import Article, Entity, Note

__all__ = ["NOTES", "Parse", "Sentence", "Token", "parse", "sort_of"]

NOTES: dict[str, str] = {
    "ambiguous_name": "a name that fits two people or bodies of the page was left open",
    "open_pronouns": "how many pronouns were left open because it is not plain whom they stand for",
    "relative_times": "how many times stay relative because the page is undated",
    "unplaced_time": "a time that could not be placed on the calendar",
}


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
        entities=settled(tokens, found.mentions, found.heads, found.entities),
        heads=found.heads,
        times=when,
    )
    return layered, (*found.notes, *notes)


def sort_of(entity: Entity) -> str | None:
    """The sort of a body that the name data knows, as its table there is called ("media", "un")."""
    return sorts().get(entity.known or "")
