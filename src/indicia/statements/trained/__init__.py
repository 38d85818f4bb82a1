"""The trained engine: a small encoder that finds cues, and for each its source and content."""

from collections.abc import Iterator
from dataclasses import dataclass

from indicia.language import Parse
from indicia.statements.phrases import Range
from indicia.statements.trained import network
from indicia.statements.trained.decode import best, groups, ranges, trimmed, whole
from indicia.statements.trained.windows import Window

__all__ = ["Attribution", "attributions"]

_SOURCE, _CONTENT = 1, 2
_LONG = 900  # characters; a longer paragraph is read in parts, cut where a sentence ends


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with what the network ties to it, in characters of the article."""

    cue: Range
    source: tuple[Range, ...]
    content: tuple[Range, ...]


def attributions(parse: Parse) -> Iterator[Attribution]:
    """The attributions of a page, paragraph by paragraph, in text order."""
    engine = network.load()
    for window in engine.pieces.windows(parse.article.text, _stretches(parse)):
        yield from _in_window(engine, parse.article.text, window)


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


def _in_window(engine: network.Network, text: str, window: Window) -> Iterator[Attribution]:
    states, scores = engine.cues(window)
    cues = groups(best(scores, engine.cue_chain))
    if not cues:
        return
    for cue, row in zip(cues, engine.roles(window, states, cues), strict=True):
        tags = [0 if n in cue else tag for n, tag in enumerate(best(row, engine.role_chain))]
        source = [n for n, tag in enumerate(tags) if tag == _SOURCE]
        content = whole([n for n, tag in enumerate(tags) if tag == _CONTENT], frozenset((*cue, *source)))
        spans = trimmed(text, ranges(window.words, content))
        if spans:
            (place,) = ranges(window.words, cue)
            yield Attribution(place, ranges(window.words, source), spans)
