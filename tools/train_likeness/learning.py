"""Passages -> the arrays of the recogniser: the table of words, then one row of weights for each area."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from sklearn.linear_model import LogisticRegression

from indicia.law.likened.recogniser import Table, Word

Arrays = dict[str, npt.NDArray[Any]]
Floats = npt.NDArray[np.float32]
WIDTH = 192  # numbers a word
_COMMON = 1e-3  # words more frequent than this count less (Arora et al. 2017)
_SEEN = 2  # passages that must have a word for it to have a weight of its own
_FIRM = 100.0  # how freely areas may follow the passages; conduct at all is held tighter
_FIRM_ANY = 10.0


@dataclass(frozen=True)
class Lesson:
    """A passage: its words, its areas, and those a reader could defend as well, which teach nothing."""

    part: str
    words: tuple[Word, ...]
    areas: frozenset[str]
    open: frozenset[str]


def table(lessons: Sequence[Lesson], words: Sequence[str], meanings: Floats) -> Arrays:
    """The words that have a weight of their own first, then all others that have a meaning."""
    often = Counter(lemma for it in lessons for lemma, _ in it.words)
    among = Counter(lemma for it in lessons for lemma in {lemma for lemma, _ in it.words})
    own = sorted(word for word, n in among.items() if n >= _SEEN)
    rarity = [math.log((1 + len(lessons)) / (1 + among[word])) + 1 for word in own]
    at = {word: n for n, word in enumerate(words)}
    every = [*own, *(word for word in words if word not in set(own))]
    narrow = _narrowed(meanings)
    total = sum(often.values())
    rows = np.zeros((len(every), WIDTH), dtype=np.float32)
    for n, word in enumerate(every):
        if word in at:
            rows[n] = narrow[at[word]] * (_COMMON / (_COMMON + often[word] / total))
    scales = np.abs(rows).max(axis=1) / 127
    scales[scales == 0] = 1
    return {
        "words": np.frombuffer("\n".join(every).encode(), dtype=np.uint8),
        "vectors": np.rint(rows / scales[:, None]).astype(np.int8),
        "scales": scales.astype(np.float32),
        "rarity": np.array(rarity, dtype=np.float32),
    }


def _narrowed(meanings: Floats) -> Floats:
    """Meanings in fewer numbers, along the directions in which words differ most."""
    rows = meanings / np.linalg.norm(meanings, axis=1, keepdims=True)
    rows = rows - rows.mean(axis=0)
    _, directions = np.linalg.eigh(rows.T.astype(np.float64) @ rows)
    chosen = directions[:, ::-1][:, :WIDTH]
    signs = np.sign(chosen[np.abs(chosen).argmax(axis=0), range(WIDTH)])
    return np.asarray(rows @ (chosen * signs), dtype=np.float32)


def weights(known: Arrays, lessons: Sequence[Lesson], areas: Sequence[str]) -> Arrays:
    """One row of weights an area, and a last one for conduct of any."""
    read = Table(known)
    features = csr_array(np.array([_features(read, lesson) for lesson in lessons]))
    size = len(read.rarity)
    every = np.zeros((len(areas) + 1, features.shape[1]))
    bias = np.full(len(areas) + 1, -20.0)
    for n, area in enumerate((*areas, None)):
        taught = [area is None or area not in lesson.open for lesson in lessons]
        right = np.array([area in it.areas if area else bool(it.areas) for it in lessons])[taught]
        if right.sum() < _SEEN:
            continue
        model = LogisticRegression(C=_FIRM if area else _FIRM_ANY, max_iter=500)
        model.fit(features[taught], right)
        every[n], bias[n] = model.coef_[0], model.intercept_[0]
    return {
        **known,
        "own": every[:, :size].astype(np.float16),
        "near": every[:, size:].astype(np.float16),
        "bias": bias.astype(np.float32),
    }


def _features(read: Table, lesson: Lesson) -> Floats:
    rows, vectors, own = read.features(lesson.words)
    weights = np.zeros(len(read.rarity), dtype=np.float32)
    for row, share in zip(rows, own, strict=True):
        if 0 <= row < len(weights):
            weights[row] += share
    return np.concatenate([weights, vectors.sum(axis=0)])
