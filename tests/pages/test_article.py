"""Pages to articles: whole pages, written for these tests, in the shapes that are found."""

import hashlib
import textwrap
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia.model import Article, Block, Page, PageError
from indicia.pages import KEPT, REASONS, extract
from indicia.pages.article import ARTICLE_LIMIT
from indicia.pages.decode import visible

LEAD = (
    "Customs officers at the northern port stopped a cargo ship on Monday and found coal that was not "
    "listed in its papers, the transport ministry said."
)
SECOND = (
    "The ship had left a neighbouring state nine days earlier and had switched off its transponder for "
    "two of them, according to the ministry."
)
QUOTE = "“We acted on information from a partner,” a customs official said."
SHORT = "The owner could not be reached."
LAST = (
    "Exports of coal from the neighbouring state are limited by a resolution of the Security Council, "
    "and ships that carry it may be inspected in port."
)
TITLE = "Customs officers find undeclared coal on cargo ship"
BODY = [LEAD, SECOND, QUOTE, SHORT, LAST]
FORM = ["Be the first to comment", "Leave a Reply", "Your email address will not be published.", "*"]


def article(*lines: str, sep: str = "\n\n") -> Article:
    """The article of a text dump."""
    return extract(Page(sep.join(lines)))[0]


def kept(read: Article) -> list[str]:
    """The paragraphs that stay, the headline among them."""
    return [read.text[b.start : b.end] for b in read.blocks if b.kept]


def dropped(read: Article) -> dict[str | None, str]:
    """The reason for each text that was left out."""
    return {b.text: b.reason for b in read.blocks if not b.kept}


@pytest.mark.parametrize("sep", ["\n\n", "\n", "\n\n\n  "])
def test_a_clean_dump_keeps_everything(sep: str) -> None:
    """Headline, paragraphs, a quotation and a short last sentence stay."""
    read = article(TITLE, *BODY, sep=sep)
    assert kept(read) == [TITLE, *BODY]
    assert read.title == TITLE


def test_a_wrapped_dump_is_unwrapped() -> None:
    """A page wrapped at 72 columns gives the same article."""
    lines = [textwrap.fill(line, 72) for line in (TITLE, *BODY)]
    assert kept(article(*lines)) == [TITLE, *BODY]


def test_an_advertisement_between_headline_and_lead() -> None:
    """A seller's line is left out for what it is, wherever it stands."""
    ad = "Double Your Savings Fast With Our Amazing New Trading App!"
    for place in (1, 2, 4):
        lines = [TITLE, *BODY]
        lines.insert(place, ad)
        read = article(*lines)
        assert kept(read) == [TITLE, *BODY]
        assert dropped(read) == {ad: "advertisement"}


def test_a_comment_form_with_its_lone_sign() -> None:
    """The form's lines go, and the sign of a required field with them."""
    read = article(TITLE, *BODY, *FORM)
    assert kept(read) == [TITLE, *BODY]
    assert dropped(read) == dict.fromkeys(FORM, "comment_form")


def test_what_stands_around_an_article() -> None:
    """Menu, stamp, byline, share bar, links, newsletter, tags and rights each have their reason."""
    above = ["Home", "World", "Business", "Sign in"]
    below_title = [
        "By A. Writer",
        "Published: 13 December 2023, 14:05 GMT",
        "5 min read",
        "Share on Facebook",
        "Tweet",
    ]
    below = [
        "Tags: coal, shipping",
        "Sign up for our daily newsletter",
        "Related articles",
        "Fishing fleet stays in harbour for a third day",
        "New rules for ferries come into force",
        "© 2023 Harbour Times. All rights reserved.",
    ]
    read = article(*above, TITLE, *below_title, *BODY, *below)
    assert kept(read) == [TITLE, *BODY]
    assert dropped(read) == {
        "Home": "menu",
        "World": "menu",
        "Business": "menu",
        "Sign in": "paywall",
        "By A. Writer": "byline",
        "Published: 13 December 2023, 14:05 GMT": "timestamp",
        "5 min read": "timestamp",
        "Share on Facebook": "share_bar",
        "Tweet": "share_bar",
        "Tags: coal, shipping": "tags",
        "Sign up for our daily newsletter": "newsletter",
        "Related articles": "related_links",
        "Fishing fleet stays in harbour for a third day": "related_links",
        "New rules for ferries come into force": "related_links",
        "© 2023 Harbour Times. All rights reserved.": "copyright",
    }
    assert (read.byline, read.published, read.published_from) == ("A. Writer", date(2023, 12, 13), "text")


