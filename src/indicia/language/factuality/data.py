"""Operators and signatures: `data/operators.toml` and `data/signatures.toml`."""

from functools import cache
from pathlib import Path
from typing import Literal, get_args

from msgspec import Struct

from indicia.model import DataError, toml

DATA = Path(__file__).parent / "data"

Scale = Literal["held", "done"]
SCALES: tuple[Scale, ...] = get_args(Scale)
Image = tuple[float, float]
CONSTRUCTIONS = ("to", "that", "wh", "ing", "object", "adjective", "going", "subject")


class Operator(Struct, frozen=True, forbid_unknown_fields=True):
    """A word or construction; each scale has its image of what is so (3), and of what is not (-3).

    `keeps`: whether what stands under it is told as a fact if what stands over it is. Only what says so
    keeps: a word or construction that nobody listed leaves open what it governs.
    """

    name: str
    held: Image
    done: Image
    example: str
    keeps: bool = False
    words: tuple[str, ...] = ()


class Signature(Struct, frozen=True, forbid_unknown_fields=True):
    """Governing words that do the same to what they govern, as lemmas by construction."""

    name: str
    about: str
    example: str
    held: Image
    done: Image
    keeps: bool = False
    to: tuple[str, ...] = ()
    that: tuple[str, ...] = ()
    wh: tuple[str, ...] = ()
    ing: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    adjective: tuple[str, ...] = ()
    going: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    within: dict[str, tuple[str, ...]] = {}
    prepositions: dict[str, tuple[str, ...]] = {}


class _Operators(Struct, frozen=True, forbid_unknown_fields=True):
    operator: tuple[Operator, ...]


class _Signatures(Struct, frozen=True, forbid_unknown_fields=True):
    signature: tuple[Signature, ...]


@cache
def operators() -> tuple[Operator, ...]:
    """The operators as they stand in the file.

    Raises:
        DataError: if the file does not keep its schema.
    """
    return toml.read(DATA / "operators.toml", _Operators).operator


@cache
def signatures() -> tuple[Signature, ...]:
    """The signatures as they stand in the file.

    Raises:
        DataError: if the file does not keep its schema.
    """
    return toml.read(DATA / "signatures.toml", _Signatures).signature


@cache
def words() -> dict[str, str]:
    """The operator that each word is.

    Raises:
        DataError: if a word is two.
    """
    found: dict[str, str] = {}
    for row in operators():
        for word in row.words:
            if word in found:
                raise DataError(f"language/factuality/data/operators.toml: {word!r} stands twice")
            found[word] = row.name
    return found


@cache
def governors() -> dict[tuple[str, str], str]:
    """The signature of each governing word, by construction (or preposition) and lemma.

    Raises:
        DataError: if a word has two signatures in one construction.
    """
    found: dict[tuple[str, str], str] = {}
    for row in signatures():
        held = [(c, word) for c in CONSTRUCTIONS for word in getattr(row, c)]
        held += [(f"in {prep}", word) for prep, entries in row.within.items() for word in entries]
        held += [(f"prep {prep}", word) for prep, entries in row.prepositions.items() for word in entries]
        for key in held:
            if key in found:
                raise DataError(f"language/factuality/data/signatures.toml: {key} stands twice")
            found[key] = row.name
    return found


@cache
def keeping() -> frozenset[str]:
    """The names of the operators and signatures that keep a fact a fact."""
    rows: tuple[Operator | Signature, ...] = (*operators(), *signatures())
    return frozenset(row.name for row in rows if row.keeps)


@cache
def images(scale: Scale) -> dict[str, Image]:
    """What each operator and signature does, on a scale.

    Raises:
        DataError: if two bear one name, or a value leaves the scale.
    """
    rows: tuple[Operator | Signature, ...] = (*operators(), *signatures())
    found: dict[str, Image] = {row.name: getattr(row, scale) for row in rows}
    if len(found) < len(rows) or any(abs(value) > 3 for image in found.values() for value in image):
        raise DataError("language/factuality/data: a name stands twice, or a value leaves -3 to 3")
    return found
