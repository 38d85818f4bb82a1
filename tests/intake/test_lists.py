"""Feeds, sitemaps and OPML: what they name, and what is no list or a trap."""

import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.intake import lists
from indicia.model import DataError

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>
<item><link>https://a.example/1</link><pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate></item>
<item><link>https://a.example/2</link><pubDate>Tue, 07 May 2024 10:00:00 GMT</pubDate></item>
<item><link>javascript:alert(1)</link></item><item><title>no link</title></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/"><title>x</title>
<entry><link href="https://a.example/1"/><published>2024-05-06T10:00:00Z</published>
<updated>2024-05-08T10:00:00Z</updated></entry></feed>"""
JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "items": [
{"id": "1", "url": "https://a.example/1", "date_published": "2024-05-06T10:00:00Z"}, {"id": "2"}]}"""
SITEMAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://a.example/1</loc><lastmod>2024-05-06</lastmod></url>
<url><loc>/2</loc></url></urlset>"""
INDEX = b"""<sitemapindex><sitemap><loc>https://a.example/s.xml</loc></sitemap></sitemapindex>"""
OPML = b"""<opml version="2.0"><body><outline text="all"><outline xmlUrl="https://a.example/f.xml"/>
</outline></body></opml>"""


def urls(content: bytes) -> list[str]:
    """The pages a list names."""
    return [one.url for one in lists.parse(content, "the list", "https://a.example/").pages]


def test_each_kind_is_known_and_read() -> None:
    """Newest first, relative addresses made whole; what is no address of the web is left out."""
    assert urls(RSS) == ["https://a.example/2", "https://a.example/1"]
    assert urls(ATOM) == urls(JSON) == ["https://a.example/1"]
    assert urls(SITEMAP) == ["https://a.example/1", "https://a.example/2"]
    assert urls(gzip.compress(SITEMAP)) == urls(SITEMAP)
    for content in (RSS, ATOM, JSON, SITEMAP, INDEX, OPML, gzip.compress(SITEMAP)):
        assert lists.is_list(content)


def test_lists_of_lists() -> None:
    """A sitemap index names sitemaps, an OPML feeds."""
    assert [one.url for one in lists.parse(INDEX, "x").lists] == ["https://a.example/s.xml"]
    assert [one.url for one in lists.parse(OPML, "x").lists] == ["https://a.example/f.xml"]


def test_dates_of_entries() -> None:
    """Publication and change are told apart."""
    (entry,) = lists.parse(ATOM, "x").pages
    assert str(entry.published) == "2024-05-06"
    assert str(entry.updated) == "2024-05-08 10:00:00+00:00"


@pytest.mark.parametrize(
    "page", [b"<!doctype html><html><body><feed>", b"plain text about a feed", b"{}", b"", b"<html><rss>"]
)
def test_a_page_is_no_list(page: bytes) -> None:
    """Though it may speak of feeds."""
    assert not lists.is_list(page)


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "' + b"z" * 1000 + b'"><!ENTITY b "&a;&a;&a;">]><rss>&b;</rss>'
DEEP = b"<rss><channel>" + b"<x>" * 100_000
BOMBS = {
    "entities": ENTITIES,
    "deep": DEEP,
    "deep opml": b"<opml><body>" + b"<outline>" * 50_000,
    "deep json": b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 200_000,
    "huge": b"<rss>" + b"<item></item>" * (lists.BYTES // 12),
    "gzip": gzip.compress(b"<urlset>" + b" " * (20 * lists.BYTES)),
    "torn gzip": gzip.compress(SITEMAP * 50)[:40],
    "no xml": b"<urlset><url><loc>https://a.example",
    "other": b"<html><p>Not found</p></html>",
}


@pytest.mark.parametrize("name", BOMBS)
def test_traps_are_refused_in_a_line_and_in_time(name: str) -> None:
    """Entities, depth, size, packing: none holds us up."""
    begun = time.process_time()
    with pytest.raises(DataError) as caught:
        lists.parse(BOMBS[name], "https://a.example/feed")
    assert "\n" not in str(caught.value)
    assert time.process_time() - begun < 5


def test_a_long_feed_is_cut_and_counted() -> None:
    """The newest are taken, and how many were left out is known."""
    item = "<item><link>https://a.example/{0}</link></item>"
    items = "".join(item.format(number) for number in range(lists.ENTRIES + 7))
    listed = lists.parse(f"<rss version='2.0'><channel>{items}</channel></rss>".encode(), "x")
    assert (len(listed.pages), listed.cut) == (lists.ENTRIES, 7)


@given(st.binary(max_size=400), st.sampled_from([RSS, ATOM, JSON, SITEMAP, OPML]), st.integers(0, 300))
def test_nothing_else_than_a_line_comes_of_garbage(noise: bytes, content: bytes, at: int) -> None:
    """Whatever bytes a server sends where a list should be."""
    mixed = content[:at] + noise + content[at + 5 :]
    lists.is_list(mixed)
    try:
        lists.parse(mixed, "x")
    except DataError as error:
        assert str(error)  # noqa: PT017 - any line will do
