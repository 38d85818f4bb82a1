"""HTML pages, written for these tests."""

import pytest

from indicia.model import Article, Page, PageError
from indicia.pages import extract
from indicia.pages.align import chosen
from indicia.pages.html import blocks, is_html, parse

LEAD = (
    "Customs officers at the northern port stopped a cargo ship on Monday and found coal that was not "
    "listed in its papers, the transport ministry said."
)
SECOND = (
    "The ship had left a <a href='/x'>neighbouring state</a> nine days earlier and had switched off its "
    "transponder for two of them, according to the ministry."
)
THIRD = (
    "Exports of coal from the neighbouring state are limited by a resolution of the <b>Security</b> "
    "Council, and ships that carry it may be inspected in port."
)
TITLE = "Customs officers find undeclared coal on cargo ship"
HEAD = (
    "<head><title>Customs officers find undeclared coal on cargo ship - Harbour Times</title>"
    '<meta property="og:site_name" content="Harbour Times">'
    '<meta property="article:published_time" content="2023-12-13T10:00:00Z">'
    '<meta name="author" content="A. Writer"><script>var menu = ["Home"];</script></head>'
)


def read(body: str, head: str = HEAD) -> Article:
    """The article of an HTML page."""
    return extract(Page(f"<!doctype html><html>{head}<body>{body}</body></html>".encode()))[0]


def kept(article: Article) -> list[str]:
    """The paragraphs that stay, the headline among them."""
    return [article.text[b.start : b.end] for b in article.blocks if b.kept]


def reason(article: Article, text: str) -> str:
    """Why the block with this text was left out."""
    return next(b.reason for b in article.blocks if b.text and text in b.text)


def plain(markup: str) -> str:
    """The words of a paragraph."""
    return " ".join(block.text for block in blocks(parse(f"<p>{markup}</p>")))  # type: ignore[arg-type]  # a tree


BODY = f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>"
TEXT = [TITLE, LEAD, plain(SECOND), plain(THIRD)]


def test_a_plain_page() -> None:
    """Headline, paragraphs and what the head says."""
    article = read(f"<article><h1>{TITLE}</h1>{BODY}</article>")
    assert kept(article) == TEXT
    assert (article.outlet, article.byline, article.published_from) == ("Harbour Times", "A. Writer", "meta")
    assert article.language == "en"


def test_what_stands_around_is_dropped_with_its_reason() -> None:
    """Cookie box, menu, sidebar, comments and footer are told apart by their markup."""
    article = read(
        '<div id="cookie-banner"><p>This site keeps small files on your device to work.</p></div>'
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>'
        f"<main><article><h1>{TITLE}</h1>{BODY}</article></main>"
        '<aside class="sidebar"><h3>Weather</h3><p>Rain is expected along the coast until Friday.</p></aside>'
        '<div class="related-stories"><a href="/f">Fishing fleet stays in harbour for a third day</a></div>'
        '<section id="comments"><p>I have worked there for years and never saw anyone look.</p></section>'
        "<footer><p>Harbour Times is printed in the old town.</p></footer>"
    )
    assert kept(article) == TEXT
    assert reason(article, "small files") == "cookie_notice"
    assert reason(article, "World") == "menu"
    assert reason(article, "Rain") == "sidebar"
    assert reason(article, "Fishing fleet") == "related_links"
    assert reason(article, "worked there") == "comments"
    assert reason(article, "old town") == "footer"


def test_an_advertisement_inside_the_article() -> None:
    """A seller's paragraph among those of the article is left out."""
    ad = "Double Your Savings Fast With Our Amazing New Trading App!"
    article = read(
        f"<article><h1>{TITLE}</h1><p>{LEAD}</p><p>{ad}</p><p>{SECOND}</p><p>{THIRD}</p></article>"
    )
    assert kept(article) == TEXT
    assert reason(article, ad) == "advertisement"


def test_captions_and_credits_of_pictures() -> None:
    """What stands below a picture is no paragraph."""
    figure = "<figure><img src=x><figcaption>The port in spring. (Harbour Times via AP)</figcaption></figure>"
    article = read(f"<article><h1>{TITLE}</h1><p>{LEAD}</p>{figure}<p>{SECOND}</p><p>{THIRD}</p></article>")
    assert kept(article) == TEXT
    assert reason(article, "in spring") in {"caption", "photo_credit"}


def test_a_byline_below_the_headline_dates_the_page() -> None:
    """Without metadata the byline gives author and day; the day is not rounded to the year."""
    byline = '<p class="byline">By A. Writer | December 13, 2023</p>'
    article = read(f"<article><h1>{TITLE}</h1>{byline}{BODY}</article>", head="<head></head>")
    assert kept(article) == TEXT
    assert article.byline == "A. Writer"
    assert (str(article.published), article.published_from) == ("2023-12-13", "byline")


