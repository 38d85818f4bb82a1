"""Every address of the desk."""

from litestar import Response, get
from litestar.handlers import BaseRouteHandler
from litestar.params import FromPath

from indicia.app.access import NEEDS, NOBODY
from indicia.app.web import (
    away,
    briefs,
    claims,
    enter,
    lawbook,
    names,
    reader,
    screen,
    search,
    today,
    watchacts,
    watchdesk,
    watchroom,
)
from indicia.app.web.desk import desk_routes

_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@get("/static/{name:str}", opt={NEEDS: NOBODY}, sync_to_thread=False)
def static(name: FromPath[str]) -> Response[bytes]:
    """Style, script and signs of the desk. Their addresses change with them."""
    known = {path.name for path in screen.STATIC.iterdir()} | {"reading.css", "reading.js"}
    if name not in known:
        return Response(b"there is no such file", status_code=404, media_type="text/plain")
    kind = _TYPES.get("." + name.rpartition(".")[2], "application/octet-stream")
    return Response(
        screen.static(name),
        media_type=f"{kind}; charset=utf-8",
        headers={"Cache-Control": "public, max-age=31536000, immutable"},
    )


routes: list[BaseRouteHandler] = [
    static,
    enter.enter,
    enter.let_in,
    enter.leave,
    away.away,
    away.back,
    today.today,
    reader.page,
    reader.reader,
    reader.changes,
    reader.original,
    reader.archived,
    search.search,
    search.save,
    search.forget,
    names.names,
    names.name,
    names.mapped,
    names.merge,
    names.split,
    names.undo,
    lawbook.lawbook,
    lawbook.provision,
    claims.listed,
    claims.claim,
    claims.compare,
    watchroom.board,
    watchroom.watch,
    watchroom.drawn,
    watchroom.run,
    watchroom.reject,
    watchroom.undo,
    watchacts.judge,
    watchacts.evidence,
    watchacts.grade,
    watchdesk.edit,
    watchdesk.new,
    watchdesk.keep,
    briefs.briefs,
    briefs.document,
    *desk_routes,
]
