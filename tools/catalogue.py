"""Write the catalogue of the desk's strings anew: `python -m tools.catalogue`.

A translation is `locale/<language>/LC_MESSAGES/indicia.po` beside it, compiled with `pybabel compile`.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from indicia import products
from indicia.app.web import failing
from indicia.app.web.lawbook import FORCE
from indicia.app.web.screen import LOCALES, ROOMS
from indicia.app.web.terms import terms

METHODS = [("**.j2", "jinja2")]
OPTIONS = {"**.j2": {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}}
DESK = LOCALES.parent
ROWS = "rows.html.j2"  # what the desk's reader and the page that stands alone both show
OURS = (  # put together in code
    "%(day)s %(month)s %(year)s",
    *FORCE,
    "not after %(day)s",
    "not placed",
    "%(n)s d",
    "%(n)s h",
    "%(n)s min",
)


def strings() -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """Every string of the desk, with its context: of templates and rows, and the words of the house."""
    for place in (DESK / "templates", Path(str(products.__file__)).parent / "templates"):
        for file, _, message, _, context in extract_from_dir(place, METHODS, OPTIONS):
            if place.parent == DESK or Path(file).name == ROWS:
                yield message, context
    for word in (*terms(), *OURS, *(name for _, name, _ in ROOMS), *failing.HEADS.values()):
        yield word, None


def catalogue() -> bytes:
    """The template that translators begin with; without times, so that it changes only with the strings."""
    made = Catalog(project="Indicia", copyright_holder="The Indicia developers")
    for message, context in strings():
        made.add(message, None, context=context)
    out = BytesIO()
    write_po(out, made, no_location=True, sort_output=True, omit_header=True)
    return out.getvalue()


if __name__ == "__main__":
    (LOCALES / "indicia.pot").write_bytes(catalogue())
