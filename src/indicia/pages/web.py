"""An address -> Page: over HTTP, from the public network only unless the caller allows others."""

import socket
import time
import zlib
from collections.abc import Iterable, Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Protocol, runtime_checkable

import httpcore
import httpx

from indicia.model import FetchError, Page
from indicia.pages.decode import BYTES_LIMIT

MAX_REDIRECTS = 5
TIMEOUT = 10.0
_USER_AGENT = "Indicia (reads one news page at the request of a person)"
_ACCEPT = "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1"
_TRANSLATED = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))
_SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


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
    _check_address(url)
    deadline = time.monotonic() + 3 * timeout
    try:
        with _client(timeout, allow_private=allow_private) as client, client.stream("GET", url) as answer:
            if answer.status_code >= 400:
                raise FetchError(_refused(url, answer.status_code))
            content = b"".join(_body(answer, url, deadline))
            return Page(content=content, url=str(answer.url))
    except httpx.TooManyRedirects as error:
        raise FetchError(f"{url} redirects more than {MAX_REDIRECTS} times, or in a circle") from error
    except httpx.TimeoutException as error:
        raise FetchError(f"{url} did not answer within {timeout:g} seconds") from error
    except httpx.UnsupportedProtocol as error:
        raise FetchError(f"{url} redirects to what is neither http nor https") from error
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise FetchError(f"{url} could not be read: {str(error) or type(error).__name__}") from error


def _check_address(url: str) -> None:
    try:
        parts = httpx.URL(url)
    except (httpx.InvalidURL, TypeError) as error:
        raise FetchError(f"{url!r} is not an address: {error}") from error
    if parts.scheme not in {"http", "https"} or not parts.host:
        raise FetchError(f"{url!r} is not an http or https address")
    if parts.userinfo:
        raise FetchError("an address with a user name or password in it is not read")


def _refused(url: str, status: int) -> str:
    advice = "; save the page from a browser and read the file" if status in {401, 402, 403, 429, 451} else ""
    return f"{url} answered {status} {httpx.codes.get_reason_phrase(status)}".rstrip() + advice


def _client(timeout: float, *, allow_private: bool) -> httpx.Client:
    # Proxies of the environment are not used: behind one, no address could be checked.
    return httpx.Client(
        transport=_Transport(_Backend(allow_private=allow_private)),
        headers={"User-Agent": _USER_AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"},
        timeout=timeout,
        follow_redirects=True,
        max_redirects=MAX_REDIRECTS,
        trust_env=False,
    )


def _body(answer: httpx.Response, url: str, deadline: float) -> Iterator[bytes]:
    """The body up to one byte over the limit, so that reading it can tell that it was cut."""
    left = BYTES_LIMIT + 1
    unpack = _unpacker(answer.headers.get("content-encoding", ""), url)
    for packed in answer.iter_raw():
        if time.monotonic() > deadline:
            raise FetchError(f"{url} is too slow: the page had not come in time")
        part = unpack.decompress(packed, left) if unpack else packed[:left]
        left -= len(part)
        yield part
        if left <= 0:
            return


class _Unpacker(Protocol):
    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        """At most `max_length` unpacked bytes."""


class _Inflate:
    """Unpacks gzip and deflate no further than asked, so a small bomb stays small."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.first = True
        self.zlib = zlib.decompressobj(47)

    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        """At most `max_length` unpacked bytes."""
        try:
            part = self.zlib.decompress(data, max_length)
        except zlib.error as error:
            if not self.first:
                raise FetchError(f"{self.url} could not be unpacked: {error}") from error
            self.zlib = zlib.decompressobj(-15)  # "deflate" without its header, as some servers send
            part = self._raw(data, max_length)
        self.first = False
        return part

    def _raw(self, data: bytes, max_length: int) -> bytes:
        try:
            return self.zlib.decompress(data, max_length)
        except zlib.error as error:
            raise FetchError(f"{self.url} could not be unpacked: {error}") from error


def _unpacker(encoding: str, url: str) -> _Unpacker | None:
    name = encoding.strip().lower()
    if name in {"", "identity"}:
        return None
    if name in {"gzip", "x-gzip", "deflate"}:
        return _Inflate(url)
    raise FetchError(f"{url} sent the page packed as {name!r}, which was not asked for")


class _Backend(httpcore.SyncBackend):
    """Connects to checked addresses only: the name is resolved once, and that address is used."""

    def __init__(self, *, allow_private: bool) -> None:
        self.allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[_SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """Resolve, check, and connect to the first allowed address that answers."""
        failed: Exception = httpcore.ConnectError(f"no address for {host}")
        for address in self._allowed(host, port):
            try:
                return super().connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed

    def _allowed(self, host: str, port: int) -> list[str]:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"no address is known for {host}") from error
        addresses = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
        allowed = [address for address in addresses if self.allow_private or is_public(address)]
        if not allowed:
            raise FetchError(
                f"{host} is in a private or reserved network ({addresses[0]}) and was not read; "
                "allow private addresses if that is what you want"
            )
        return allowed


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public network, also one wrapped in another."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and any(ip in network for network in _TRANSLATED):
            inner = IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return ip.is_global and not ip.is_multicast


@runtime_checkable
class _Closes(Protocol):
    def close(self) -> None:
        """End it."""


class _Stream(httpx.SyncByteStream):
    """The body of an answer of httpcore, as httpx wants it."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        self.parts = parts

    def __iter__(self) -> Iterator[bytes]:
        with _Mapped():
            yield from self.parts

    def close(self) -> None:
        if isinstance(self.parts, _Closes):
            self.parts.close()


class _Mapped:
    """Turns the errors of httpcore into those of httpx."""

    def __enter__(self) -> None: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if isinstance(error, httpcore.TimeoutException):
            raise httpx.ReadTimeout(str(error)) from error
        if isinstance(error, httpcore.UnsupportedProtocol):
            raise httpx.UnsupportedProtocol(str(error)) from error
        if isinstance(error, (httpcore.NetworkError, httpcore.ProtocolError)):
            raise httpx.NetworkError(str(error)) from error


class _Transport(httpx.BaseTransport):
    """httpx over a connection pool whose connections are checked."""

    def __init__(self, backend: httpcore.NetworkBackend) -> None:
        self.pool = httpcore.ConnectionPool(ssl_context=httpx.create_ssl_context(), network_backend=backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        inner = httpcore.Request(
            request.method, url, headers=request.headers.raw, extensions=request.extensions
        )
        with _Mapped():
            answer = self.pool.handle_request(inner)
        if not isinstance(answer.stream, Iterable):
            raise FetchError("the connection gave no body")
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Stream(answer.stream), extensions=answer.extensions
        )

    def close(self) -> None:
        """End all connections."""
        self.pool.close()
