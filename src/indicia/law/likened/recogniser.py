"""The trained recogniser: which conduct areas some words are like, and which of the words say so."""

from collections import Counter
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
        self._row = {word: n for n, word in enumerate(words)}
        self._vectors = data["vectors"]
        self._scales = data["scales"]
        self.rarity: Floats = data["rarity"].astype(np.float32)

    def features(self, words: Sequence[Word]) -> tuple[list[int], Floats, Floats]:
        """For words, the row of each (-1: unknown), its vector, and its weight as a word of its own.

        Both kinds of weights are scaled to a length of one over all the words.
        """
        rows = [self._row.get(lemma, self._row.get(lower, -1)) for lemma, lower in words]
        vectors = self._vectors[rows].astype(np.float32) * self._scales[rows][:, None]
        vectors[[row < 0 for row in rows]] = 0
        length = float(np.linalg.norm(vectors.sum(axis=0))) or 1.0
        own = self._own([self._row.get(lemma, -1) for lemma, _ in words])
        return rows, vectors * (NEAR / length), own

    def _own(self, rows: Sequence[int]) -> Floats:
        """Each word's share in the weight of its row; a word told twice counts less than twice."""
        counts = Counter(row for row in rows if 0 <= row < len(self.rarity))
        weights = {row: (1 + np.log(n)) * float(self.rarity[row]) for row, n in counts.items()}
        length = float(np.sqrt(sum(weight**2 for weight in weights.values()))) or 1.0
        shares = [weights[row] / counts[row] / length if row in weights else 0.0 for row in rows]
        return np.array(shares, dtype=np.float32)


class Recogniser:
    """A linear model over the words of a stretch of text: weights for each area, and for conduct at all."""

    def __init__(self, card: Card, data: dict[str, npt.NDArray[Any]]) -> None:
        self.card = card
        self.table = Table(data)
        self._near: Floats = data["near"].astype(np.float32)
        self._own: Floats = np.ascontiguousarray(data["own"].T, dtype=np.float32)
        self._bias: Floats = data["bias"].astype(np.float32)

    def read(self, words: Sequence[Word], areas: Set[str]) -> list[Likeness]:
        """Those of some areas that the words are like enough, the likest first."""
        if not words:
            return []
        rows, vectors, own = self.table.features(words)
        shares = vectors @ self._near.T
        known = [n for n, row in enumerate(rows) if 0 <= row < len(self._own)]
        shares[known] += own[known][:, None] * self._own[[rows[n] for n in known]]
        scores = 1 / (1 + np.exp(-(shares.sum(axis=0) + self._bias)))
        scores = scores[:-1] * min(1.0, float(scores[-1]) / self.card.sure)
        rounded = np.rint(scores * _PARTS) / _PARTS
        found = [n for n in np.flatnonzero(rounded >= self.card.threshold) if self.card.areas[n] in areas]
        return [
            Likeness(self.card.areas[n], float(rounded[n]), _strongest(shares[:, n]))
            for n in sorted(found, key=lambda n: (-rounded[n], n))
        ]


def _strongest(shares: Floats) -> tuple[int, ...]:
    order = sorted(range(len(shares)), key=lambda n: (-round(float(shares[n]) * _PARTS), n))
    return tuple(n for n in order[:_WORDS_SHOWN] if shares[n] > 0)


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
