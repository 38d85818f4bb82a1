"""Coming in and going out: by the one-time address that the terminal shows, or by name and password."""

from asyncio import to_thread
from typing import Any

from litestar import Request, Response, get, post
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.params import FromQuery, URLEncodedBody
from litestar.response import Redirect
from msgspec import Struct

from indicia.app.access import NEEDS, NOBODY, Here, check_password, sign_in, sign_out
from indicia.app.access.identity import LOCAL
from indicia.app.web.screen import Asked, show
from indicia.ledger import Ledger, audit, people

OPEN = {NEEDS: NOBODY}


def _tries(request: Request[Any, Any, Any]) -> bool:
    return request.method == "POST" or "token" in request.query_params


_limit = RateLimitConfig(
    rate_limit=("minute", 10), store="door", check_throttle_handler=_tries, set_rate_limit_headers=False
)


class Entry(Struct):
    """What somebody types to come in."""

    name: str = ""
    password: str = ""
    then: str = "/"


# Litestar 2.25 sends handlers that share a path to a thread twice, so these two go there by themselves.
@get("/enter", opt=OPEN, middleware=[_limit.middleware])
async def enter(
    request: Asked,
    ledger: Here,
    then: FromQuery[str] = "/",
    token: FromQuery[str | None] = None,
) -> Response[Any]:
    """The door. A token opens once, and the address that bore it is left at once."""
    team = request.app.state.service is not None or await to_thread(_has_people, ledger)
    if token and not team and request.app.state.tokens.use(token):
        sign_in(request, LOCAL)
        return Redirect("/", status_code=303)
    if request.scope.get("user"):
        return Redirect(inside(then), status_code=303)
    return await to_thread(door, request, then=inside(then), wrong=bool(token))


@post("/enter", opt=OPEN, middleware=[_limit.middleware])
async def let_in(
    request: Asked,
    ledger: Here,
    data: URLEncodedBody[Entry],
) -> Response[Any]:
    """Name and password."""
    person = await to_thread(_right, ledger, data)
    if person is None:
        return await to_thread(door, request, 401, then=inside(data.then), wrong=True, name=data.name)
    sign_in(request, person.id)
    return Redirect(inside(data.then), status_code=303)


def door(request: Asked, status: int = 200, **values: Any) -> Response[str]:
    """The door as a page: by which of the three ways one may come in here."""
    service = request.app.state.service
    known = {
        "people": _has_people(request.app.state.ledger),
        "service": service.settings.label if service else "",
        "then": "/",
        "wrong": False,
        "name": "",
        "problem": "",
    }
    return show(request, "enter.html.j2", status=status, **(known | values))


def _has_people(ledger: Ledger) -> bool:
    with ledger.read() as connection:
        return bool(people.everyone(connection))


def _right(ledger: Ledger, entry: Entry) -> people.Person | None:
    """Who that is, if the password is theirs; the log tells of every try."""
    with ledger.read() as connection:
        person = people.named(connection, entry.name)
    right = check_password(person.password if person else None, entry.password)
    with ledger.write() as connection:
        audit.log(connection, entry.name[:80], "entered" if right else "refused", "door")
    return person if right else None


@post("/leave", sync_to_thread=False)
def leave(request: Asked) -> Redirect:
    """End the session."""
    sign_out(request)
    return Redirect("/enter", status_code=303)


def inside(then: str) -> str:
    """An address of ours to go on to: never one elsewhere."""
    return then if then.startswith("/") and not then.startswith(("//", "/\\")) else "/"
