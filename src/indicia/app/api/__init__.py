"""The same ledger for scripts, and for the desk's own: REST under `/api`, described by its OpenAPI.

::

    pages, items, finding, names, law, intakes, watches (one file a kind of thing) -> routes
"""

from indicia.app.api.describing import description
from indicia.app.api.errors import failed, is_unforeseen
from indicia.app.api.routes import routes

__all__ = ["description", "failed", "is_unforeseen", "routes"]
