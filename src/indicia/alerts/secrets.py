"""Passwords and keys: from the environment or a file, not from `alerts.toml`, never into what we print."""

import base64
import binascii
import os
from pathlib import Path

from indicia.model import DataError

_SHARED = 0o077


def secret(channel: str, env: str, file: str, folder: Path) -> str:
    """The secret of a channel; empty where it names none.

    Raises:
        DataError: if it is named and not there; never says what it is.
    """
    if env:
        found = os.environ.get(env, "")
        if not found:
            raise DataError(f"{channel}: the environment has no {env}")
        return found
    if not file:
        return ""
    try:
        found = (folder / file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{channel}: {folder / file} cannot be read") from error
    if not found:
        raise DataError(f"{channel}: {folder / file} is empty")
    return found


def key_of(text: str) -> bytes:
    """The bytes of a webhook's secret: `whsec_` and base64, as Standard Webhooks has them, or as they are."""
    if text.startswith("whsec_"):
        try:
            return base64.b64decode(text.removeprefix("whsec_"), validate=True)
        except binascii.Error:
            pass
    return text.encode()


def readable_by_others(path: Path) -> bool:
    """Whether others than its owner may read or change a file."""
    return os.name == "posix" and bool(path.stat().st_mode & _SHARED)
