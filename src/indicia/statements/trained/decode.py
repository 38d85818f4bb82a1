"""Scores of tags -> the best row of tags, and the ranges it stands for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]

PARTS = 64  # scores are rounded to this part of one, so that the last bits of a sum decide nothing
_HOLE = 2  # words; what is left out of a content by itself is left out by mistake
_JOINTS = " ,;:–—-"


@dataclass(frozen=True, slots=True)
class Chain:
    """What a tag costs after another ([from, to]) and at the beginning."""

    steps: Scores
    first: Scores


def best(scores: Scores, chain: Chain) -> list[int]:
    """The best row of tags (Viterbi) for scores [words, tags]; of equals, the lower tag."""
    rows, steps, total = _fine(scores), _fine(chain.steps), _fine(chain.first)
    tags = range(len(total))
    total = [total[tag] + rows[0][tag] for tag in tags]
    back: list[list[int]] = []
    for row in rows[1:]:
        ways = [[total[old] + steps[old][tag] for old in tags] for tag in tags]
        total = [max(way) + row[tag] for tag, way in enumerate(ways)]
        back.append([way.index(max(way)) for way in ways])
    chosen = [max(tags, key=total.__getitem__)]
    for came in reversed(back):
        chosen.append(came[chosen[-1]])
    return chosen[::-1]


def _fine(scores: Scores) -> Any:
    """Scores as whole numbers of the smallest part that counts."""
    return np.rint(scores.astype(np.float64) * PARTS).astype(np.int64).tolist()


def groups(tags: Sequence[int]) -> list[range]:
    """The words of each cue: one that begins (1) and those inside (2) after it."""
    found: list[range] = []
    for word, tag in enumerate(tags):
        if tag == 2 and found and found[-1].stop == word:
            found[-1] = range(found[-1].start, word + 1)
        elif tag:
            found.append(range(word, word + 1))
    return found


def whole(chosen: Sequence[int], taken: frozenset[int]) -> list[int]:
    """Chosen words with the small holes between them, where nothing else stands beside a hole."""
    found: list[int] = []
    for word in chosen:
        hole = range(found[-1] + 1, word) if found else range(0)
        if 0 < len(hole) <= _HOLE and not taken.intersection(range(hole.start - 1, hole.stop + 1)):
            found.extend(hole)
        found.append(word)
    return found


def trimmed(text: str, found: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Character ranges without the joints at their edges; a range of joints alone is left out."""
    inner = []
    for start, end in found:
        first = start + len(text[start:end]) - len(text[start:end].lstrip(_JOINTS))
        last = end - (len(text[start:end]) - len(text[start:end].rstrip(_JOINTS)))
        if first < last:
            inner.append((first, last))
    return tuple(inner)


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
