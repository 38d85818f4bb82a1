"""The description of the API, as OpenAPI at `/api/openapi.json`; no page of it comes from elsewhere."""

from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin, YamlRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme

from indicia import __version__

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
        path="/api",
        render_plugins=[JsonRenderPlugin(path="/openapi.json"), YamlRenderPlugin(path="/openapi.yaml")],
        components=Components(
            security_schemes={
                "key": SecurityScheme(type="http", scheme="bearer"),
                "session": SecurityScheme(type="apiKey", name="indicia", security_scheme_in="cookie"),
            }
        ),
        security=[{"key": []}, {"session": []}],
    )
