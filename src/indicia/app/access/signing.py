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
    request.scope[_FRESH] = secrets.token_hex(32)  # type: ignore[literal-required]  # a scope may hold more
    request.set_session({"person": person, "since": int(time.time())})


def sign_out(request: Request[Any, Any, Any]) -> None:
    """From here on it acts for nobody."""
    request.clear_session()
