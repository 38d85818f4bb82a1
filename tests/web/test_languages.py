"""One catalogue holds every string of the desk: in another language nothing of ours stays behind."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from litestar import Litestar
from litestar.testing import TestClient
from lxml import html
from lxml.html import HtmlElement

from indicia import products
from indicia.app.web import screen
from tests.web.test_rooms import ROOMS
from tools.catalogue import catalogue

Client = TestClient[Litestar]
OPEN, SHUT = "«", "»"
# Where our own words stand: heads, labels, things to press, chips. What pages and people wrote is isolated.
OURS = (
    "h1 h2 h3 h4 label/span legend button th dt summary option nav//span *[@class='empty'] *[@class='lead']"
)
CODES = re.compile(r"\b(?:UTC|API|JSON|PDF|HTML|Word|Markdown|TLP:[A-Z+]+|[A-Z]{1,2}|Q[1-4])\b|S/RES/\S+")
THEIRS = {"bdi", "code", "q", "kbd", "s"}


def test_the_catalogue_holds_every_string() -> None:
    """`python -m tools.catalogue` writes it anew; a translator needs no other file."""
    assert (screen.LOCALES / "indicia.pot").read_bytes() == catalogue()


def test_only_what_is_written_in_a_template_is_a_message() -> None:
    """`_()` takes its message for markup: given a value, it would let the words of a page act."""
    places = (screen.STATIC.parent / "templates", Path(str(products.__file__)).parent / "templates")
    calls = re.compile(r'(?<![\w"])_\((?!")[^)]*\)|ngettext\((?!")[^)]*\)')
    for file in (path for place in places for path in place.glob("*.j2")):
        assert calls.findall(file.read_text(encoding="utf-8")) == [], file.name


@pytest.fixture
def mirrored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A language in which every string stands between marks, written from the right."""
    found = read_po(BytesIO(catalogue()))
    for message in found:
        if message.id:
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            marked = tuple(f"{OPEN}{one}{SHUT}" for one in ids)
            message.string = marked if len(ids) > 1 else marked[0]
    place = tmp_path / "he" / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "indicia.mo").open("wb") as file:
        write_mo(file, found)
    monkeypatch.setattr(screen, "LOCALES", tmp_path)
    screen._environment.cache_clear()
    yield
    screen._environment.cache_clear()


@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("path", ROOMS)
def test_no_word_of_ours_stays_behind(client: Client, path: str) -> None:
    """Every head, label, button, chip and empty list is in the other language, and the page is turned."""
    page = html.fromstring(client.get(path, headers={"accept-language": "he"}).text)
    assert (page.get("lang"), page.get("dir")) == ("he", "rtl")
    main = [*page.iter("main"), *page.iter("nav")]
    found = {one for part in main for where in OURS.split() for one in part.xpath(f".//{where}")}
    left = sorted({text for one in found for text in said(one) if not in_other_words(text)})
    assert left == []


def said(one: HtmlElement) -> Iterator[str]:
    """The pieces of text of an element that are ours."""
    if one.tag in THEIRS or one.get("dir") == "auto" or "text" in one.get("class", "").split():
        return
    if one.tag == "option" and one.get("value") is None:
        return
    yield (one.text or "").strip()
    for child in one:
        if child.tag not in {"select", "textarea", "input"}:
            yield from said(child)
        yield (child.tail or "").strip()


def in_other_words(text: str) -> bool:
    """Whether a text is translated, or has no word to be."""
    outside = CODES.sub("", text)
    while OPEN in outside and SHUT in outside:
        outside = outside[: outside.index(OPEN)] + outside[outside.rindex(SHUT) + 1 :]
    return not any(one.isalpha() for one in outside)
