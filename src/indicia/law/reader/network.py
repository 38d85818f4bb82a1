"""The network that reads conduct: the only file of this room that knows onnxruntime and the weights."""

from collections.abc import Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from indicia.language.pieces import Pieces, Window
from indicia.language.weights import Pinned, card

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Floats = npt.NDArray[np.float32]
STANDINGS = ("done", "possible", "planned", "denied", "not", "withdrawn", "conditional", "rule")
PARTS = ("none", "from", "to", "by", "words")
_STEPS = 64  # chances are rounded, so that the last bits of a sum decide nothing


class Card(Pinned, frozen=True, forbid_unknown_fields=True):
    """What the folder of weights says of itself.

    `areas` in the order of the network's answers; `threshold` is the chance from which an area is taken.
    """

    areas: tuple[str, ...]
    threshold: float


class Told(Struct, frozen=True):
    """What one sentence tells: chances by area and by standing, and whether there is conduct at all."""

    areas: dict[str, float]
    conduct: float
    standings: dict[str, float]

    @property
    def standing(self) -> str:
        """The likeliest standing."""
        return max(STANDINGS, key=lambda name: (self.standings[name], -STANDINGS.index(name)))


class Network:
    """Word pieces of a paragraph and its sentences to what each tells, and the part that each word plays."""

    def __init__(self, folder: Path) -> None:
        self.card = card(folder, Card, "the reader of conduct")
        self.pieces = Pieces(folder / "vocab.txt")
        self._session = _session(folder / "conduct.onnx")

    def read(self, window: Window, sentences: Sequence[tuple[int, int]]) -> tuple[list[Told], Floats]:
        """Read a window of a text.

        Args:
            window: the word pieces of a stretch of text.
            sentences: character ranges in the whole text, in order; each holds a word of the window.

        Returns:
            What each sentence tells, and the chances of each word's parts [words, parts].
        """
        held = np.zeros((len(sentences), len(window.ids)), dtype=np.float32)
        number = 0
        for (start, _), first, last in zip(window.words, window.firsts, window.lasts, strict=True):
            while number + 1 < len(sentences) and start >= sentences[number][1]:
                number += 1
            held[number, first:last] = 1
        areas, conduct, standings, parts = self._session.run(
            None, {"ids": np.array([window.ids], dtype=np.int64), "sentences": held[None]}
        )
        told = [
            Told(
                dict(zip(self.card.areas, _rounded(areas[0, n]), strict=True)),
                _rounded(conduct[0, n : n + 1])[0],
                dict(zip(STANDINGS, _rounded(standings[0, n]), strict=True)),
            )
            for n in range(len(sentences))
        ]
        return told, np.rint(parts[0, list(window.firsts)] * _STEPS) / _STEPS


def _rounded(chances: Floats) -> list[float]:
    rounded: list[float] = (np.rint(chances.astype(np.float64) * _STEPS) / _STEPS).tolist()
    return rounded


@cache
def load() -> Network:
    """The network that comes with the package, loaded once a process.

    Raises:
        DataError: if a file of it is missing or is not the one that was trained.
    """
    return Network(Path(str(resources.files(__package__).joinpath("weights"))))


def _session(path: Path) -> "InferenceSession":
    import onnxruntime  # noqa: PLC0415 - a page without conduct need not wait for it

    options = onnxruntime.SessionOptions()
    # One thread adds up in one order, so that a reading is the same on every run.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # The runtime's joined addition and norm takes three times as long as the two apart.
    apart = ["SkipLayerNormFusion"]
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=apart
    )
