"""The model's entity recogniser, read off in one go wherever no entity is open.

spaCy's recogniser moves word by word: it begins, goes on with, ends or passes over an entity, by what the
word, the first word of the open entity and the word before add to one hidden layer. While none is open only
the word counts, so all those scores are one matrix product; word by word it goes inside of entities alone.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from spacy.tokens import Doc

Numbers = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Found = tuple[int, int, str]  # first word, the word after the last, label


class Entities:
    """Sets the entities of parsed texts, as the recogniser of the model would."""

    def __init__(self, recogniser: Any) -> None:
        self._vectors, self._added, last = recogniser.model.layers
        self._constant = self._added.get_param("b").reshape(-1)
        self._pieces: int = self._added.get_dim("nP")
        self._weights, self._bias = last.get_param("W"), last.get_param("b")
        moves = [recogniser.moves.get_class_name(n) for n in range(recogniser.moves.n_moves)]
        self._kinds, self._labels = [move[0] for move in moves], [move[2:] for move in moves]
        place = {move: n for n, move in enumerate(moves)}
        begins, units = ([n for n, move in enumerate(moves) if move[0] == kind] for kind in "BU")
        self._begins, self._units = np.array(begins), np.array(units)
        self._never = np.array([n for n, move in enumerate(moves) if move[0] in "IL" or move == "U-"])
        # By how much going on beats ending, label by label: weights and constant.
        self._on = {
            label: (self._weights[on] - self._weights[end], float(self._bias[on] - self._bias[end]))
            for label in {self._labels[n] for n in begins}
            for on, end in [(place[f"I-{label}"], place[f"L-{label}"])]
        }

    def set(self, docs: list["Doc"]) -> None:
        """Set the entities of some texts."""
        from spacy.tokens import Span  # noqa: PLC0415 - loaded with the model

        held = [doc for doc in docs if len(doc)]
        if not held:
            return
        added = self._added.predict(self._vectors.predict(held))
        added = added.reshape(*added.shape[:2], -1)
        ends, blank = _places(held)
        moves = self._moves(added, ends, blank)
        first = 0
        for doc in held:
            stretch = range(first, first + len(doc))
            found = self._read(moves, added, ends, stretch)
            doc.set_ents([Span(doc, a - first, b - first, label=label) for a, b, label in found])
            first = stretch.stop

    def _moves(self, added: Numbers, ends: Flags, blank: Flags) -> list[int]:
        """The best move at every word while no entity is open."""
        scores = self._hidden(added[1:, 0] + added[0, 1] + added[0, 2]) @ self._weights.T + self._bias
        scores[:, self._never] = -np.inf
        scores[np.ix_(ends | blank, self._begins)] = -np.inf
        scores[np.ix_(blank, self._units)] = -np.inf
        best: list[int] = scores.argmax(1).tolist()
        return best

    def _hidden(self, sums: Numbers) -> Numbers:
        both: Numbers = (sums + self._constant).reshape(len(sums), -1, self._pieces).max(2)
        return both

    def _read(self, moves: list[int], added: Numbers, ends: Flags, stretch: range) -> Iterator[Found]:
        """The entities of one text, whose words stand at some places of the rows."""
        word = stretch.start
        while word < stretch.stop:
            kind, label = self._kinds[moves[word]], self._labels[moves[word]]
            last = self._last(added, ends, word, label) if kind == "B" else word
            if kind != "O":
                yield word, last + 1, label
            word = last + 1

    def _last(self, added: Numbers, ends: Flags, first: int, label: str) -> int:
        """The last word of an entity that begins at a word; it never crosses the end of a sentence."""
        weights, constant = self._on[label]
        word = first + 1
        # A row is one further on than its word: the first row stands for no word.
        while not ends[word]:
            sums = added[word + 1, 0] + added[first + 1, 1] + added[word, 2]
            if self._hidden(sums[None])[0] @ weights + constant < 0:
                break
            word += 1
        return word


def _places(docs: list["Doc"]) -> tuple[Flags, Flags]:
    """Of all words of some texts, which end a sentence, and which are white space."""
    rows = [doc.to_array(["SENT_START", "IS_SPACE"]).astype(np.int64) for doc in docs]
    ends = [np.append(row[1:, 0] == 1, True) for row in rows]
    return np.concatenate(ends), np.concatenate([row[:, 1] == 1 for row in rows])