def test_lines_inside_an_article() -> None:
    """A picture's credit, a link to another story and a cookie notice are lifted out of the middle."""
    inside = {
        "Photo: Harbour Times / A. Photographer": "photo_credit",
        "Read more: Fishing fleet stays in harbour for a third day": "related_links",
        "Advertisement": "advertisement",
        "We use cookies to improve your experience. By continuing to browse you agree to our policy.": (
            "cookie_notice"
        ),
    }
    lines = [TITLE, LEAD]
    for line, paragraph in zip(inside, [SECOND, QUOTE, SHORT, LAST], strict=True):
        lines += [line, paragraph]
    read = article(*lines)
    assert kept(read) == [TITLE, *BODY]
    assert dropped(read) == inside


def test_a_semicolon_is_no_code() -> None:
    """A headline and paragraphs with semicolons stay."""
    title = "Port says coal was found; ship's owner calls it a mistake"
    line = f"The papers named timber; the hold was full of coal; and {LEAD}"
    assert kept(article(title, line, SECOND, LAST)) == [title, line, SECOND, LAST]


def test_leaked_code_is_markup() -> None:
    """Program code in a dump is left out."""
    code = "googletag.cmd.push(function() { googletag.display('slot-1'); });"
    assert dropped(article(TITLE, LEAD, code, SECOND, LAST)) == {code: "markup"}


def test_subheadings_stay() -> None:
    """A heading between two paragraphs belongs to the article, also when it could be a menu's word."""
    lines = [TITLE, LEAD, "Politics", SECOND, "What the resolution of the Security Council says", LAST]
    assert kept(article(*lines)) == lines


def test_a_repeated_body_is_read_once() -> None:
    """Of the same paragraphs told five times the first stay."""
    read = article(TITLE, *(BODY * 5))
    assert kept(read) == [TITLE, *BODY]
    assert {b.reason for b in read.blocks if not b.kept and b.text != SHORT} == {"repeated"}


def test_ordinary_sentences_that_begin_like_forms() -> None:
    """Sentences that share their first words with forms are no forms."""
    lines = [
        "Source materials for the report were seized by the customs service, the ministry said on Monday.",
        "Published figures show that exports of coal rose by a third in the first half of the year.",
        "More than forty ships were inspected in the port over the past year, officials of the service said.",
        "Copyright law was not discussed at the meeting of the two ministers, according to the ministry.",
        "Watch towers along the border were rebuilt over the summer, satellite pictures show.",
    ]
    assert kept(article(TITLE, *BODY, *lines)) == [TITLE, *BODY, *lines]


def test_a_reader_comment_section_is_left_out() -> None:
    """What stands below the heading of readers' comments is theirs."""
    comment = (
        "I have worked in that port for twenty years and nobody ever looked at the coal that came in, so "
        "this is no surprise to any of us here."
    )
    read = article(TITLE, *BODY, "3 Comments", "harbourfan says:", comment)
    assert kept(read) == [TITLE, *BODY]
    assert dropped(read)[comment] == "comments"


@pytest.mark.parametrize("page", ["Iran denied the report.", f"{TITLE}\n\nThe ministry confirmed it.", LEAD])
def test_the_smallest_pages(page: str) -> None:
    """A single sentence is an article."""
    read = extract(Page(page))[0]
    assert read.text == page


def test_the_dateline_and_its_credit() -> None:
    """A dateline is part of the text and marked; the agency is the article's credit."""
    read = article(TITLE, f"PORT CITY, Dec. 13, 2023 (Yonhap) -- {LEAD}", *BODY[1:])
    assert read.dateline is not None
    assert read.dateline.text == "PORT CITY, Dec. 13, 2023 (Yonhap) --"
    assert read.text[read.dateline.start : read.dateline.end] == read.dateline.text
    assert (read.credit, read.published, read.published_from) == ("Yonhap", date(2023, 12, 13), "dateline")


def test_a_byline_of_the_staff_dates_the_page() -> None:
    """A byline may name nobody and still bear the day."""
    read = article(TITLE, "By Harbour Times staff | Friday, 29 December 2017", *BODY)
    assert kept(read) == [TITLE, *BODY]
    assert (read.byline, read.published_from) == ("Harbour Times staff", "byline")
    assert read.published == date(2017, 12, 29)


def test_the_callers_day_wins() -> None:
    """A day given by the caller goes before what the page says."""
    page = Page("\n".join([TITLE, "Published: 13 December 2023", *BODY]), published=date(2023, 12, 1))
    read = extract(page)[0]
    assert (read.published, read.published_from) == (date(2023, 12, 1), "given")


