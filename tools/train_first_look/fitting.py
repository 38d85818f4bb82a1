"""Weights out of windows: a line between those to read and those of ordinary news."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.linear_model import LogisticRegression

from indicia.language.stems import stem
from tools.train_first_look.lessons import IDLE, Lesson, Told

OWN = 0.3  # what a window of our own sentences about other things counts beside one of the news
STRENGTH = 0.5  # of what is learned against small weights
MEANING = 1 / 3  # of what words mean, beside the words
LEAST, SETS = 3, 2  # texts with a word, and sets of texts, for it to have a weight of its own
ROUNDS = 3
Floats = npt.NDArray[np.float64]


class Fit(NamedTuple):
    """`of` is the weight of each word (its meaning in it), kind of words and sort of name."""

    start: float
    of: dict[str, float]

    def best(self, lesson: Lesson) -> float:
        """What the weightiest window of a text comes to."""
        if lesson.passes:
            return float("inf")
        sums = (sum(self.of.get(what, 0.0) * much for what, much in told.items()) for told in lesson.windows)
        return self.start + max(sums, default=-float("inf"))


def fit(wanted: Sequence[Lesson], other: Sequence[Lesson], elsewhere: Sequence[Lesson]) -> Fit:
    """The weights by which the best window of each wanted text stands out from all windows of the others."""
    names = _worth_weighing(wanted)
    against = [(told, 1.0) for lesson in other for told in lesson.windows]
    against += [(told, OWN) for lesson in elsewhere for told in lesson.windows]
    low = _matrix([told for told, _ in against], names)
    high = [_matrix(list(lesson.windows), names) for lesson in wanted]
    chosen = [int(np.asarray(rows.sum(axis=1)).argmax()) for rows in high]
    share = len(high) / sum(weight for _, weight in against)
    counts = [1.0] * len(high) + [weight * share for _, weight in against]
    labels = [1] * len(high) + [0] * len(against)
    model = LogisticRegression(C=STRENGTH, max_iter=400)
    for _ in range(ROUNDS):
        rows = vstack([*(rows[best] for rows, best in zip(high, chosen, strict=True)), low]).tocsr()
        model.fit(rows, labels, sample_weight=counts)
        chosen = [int((rows @ model.coef_[0]).argmax()) for rows in high]
    return Fit(float(model.intercept_[0]), _told_apart(model.coef_[0], names))


def _worth_weighing(wanted: Sequence[Lesson]) -> dict[str, int]:
    times: Counter[str] = Counter()
    parts: dict[str, set[str]] = defaultdict(set)
    for lesson in wanted:
        for what in {what for told in lesson.windows for what in told}:
            times[what] += 1
            parts[what].add(lesson.part)
    return {
        what: row
        for row, what in enumerate(
            sorted(w for w, n in times.items() if n >= LEAST and len(parts[w]) >= SETS)
        )
    }


def _matrix(windows: Sequence[Told], names: dict[str, int]) -> csr_matrix:
    rows, columns, amounts = [], [], []
    meant = np.zeros((len(windows), _width()))
    for row, told in enumerate(windows):
        for what, amount in told.items():
            if what in names:
                rows.append(row)
                columns.append(names[what])
                amounts.append(amount)
            if what in meanings():
                meant[row] += amount * MEANING * meanings()[what]
    words = csr_matrix((amounts, (rows, columns)), shape=(len(windows), len(names)))
    return hstack([words, csr_matrix(meant)]).tocsr()


def _told_apart(found: Floats, names: dict[str, int]) -> dict[str, float]:
    of = {what: float(found[row]) for what, row in names.items()}
    for word, meaning in meanings().items():
        of[word] = of.get(word, 0.0) + float(MEANING * meaning @ found[len(names) :])
    return of


@cache
def meanings() -> dict[str, Floats]:
    """What each word means (`meanings.py` made the file); of words with one stem the middle."""
    with np.load(Path(__file__).with_name("meanings.npz"), allow_pickle=False) as data:
        words = bytes(data["words"]).decode("utf-8").split("\n")
        vectors = data["vectors"].astype(np.float64) * data["scales"][:, None]
    alike: dict[str, list[Floats]] = defaultdict(list)
    for word, vector in zip(words, vectors, strict=False):
        if word.isalpha() and stem(word) not in IDLE:
            alike[stem(word)].append(vector)
    return {word: np.mean(held, axis=0) for word, held in alike.items()}


def _width() -> int:
    return len(next(iter(meanings().values())))
