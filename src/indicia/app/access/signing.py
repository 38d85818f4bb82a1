"""Signing in and out: a fresh session each time, so that a key planted before is worth nothing."""

import secrets
import time
from typing import Any

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.middleware.session.server_side import ServerSideSessionBackend

_FRESH = "indicia_fresh_session"


class Sessions(ServerSideSessionBackend):
    """Sessions under a new key from the moment that somebody signs in."""

    def get_session_id(self, connection: ASGIConnection[Any, Any, Any, Any]) -> str:
        """The key of the session."""
        fresh = connection.scope.get(_FRESH)
        return str(fresh) if fresh else super().get_session_id(connection)


def sign_in(request: Request[Any, Any, Any], person: int) -> None:
    """From here on the browser acts for this person."""
    hold(request, {"person": person, "since": int(time.time())})


def hold(request: Request[Any, Any, Any], values: dict[str, Any]) -> None:
    """Keep something for this browser, under a key that nobody can have planted there."""
    request.scope[_FRESH] = secrets.token_hex(32)  # type: ignore[literal-required]  # a scope may hold more
    request.set_session(values)


async def start_anew(request: Request[Any, Any, Any]) -> None:
    """What the browser held until now opens nothing any more, nor is it kept."""
    held = request.cookies.get("indicia") or request.cookies.get("__Host-indicia")
    if held:
        await request.app.stores.get("sessions").delete(held)
    request.clear_session()


def sign_out(request: Request[Any, Any, Any]) -> None:
    """From here on it acts for nobody."""
    request.clear_session()
