"""Write the catalogue of the desk's strings anew: `python -m tools.catalogue`.

A translation is `locale/<language>/LC_MESSAGES/indicia.po` beside it, compiled with `pybabel compile`.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import write_po

from indicia import products
from indicia.app.web import failing
from indicia.app.web.lawbook import FORCE
from indicia.app.web.screen import LOCALES, ROOMS
from indicia.app.web.terms import terms

PAGES = [("**.j2", "jinja2")]
CODE = [("**.py", "python")]
OPTIONS = {"**.j2": {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}}
SAID: dict[str, Any] = {"say": None, "many": (1, 2)}  # as `Tongue` has them
DESK = LOCALES.parent
ROWS = Path(str(products.__file__)).parent
SHOWN = ("rows.html.j2",)  # of its templates: what the reader and the page that stands alone both show
MADE = ("tongue.py", "view.py", "view_conduct.py", "view_listed.py", "view_said.py")
Message = tuple[str | tuple[str, ...], str | None]


def strings() -> Iterator[Message]:
    """Every string of the desk, with its context: of pages, charts, rows, and the words of the house."""
    yield from written(DESK / "templates", PAGES)
    yield from written(ROWS / "templates", PAGES, SHOWN)
    yield from written(ROWS, CODE, MADE)
    for room in (ROWS / "charts", DESK):
        yield from written(room, CODE)
    for word in (*terms(), *FORCE, *(name for _, name, _ in ROOMS), *failing.HEADS.values()):
        yield word, None


def written(
    place: Path, methods: list[tuple[str, str]], only: tuple[str, ...] | None = None
) -> Iterator[Message]:
    """The strings that stand in the files of a folder."""
    keywords = DEFAULT_KEYWORDS | SAID if methods is PAGES else SAID
    for file, _, message, _, context in extract_from_dir(place, methods, OPTIONS, keywords):
        if message and (only is None or file in only):
            yield message, context


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
