"""What the language model says, in less time: its own weights and answers, other arithmetic.

spaCy's components stay as they came and do what is not said here. Three of its costs are not for what the
model knows: its matrix products run at a third of the processor's pace, its entity recogniser weighs 74 moves
one by one at every word, and its word classes are matched pattern by pattern at every word.
"""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from itertools import islice
from typing import TYPE_CHECKING, Any

from indicia.language.quick.entities import Entities
from indicia.language.quick.word_classes import WordClasses

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_BATCH = 64  # texts that are worked on together
_OURS = ("attribute_ruler", "lemmatizer", "ner")  # the last needs the classes, so it is called after them


class Quick:
    """A loaded language model, as `Language.pipe`, with the same annotations."""

    def __init__(self, pipeline: "Language") -> None:
        from thinc.api import NumpyOps  # noqa: PLC0415 - comes with spaCy, which takes a second
        from threadpoolctl import ThreadpoolController  # noqa: PLC0415 - looks for what is loaded by now

        self._pipeline = pipeline
        self._classes = WordClasses(pipeline.get_pipe("attribute_ruler"))
        self._lemmas = pipeline.get_pipe("lemmatizer")
        self._entities = Entities(pipeline.get_pipe("ner"))
        self._threads = ThreadpoolController()
        products = NumpyOps(use_blis=False)  # numpy's own
        for name in ("tok2vec", "tagger", "parser", "ner"):
            component: Any = pipeline.get_pipe(name)
            for node in component.model.walk():
                node.ops = products

    def docs(self, texts: Iterable[str]) -> Iterator["Doc"]:
        """Each text with its layers: heads, tags, classes, lemmas, sentences, entities."""
        rest = iter(texts)
        while batch := list(islice(rest, _BATCH)):
            # One thread adds up in one order, and leaves the other cores to the other pages.
            with self._threads.limit(limits=1, user_api="blas"):
                yield from self._batch(batch)

    def forgetting(self) -> AbstractContextManager[object]:
        """What spaCy calls a memory zone: words first met in it are forgotten after it."""
        return self._pipeline.memory_zone()

    def _batch(self, texts: list[str]) -> list["Doc"]:
        docs = list(self._pipeline.pipe(texts, batch_size=_BATCH, disable=_OURS))
        for doc in docs:
            self._classes.set(doc)
            self._lemmas(doc)
        self._entities.set(docs)
        return docs
