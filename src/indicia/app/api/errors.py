"""What goes wrong, in one shape: `{"error": {"slug": ..., "text": ...}}`, whatever the route."""

from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from msgspec import Struct

from indicia.app import access
from indicia.model import IndiciaError, LedgerError, UsageError

SLUGS = {
    400: "not_understood",
    401: "not_signed_in",
    403: "not_allowed",
    404: "not_found",
    405: "not_possible",
    409: "conflict",
    412: "conflict",
    413: "too_large",
    428: "if_match_needed",
    429: "too_many",
    503: "ledger",
}


class Wrong(Struct, frozen=True):
    """One error: a slug for machines, a line for people, and what else helps."""

    slug: str
    text: str
    detail: Any = None


class Failure(Struct, frozen=True):
    """The body of every answer that is none."""

    error: Wrong


class Refused(HTTPException):
    """A refusal that says more than its line."""

    def __init__(self, status: int, text: str, detail: Any = None) -> None:
        super().__init__(text, status_code=status)
        self.more = detail


def failed(request: Request[Any, Any, Any], error: Exception) -> Response[Failure]:
    """The answer for an error."""
    status, text, detail = _spoken(error)
    if isinstance(error, IndiciaError):
        text = access.told(error, request.scope.get("user"), request.app.state.ledger)
    slug = SLUGS.get(status, "failed" if status >= 500 else "not_understood")
    headers = dict(getattr(error, "headers", None) or {})
    return Response(
        Failure(Wrong(slug, text, detail)),
        status_code=status,
        headers=headers,
        media_type="application/json",
    )


def _spoken(error: Exception) -> tuple[int, str, Any]:
    if isinstance(error, Refused):
        return error.status_code, error.detail, error.more
    if isinstance(error, ValidationException):
        return error.status_code, error.detail, error.extra or None
    if isinstance(error, HTTPException):
        return error.status_code, error.detail, None
    if isinstance(error, LedgerError):
        return 503, str(error), None
    if isinstance(error, IndiciaError):
        return 404 if isinstance(error, UsageError) and is_missing(error) else 400, str(error), None
    return 500, "it is in the log of the program; nothing was changed", None


def is_missing(error: UsageError) -> bool:
    """Whether what was asked for is not there, rather than asked for wrongly."""
    return str(error).startswith(("there is no ", "the ledger holds no ", "no provision "))


def is_unforeseen(error: Exception) -> bool:
    """Whether nobody foresaw it."""
    return _spoken(error)[0] == 500
