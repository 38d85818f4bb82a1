"""robots.txt (RFC 9309): whether we may get an address, and how long a site wants us to wait."""

import threading
from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from indicia.model import FetchError
from indicia.pages.web import Answer

_BYTES = 500_000  # what RFC 9309 asks a reader to take at least


class Robots:
    """The rules of each site, got once a run."""

    def __init__(self, get: Callable[[str], Answer], agent: str) -> None:
        self.get = get
        self.agent = agent
        self._rules: dict[str, Protego | str] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def refusal(self, url: str) -> str | None:
        """Why the address may not be got; None if it may."""
        rules = self._of(url)
        if isinstance(rules, str):
            return rules
        return None if rules.can_fetch(url, self.agent) else "its robots.txt asks us not to read it"

    def delay(self, url: str) -> float:
        """The seconds the site wants between two requests, if it says so."""
        rules = self._of(url)
        return 0.0 if isinstance(rules, str) else float(rules.crawl_delay(self.agent) or 0.0)

    def _of(self, url: str) -> Protego | str:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            lock = self._locks.setdefault(origin, threading.Lock())
        with lock:
            if origin not in self._rules:
                self._rules[origin] = self._get(f"{origin}/robots.txt")
            return self._rules[origin]

    def _get(self, url: str) -> Protego | str:
        try:
            answer = self.get(url)
        except FetchError as error:
            return f"its robots.txt could not be got, so nothing was: {error}"
        if answer.status >= 500 or answer.status == 429:
            return f"its robots.txt could not be got (answer {answer.status}), so nothing was"
        text = answer.content[:_BYTES].decode("utf-8", "replace") if answer.status == 200 else ""
        return Protego.parse(text)
