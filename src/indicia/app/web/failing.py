"""What a person sees when something goes wrong: what happened, and where to go on."""

from http import HTTPStatus
from typing import Any

from litestar import MediaType, Response
from litestar.exceptions import HTTPException, NotAuthorizedException
from litestar.response import Redirect

from indicia.app.access import told
from indicia.app.web.screen import Asked, show, with_query
from indicia.model import IndiciaError, LedgerError, UsageError

HEADS = {
    400: "That was not understood",
    403: "That is not open to you",
    404: "There is no such page",
    405: "That cannot be done here",
    413: "That is too much at once",
    429: "Too many tries",
    500: "Something went wrong here",
    503: "The ledger cannot be used",
}


def failed(request: Asked, error: Exception) -> Response[Any]:
    """The page for an error; whoever is not signed in is led to where they can."""
    if isinstance(error, NotAuthorizedException):
        asked = request.url.path if request.method == "GET" else "/"
        return Redirect(with_query("/enter", {"then": asked if asked != "/" else ""}), status_code=303)
    status, text = spoken(error)
    if isinstance(error, IndiciaError):
        text = told(error, request.scope.get("user"), request.app.state.ledger)
    if request.headers.get("sec-fetch-dest") in {"script", "style", "image"}:
        return Response(text, media_type=MediaType.TEXT, status_code=status)
    return show(request, "failed.html.j2", status=status, head=HEADS.get(status, HEADS[500]), text=text)


def spoken(error: Exception) -> tuple[int, str]:
    """The status of an error and its line; what nobody foresaw says nothing of itself."""
    if isinstance(error, HTTPException):
        bare = error.detail == HTTPStatus(error.status_code).phrase  # the heading says more
        return error.status_code, "" if bare else error.detail
    if isinstance(error, LedgerError):
        return 503, str(error)
    if isinstance(error, IndiciaError):
        return 404 if isinstance(error, UsageError) and _is_missing(error) else 400, str(error)
    return 500, "It is in the log of the program; nothing was changed."


def _is_missing(error: UsageError) -> bool:
    return str(error).startswith(("there is no ", "the ledger holds no ", "no provision "))


def is_unforeseen(error: Exception) -> bool:
    """Whether nobody foresaw it."""
    return spoken(error)[0] == 500
