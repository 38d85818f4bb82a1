"""The desk itself: who may come in, and the log of what was decided."""

from litestar import Response, get
from litestar.handlers import BaseRouteHandler
from litestar.params import FromQuery

from indicia.app.access import NEEDS, Here, open_acts
from indicia.app.web.screen import Asked, show
from indicia.ledger import audit, people

_PAGE = 100


@get("/log", sync_to_thread=True)
def log(request: Asked, ledger: Here, before: FromQuery[int | None] = None) -> Response[str]:
    """Who decided what."""
    with ledger.read() as connection:
        acts = audit.acts(connection, before=before, limit=_PAGE)
    following = acts[-1].id if len(acts) == _PAGE else None
    return show(request, "log.html.j2", acts=open_acts(ledger, request.user, acts), next=following)


@get("/team", opt={NEEDS: "admin"}, sync_to_thread=True)
def team(request: Asked, ledger: Here) -> Response[str]:
    """Who may come in."""
    with ledger.read() as connection:
        everyone = people.everyone(connection)
    return show(request, "team.html.j2", everyone=everyone, roles=people.ROLES)


desk_routes: list[BaseRouteHandler] = [log, team]
