"""The trained recogniser: which conduct areas some words are like, and which of the words say so."""

from collections.abc import Sequence, Set
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from indicia.language.weights import Pinned, card

Floats = npt.NDArray[np.float32]
Word = tuple[str, str]  # dictionary form and the word as it stands, both in small letters
COUNTED = ("NOUN", "VERB", "ADJ", "PROPN", "ADV", "ADP")
NEAR = 0.7  # how much the words' meaning counts beside the words themselves
_PARTS = 64  # scores are rounded, so that the last bits of a sum decide nothing
_WORDS_SHOWN = 3


class Card(Pinned, frozen=True, forbid_unknown_fields=True):
    """What the folder of weights says of itself.

    `threshold` is the score from which an area is taken; `sure` how likely conduct of any area has to be
    for an area's own score to stand in full.
    """

    areas: tuple[str, ...]
    threshold: float
    sure: float


class Likeness(Struct, frozen=True):
    """An area that some words are like, how much so, and the places of the words that say it most."""

    area: str
    score: float
    words: tuple[int, ...]


class Table:
    """What is known of each word: small numbers for its meaning, and its weight as a word of its own."""

    def __init__(self, data: dict[str, npt.NDArray[Any]]) -> None:
        words = bytes(data["words"]).decode("utf-8").split("\n")
        self.rows = {word: n for n, word in enumerate(words)}
        meanings = data["vectors"].astype(np.float32) * data["scales"][:, None]
        self._meanings: Floats = np.vstack([meanings, np.zeros_like(meanings[:1])])  # the last: unknown
        self.rarity: Floats = data["rarity"].astype(np.float32)

    def features(self, words: Sequence[Word]) -> tuple[list[int], Floats, Floats]:
        """For words, the row of each (-1: unknown), its vector, and its weight as a word of its own.

        Both kinds of weights are scaled to a length of one over all the words.
        """
        rows = [self.rows.get(lemma, self.rows.get(lower, -1)) for lemma, lower in words]
        vectors = self._meanings[rows]
        length = float(np.linalg.norm(vectors.sum(axis=0))) or 1.0
        own = self._own(np.array([self.rows.get(lemma, -1) for lemma, _ in words]))
        return rows, vectors * (NEAR / length), own

    def _own(self, rows: npt.NDArray[np.int64]) -> Floats:
        """Each word's share in the weight of its row; a word told twice counts less than twice."""
        shares = np.zeros(len(rows), dtype=np.float32)
        own = np.flatnonzero((rows >= 0) & (rows < len(self.rarity)))
        found, at, times = np.unique(rows[own], return_inverse=True, return_counts=True)
        weights = (1 + np.log(times)) * self.rarity[found]
        length = float(np.linalg.norm(weights)) or 1.0
        shares[own] = (weights / times / length)[at]
        return shares


class Recogniser:
    """A linear model over the words of a stretch of text: weights for each area, and for conduct at all."""

    def __init__(self, card: Card, data: dict[str, npt.NDArray[Any]]) -> None:
        self.card = card
        self.table = Table(data)
        self._near: Floats = data["near"].astype(np.float32)
        self._own: Floats = np.ascontiguousarray(data["own"].T, dtype=np.float32)
        self._bias: Floats = data["bias"].astype(np.float32)

    def read(self, words: Sequence[Word], areas: Set[str]) -> Likeness | None:
        """The one of some areas that the words are likest to; None where none is like enough."""
        if not words:
            return None
        rows, vectors, own = self.table.features(words)
        known = [n for n, row in enumerate(rows) if 0 <= row < len(self._own)]
        told = own[known] @ self._own[[rows[n] for n in known]]
        sums = self._near @ vectors.sum(axis=0) + told + self._bias
        scores = 1 / (1 + np.exp(-sums))
        scores = scores[:-1] * min(1.0, float(scores[-1]) / self.card.sure)
        rounded = np.rint(scores * _PARTS) / _PARTS
        found = [n for n in np.flatnonzero(rounded >= self.card.threshold) if self.card.areas[n] in areas]
        if not found:
            return None
        best = max(found, key=lambda n: (rounded[n], -n))
        shares = vectors @ self._near[best]
        shares[known] += own[known] * self._own[[rows[n] for n in known], best]
        return Likeness(self.card.areas[best], float(rounded[best]), _strongest(shares))


def _strongest(shares: Floats) -> tuple[int, ...]:
    order = np.argsort(-np.rint(shares * _PARTS), kind="stable")[:_WORDS_SHOWN]
    return tuple(int(n) for n in order if shares[n] > 0)


@cache
def load() -> Recogniser:
    """The recogniser that comes with the package, loaded once a process.

    Raises:
        DataError: if a file of it is missing or is not the one that was trained.
    """
    folder = Path(str(resources.files(__package__).joinpath("weights")))
    told = card(folder, Card, "the law room")
    with np.load(folder / "likeness.npz", allow_pickle=False) as data:
        return Recogniser(told, dict(data))
