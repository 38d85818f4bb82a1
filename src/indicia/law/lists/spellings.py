"""How names may differ and still be one: `data/names.toml`."""

from functools import cache
from pathlib import Path

from msgspec import Struct

from indicia.model import toml

PATH = Path(__file__).parents[1] / "data" / "names.toml"


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    """The file as a whole."""

    spellings: tuple[tuple[str, ...], ...]
    particles: frozenset[str]
    legal_forms: frozenset[str]
    generic: frozenset[str]
    titles: frozenset[str]
    small: frozenset[str]
    says_listed: tuple[str, ...]
    may_say_listed: tuple[str, ...]
    other_walks: frozenset[str]
    fitting: frozenset[str]
    not_the_same: tuple[str, ...]
    also_called: tuple[str, ...]


@cache
def spellings() -> _File:
    """The file, read once.

    Raises:
        DataError: if it does not keep its schema.
    """
    return toml.read(PATH, _File)


@cache
def same_spelling() -> dict[str, str]:
    """For each spelling of a name part, the one that stands for all of them."""
    return {word: row[0] for row in spellings().spellings for word in row}
