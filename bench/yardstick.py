"""The bare language model, as spaCy runs it: what the speed of a reading is measured by."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from indicia.language.parser import load

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@cache
def spacy_model() -> "Language":
    """A copy of the model that no reading touches."""
    return load()


def bare(texts: Iterable[str]) -> list["Doc"]:
    """What the language model alone makes of the paragraphs of an article."""
    return list(spacy_model().pipe(texts, batch_size=64))
