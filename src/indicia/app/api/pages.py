"""Pages, their versions and readings."""

from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.openapi.datastructures import ResponseSpec

from indicia.app.access import Here
from indicia.app.api.answers import Before, Id, Limit, Some, some, tagged, told
from indicia.ledger import Version, overview, pages
from indicia.ledger.overview import Arrival
from indicia.model import Reading


@get("/api/arrivals", tags=["pages"], responses=told(), sync_to_thread=True)
def arrivals(ledger: Here, before: Before = None, limit: Limit = 50) -> Some[Arrival]:
    """The versions that came in last."""
    with ledger.read() as connection:
        found = overview.arrivals(connection, before=before, limit=limit + 1)
    return some(found, limit, lambda one: one.where.version)


@get("/api/pages/{page:int}", tags=["pages"], responses=told(404), sync_to_thread=True)
def versions(ledger: Here, page: Id) -> list[Version]:
    """The versions of a page, the oldest first."""
    with ledger.read() as connection:
        return pages.versions_at(connection, str(page))


@get(
    "/api/versions/{version:int}",
    tags=["pages"],
    responses={**told(404), 200: ResponseSpec(Reading, generate_examples=False, description="The reading.")},
    sync_to_thread=True,
)
def reading(request: Request[Any, Any, Any], ledger: Here, version: Id) -> Response[Any]:
    """The reading of a version, corrections laid over it; its shape is `indicia schema`."""
    with ledger.read() as connection:
        shown = pages.version(connection, version)
        read = pages.reading(connection, version)
    if read is None:
        return tagged(request, {"version": msgspec.to_builtins(shown), "passed_over": shown.passed_over})
    return tagged(request, read.found.reading)