def test_the_address_may_bear_the_day() -> None:
    """Without a better word the day comes from the address; the outlet is its host."""
    read = extract(Page("\n".join([TITLE, *BODY]), url="https://www.harbour.example/2023/12/13/coal"))[0]
    assert (read.published, read.published_from) == (date(2023, 12, 13), "url")
    assert read.outlet == "harbour.example"


def test_an_undated_page_says_so() -> None:
    """Without any day there is a note, and no guess."""
    read, notes = extract(Page("\n".join([TITLE, *BODY])))
    assert read.published is None
    assert "undated" in {note.slug for note in notes}


def test_what_was_left_out_is_counted() -> None:
    """A note counts the dropped blocks by reason."""
    notes = extract(Page("\n\n".join([TITLE, *BODY, *FORM])))[1]
    assert [n.text for n in notes if n.slug == "left_out"] == ["4 blocks were left out: comment_form 4"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Министерство транспорта сообщило в понедельник, что таможенники нашли уголь на судне. " * 3,
            "Russian",
        ),
        (
            "El ministerio de transporte dijo el lunes que los agentes encontraron carbón en el barco. " * 3,
            "Spanish",
        ),
        (
            "Das Verkehrsministerium teilte am Montag mit, dass der Zoll auf dem Schiff Kohle fand. " * 3,
            "German",
        ),
        ("교통부는 월요일 세관원들이 화물선에서 석탄을 발견했다고 밝혔다. " * 5, "Korean"),
    ],
)
def test_other_languages_are_named_and_refused(text: str, name: str) -> None:
    """A page in another language is one clear line."""
    with pytest.raises(PageError, match=f"seems to be in {name}; Indicia reads English only"):
        extract(Page(text))


def test_a_page_of_forms_alone_is_refused() -> None:
    """Where nothing reads like a paragraph there is no article."""
    with pytest.raises(PageError, match="no article"):
        extract(Page("Home\nWorld\nBusiness\nSign in\nLeave a Reply\nSubscribe\nShare on Facebook"))


