"""Write the catalogue of the desk's strings anew: `python -m tools.catalogue`.

A translation is `locale/<language>/LC_MESSAGES/indicia.po` beside it, compiled with `pybabel compile`.
"""

from io import BytesIO

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from indicia.app.web.screen import LOCALES

METHODS = [("templates/**.j2", "jinja2")]
OPTIONS = {"templates/**.j2": {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}}


def catalogue() -> bytes:
    """The template that translators begin with; without times, so that it changes only with the strings."""
    made = Catalog(project="Indicia", copyright_holder="The Indicia developers")
    for file, line, message, comments, context in extract_from_dir(LOCALES.parent, METHODS, OPTIONS):
        made.add(message, None, [(file, line)], auto_comments=comments, context=context)
    out = BytesIO()
    write_po(out, made, no_location=True, sort_output=True, omit_header=True)
    return out.getvalue()


if __name__ == "__main__":
    (LOCALES / "indicia.pot").write_bytes(catalogue())
