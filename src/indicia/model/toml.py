"""TOML in the shape of a struct: what its readers and its writers share."""

import json
import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from indicia.model.errors import DataError

T = TypeVar("T")


def read(path: Path, kind: type[T]) -> T:
    """A file in the shape of a kind.

    Raises:
        DataError: if it cannot be read, is no TOML or does not keep the shape; names file and field.
    """
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), kind, strict=True)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise DataError(f"{path}: {error}") from error


def quoted(text: str) -> str:
    """A TOML string; JSON's escapes are TOML's, but for DEL and lone surrogates."""
    plain = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(plain, ensure_ascii=False).replace("\x7f", "\\u007f")
