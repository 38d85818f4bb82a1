"""How much of one page stands in another, word for word or turned: sentences against paragraphs."""

import re
from functools import cache

from msgspec import Struct

from indicia.model import Article
from indicia.origins.data import wording

_WORD = re.compile(r"[^\W_]+")
_STOP = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“(]?[A-Z0-9])")
_SUFFIXES = ("ing", "ed", "es", "s")
_SHORTEST = 4  # words that a sentence needs to be compared
# A sentence stands in a paragraph if this share of its words does: turned sentences keep three words of
# four, while two reports of one event share names and numbers, about four of ten.
STANDS = 0.6


Run = tuple[str, ...]


class Sentence(Struct, frozen=True):
    """The words of a sentence that bear meaning, without their endings; and all runs of three words in it."""

    words: frozenset[str]
    runs: frozenset[Run]

    @property
    def weight(self) -> int:
        """How many words it counts for."""
        return len(self.words)


class Sense(Struct, frozen=True):
    """The sentences and paragraphs of an article, as sets of words; headline and dateline left out."""

    sentences: tuple[Sentence, ...]
    paragraphs: tuple[frozenset[str], ...]
    runs: frozenset[Run]

    @property
    def weight(self) -> int:
        """The words of all its sentences."""
        return sum(sentence.weight for sentence in self.sentences)


class Shared(Struct, frozen=True):
    """What of one page stands in another.

    `scores` says how well each sentence does, `share` how much of it is in sentences that stand there,
    `lead` how well the first one does. Of those that stand there, `words` is the number of words, and
    `verbatim` the share of runs of three words.
    """

    scores: tuple[float, ...]
    share: float
    lead: float
    verbatim: float
    words: int

    def standing(self) -> frozenset[int]:
        """The numbers of the sentences that stand there."""
        return frozenset(n for n, score in enumerate(self.scores) if score >= STANDS)


def sense(article: Article) -> Sense:
    """The words of an article, sentence by sentence."""
    title = article.title_block
    line = article.dateline
    paragraphs = []
    for block in article.blocks:
        if block.kept and block != title:
            start = line.end if line and block.start <= line.start < block.end else block.start
            paragraphs.append(article.text[start : block.end])
    sentences = [Sentence(content(part), _runs(part)) for text in paragraphs for part in _STOP.split(text)]
    return Sense(
        sentences=tuple(one for one in sentences if one.weight >= _SHORTEST),
        paragraphs=tuple(content(text) for text in paragraphs),
        runs=frozenset().union(*(one.runs for one in sentences)),
    )


def _runs(text: str) -> frozenset[Run]:
    words = _WORD.findall(text.casefold())
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def content(text: str) -> frozenset[str]:
    """The words of a text that bear meaning, without their endings."""
    words = (word.casefold() for word in _WORD.findall(text))
    return frozenset(_stem(word) for word in words if word not in wording().empty and len(word) > 1)


@cache
def _stem(word: str) -> str:
    return next(
        (word[: -len(end)] for end in _SUFFIXES if word.endswith(end) and len(word) > len(end) + 3), word
    )


def shared(one: Sense, other: Sense) -> Shared:
    """What of one page stands in the other."""
    scores = tuple(
        max((len(s.words & paragraph) / s.weight for paragraph in other.paragraphs), default=0.0)
        for s in one.sentences
    )
    if not scores:
        return Shared((), 0.0, 0.0, 0.0, 0)
    there = [s for s, score in zip(one.sentences, scores, strict=True) if score >= STANDS]
    words = sum(s.weight for s in there)
    runs = frozenset().union(*(s.runs for s in there))
    verbatim = len(runs & other.runs) / len(runs) if runs else 0.0
    return Shared(scores, words / one.weight, scores[0], verbatim, words)
