"""Connections to checked addresses only, with one deadline for the whole of an answer."""

import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any, Protocol, runtime_checkable

import httpcore
import httpx

from indicia.model import FetchError

_TRANSLATED = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))
_SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class Deadline(threading.local):
    """When the answer that this thread waits for must be whole; a server that drips is cut off there too."""

    at = float("inf")

    def left(self, timeout: float | None) -> float:
        """The seconds to wait for the next bytes."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the answer had not come in time")
        return min(left, timeout) if timeout is not None else left


DEADLINE = Deadline()


class _Timed(httpcore.NetworkStream):
    """A connection whose waits end at the deadline."""

    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self.inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes."""
        return self.inner.read(max_bytes, DEADLINE.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self.inner.write(buffer, DEADLINE.left(timeout))

    def close(self) -> None:
        """End it."""
        self.inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Go on encrypted."""
        return _Timed(self.inner.start_tls(ssl_context, server_hostname, DEADLINE.left(timeout)))

    def get_extra_info(self, info: str) -> Any:
        """What the library asks of a connection."""
        return self.inner.get_extra_info(info)


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
                connected = super().connect_tcp(address, port, timeout, local_address, socket_options)
                return _Timed(connected)
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


class Transport(httpx.BaseTransport):
    """httpx over a connection pool whose connections are checked."""

    def __init__(self, *, allow_private: bool) -> None:
        backend = _Backend(allow_private=allow_private)
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
            request.method,
            url,
            headers=request.headers.raw,
            content=request.read(),
            extensions=request.extensions,
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
