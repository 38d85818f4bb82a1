"""The weights of types: sums over states and turns of speech, and likeness to the sentences taught on."""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import numpy as np

from indicia.events.likeness.features import Array, Features
from indicia.language.weights import Pinned, card

WEIGHTS = "likeness.npz"


class Model(NamedTuple):
    """What `tools/train_types` writes.

    A sentence is scored as `base + straight · states + telling · rarity + alike · (1 + taught · words)³`, the
    last summed over the places of words; `taught` holds the words of each sentence taught on, in `dims` main
    directions. The rarities of a sentence's turns of speech are one vector of length 1.
    """

    types: tuple[str, ...]
    base: Array  # [types]
    middle: Array  # [6, WIDTH]: the mean of each state,
    spread: Array  # [6, WIDTH]: and its deviation
    straight: Array  # [6, WIDTH, types]
    turns: dict[str, int]  # a word or pair of words, and its place in
    rarity: Array  # [turns]
    telling: Array  # [turns, types]
    origin: Array  # [WIDTH]: the mean of words by themselves,
    axes: Array  # [WIDTH, dims]: and their main directions
    taught: Array  # [sentences, 4, dims]
    alike: Array  # [sentences, types]

    def scores(self, found: Features) -> dict[str, float]:
        """How like a sentence is to those of each type; about 1 for the right one, about 0 for others."""
        total = self.base + np.einsum("pw,pwt->t", self.evened(found.states), self.straight)
        at, held = self.rare(found.turns)
        total = total + held @ self.telling[at]
        words = self.turned(found.alone)
        kernel = ((1 + np.einsum("spd,pd->sp", self.taught, words)) ** 3).sum(axis=1)
        total = total + kernel @ self.alike
        return {kind: round(float(score), 3) for kind, score in zip(self.types, total, strict=True)}

    def evened(self, states: Array) -> Array:
        """States without their mean, in units of their deviation; a place with no word stays nothing."""
        there = np.abs(states).sum(axis=1, keepdims=True) > 0
        return np.where(there, (states - self.middle) / self.spread, 0).astype(np.float32)

    def rare(self, turns: Iterable[str]) -> tuple[list[int], Array]:
        """The places of the turns that are known, and how rare each is, as a vector of length 1."""
        at = sorted(self.turns[turn] for turn in turns if turn in self.turns)
        held = self.rarity[at]
        return at, held / max(float(np.linalg.norm(held)), 1e-6)

    def turned(self, alone: Sequence[Sequence[Array]]) -> Array:
        """The mean direction of the words at each place [4, dims]."""
        out = np.zeros((len(alone), self.axes.shape[1]), np.float32)
        for place, vectors in enumerate(alone):
            if vectors:
                turned = (np.stack(vectors) - self.origin) @ self.axes
                out[place] = (turned / np.linalg.norm(turned, axis=1, keepdims=True)).mean(axis=0)
        return out


@cache
def load() -> Model:
    """The weights that come with the package, read once a process.

    Raises:
        DataError: if they are missing or are not those that were trained.
    """
    return read(Path(str(resources.files(__package__).joinpath("weights"))))


def read(folder: Path) -> Model:
    """The weights of a folder, checked against the hash beside them; raises as `load` does."""
    card(folder, Pinned, "types")
    with np.load(folder / WEIGHTS) as held:
        types = tuple(str(kind) for kind in held["types"])
        turns = bytes(held["turns"]).decode().split("\n")
        scale = {n: held[n].astype(np.float32) for n in held.files if n not in ("types", "turns")}
    scale["taught"] = scale["taught"] / np.float32(127)
    return Model(types=types, turns={turn: at for at, turn in enumerate(turns)}, **scale)
