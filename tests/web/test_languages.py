"""One catalogue holds every string of the desk: in another language nothing of ours stays behind."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from lxml import etree, html
from lxml.html import HtmlElement

from indicia import products
from indicia.app.web import screen
from tests.web.conftest import OPEN, SHUT
from tests.web.test_rooms import ROOMS
from tools.catalogue import catalogue

Client = TestClient[Litestar]
CODES = re.compile(
    r"S/RES/\S+|https?://\S+|\b(?:Indicia|UTC|API|JSON|PDF|HTML|SHA-256|Word|Markdown|TLP:[A-Z+]+|[A-Z]\d*|Q[1-4]|k\d+)\b"
)
# What pages and people wrote, and names of things, are isolated; what the ledger keeps in sentences bears
# the language of the record.
THEIRS = {"bdi", "code", "q", "kbd", "s"}
SILENT = {"script", "style", "textarea"}
CHARTS = ("/watches/dprk-arms-to-russia/timeline.svg", "{name}/map.svg", "{name}/network.svg")
SPOKEN = ("title", "placeholder", "aria-label", "alt", "label")


def test_the_catalogue_holds_every_string() -> None:
    """`python -m tools.catalogue` writes it anew; a translator needs no other file."""
    assert (screen.LOCALES / "indicia.pot").read_bytes() == catalogue()


def test_only_what_is_written_in_a_template_is_a_message() -> None:
    """`_()` takes its message for markup: given a value, it would let the words of a page act."""
    places = (screen.STATIC.parent / "templates", Path(str(products.__file__)).parent / "templates")
    calls = re.compile(r'(?<![\w"])_\((?!")[^)]*\)|ngettext\((?!")[^)]*\)')
    for file in (path for place in places for path in place.glob("*.j2")):
        assert calls.findall(file.read_text(encoding="utf-8")) == [], file.name


@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("path", ROOMS)
def test_no_word_of_ours_stays_behind(client: Client, path: str) -> None:
    """Every text and every spoken attribute is in the other language, isolated, or of the record."""
    page = html.fromstring(client.get(path, headers={"accept-language": "he"}).text)
    assert (page.get("lang"), page.get("dir")) == ("he", "rtl")
    (body,) = page.iter("body")
    assert left_behind(body) == []


@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("path", CHARTS)
def test_no_word_of_a_chart_stays_behind(client: Client, path: str) -> None:
    """Its title, how it is read, its axes and its legend; names of places and people are theirs."""
    listed = html.fromstring(client.get("/names").text)
    (name,) = listed.xpath("//a[bdi='North Korea']/@href")
    drawn = client.get(path.format(name=name), headers={"accept-language": "he"})
    assert drawn.headers["vary"] == "Accept-Language"
    said = [text.strip() for text in etree.fromstring(drawn.content).itertext() if text.strip()]
    names = listed.xpath("//bdi[@class='name']/text()")
    assert len(said) > 3
    assert [text for text in said if not in_other_words(text) and text not in names] == []


@pytest.mark.usefixtures("mirrored")
def test_what_scripts_say_is_in_the_page(client: Client) -> None:
    """The reader's forms and messages, and what is told of an intake, come from the catalogue too."""
    page = html.fromstring(client.get("/versions/1", headers={"accept-language": "he"}).text)
    sheet = page.get_element_by_id("main").xpath(".//*[@data-words]")[0]
    choices = [word for rows in json.loads(sheet.get("data-choices")).values() for _, word in rows]
    held = [*json.loads(sheet.get("data-words")).values(), *json.loads(sheet.get("data-labels")).values()]
    told = json.loads(page.xpath("//*[@data-counted]/@data-counted")[0]).values()
    words = [one for one in (*held, *choices, *told) if isinstance(one, str)]
    assert len(words) > 60
    assert [one for one in words if not in_other_words(one)] == []


def left_behind(page: HtmlElement) -> list[str]:
    """What is ours and stands outside the marks; a string may go on behind an element that it holds."""
    depth, found = 0, set()
    for text in texts(page):
        outside, depth = apart(text, depth)
        if any(one.isalpha() for one in CODES.sub("", outside)):
            found.add(outside.strip())
    return sorted(found | {one for one in spoken(page) if not in_other_words(one)})


def texts(one: HtmlElement) -> Iterator[str]:
    """The texts of an element that are ours, in the order of the page."""
    if not isinstance(one.tag, str) or one.tag in SILENT or whose(one) != "ours":
        return
    if one.tag != "option" or one.get("value") is not None:
        yield one.text or ""
    for child in one:
        yield from texts(child)
        yield child.tail or ""


def spoken(page: HtmlElement) -> Iterator[str]:
    """The attributes that are shown or read out, and are ours."""
    for one in page.iter():
        if isinstance(one.tag, str) and whose(one) == "ours":
            yield from (one.get(name, "") for name in SPOKEN)


def whose(one: HtmlElement) -> str:
    """Whose words stand in an element, by the nearest that says so."""
    for around in (one, *one.iterancestors()):
        if around.tag == "html":
            break
        if around.get("lang"):
            return "the record's"
        if around.tag in THEIRS or around.get("dir") == "auto":
            return "theirs"
    return "ours"


def in_other_words(text: str) -> bool:
    """Whether a text is translated, or has no word to be."""
    return not any(one.isalpha() for one in CODES.sub("", apart(text)[0]))


def apart(text: str, depth: int = 0) -> tuple[str, int]:
    """What stands outside all marks, and how deep inside them it ends."""
    outside = ""
    for one in text:
        depth += (one == OPEN) - (one == SHUT)
        outside += one if not depth and one != SHUT else ""
    return outside, depth
