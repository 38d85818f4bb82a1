"""What every answer says to the browser, so that nothing of a page can act and nothing comes from outside."""

from litestar.connection import Request
from litestar.datastructures import MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.middleware.csrf import CSRFMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# A page as it was got: shown as a picture of itself. No script, no form, no request leaves it.
ORIGINAL_POLICY = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
)
# A chart as a picture.
PICTURE_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    "Cache-Control": "private, no-cache",
}


class headers(ASGIMiddleware):  # noqa: N801 - reads as what it adds
    """Adds the headers that an answer does not bring itself."""

    def __init__(self, *, https: bool) -> None:
        self.always = dict(ALWAYS)
        if https:
            self.always["Strict-Transport-Security"] = "max-age=31536000"

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Answer with the headers."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                found = MutableScopeHeaders.from_message(message)
                for name, value in self.always.items():
                    found.setdefault(name, value)
            await send(message)

        await next_app(scope, receive, with_headers if scope["type"] == ScopeType.HTTP else send)


class Forgery(CSRFMiddleware):
    """Litestar's guard against forged requests; a script with a key has no cookie to be misused."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check the request."""
        # type-var: the library binds the state's type to a class of its own
        asked = Request[object, object, object](scope) if scope["type"] == ScopeType.HTTP else None  # type: ignore[type-var]  # see above
        if asked and asked.headers.get("authorization", "").lower().startswith("bearer "):
            await self.app(scope, receive, send)
            return
        await super().__call__(scope, receive, send)
