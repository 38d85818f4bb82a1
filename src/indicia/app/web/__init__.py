"""The desk in the browser: pages made on the server, a little script for keys and decisions.

::

    screen (templates, catalogue) <- today, reader, search, names, law, ... (one file a room) -> routes
"""

from indicia.app.web.failing import failed, is_unforeseen
from indicia.app.web.routes import routes
from indicia.app.web.screen import show, warm

__all__ = ["failed", "is_unforeseen", "routes", "show", "warm"]
