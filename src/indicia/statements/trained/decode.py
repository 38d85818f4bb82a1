"""Scores of tags -> the best row of tags, and the ranges it stands for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]

_FINE = 64  # scores are rounded to this part of one, so that the last bits of a sum decide nothing


@dataclass(frozen=True, slots=True)
class Chain:
    """What a tag costs after another ([from, to]) and at the beginning."""

    steps: Scores
    first: Scores


def best(scores: Scores, chain: Chain) -> list[int]:
    """The best row of tags (Viterbi) for scores [words, tags]; of equals, the lower tag."""
    fine = np.round(scores.astype(np.float64) * _FINE)
    steps = np.round(chain.steps.astype(np.float64) * _FINE)
    total = np.round(chain.first.astype(np.float64) * _FINE) + fine[0]
    back: list[npt.NDArray[np.int64]] = []
    for row in fine[1:]:
        ways = total[:, None] + steps
        came = ways.argmax(0)
        back.append(came)
        total = ways[came, np.arange(len(came))] + row
    tags = [int(total.argmax())]
    for came in reversed(back):
        tags.append(int(came[tags[-1]]))
    return tags[::-1]


def groups(tags: Sequence[int]) -> list[range]:
    """The words of each cue: one that begins (1) and those inside (2) after it."""
    found: list[range] = []
    for word, tag in enumerate(tags):
        if tag == 2 and found and found[-1].stop == word:
            found[-1] = range(found[-1].start, word + 1)
        elif tag:
            found.append(range(word, word + 1))
    return found


def ranges(words: Sequence[tuple[int, int]], chosen: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """The character ranges of chosen words, neighbours joined."""
    found: list[tuple[int, int]] = []
    last = None
    for word in chosen:
        start, end = words[word]
        if last is not None and word == last + 1:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
        last = word
    return tuple(found)
