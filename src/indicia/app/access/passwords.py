"""Passwords as Argon2 hashes, and keys for scripts; neither is ever kept as it was typed."""

import hashlib
import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from indicia.model import UsageError

SHORTEST = 12


def hash_password(password: str) -> str:
    """The hash to keep.

    Raises:
        UsageError: if the password is too short.
    """
    if len(password) < SHORTEST:
        raise UsageError(f"a password needs at least {SHORTEST} characters")
    return _hasher().hash(password)


def check_password(kept: str | None, password: str) -> bool:
    """Whether this is the password; takes as long where nobody of that name is kept."""
    try:
        return _hasher().verify(kept or _nobody(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def new_key() -> str:
    """A key for scripts."""
    return "ind_" + secrets.token_urlsafe(32)


def hash_key(key: str) -> str:
    """What is kept of a key: it is random and long, so a plain hash cannot be turned back."""
    return hashlib.sha256(key.encode()).hexdigest()


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobody() -> str:
    return _hasher().hash(secrets.token_urlsafe(32))
