"""Asking an RFC 3161 authority for timestamps, over checked connections."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx

from indicia.ledger.stamps import TYPE
from indicia.model import FetchError
from indicia.pages.web import open_client

_LONGEST = 100_000


@contextmanager
def authority(url: str, *, allow_private: bool) -> Iterator[Callable[[bytes], bytes]]:
    """What posts a request to the authority at an address and gives back its answer.

    Raises:
        FetchError: if it cannot be reached, or refuses.
    """
    with open_client(allow_private=allow_private) as client:

        def ask(request: bytes) -> bytes:
            try:
                answer = client.post(url, content=request, headers={"Content-Type": TYPE})
                answer.raise_for_status()
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise FetchError(f"the timestamp authority {url} did not answer: {error}") from error
            return answer.content[:_LONGEST]

        yield ask
