"""One self-contained page: the article with its spans, and the rows beside it.

The text of a page is hostile data. Everything goes through Jinja's autoescape, and the page's own policy
allows only the one style and the one script that stand in this package, by their hashes.
"""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from jinja2 import BaseLoader, Environment, FunctionLoader, StrictUndefined, Template

from indicia.model import Block, Reading
from indicia.pages import REASONS
from indicia.products import words
from indicia.products.passages import passages
from indicia.products.segments import layers
from indicia.products.view import groups, marks, view


def to_html(reading: Reading) -> str:
    """One reading as one page of HTML that needs nothing else, not even a network."""
    seen = view(reading, REASONS)
    style, script = part("reading.css"), part("reading.js")
    return _template().render(
        view=seen,
        passages=passages(reading.article, layers(reading)),
        marks=marks(reading, seen.statements),
        ids={row.number: row.id for row in seen.statements},
        groups=groups(seen.events),
        language=reading.article.language or "en",
        link=link(reading.article.url),
        sha256=reading.article.sha256,
        kinds=words.KIND_MEANINGS,
        words=words,
        style=style,
        script=script,
        policy=policy(style, script),
    )


def policy(style: str, script: str) -> str:
    """The Content-Security-Policy under which only this style and this script count."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def link(url: str | None) -> str | None:
    """The address as a link, if it is one to follow: `javascript:` and its like are not."""
    try:
        return url if url and urlsplit(url).scheme in {"http", "https"} else None
    except ValueError:
        return None


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def part(name: str) -> str:
    """A template, the style or the script of this package, as text."""
    return files("indicia.products").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    return environment(FunctionLoader(part)).get_template("reading.html.j2")


def environment(loader: BaseLoader) -> Environment:
    """What fills templates: everything is escaped, and a name that is not given is an error."""
    room = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    room.add_extension("jinja2.ext.i18n")  # the desk has a catalogue; a page that stands alone has none
    room.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # of the extension
    room.filters["said"] = str  # of words that are not written in a template: escaped as all text is
    room.filters["slug"] = _slug
    room.filters["reasons"] = _reasons
    return room


def _slug(text: str) -> str:
    return text.replace("_", " ")


def _reasons(blocks: tuple[Block, ...]) -> list[tuple[str, int]]:
    """Why the blocks of one place were left out, each reason once with its count."""
    counted: dict[str, int] = {}
    for block in blocks:
        counted[block.reason] = counted.get(block.reason, 0) + 1
    return [(_slug(reason), number) for reason, number in counted.items()]
