"""A brief as one self-contained page: charts inside; each footnote opens its sentence in the archived text.

Charts are images, so no word of a page inside them can do anything; the policy allows the style alone.
"""

import base64
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from indicia.products import words
from indicia.products.as_html import link, policy
from indicia.products.brief.layout import heading
from indicia.products.brief.value import Brief, Cited, Picture
from indicia.products.charts import svg
from indicia.products.passages import paragraphs
from indicia.products.segments import Layer, Segment, cut
from indicia.products.writing import stamp


def to_html(brief: Brief) -> str:
    """The brief as one page that needs nothing else, not even a network."""
    style = _file("brief.css")
    return _template().render(
        brief=brief,
        heading=heading(brief),
        pictures={block.name: _image(block) for block in brief.blocks if isinstance(block, Picture)},
        kinds={type(block): type(block).__struct_config__.tag for block in brief.blocks},
        texts={page.version: _text(page) for page in brief.pages},
        link=link,
        words=words,
        stamp=stamp,
        style=style,
        policy=policy(style, ""),
    )


def _image(picture: Picture) -> str:
    drawn = svg(picture.spec, picture.name).encode()
    return "data:image/svg+xml;base64," + base64.b64encode(drawn).decode()


def _text(page: Cited) -> list[tuple[Segment, ...]]:
    """The paragraphs of a page, cut where a footnote's sentence begins or ends."""
    layers = [Layer(start, end, "note", str(number)) for start, end, number in page.marks]
    return [cut(page.text, start, end, layers) for start, end in paragraphs(page.text)]


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
    return room.get_template("brief.html.j2")
