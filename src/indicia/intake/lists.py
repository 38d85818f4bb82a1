"""Lists of addresses: RSS, Atom and JSON feeds, sitemaps, OPML; read within bounds, whatever they hold."""

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

import msgspec
from lxml import etree
from msgspec import Struct

from indicia.intake.item import Address
from indicia.model import DataError, FetchError
from indicia.pages import is_url
from indicia.pages.unpacking import unpacker

BYTES = 8_000_000
ENTRIES = 5_000
DEEPEST = 100
_HEAD = re.compile(rb"<(rss|feed|rdf:RDF|urlset|sitemapindex|opml)\b", re.IGNORECASE)
_TAG = re.compile(rb"<(/?)[A-Za-z][^<>]*?(/?)>")
_CDATA = re.compile(rb"<!\[CDATA\[.*?\]\]>|<!--.*?-->", re.DOTALL)


class Listed(Struct, frozen=True):
    """What a list names: pages, and other lists. `cut` is how many more it named than were taken."""

    kind: str
    pages: tuple[Address, ...]
    lists: tuple[Address, ...] = ()
    cut: int = 0


class JsonFeedItem(Struct, frozen=True):
    """An item of a JSON feed."""

    url: str | None = None
    external_url: str | None = None
    date_published: str | None = None
    date_modified: str | None = None


class JsonFeed(Struct, frozen=True):
    """A JSON feed."""

    version: str
    items: list[JsonFeedItem] = []


def is_list(content: bytes) -> bool:
    """Whether bytes look like a list of addresses rather than a page."""
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"\x1f\x8b"):
        head = _unpacked(content, 4096)
    if head.startswith(b"{"):
        return b"jsonfeed.org/version" in head
    is_page = head[:15].lower().startswith((b"<!doctype html", b"<html"))
    return head.startswith(b"<") and not is_page and bool(_HEAD.search(head))


def parse(content: bytes, where: str, base: str | None = None) -> Listed:
    """The addresses in a list; relative ones are taken from `base`.

    Raises:
        DataError: if it is no list, or one that no reader should follow: too long, too deep, a bomb.
    """
    if content.startswith(b"\x1f\x8b"):
        content = _unpacked(content, BYTES + 1)
    if len(content) > BYTES:
        raise DataError(f"{where}: the list is over {BYTES:,} bytes: it was not read")
    if content.lstrip()[:1] == b"{":
        return _json(content, where)
    _refuse_bomb(content, where)
    found = _HEAD.search(content[:4096])
    if not found:
        raise DataError(f"{where}: is neither a feed, nor a sitemap, nor OPML")
    name = found[1].lower()
    read: Callable[[bytes, str, str | None], Listed] = {
        b"urlset": _sitemap,
        b"sitemapindex": _sitemap,
        b"opml": _opml,
    }.get(name, _feed)
    return read(content, where, base)


def _unpacked(content: bytes, limit: int) -> bytes:
    unpack = unpacker("gzip", "the list")
    assert unpack is not None  # noqa: S101 - gzip is always known
    try:
        return unpack.decompress(content, limit)
    except FetchError:
        return b""


def _refuse_bomb(content: bytes, where: str) -> None:
    if b"<!ENTITY" in content:
        raise DataError(f"{where}: the list declares entities of its own, as bombs do: it was not read")
    depth = 0
    for tag in _TAG.finditer(_CDATA.sub(b"", content)):
        depth += 0 if tag[2] else -1 if tag[1] else 1
        if depth > DEEPEST:
            raise DataError(f"{where}: the list is nested more than {DEEPEST} deep: it was not read")


def _feed(content: bytes, where: str, base: str | None) -> Listed:
    import feedparser  # noqa: PLC0415 - costs a start 0.1 s

    # A stream, for a text could be taken for an address and be fetched.
    parsed = feedparser.parse(BytesIO(content), response_headers={"content-location": base or ""})
    if parsed.bozo and not parsed.entries and not parsed.version:
        raise DataError(f"{where}: the feed cannot be understood: {parsed.bozo_exception}")
    entries = [_entry(entry, base) for entry in parsed.entries]
    return _listed(parsed.version or "feed", [entry for entry in entries if entry])


def _entry(entry: Any, base: str | None) -> Address | None:
    named = entry.get("link")
    link = urljoin(base or "", named) if named else ""
    if not is_url(link):
        return None
    published = _moment(entry.get("published_parsed"))
    # Asked for where it is not, the library would give the other one, and warn.
    updated = _moment(entry["updated_parsed"]) if "updated_parsed" in entry else None
    return Address(link, None, published.date() if published else None, updated or published)


def _moment(parts: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(calendar.timegm(parts), UTC) if parts else None
    except (ValueError, OverflowError, OSError):
        return None


def _json(content: bytes, where: str) -> Listed:
    try:
        feed = msgspec.json.decode(content, type=JsonFeed)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise DataError(f"{where}: is no JSON feed: {error}") from error
    if "jsonfeed.org/version" not in feed.version:
        raise DataError(f"{where}: is no JSON feed: its version is {feed.version[:60]!r}")
    found = []
    for one in feed.items:
        url = one.url or one.external_url or ""
        if is_url(url):
            published, updated = _iso(one.date_published), _iso(one.date_modified)
            found.append(Address(url, None, published.date() if published else None, updated or published))
    return _listed("json", found)


def _iso(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=UTC)


def _sitemap(content: bytes, where: str, base: str | None) -> Listed:
    pages: list[Address] = []
    maps: list[Address] = []
    for entry in _tree(content, where):
        name = etree.QName(entry).localname if isinstance(entry.tag, str) else ""
        parts = {etree.QName(part).localname: (part.text or "").strip() for part in entry.iter(etree.Element)}
        link = urljoin(base or "", parts.get("loc", ""))
        if not is_url(link):
            continue
        published = _iso(parts.get("publication_date"))
        updated = _iso(parts.get("lastmod")) or published
        address = Address(link, None, published.date() if published else None, updated)
        (maps if name == "sitemap" else pages).append(address)
    return _listed("sitemap", pages, maps)


def _opml(content: bytes, where: str, base: str | None) -> Listed:
    feeds = [urljoin(base or "", one.get("xmlUrl") or "") for one in _tree(content, where).iter("outline")]
    return _listed("opml", [], [Address(url) for url in feeds if is_url(url)])


def _tree(content: bytes, where: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise DataError(f"{where}: the list cannot be understood: {error}") from error


def _listed(kind: str, pages: list[Address], lists: list[Address] | None = None) -> Listed:
    """The newest first, each once, and no more than a day's work."""
    first = datetime(1, 1, 1, tzinfo=UTC)
    newest = sorted(_once(pages), key=lambda address: address.updated or first, reverse=True)
    kept = tuple(newest[:ENTRIES])
    return Listed(kind, kept, tuple(_once(lists or []))[:ENTRIES], len(newest) - len(kept))


def _once(addresses: list[Address]) -> Iterator[Address]:
    seen = set()
    for address in addresses:
        if address.url not in seen:
            seen.add(address.url)
            yield address
