"""What a page says of itself."""

from datetime import date

import pytest

from indicia.pages.days import ambiguous, in_url, is_stamp, written
from indicia.pages.html import parse
from indicia.pages.metadata import Facts, clean_byline, from_html


def facts(page: str) -> Facts:
    """The facts of an HTML page."""
    tree = parse(page)
    assert tree is not None
    return from_html(tree)


@pytest.mark.parametrize(
    "text",
    [
        "December 13, 2023",
        "Dec. 13, 2023",
        "Wednesday, 13 December 2023",
        "13th of December 2023",
        "2023-12-13T05:00:00+09:00",
        "2023/12/13 14:05",
        "13/12/2023",
        "12/13/2023",
        "Updated 13-Dec-2023",
    ],
)
def test_written_days_are_read(text: str) -> None:
    """Full dates in the forms of pages are read."""
    assert written(text) == date(2023, 12, 13)


@pytest.mark.parametrize(
    "text", ["December 13", "2023", "13:05", "May 2023", "31 February 2023", "03/04/2024", ""]
)
def test_half_dates_are_not_filled_up(text: str) -> None:
    """Nothing is made of a date without its year, day or month, or of one with two meanings."""
    assert written(text) is None


def test_two_meanings_are_seen() -> None:
    """A date of numbers that can be read in two ways is told apart from none."""
    assert ambiguous("03/04/2024")
    assert not ambiguous("13/04/2024")


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/2023/12/13/story", date(2023, 12, 13)),
        ("https://news.example/world/2023-12-13-story.html", date(2023, 12, 13)),
        ("https://news.example/article_20231213.html", date(2023, 12, 13)),
        ("https://news.example/2023/dec/13/story", date(2023, 12, 13)),
        ("https://news.example/2023/12/story", None),
        ("https://news.example/id/20231345", None),
        ("https://2023-12-13.example/story", None),
    ],
)
def test_days_in_addresses(url: str, day: date | None) -> None:
    """A day in the path counts, half of one does not."""
    assert in_url(url) == day


@pytest.mark.parametrize(
    "line",
    [
        "13 December 2023",
        "Updated at 14:05 GMT, Wed 13 Dec 2023",
        "2 hours ago",
        "5 min read",
        "12/13/2023 9:15 am EST",
    ],
)
def test_stamps(line: str) -> None:
    """A line of nothing but a time is a stamp."""
    assert is_stamp(line)


@pytest.mark.parametrize(
    "line", ["In 2023 exports fell", "1 2 3 4", "2397", "The talks of 13 December 2023", ""]
)
def test_lines_with_other_words_are_no_stamps(line: str) -> None:
    """A number or a sentence is none."""
    assert not is_stamp(line)


def test_json_ld_goes_before_meta() -> None:
    """A page's structured data is the surest word on its day, author and outlet."""
    found = facts(
        """<html><head><meta property="article:published_time" content="2023-12-14">
        <script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Port reopens",
        "datePublished": "2023-12-13T04:00:00Z", "author": [{"name": "A. Writer"}, {"name": "B. Writer"}],
        "publisher": {"@type": "Organization", "name": "Harbour Times"}}]}</script></head>
        <body><h1>Port reopens</h1></body></html>"""
    )
    assert found == Facts(
        "Port reopens", "A. Writer, B. Writer", "Harbour Times", date(2023, 12, 13), "json_ld"
    )


def test_broken_json_ld_is_passed_over() -> None:
    """Bad structured data costs nothing but itself."""
    found = facts(
        '<head><script type="application/ld+json">{"@type": </script>'
        '<meta property="og:site_name" content="Harbour Times"></head><body><h1>Port reopens soon</h1></body>'
    )
    assert (found.title, found.outlet, found.published) == ("Port reopens soon", "Harbour Times", None)


def test_the_outlet_behind_a_title_is_taken_off() -> None:
    """Of a `title` element the headline stays."""
    found = facts(
        "<head><title>Port reopens after two weeks | Harbour Times</title></head><body><p>x</p></body>"
    )
    assert found.title == "Port reopens after two weeks"


def test_times_of_other_pages_date_nothing() -> None:
    """A `time` element in a list of related pages is not the day of this one."""
    page = '<body><aside class="related"><time datetime="2024-01-01">1 Jan</time></aside><p>x</p></body>'
    assert facts(page).published is None


def test_a_year_alone_is_no_day() -> None:
    """The first of January is never made of a year."""
    assert facts('<head><meta name="date" content="2023"></head><body><p>x</p></body>').published is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By A. Writer", "A. Writer"),
        ("BY A. WRITER and B. WRITER | Published 13 December 2023", "A. WRITER and B. WRITER"),
        ("By", None),
    ],
)
def test_bylines_are_cleaned(line: str, name: str | None) -> None:
    """A byline is names and no more."""
    assert clean_byline(line) == name


def test_the_one_long_h1_is_the_headline_where_only_the_window_names_the_page() -> None:
    """The window's title may be another headline; what the page's metadata name still wins."""
    head = "<title>EU ship stops tanker - Harbour Post</title>"
    h1 = "<h1>Second cargo of armoured cars held within three months</h1>"
    assert facts(f"<html><head>{head}</head><body>{h1}<p>x</p></body></html>").title == h1[4:-5]
    named = '<meta property="og:title" content="EU ship stops tanker">'
    assert facts(f"<html><head>{head}{named}</head><body>{h1}</body></html>").title == "EU ship stops tanker"
