"""Weights that a room was taught: read only if they are, byte for byte, those it was taught with."""

import hashlib
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from indicia.model import DataError, toml


class Pinned(Struct, frozen=True):
    """`weights.toml`: what a folder of weights says of itself; `sha256` by the name of each file."""

    sha256: dict[str, str]


Card = TypeVar("Card", bound=Pinned)


def card(folder: Path, kind: type[Card], whose: str) -> Card:
    """What a folder of weights says of itself, once its files are found to be those it names.

    Raises:
        DataError: if a file is missing, unreadable or another.
    """
    try:
        told = toml.read(folder / "weights.toml", kind)
        found = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in told.sha256}
    except (OSError, DataError) as error:
        raise DataError(f"the weights of {whose} cannot be read ({error}): reinstall Indicia") from error
    for name, digest in found.items():
        if digest != told.sha256[name]:
            raise DataError(f"{folder / name} is not the file this version was made with: reinstall Indicia")
    return told
