"""One-time tokens: what the terminal shows, so that only who started the program can open it."""

import secrets
import threading


class Tokens:
    """Tokens that were given out and not yet used. Each opens once."""

    def __init__(self) -> None:
        self._open: set[str] = set()
        self._lock = threading.Lock()

    def new(self) -> str:
        """Give one out; those given out before hold no longer."""
        token = secrets.token_urlsafe(24)
        with self._lock:
            self._open = {token}
        return token

    def use(self, token: str) -> bool:
        """Whether it opens; it does not a second time."""
        with self._lock:
            for known in self._open:
                if secrets.compare_digest(known.encode(), token.encode("utf-8", "replace")):
                    self._open.discard(known)
                    return True
        return False
