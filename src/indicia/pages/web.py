"""An address -> Page: over HTTP, from the public network only unless the caller allows others."""

import time
from collections.abc import Iterator, Mapping

import httpx
from msgspec import Struct

from indicia.model import FetchError, Page
from indicia.pages.connection import DEADLINE, Transport
from indicia.pages.decode import BYTES_LIMIT
from indicia.pages.unpacking import unpacker

MAX_REDIRECTS = 5
TIMEOUT = 10.0
USER_AGENT = "Indicia (reads one news page at the request of a person)"
_ACCEPT = "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1"


class Answer(Struct, frozen=True):
    """What a server sent: the address it came from at last, and the body unpacked, up to the limit."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    content: bytes

    def header(self, name: str) -> str | None:
        """The value of a header."""
        return next((value for key, value in self.headers if key.lower() == name), None)


def fetch(url: str, *, allow_private: bool = False, timeout: float = TIMEOUT) -> Page:
    """Get a page. At most `BYTES_LIMIT` bytes are read, and at most five redirects followed.

    Args:
        url: an http or https address.
        allow_private: whether addresses of private, local and reserved networks may be read. The
            address is checked where the connection is made, for every redirect anew, so no name
            can point elsewhere after the check.
        timeout: seconds to wait for the connection and for each answer; three times as many for
            the whole page.

    Raises:
        FetchError: if the page cannot be got; the text says why.
    """
    with open_client(timeout, allow_private=allow_private) as client:
        answer = get(client, url, timeout=timeout)
    if answer.status >= 400:
        raise FetchError(refused(url, answer.status))
    return Page(content=answer.content, url=answer.url)


def get(
    client: httpx.Client, url: str, *, headers: Mapping[str, str] | None = None, timeout: float = TIMEOUT
) -> Answer:
    """Get what is at an address, whatever its status.

    Raises:
        FetchError: if nothing can be got; the text says why.
    """
    _check_address(url)
    DEADLINE.at = time.monotonic() + 3 * timeout
    try:
        with client.stream("GET", url, headers=headers) as answer:
            content = b"".join(_body(answer, url))
            return Answer(str(answer.url), answer.status_code, tuple(answer.headers.multi_items()), content)
    except httpx.TooManyRedirects as error:
        raise FetchError(f"{url} redirects more than {MAX_REDIRECTS} times, or in a circle") from error
    except httpx.TimeoutException as error:
        raise FetchError(f"{url} did not answer within {timeout:g} seconds") from error
    except httpx.UnsupportedProtocol as error:
        raise FetchError(f"{url} redirects to what is neither http nor https") from error
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise FetchError(f"{url} could not be read: {str(error) or type(error).__name__}") from error
    finally:
        DEADLINE.at = float("inf")


def open_client(
    timeout: float = TIMEOUT, *, allow_private: bool = False, user_agent: str = USER_AGENT
) -> httpx.Client:
    """A client that connects to checked addresses only."""
    # Proxies of the environment are not used: behind one, no address could be checked.
    return httpx.Client(
        transport=Transport(allow_private=allow_private),
        headers={"User-Agent": user_agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"},
        timeout=timeout,
        follow_redirects=True,
        max_redirects=MAX_REDIRECTS,
        trust_env=False,
    )


def refused(url: str, status: int) -> str:
    """A server's refusal in a line, with advice where there is one."""
    advice = "; save the page from a browser and read the file" if status in {401, 402, 403, 429, 451} else ""
    return f"{url} answered {status} {httpx.codes.get_reason_phrase(status)}".rstrip() + advice


def _check_address(url: str) -> None:
    try:
        parts = httpx.URL(url)
    except (httpx.InvalidURL, TypeError) as error:
        raise FetchError(f"{url!r} is not an address: {error}") from error
    if parts.scheme not in {"http", "https"} or not parts.host:
        raise FetchError(f"{url!r} is not an http or https address")
    if parts.userinfo:
        raise FetchError("an address with a user name or password in it is not read")


def _body(answer: httpx.Response, url: str) -> Iterator[bytes]:
    """The body up to one byte over the limit, so that reading it can tell that it was cut."""
    left = BYTES_LIMIT + 1
    unpack = unpacker(answer.headers.get("content-encoding", ""), url)
    for packed in answer.iter_raw():
        if time.monotonic() > DEADLINE.at:
            raise FetchError(f"{url} is too slow: the page had not come in time")
        part = unpack.decompress(packed, left) if unpack else packed[:left]
        left -= len(part)
        yield part
        if left <= 0:
            return
