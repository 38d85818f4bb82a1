"""The application: what every request passes through, in this order.

::

    headers -> allowed hosts -> limits -> session -> who -> forgery -> guard -> a route of web or api
"""

import logging
import secrets
from typing import Any

from litestar import Litestar, Request, Response, Router
from litestar.config.allowed_hosts import AllowedHostsConfig
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import State
from litestar.di import Provide
from litestar.middleware import DefineMiddleware
from litestar.middleware.allowed_hosts import AllowedHostsMiddleware
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.middleware.session.server_side import ServerSideSessionConfig
from litestar.stores.memory import MemoryStore
from litestar.types import Middleware
from msgspec import Struct

from indicia.app import api, web
from indicia.app.access import Identity, LedgerStore, Service, Tokens, guard, headers
from indicia.app.access.protection import ALWAYS, Forgery
from indicia.app.access.signing import Sessions
from indicia.ledger import Ledger, sessions

IDLE = 8 * 3600
LARGEST = 20_000_000
_SECRET = "secret of forms"  # noqa: S105 - the name under which it is kept


class Settings(Struct, frozen=True):
    """How the desk is served.

    `hosts` are the names that requests may ask for; empty means any. `service` is one to sign in by.
    """

    hosts: tuple[str, ...] = ()
    https: bool = False
    local_name: str = "you"
    a_minute: int = 1200
    service: Service | None = None


def make(ledger: Ledger, settings: Settings | None = None) -> Litestar:
    """The application over an open ledger."""
    settings = settings or Settings()
    return Litestar(
        route_handlers=[Router("/", route_handlers=web.routes, include_in_schema=False), *api.routes],
        state=State(_state(ledger, settings)),
        dependencies={"ledger": Provide(_ledger, sync_to_thread=False)},
        guards=[guard],
        middleware=_middleware(ledger, settings),
        stores={"sessions": LedgerStore(ledger), "rate_limit": MemoryStore()},
        exception_handlers={Exception: _failed},
        openapi_config=api.description(),
        request_max_body_size=LARGEST,
        logging_config=None,
    )


def _state(ledger: Ledger, settings: Settings) -> dict[str, Any]:
    return {
        "ledger": ledger,
        "tokens": Tokens(),
        "intakes": {},
        "local_name": settings.local_name,
        "service": settings.service,
    }


def _ledger(state: State) -> Ledger:
    held: Ledger = state.ledger
    return held


def _middleware(ledger: Ledger, settings: Settings) -> list[Middleware]:
    with ledger.write() as connection:
        secret = sessions.once(connection, _SECRET, secrets.token_hex(32).encode()).decode()
    session = ServerSideSessionConfig(
        key="__Host-indicia" if settings.https else "indicia",
        max_age=IDLE,
        secure=settings.https,
        samesite="lax",
        renew_on_access=True,
    )
    session._backend_class = Sessions  # noqa: SLF001 - the field has no other door
    forgery = CSRFConfig(
        secret=secret, cookie_name="indicia-form", cookie_secure=settings.https, cookie_samesite="strict"
    )
    limit = RateLimitConfig(
        rate_limit=("minute", settings.a_minute),
        identifier_for_request=_asker,
        exclude=["^/static/"],
        set_rate_limit_headers=False,
    )
    hosts = AllowedHostsConfig(allowed_hosts=list(settings.hosts) or ["*"])
    return [
        headers(https=settings.https),
        DefineMiddleware(AllowedHostsMiddleware, config=hosts),
        limit.middleware,
        session.middleware,
        DefineMiddleware(Identity),
        DefineMiddleware(Forgery, config=forgery),
    ]


def _asker(request: Request[Any, Any, Any]) -> str:
    """Whose requests are counted together: those of one browser, else those of one machine."""
    session = request.cookies.get("indicia") or request.cookies.get("__Host-indicia")
    return session or (request.client.host if request.client else "")


def _failed(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """Each door tells what went wrong in its own way; what nobody foresaw goes to the log as well."""
    door: Any = api if request.url.path.startswith("/api") else web
    if door.is_unforeseen(error):
        logging.getLogger("indicia").error("%s %s", request.method, request.url.path, exc_info=error)
    told: Response[Any] = door.failed(request, error)
    for name, value in ALWAYS.items():  # an address that there is not passes none of the layers above
        told.headers.setdefault(name, value)
    return told
