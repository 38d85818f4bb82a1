"""The trained engine: a small encoder that finds cues, and for each its source and content."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

import numpy as np

from indicia.language import Parse
from indicia.language.pieces import Window
from indicia.statements.phrases import Range
from indicia.statements.trained import network
from indicia.statements.trained.decode import PARTS, Chain, Scores, best, groups, ranges, trimmed, whole

__all__ = ["Attribution", "Heard", "hear", "in_window"]

_SOURCE, _CONTENT = frozenset({1, 2}), frozenset({3, 4})  # the tag of the first word, and of those inside
_LONG = 900  # characters; a longer paragraph is read in parts, cut where a sentence ends


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with what the network ties to it, in characters of the article."""

    cue: Range
    source: tuple[Range, ...]
    content: tuple[Range, ...]


States = TypeVar("States")


class Reader(Protocol[States]):
    """What reads windows: the network of the package, or one that is being trained."""

    cue_chain: Chain
    role_chain: Chain

    def cues(self, window: Window) -> tuple[States, Scores]:
        """The states of a window's pieces, and its words' scores [words, tags]."""

    def roles(self, window: Window, states: States, cues: Sequence[range]) -> Scores:
        """The scores of a window's words for each of its cues [cues, words, tags]."""


@dataclass(slots=True)
class Heard:
    """What the network found, and for every word (by its start) how sure it is that it is no cue.

    `sure` is in parts of `decode.PARTS`, above nought where no cue is the better reading.
    """

    attributions: list[Attribution] = field(default_factory=list)
    sure: dict[int, int] = field(default_factory=dict)


def hear(parse: Parse) -> Heard:
    """Read a page, paragraph by paragraph; attributions in text order."""
    engine = network.load()
    heard = Heard()
    for window in engine.pieces.windows(parse.article.text, _stretches(parse)):
        in_window(engine, parse.article.text, window, heard)
    return heard


def _stretches(parse: Parse) -> Iterator[Range]:
    """The paragraphs of a page, long ones cut between sentences."""
    start = end = 0
    paragraph = -1
    for sentence in parse.sentences:
        if sentence.paragraph != paragraph or sentence.end - start > _LONG:
            if start < end:
                yield start, end
            start, paragraph = sentence.start, sentence.paragraph
        end = sentence.end
    if start < end:
        yield start, end


def in_window(reader: Reader[States], text: str, window: Window, heard: Heard) -> None:
    """Add what one window of a text holds, in the order of its cues."""
    states, scores = reader.cues(window)
    none, *some = np.rint(scores.T.astype(np.float64) * PARTS).astype(np.int64)
    sure = (none - np.maximum(*some)).tolist()
    heard.sure.update((start, one) for (start, _), one in zip(window.words, sure, strict=True))
    cues = groups(best(scores, reader.cue_chain))
    if not cues:
        return
    for cue, row in zip(cues, reader.roles(window, states, cues), strict=True):
        tags = [0 if n in cue else tag for n, tag in enumerate(best(row, reader.role_chain))]
        source = [n for n, tag in enumerate(tags) if tag in _SOURCE]
        content = whole([n for n, tag in enumerate(tags) if tag in _CONTENT], frozenset((*cue, *source)))
        spans = trimmed(text, ranges(window.words, content))
        if spans:
            (place,) = ranges(window.words, cue)
            heard.attributions.append(Attribution(place, ranges(window.words, source), spans))
