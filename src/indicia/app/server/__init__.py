"""One process that serves the desk and its API: two doors, who may enter, and the ledger, put together."""

from indicia.app.server.making import Settings, make
from indicia.app.server.serving import serve

__all__ = ["Settings", "make", "serve"]
