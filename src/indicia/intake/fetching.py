"""Addresses -> what came of them: several sites at once, each at its own pace, as a guest behaves."""

import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal
from urllib.parse import urlsplit

import tenacity
from msgspec import Struct

from indicia.intake.item import Address
from indicia.intake.robots import Robots
from indicia.ledger import Capture
from indicia.model import FetchError
from indicia.pages.decode import BYTES_LIMIT
from indicia.pages.web import Answer, get, open_client, refused

_LONGEST_WAIT = 30.0  # seconds; who asks for more is asked again in another run
_BUSY = {429, 500, 502, 503, 504}
_CLOSED = {401, 402, 403, 407, 410, 451}
Why = Literal["blocked", "gone", "busy", "unreachable", "too_long"]


class Manners(Struct, frozen=True):
    """How to fetch."""

    allow_private: bool = False
    pace: float = 1.0
    timeout: float = 10.0
    tries: int = 3
    at_once: int = 8
    robots: bool = True
    contact: str | None = None

    @property
    def agent(self) -> str:
        """Who we say we are."""
        about = f"; {self.contact}" if self.contact else ""
        return f"Indicia/1.0 (news reader for sanctions research{about})"


class Before(Struct, frozen=True):
    """What the last answer said of itself, to ask whether it still holds."""

    etag: str | None = None
    modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The conditions of a request."""
        pairs = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in pairs.items() if value and value.isprintable()}


class Refused(Struct, frozen=True):
    """Why an address could not be got."""

    slug: Why
    why: str


Got = Capture | Refused
NOT_MODIFIED = 304


class Fetcher:
    """Gets addresses; close it when done."""

    def __init__(self, manners: Manners) -> None:
        self.manners = manners
        self.client = open_client(
            manners.timeout, allow_private=manners.allow_private, user_agent=manners.agent
        )
        self.robots = Robots(self._once, "Indicia")
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()

    def close(self) -> None:
        """End all connections."""
        self.client.close()

    def all(self, wanted: Iterable[tuple[Address, Before]]) -> Iterator[tuple[Address, Got]]:
        """What came of each address, in the order the answers come; no more are begun than asked for."""
        with ThreadPoolExecutor(self.manners.at_once, thread_name_prefix="fetch") as pool:
            waiting: dict[Future[Got], Address] = {}
            for address, before in wanted:
                waiting[pool.submit(self.get, address, before)] = address
                if len(waiting) >= 2 * self.manners.at_once:
                    yield from _done(waiting)
            while waiting:
                yield from _done(waiting)

    def get(self, address: Address, before: Before) -> Got:
        """What came of one address. A capture with the status 304 says that nothing changed."""
        try:
            if self.manners.robots and (refusal := self.robots.refusal(address.url)):
                return Refused("blocked", f"{address.url}: {refusal}")
            answer = self._patiently(address.url, before)
        except FetchError as error:
            return Refused("blocked" if "private or reserved" in str(error) else "unreachable", str(error))
        if answer.status == NOT_MODIFIED or answer.status < 300:
            return _capture(address, answer)
        slug: Why = "blocked" if answer.status in _CLOSED else "busy" if answer.status in _BUSY else "gone"
        return Refused(slug, refused(address.url, answer.status))

    def _patiently(self, url: str, before: Before) -> Answer:
        """Ask again when the site is busy or cannot be reached, later each time."""
        retrying = tenacity.Retrying(
            stop=tenacity.stop_after_attempt(self.manners.tries),
            wait=_pause,
            retry=tenacity.retry_if_exception_type(FetchError) | tenacity.retry_if_result(_is_busy),
            retry_error_callback=lambda state: state.outcome.result() if state.outcome else None,
        )
        found = retrying(self._in_turn, url, before)
        if not isinstance(found, Answer):
            raise FetchError(f"{url} could not be got")
        return found

    def _in_turn(self, url: str, before: Before) -> Answer:
        self._wait(url)
        return get(self.client, url, headers=before.headers, timeout=self.manners.timeout)

    def _once(self, url: str) -> Answer:
        return get(self.client, url, timeout=self.manners.timeout)

    def _wait(self, url: str) -> None:
        """Wait until it is our turn at this site again."""
        pace = self.manners.pace
        if self.manners.robots:
            pace = max(pace, min(self.robots.delay(url), _LONGEST_WAIT))
        host = urlsplit(url).netloc
        with self._lock:
            now = time.monotonic()
            turn = max(self._next.get(host, now), now)
            self._next[host] = turn + pace
        time.sleep(max(turn - now, 0.0))


def _done(waiting: dict[Future[Got], Address]) -> Iterator[tuple[Address, Got]]:
    finished, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in finished:
        yield waiting.pop(future), future.result()


def _is_busy(answer: object) -> bool:
    return isinstance(answer, Answer) and answer.status in _BUSY and _asked(answer) <= _LONGEST_WAIT


def _pause(state: tenacity.RetryCallState) -> float:
    """What the site asks for, or half a second, one, two."""
    outcome = state.outcome
    answer = outcome.result() if outcome and not outcome.failed else None
    asked = _asked(answer) if isinstance(answer, Answer) else 0.0
    return min(max(asked, 0.5 * float(2 ** (state.attempt_number - 1))), _LONGEST_WAIT)


def _asked(answer: Answer) -> float:
    """The seconds of a Retry-After, given as seconds or as a moment."""
    value = answer.header("retry-after") or ""
    if value.isdigit():
        return float(value)
    try:
        return (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds()
    except (ValueError, TypeError):
        return 0.0


def _capture(address: Address, answer: Answer) -> Capture:
    return Capture(
        place=answer.url,
        content=answer.content[: BYTES_LIMIT + 1],
        at=datetime.now(UTC),
        asked=address.url if address.url != answer.url else None,
        source=address.source,
        published=address.published,
        status=answer.status,
        headers=answer.headers,
    )