def test_a_long_article_is_cut_and_told() -> None:
    """Beyond the limit paragraphs are left out, with a reason and a note."""
    many = [f"{number} ships were seen. {LEAD}" for number in range(2 * ARTICLE_LIMIT // len(LEAD))]
    read, notes = extract(Page("\n\n".join(many)))
    assert len(read.text) <= ARTICLE_LIMIT
    assert {b.reason for b in read.blocks if not b.kept} == {"over_limit"}
    assert "article_cut" in {note.slug for note in notes}


def test_a_page_far_too_long_is_read_in_part() -> None:
    """Of fifty megabytes the beginning is read, and what was not is told."""
    page = "".join(f"{number} ships were seen. {LEAD}\n\n" for number in range(300_000)).encode()
    read, notes = extract(Page(page))
    assert read.text.startswith("0 ships were seen.")
    assert {"page_cut", "article_cut"} <= {note.slug for note in notes}


def test_the_hash_is_that_of_the_bytes() -> None:
    """The page's own bytes are hashed, whatever their charset."""
    raw = "\n\n".join([TITLE, *BODY]).encode("utf-16")
    assert extract(Page(raw))[0].sha256 == hashlib.sha256(raw).hexdigest()


def tiles(read: Article) -> bool:
    """Whether the kept blocks are the text, in order, and the dropped ones stand between them."""
    place = 0
    parts: list[Block] = []
    for block in read.blocks:
        if block.kept:
            assert block.reason in KEPT
            assert block.text is None
            parts.append(block)
            place = block.end
        else:
            assert block.reason in REASONS
            assert block.text
            assert block.start == block.end == place
    return read.text == "\n\n".join(read.text[b.start : b.end] for b in parts)


LINES = st.one_of(
    st.sampled_from(
        [TITLE, *BODY, *FORM, "Home", "By A. Writer", "Advertisement", "5 min read", "Related articles"]
    ),
    st.text(max_size=60),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\n\n"]))
def test_blocks_tile_any_page(lines: list[str], sep: str) -> None:
    """Kept blocks tile the article, and with the dropped ones they are the whole page."""
    page = sep.join(lines)
    try:
        read = extract(Page(page))[0]
    except PageError:
        return
    assert tiles(read)
    told = "".join(read.text[b.start : b.end] if b.kept else b.text or "" for b in read.blocks)
    if "<" not in page:
        assert sorted("".join(told.split())) == sorted("".join(visible(page).replace("\ud800", "").split()))


@given(st.binary(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_read_or_refused_in_one_line(raw: bytes) -> None:
    """Nothing else than a PageError comes out of bad input."""
    with suppress(PageError):
        assert tiles(extract(Page(raw))[0])


@pytest.mark.parametrize(
    "text",
    [
        "Ministry denies sale\n\nThe ministry denied on Monday that it had sold coal to China.",
        "The ministry denied on Monday that it had sold coal to China.",
    ],
)
def test_a_page_of_one_sentence_is_read(text: str) -> None:
    """A sentence alone on its page is the article."""
    article, _ = extract(Page(content=text))
    assert "denied on Monday" in article.text


@pytest.mark.parametrize(
    "advert",
    [
        '<div class="ad"><p>Roof too old? Compare builders in two minutes.</p></div>',
        "<p>Harbour cruises from €45 per person</p>",
        "<p>Enjoying this page? Become a friend for £3 a month.</p>",
    ],
)
def test_an_advert_between_paragraphs_is_left_out(advert: str) -> None:
    """An advert is known by the name of its box, or by its price, even amid the text."""
    body = "<p>The transport ministry said on Monday that it had closed two border crossings for a week.</p>"
    more = "<p>Three drivers were questioned and released, and the ministry gave no names to reporters.</p>"
    page = f"<html><body><article><h1>Border closed</h1>{body}{advert}{more}</article></body></html>"
    article, _ = extract(Page(content=page))
    assert not {"Compare", "cruises", "Enjoying"} & set(article.text.split())
    assert "Three drivers" in article.text


def test_an_invitation_to_subscribe_is_left_out() -> None:
    """However much it reads like a sentence."""
    text = (
        f"{TITLE}\n\nSUBSCRIBE to Harbour Notes: five minutes of ships, free, every week.\n\n"
        + "\n\n".join(BODY)
    )
    article, _ = extract(Page(content=text))
    assert "SUBSCRIBE" not in article.text


def test_a_deck_below_the_headline_is_kept() -> None:
    """Lines under the headline that sum the story up make claims of their own."""
    deck = "Ministry says inspectors found undeclared fuel in eleven lorries"
    text = (
        f"Two border crossings closed after fuel was found\n{deck}\nThe crossing. File\n"
        "The transport ministry said on Monday that it had closed two border crossings after inspectors "
        "found undeclared fuel in eleven lorries that were on their way to the coast."
    )
    article, _ = extract(Page(content=text))
    assert deck in article.text
    assert "File" not in article.text


@pytest.mark.parametrize("above", ["Home About Archive RSS", "Subscribe for $1 a week"])
def test_what_stands_above_the_headline_of_a_dump_is_not_taken_for_it(above: str) -> None:
    """A run of menu words and an offer share a word with the text, as a headline would."""
    page = (
        f"{above}\n\nKhabarovsk: last builders leave before deadline\n\nHundreds of builders flew home from "
        "Khabarovsk this week, ahead of the deadline for all states to send them back, the airport said.\n\n"
        "The archive of the airport shows two flights a week, and about eight on Monday, its head said.\n"
    )
    article, _ = extract(Page(content=page))
    assert article.title == "Khabarovsk: last builders leave before deadline"
    assert above not in article.text


def test_a_day_in_the_masthead_is_told_and_not_used() -> None:
    """It may be the day of a visit, so the page stays undated, and the note says which day stands there."""
    page = (
        "<html><body><div class='hdr'>The Horn Review<br>Saturday 2 December 2023</div>"
        "<h1>Council lifts its old embargo</h1>"
        "<p>The council voted unanimously on Friday to lift its arms embargo on the government, which had "
        "been in force since January 1992, its members said after a meeting of three hours.</p>"
        "<p>A second resolution keeps an embargo on the group, and the ban on charcoal that it taxes.</p>"
        "</body></html>"
    )
    article, notes = extract(Page(content=page))
    assert article.published is None
    told = next(note.text for note in notes if note.slug == "undated")
    assert "2023-12-02 stands above the article" in told


def test_the_headline_that_comes_again_and_page_numbers_are_left_out() -> None:
    """Running heads of a dumped document repeat its title."""
    head = "Digest of shipping incidents in the two seas"
    text = "The digest recorded twenty-four transfers between tankers in the two seas, it said Monday."
    read = article(head, text, "7/32", head, text.replace("twenty-four", "eleven"))
    assert kept(read) == [head, text, text.replace("twenty-four", "eleven")]