def test_a_headline_that_only_the_head_has() -> None:
    """The title of the head is put above the text when the page does not show it."""
    article = read(f"<article>{BODY}</article>")
    assert kept(article) == TEXT
    assert article.title_block is not None
    assert article.title_block.start == 0


def test_lists_quotes_and_tables_are_paragraphs() -> None:
    """Items, quotations and rows of tables stay, each a paragraph of its own."""
    article = read(
        f"<article><h1>{TITLE}</h1><p>{LEAD}</p><blockquote><p>“We acted on information from a partner.”</p>"
        f"</blockquote><p>{SECOND}</p><ul><li>The ship was built in 1998 and renamed twice.</li>"
        "<li>It carries the flag of a third state, the ministry said.</li></ul>"
        "<table><tr><th>Cargo</th><th>Tonnes</th></tr><tr><td>Coal</td><td>4,100</td></tr></table>"
        f"<p>{THIRD}</p></article>"
    )
    lines = kept(article)
    assert "“We acted on information from a partner.”" in lines
    assert "The ship was built in 1998 and renamed twice." in lines
    assert "Coal 4,100" in lines


def test_line_breaks_part_paragraphs() -> None:
    """Two breaks begin a new paragraph, one is a space."""
    tree = parse("<div>One line<br>goes on.<br><br>Another <i>one</i>.</div>")
    assert tree is not None
    assert [block.text for block in blocks(tree)] == ["One line goes on.", "Another one."]


def test_hidden_text_is_not_read() -> None:
    """Scripts, templates and hidden elements are not what a reader sees."""
    tree = parse(
        "<p>Seen</p><p hidden>no</p><p style='display: none'>no</p><script>no</script><template>no</template>"
        "<div aria-hidden='true'>no</div><p>also seen</p>tail"
    )
    assert tree is not None
    assert [block.text for block in blocks(tree)] == ["Seen", "also seen", "tail"]


def test_much_text_that_a_script_shows_is_read() -> None:
    """An article that is sent hidden, to be shown by a script, is no hidden text."""
    page = f"<p>Loading</p><div hidden id='S:0'><p>{LEAD}</p>{f'<p>{SECOND}</p>' * 12}</div>"
    tree = parse(f"<body>{page}</body>")
    assert tree is not None
    assert LEAD in [block.text for block in blocks(tree)]


def test_html_without_an_article_is_refused() -> None:
    """A page of links is no article."""
    links = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(30))
    with pytest.raises(PageError, match="no article"):
        read(f"<nav><ul>{links}</ul></nav>", head="<head><title>Harbour Times</title></head>")


def test_a_page_that_the_extractor_gives_up_on() -> None:
    """A body of a single short paragraph is still read, and the note tells how."""
    page = f"<html><head><title>{TITLE}</title></head><body><p>{LEAD}</p></body></html>"
    article, _ = extract(Page(page))
    assert kept(article) == [TITLE, LEAD]


def test_hostile_depth() -> None:
    """A page nested a hundred thousand deep is read as text, and says so."""
    page = "<html><body>" + "<div>" * 100_000 + f"<p>{LEAD}</p>" + "</div>" * 100_000 + "</body></html>"
    article, notes = extract(Page(page))
    assert kept(article) == [LEAD]
    assert "broken_html" in {note.slug for note in notes}


@pytest.mark.parametrize(
    "page", ["<html>", "<!doctype html>", "<html><body></body></html>", "<p><p><p>", "<a<b<c>" * 50]
)
def test_pages_with_nothing_in_them(page: str) -> None:
    """HTML without words is refused in one line."""
    with pytest.raises(PageError) as caught:
        extract(Page(page))
    assert "\n" not in str(caught.value)


def test_text_with_a_bracket_is_no_html() -> None:
    """A text dump that holds a sign of inequality stays text."""
    assert not is_html("Exports fell < 3 percent, and imports > 4 percent.")
    assert is_html("<div><p>x</p><p>y</p></div>")


def test_alignment_keeps_short_blocks_in_their_place() -> None:
    """A word that is a button's and a heading's counts only between its neighbours."""
    page = [
        "Cargo",
        "Share",
        "A first paragraph of the article.",
        "Cargo",
        "A second paragraph of it.",
        "Share",
    ]
    text = "A first paragraph of the article.\nCargo\nA second paragraph of it."
    assert chosen(page, text) == [False, False, True, True, True, False]
