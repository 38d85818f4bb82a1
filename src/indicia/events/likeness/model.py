"""The weights of types: sums over states and turns of speech, and likeness to the sentences taught on."""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import numpy as np

from indicia.events.likeness.features import Array, Encoder, Features
from indicia.language.weights import Pinned, card

WEIGHTS = "likeness.npz"
STEPS = 127  # of a direction's parts between 0 and 1, as kept in a byte


class Model(NamedTuple):
    """What `tools/train_types` writes.

    A sentence is scored as `base + straight · states + telling · rarity + alike · (1 + taught · words)³`, the
    last summed over the places of words; `taught` holds the words of each sentence taught on, in `dims` main
    directions. The rarities of a sentence's turns of speech are one vector of length 1. Words met while
    teaching are kept turned (`words`, `ways`), so that only others are encoded by themselves.
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
    words: dict[str, int]  # a word that was met, and its place in
    ways: Array  # [words, dims]: its direction, of length 1 or, for no word at all, 0
    taught: Array  # [4, sentences, dims]
    alike: Array  # [sentences, types]

    def scores(self, found: Features, encode: Encoder) -> dict[str, float]:
        """How like a sentence is to those of each type; about 1 for the right one, about 0 for others."""
        total = self.base + np.tensordot(self.evened(found.states), self.straight, axes=2)
        at, held = self.rare(found.turns)
        total = total + held @ self.telling[at]
        near = 1 + (self.taught @ self.turned(found.alone, encode)[:, :, None])[:, :, 0]
        total = total + (near * near * near).sum(axis=0) @ self.alike
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

    def turned(self, alone: Sequence[Sequence[str]], encode: Encoder) -> Array:
        """The mean direction of the words at each place [4, dims]."""
        out = np.zeros((len(alone), self.axes.shape[1]), np.float32)
        for place, words in enumerate(alone):
            ways = [way for way in (self.way(word, encode) for word in words) if way.any()]
            if ways:
                out[place] = np.mean(ways, axis=0)
        return out

    def way(self, word: str, encode: Encoder) -> Array:
        """The direction of a word by itself [dims]; nothing if it has no letters that are known."""
        if word in self.words:
            return np.asarray(self.ways[self.words[word]])
        vectors = encode(word).vectors
        if not len(vectors):
            return np.zeros(self.axes.shape[1], np.float32)
        turned = (vectors.mean(axis=0) - self.origin) @ self.axes
        return np.asarray(turned / np.linalg.norm(turned), np.float32)


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
        known = {name: bytes(held[name]).decode().split("\n") for name in ("turns", "words")}
        scale = {n: held[n].astype(np.float32) for n in held.files if n not in ("types", *known)}
    for name in ("taught", "ways"):
        scale[name] = scale[name] / np.float32(STEPS)
    turns, words = ({text: at for at, text in enumerate(known[name])} for name in ("turns", "words"))
    return Model(types=types, turns=turns, words=words, **scale)
