"""Scores of tags -> the best row of tags, and the ranges it stands for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Whole = npt.NDArray[np.int64]

PARTS = 64  # scores are rounded to this part of one, so that the last bits of a sum decide nothing
_HOLE = 2  # words; what is left out of a content by itself is left out by mistake
_JOINTS = " ,;:–—-"


@dataclass(frozen=True, slots=True)
class Chain:
    """What a tag costs after another ([from, to]) and at the beginning."""

    steps: Scores
    first: Scores


def best(scores: Scores, chain: Chain) -> list[int]:
    """The best row of tags (Viterbi) for scores [words, tags]; of equals, the lower tag.

    A word whose tag leads by more than any step can cost has that tag in the best row, whatever stands
    beside it; so only the words between such words are weighed tag by tag.
    """
    rows, steps, first = _fine(scores), _fine(chain.steps), _fine(chain.first)
    chosen = rows.argmax(1)
    lead = np.take_along_axis(rows, chosen[:, None], 1) - rows
    open_ = (lead <= _dearest(steps)[chosen]).any(1)
    open_[[0, -1]] = True
    tags: list[int] = chosen.tolist()
    fine, costs = rows.tolist(), steps.tolist()
    for stretch in _stretches(np.flatnonzero(open_).tolist()):
        came = costs[tags[stretch.start - 1]] if stretch.start else first.tolist()
        left = [row[tags[stretch.stop]] for row in costs] if stretch.stop < len(tags) else [0] * len(first)
        tags[stretch.start : stretch.stop] = _weighed(fine[stretch.start : stretch.stop], costs, came, left)
    return tags


def _dearest(steps: Whole) -> Whole:
    """By how much the steps to and from a word can speak against a tag and for another [tag, other]."""
    to = (steps[:, None, :] - steps[:, :, None]).max(0)
    away = (steps[None, :, :] - steps[:, None, :]).max(2)
    against: Whole = to + away
    np.fill_diagonal(against, -1)
    return against


def _stretches(numbers: list[int]) -> list[range]:
    """Numbers in order as ranges, neighbours joined."""
    found: list[range] = []
    for number in numbers:
        if found and found[-1].stop == number:
            found[-1] = range(found[-1].start, number + 1)
        else:
            found.append(range(number, number + 1))
    return found


def _weighed(rows: list[list[int]], steps: list[list[int]], came: list[int], left: list[int]) -> list[int]:
    """The best tags of some words, given what each costs the first of them and after the last of them."""
    tags = range(len(came))
    total = [cost + one for cost, one in zip(came, rows[0], strict=True)]
    back: list[list[int]] = []
    into = list(zip(*steps, strict=True))
    for row in rows[1:]:
        ways = [[a + b for a, b in zip(total, step, strict=True)] for step in into]
        most = [max(way) for way in ways]
        back.append([way.index(best) for way, best in zip(ways, most, strict=True)])
        total = [a + b for a, b in zip(most, row, strict=True)]
    total = [a + b for a, b in zip(total, left, strict=True)]
    chosen = [max(tags, key=total.__getitem__)]
    for old in reversed(back):
        chosen.append(old[chosen[-1]])
    return chosen[::-1]


def _fine(scores: Scores) -> Whole:
    """Scores as whole numbers of the smallest part that counts."""
    return np.rint(scores.astype(np.float64) * PARTS).astype(np.int64)


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
