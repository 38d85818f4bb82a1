"""Litestar's sessions, kept in the ledger: several processes can serve one, and a restart ends none."""

from asyncio import to_thread
from datetime import UTC, datetime, timedelta

from litestar.stores.base import Store

from indicia.ledger import Ledger, sessions

_NOTHING = (b"", b"{}", b"null")
_NOBODY = "null"  # the key in the cookie of whoever has no session


class LedgerStore(Store):
    """A store of sessions. What has not changed is written again only when half of its time is over."""

    __slots__ = ("ledger",)

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    async def set(self, key: str, value: str | bytes, expires_in: int | timedelta | None = None) -> None:
        """Hold a value."""
        content = value.encode() if isinstance(value, str) else value
        seconds = int(expires_in.total_seconds()) if isinstance(expires_in, timedelta) else expires_in
        if content not in _NOTHING:
            await to_thread(self._set, key, content, seconds)

    def _set(self, key: str, content: bytes, seconds: int | None) -> None:
        with self.ledger.read() as connection:
            held = sessions.get(connection, key)
        if held and held[0] == content and _left(held[1]) > (seconds or 0) / 2:
            return
        with self.ledger.write() as connection:
            sessions.put(connection, key, content, seconds)

    async def get(self, key: str, renew_for: int | timedelta | None = None) -> bytes | None:  # noqa: ARG002 - `set` renews
        """What is held."""
        held = await to_thread(self._get, key)
        return held[0] if held else None

    def _get(self, key: str) -> tuple[bytes, datetime | None] | None:
        if key == _NOBODY:
            return None
        with self.ledger.read() as connection:
            return sessions.get(connection, key)

    async def delete(self, key: str) -> None:
        """Hold it no longer."""
        if await to_thread(self._get, key):
            await to_thread(self._drop, key)

    async def delete_all(self) -> None:
        """End every session."""
        await to_thread(self._drop, None)

    def _drop(self, key: str | None) -> None:
        with self.ledger.write() as connection:
            sessions.drop(connection, key)

    async def exists(self, key: str) -> bool:
        """Whether anything is held."""
        return await to_thread(self._get, key) is not None

    async def expires_in(self, key: str) -> int | None:
        """For how many seconds more."""
        held = await to_thread(self._get, key)
        return int(_left(held[1])) if held and held[1] else None


def _left(until: datetime | None) -> float:
    return (until - datetime.now(UTC)).total_seconds() if until else float("inf")
