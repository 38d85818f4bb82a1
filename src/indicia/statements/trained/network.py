"""The trained network: the only file that knows onnxruntime and the weights."""

from collections.abc import Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from indicia.language.pieces import Pieces, Window
from indicia.language.weights import Pinned, card
from indicia.statements.trained.decode import Chain, Scores

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

States = npt.NDArray[np.float32]


class Weights(Pinned, frozen=True, forbid_unknown_fields=True):
    """What the folder of weights says of itself: hashes of its files, and the steps between tags."""

    cue_steps: list[list[float]]
    cue_first: list[float]
    role_steps: list[list[float]]
    role_first: list[float]


class Network:
    """The encoder in two parts: cues of a window, then the roles of each cue."""

    def __init__(self, folder: Path) -> None:
        weights = card(folder, Weights, "the trained engine")
        self.pieces = Pieces(folder / "vocab.txt")
        self.cue_chain = _chain(weights.cue_steps, weights.cue_first)
        self.role_chain = _chain(weights.role_steps, weights.role_first)
        self._cues = _session(folder / "cues.onnx")
        self._roles = _session(folder / "roles.onnx")

    def cues(self, window: Window) -> tuple[States, Scores]:
        """The states of a window's pieces [1, pieces, width] and its words' scores [words, tags]."""
        states, scores = self._cues.run(None, {"ids": np.array([window.ids], dtype=np.int64)})
        return states, scores[0, list(window.firsts)]

    def words(self, text: str) -> tuple[list[tuple[int, int]], States]:
        """The words of a text as character ranges, and the mean state of each one's pieces [words, width]."""
        ranges: list[tuple[int, int]] = []
        means: list[States] = []
        for window in self.pieces.windows(text, [(0, len(text))]):
            states, _ = self.cues(window)
            ranges.extend(window.words)
            places = zip(window.firsts, window.lasts, strict=True)
            means.extend(states[0, first:last].mean(axis=0) for first, last in places)
        return ranges, np.array(means, dtype=np.float32)

    def roles(self, window: Window, states: States, cues: Sequence[range]) -> Scores:
        """The scores of a window's words for each of its cues [cues, words, tags]."""
        marks = np.array([_marks(window, cue) for cue in cues], dtype=np.int64)
        (scores,) = self._roles.run(None, {"states": states, "marks": marks})
        return np.asarray(scores[:, list(window.firsts)], dtype=np.float32)


@cache
def load() -> Network:
    """The network that comes with the package, loaded once a process.

    Raises:
        DataError: if a file of it is missing or is not the one that was trained.
    """
    return Network(Path(str(resources.files(__package__).joinpath("weights"))))


def _marks(window: Window, cue: range) -> list[int]:
    begin, end = window.firsts[cue.start], window.lasts[cue.stop - 1]
    return [0 if n < begin else 1 if n < end else 2 for n in range(len(window.ids))]


def _chain(steps: list[list[float]], first: list[float]) -> Chain:
    return Chain(np.array(steps, dtype=np.float32), np.array(first, dtype=np.float32))


def _session(path: Path) -> "InferenceSession":
    import onnxruntime  # noqa: PLC0415 - what reads no statement need not wait for it

    options = onnxruntime.SessionOptions()
    # One thread adds up in one order, so that a reading is the same on every run.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # The runtime's joined addition and norm takes three times as long as the two apart.
    apart = ["SkipLayerNormFusion"]
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=apart
    )
