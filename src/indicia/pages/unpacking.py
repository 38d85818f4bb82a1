"""Unpacking what a server packed, never further than asked: a small bomb stays small."""

import zlib
from typing import Protocol

from indicia.model import FetchError


class Unpacker(Protocol):
    """Unpacks piece by piece."""

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


def unpacker(encoding: str, url: str) -> Unpacker | None:
    """What unpacks a body of this encoding; None where it is not packed.

    Raises:
        FetchError: if it is packed in a way that was not asked for.
    """
    name = encoding.strip().lower()
    if name in {"", "identity"}:
        return None
    if name in {"gzip", "x-gzip", "deflate"}:
        return _Inflate(url)
    raise FetchError(f"{url} sent the page packed as {name!r}, which was not asked for")
