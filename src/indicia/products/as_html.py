"""One self-contained page: the article with its spans, and the rows beside it.

The text of a page is hostile data. Everything goes through Jinja's autoescape, and the page's own policy
allows only the one style and the one script that stand in this package, by their hashes.
"""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from indicia.model import Block, Reading
from indicia.pages import REASONS
from indicia.products import words
from indicia.products.passages import passages
from indicia.products.segments import layers
from indicia.products.view import groups, marks, view


def to_html(reading: Reading) -> str:
    """One reading as one page of HTML that needs nothing else, not even a network."""
    seen = view(reading, REASONS)
    style, script = _file("reading.css"), _file("reading.js")
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
def _file(name: str) -> str:
    return files("indicia.products").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    room = Environment(
        loader=FunctionLoader(_file),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    room.filters["slug"] = _slug
    room.filters["reasons"] = _reasons
    return room.get_template("reading.html.j2")


def _slug(text: str) -> str:
    return text.replace("_", " ")


def _reasons(blocks: tuple[Block, ...]) -> list[tuple[str, int]]:
    """Why the blocks of one place were left out, each reason once with its count."""
    counted: dict[str, int] = {}
    for block in blocks:
        counted[block.reason] = counted.get(block.reason, 0) + 1
    return [(_slug(reason), number) for reason, number in counted.items()]
