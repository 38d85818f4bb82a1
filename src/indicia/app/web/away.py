"""Signing in by a service of the house: there with a secret of one's own browser, and back with a code."""

from asyncio import to_thread
from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.params import FromQuery
from litestar.response import Redirect

from indicia.app.access import Away, Here, Service, SignInError, hold, person_of, sign_in, start_anew
from indicia.app.web.enter import OPEN, door, inside
from indicia.app.web.screen import Asked
from indicia.ledger import Ledger, audit
from indicia.ledger.people import Person

_AWAY = "away"
_limit = RateLimitConfig(rate_limit=("minute", 60), store="door", set_rate_limit_headers=False)


def _service(request: Request[Any, Any, Any]) -> Service:
    service: Service | None = request.app.state.service
    if service is None:
        raise NotFoundException("this desk has no sign-in service")
    return service


@get("/enter/away", opt=OPEN, middleware=[_limit.middleware])
async def away(request: Asked, then: FromQuery[str] = "/") -> Response[Any]:
    """Send somebody to the service; what proves that they were sent stays in their session."""
    service = _service(request)
    if request.scope.get("user"):
        return Redirect(inside(then), status_code=303)
    try:
        address, kept = await to_thread(service.begin, inside(then))
    except SignInError as error:
        return await to_thread(door, request, 401, problem=str(error))
    hold(request, {_AWAY: msgspec.to_builtins(kept)})
    return Redirect(address, status_code=303)


@get("/enter/back", opt=OPEN, middleware=[_limit.middleware])
async def back(request: Asked, ledger: Here) -> Response[Any]:
    """Take them in, if what they bring is for them, once."""
    service = _service(request)
    held = (request.session or {}).get(_AWAY)
    await start_anew(request)
    try:
        person, then = await to_thread(_person, ledger, service, held, dict(request.query_params))
    except SignInError as error:
        await to_thread(_refused, ledger, error)
        return await to_thread(door, request, 401, problem=str(error))
    sign_in(request, person.id)
    return Redirect(then, status_code=303)


def _person(ledger: Ledger, service: Service, held: Any, given: dict[str, str]) -> tuple[Person, str]:
    """Who came back, and where they wanted to go."""
    if held is None:
        raise SignInError("nobody was sent there from this browser, or too long ago")
    kept = msgspec.convert(held, Away)
    return person_of(ledger, service.settings, service.finish(kept, given)), kept.then


def _refused(ledger: Ledger, error: SignInError) -> None:
    with ledger.write() as connection:
        audit.log(connection, "somebody", "refused", "door", why=str(error))
