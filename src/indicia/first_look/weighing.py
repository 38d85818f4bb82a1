"""What each word, kind of words and sort of name weighs, and what a window comes to."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from msgspec import Struct

from indicia.first_look.windows import Window
from indicia.model import toml

_SHOWN = 6  # words that are given as those which decided


class _Row(Struct, frozen=True, forbid_unknown_fields=True):
    weight: float
    stems: str


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    start: float
    enough: float
    names: dict[str, float]
    kinds: dict[str, float]
    words: tuple[_Row, ...]


class Weights(Struct, frozen=True):
    """`start` is what a window has before anything is weighed, `enough` from where on it is worth reading."""

    start: float
    enough: float
    of: dict[str, float]

    def sum(self, window: Window) -> float:
        """What a window comes to."""
        of = self.of
        return self.start + sum(amount * of.get(what, 0.0) for what, amount in window.told.items())

    def strongest(self, window: Window) -> tuple[str, ...]:
        """The words that weigh most for it, as they stand in it."""
        weighed = sorted(
            (-self.of.get(what, 0.0) * window.told[what], word) for what, word in window.words.items()
        )
        return tuple(dict.fromkeys(word for weight, word in weighed if weight < 0))[:_SHOWN]

    def group(self, window: Window) -> int:
        """The place of the group that the kinds of its words speak for most; the first of equals."""
        places = [place for place in range(window.groups.bit_length()) if window.groups >> place & 1]
        of = {
            place: sum(
                self.of.get(f"kind {kind}", 0.0)
                for kind, groups in window.kinds.items()
                if groups >> place & 1
            )
            for place in places
        }
        return max(places, key=lambda place: (of[place], -place))


@cache
def weights() -> Weights:
    """The weights that come with the package; `tools/train_first_look` has made them.

    Raises:
        DataError: if the file is wrong.
    """
    held = toml.read(Path(str(files("indicia.first_look") / "data" / "weights.toml")), _File)
    of = dict(held.names) | {f"kind {kind}": weight for kind, weight in held.kinds.items()}
    for row in held.words:
        of |= dict.fromkeys(row.stems.split(), row.weight)
    return Weights(held.start, held.enough, of)
