"""The HTML page, as text: what is in it, and what a hostile page cannot put there."""

import base64
import hashlib
import re
from datetime import date

import lxml.html
import pytest
from msgspec.structs import replace

from indicia.model import Article, Block, Entity, Note, Reading, Span, Statement
from indicia.products import to_html
from indicia.products.as_html import link
from indicia.products.passages import paragraphs

HOSTILE = "<img src=x onerror=alert(1)>\"'</p></style></script><script>alert(2)</script>{{ 7*7 }}&lt;"


def hostile() -> Reading:
    """A reading whose every text means harm."""
    whole = Span(0, len(HOSTILE), HOSTILE)
    article = Article(
        HOSTILE,
        HOSTILE,
        (Block(0, 0, False, HOSTILE, HOSTILE), Block(0, len(HOSTILE), True, "title")),
        title=HOSTILE,
        byline=HOSTILE,
        outlet=HOSTILE,
        url="javascript:alert(3)",
        published=date(2024, 1, 1),
        published_from=HOSTILE,
        language=HOSTILE,
    )
    said = Statement(
        "s1",
        (whole,),
        ("n1",),
        (whole,),
        (whole,),
        "direct",
        "asserts",
        "certain",
        (whole,),
        None,
        None,
        None,
        author=False,
        made_by=HOSTILE,
    )
    entity = Entity("n1", "Other " + HOSTILE[::-1], "unknown")
    return Reading(article, entities=(entity,), statements=(said,), notes=(Note(HOSTILE, HOSTILE, whole),))


def test_the_article_is_in_the_page_letter_for_letter(reading: Reading) -> None:
    """Marking adds and takes no letter, so what is copied from the page is the article."""
    tree = lxml.html.fromstring(to_html(reading))
    shown = [element.text_content() for element in tree.xpath("//*[contains(@class, 'text')]")]
    assert shown == [reading.article.text[start:end] for start, end in paragraphs(reading.article.text)]


def test_every_row_has_its_characters(reading: Reading) -> None:
    """Each row but that of a note without a place is named by a piece of the text."""
    tree = lxml.html.fromstring(to_html(reading))
    rows = set(tree.xpath("//@data-row"))
    named = {row for ids in tree.xpath("//@data-ids") for row in ids.split()}
    assert rows - named == {"note-2"}
    assert named <= rows


def test_hostile_text_stays_text() -> None:
    """No element, attribute, template or address of a page's making comes through."""
    page = to_html(hostile())
    tree = lxml.html.fromstring(page)
    assert len(tree.xpath("//script")) == len(tree.xpath("//style")) == 1
    assert not tree.xpath("//img | //@onerror | //a[starts-with(@href, 'javascript')]")
    assert "{{ 7*7 }}" in tree.xpath("//h1")[0].text_content()


def test_the_policy_allows_only_the_own_style_and_script(reading: Reading) -> None:
    """The hashes are those of what stands in the page."""
    tree = lxml.html.fromstring(to_html(reading))
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for element in tree.xpath("//style | //script"):
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_nothing_is_loaded_from_elsewhere(reading: Reading) -> None:
    """No source, import or address but the link to the page as published, and no style in an attribute."""
    page = to_html(reading)
    tree = lxml.html.fromstring(page)
    assert not tree.xpath("//@src | //@style | //link[@rel='stylesheet']")
    assert not re.search(r"@import|url\(", page)
    assert set(re.findall(r"https?://[^\"<\s]+", page)) == {"https://gazette.example/port"}


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//x.example", "http://[", "", None]
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    """What a browser would run, or cannot read, is no link."""
    assert link(url) is None


def test_empty_parts_say_so_in_a_line() -> None:
    """A page with nothing in it is still a page, and says what was not found."""
    text = lxml.html.fromstring(to_html(Reading(Article("Only text.", "", ())))).text_content()
    for line in (
        "No statement of anybody was found.",
        "No event was found.",
        "No conduct that Security Council measures may concern was found.",
        "Nothing was left out.",
        "undated",
        "Not legal advice",
    ):
        assert line in text


def test_the_words_are_may_concern(reading: Reading) -> None:
    """Indicia finds no breach of anything, and does not use the words."""
    page = to_html(replace(reading, article=replace(reading.article, text=reading.article.text)))
    assert "may concern" in page
    assert not re.search(r"violat|breach|guilty", page)


def test_the_same_reading_gives_the_same_page(reading: Reading) -> None:
    """Nothing of the day or the machine is in it."""
    assert to_html(reading) == to_html(reading)


def test_who_may_be_listed_has_a_part_of_its_own_only_where_a_list_is_in_use(reading: Reading) -> None:
    """The row and its reasons stand in the page, markup of a list's name as text; without a row, no part."""
    page = to_html(reading)
    assert "A look-up in lists of your own" in page
    assert "A list &lt;b&gt;of one&#39;s own&lt;/b&gt;" in page
    assert 'id="listed"' not in to_html(replace(reading, listings=()))
