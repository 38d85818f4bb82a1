"""The description of the API, as OpenAPI at `/api/openapi.json`; no page of it comes from elsewhere."""

from typing import Any

from litestar import Request, Response, get
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme

from indicia import __version__
from indicia.app.api.answers import tagged

ABOUT = (
    "What an Indicia ledger holds, and what people decide on it. Sign in with a key "
    "(`indicia users key NAME`) as `Authorization: Bearer`. Offsets count Unicode code points into the text "
    "of a version, half-open. Lists come newest first; `next` of an answer is the `before` of the next call. "
    "Not legal advice: `may concern`, never more."
)


def description() -> OpenAPIConfig:
    """How the API describes itself."""
    return OpenAPIConfig(
        title="Indicia",
        version=__version__,
        description=ABOUT,
        path="/api/openapi",  # its own routes; the address that people know is the one below
        render_plugins=[JsonRenderPlugin(path="/json")],
        components=Components(
            security_schemes={
                "key": SecurityScheme(type="http", scheme="bearer"),
                "session": SecurityScheme(type="apiKey", name="indicia", security_scheme_in="cookie"),
            }
        ),
        security=[{"key": []}, {"session": []}],
    )


@get("/api/openapi.json", include_in_schema=False, sync_to_thread=False)
def openapi(request: Request[Any, Any, Any]) -> Response[Any]:
    """The description."""
    return tagged(request, request.app.openapi_schema.to_schema())
