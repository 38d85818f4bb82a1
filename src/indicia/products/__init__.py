"""What a reading becomes: JSON with its schema, rows in plain words, one page of HTML.

Rooms of their own, for what a ledger becomes: `brief`, `charts`, `exports`.
"""

from indicia.products.as_html import environment, link, part, to_html
from indicia.products.as_json import schema, to_json
from indicia.products.glossary import Entry, entries, explain
from indicia.products.view import View, view
from indicia.products.writing import write

__all__ = [
    "Entry",
    "View",
    "entries",
    "environment",
    "explain",
    "link",
    "part",
    "schema",
    "to_html",
    "to_json",
    "view",
    "write",
]
