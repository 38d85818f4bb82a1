"""What a page says of itself: headline, author, outlet, and the day it was published."""

import json
import re
from datetime import date
from typing import Any

from lxml.html import HtmlElement
from msgspec import Struct

from indicia.model import Block
from indicia.pages.days import ambiguous, in_url, written
from indicia.pages.piece import collapse

_ARTICLE_TYPES = ("article", "posting", "report", "webpage")
_DATE_METAS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "dcterms.issued",
    "pubdate",
    "publish_date",
    "publishdate",
    "publish-date",
    "publication_date",
    "published_date",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "citation_date",
    "timestamp",
    "rnews:datepublished",
    "article:published",
    "published_at",
    "bt:pubdate",
    "prism.publicationdate",
)
_TITLE_METAS = (
    "og:title",
    "twitter:title",
    "dc.title",
    "citation_title",
    "headline",
    "parsely-title",
)
_AUTHOR_METAS = (
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "byl",
    "sailthru.author",
    "citation_author",
)
_OUTLET_METAS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "citation_journal_title",
    "publisher",
)
_LABEL = re.compile(r"^\W*(?:by|from|written by|story by|reported by|author)\b\s*:?\s*", re.IGNORECASE)
_SPLIT = re.compile(r"\s+[|–—»·•-]\s+")
_AFTER_NAME = re.compile(
    r"\s*(?:[|•·]|\s[-–—]\s|\b(?:published|updated|posted|on|at)\b|\d).*$", re.IGNORECASE
)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?$")
_DEEPEST = 8
_TOP = 3
_BY = re.compile(r"\bby ([A-Z].*)")  # "Posted on May 6, 2019 by W. Lindqvist"
_HEADLINE = 5  # words; fewer may be the outlet's name
_PUBLISHED = re.compile(r"\W*(?:first |originally )?(?:published|posted|publication date)\b", re.IGNORECASE)
_DATED = {"byline": "byline", "timestamp": "text", "credit": "text"}


class Facts(Struct, frozen=True):
    """What the metadata of a page says; null where it says nothing."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: date | None = None
    published_from: str | None = None


def from_html(tree: HtmlElement) -> Facts:
    """What the head of a page, its JSON-LD and its marked-up elements say."""
    metas = _metas(tree)
    items = _json_ld(tree)
    published, where = _published(tree, metas, items)
    return Facts(
        title=_title(tree, metas, items),
        byline=_byline(metas, items),
        outlet=_first(metas, _OUTLET_METAS) or _ld_name(items, "publisher"),
        published=published,
        published_from=where,
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The contents of meta elements by name in lower case; the first of a name counts."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        attributes = element.attrib
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        content = collapse(attributes.get("content", ""))[:500]
        if name and content:
            metas.setdefault(name.lower(), content)
    return metas


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _json_ld(tree: HtmlElement) -> list[dict[str, Any]]:
    """The JSON-LD items of a page that describe an article, those of a whole page last."""
    found: list[dict[str, Any]] = []
    for element in tree.iter("script"):
        if "ld+json" in element.attrib.get("type", "").lower() and element.text:
            try:
                _collect(json.loads(element.text.strip().rstrip(";"), strict=False), found, 0)
            except (ValueError, RecursionError):
                continue
    return sorted(found, key=lambda item: "webpage" in _type(item))


def _collect(value: object, found: list[dict[str, Any]], depth: int) -> None:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value[:200]:
            _collect(one, found, depth + 1)
    elif isinstance(value, dict):
        if any(kind in _type(value) for kind in _ARTICLE_TYPES):
            found.append(value)
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            _collect(value.get(key), found, depth + 1)


def _type(item: dict[str, Any]) -> str:
    return str(item.get("@type", "")).lower()


def _ld_text(items: list[dict[str, Any]], key: str) -> str | None:
    for item in items:
        value = item.get(key)
        if isinstance(value, str) and value.strip():
            return collapse(value)[:500]
    return None


def _ld_name(items: list[dict[str, Any]], key: str) -> str | None:
    """The names of the persons or bodies under a key."""
    for item in items:
        value = item.get(key)
        names = []
        for one in value if isinstance(value, list) else [value]:
            name = one.get("name") if isinstance(one, dict) else one
            if isinstance(name, str) and name.strip() and not name.startswith("http"):
                names.append(collapse(name))
        if names:
            return ", ".join(dict.fromkeys(names))[:300]
    return None


def _title(tree: HtmlElement, metas: dict[str, str], items: list[dict[str, Any]]) -> str | None:
    """The headline: the h1 that agrees best with what the head of the page calls it.

    Where only the window's title names the page, its one long h1 is what readers see as the headline.
    """
    element = tree.find(".//title")
    told = _first(metas, _TITLE_METAS) or _ld_text(items, "headline")
    named = told or (collapse(element.text_content()) if element is not None else None)
    headings = [text for h in tree.iter("h1") if (text := collapse(h.text_content())) and len(text) < 400]
    if not named:
        return headings[0] if headings else None
    agreeing = [text for text in headings if _agree(text, named)]
    if agreeing:
        return max(agreeing, key=lambda text: _agree(text, named or ""))
    if not told and len(headings) == 1 and len(headings[0].split()) >= _HEADLINE:
        return headings[0]
    return _without_outlet(named, metas)


def _agree(one: str, other: str) -> float:
    """The share of words that two headlines have in common, 0 when it is under a half."""
    a, b = set(re.findall(r"\w+", one.lower())), set(re.findall(r"\w+", other.lower()))
    share = len(a & b) / max(1, min(len(a), len(b)))
    return share if share >= 0.5 and len(a) > 1 else 0.0


def _without_outlet(title: str, metas: dict[str, str]) -> str:
    """A title without the name of the outlet that is often set behind it."""
    parts = _SPLIT.split(title)
    outlet = _first(metas, _OUTLET_METAS)
    if len(parts) > 1 and (parts[-1] == outlet or len(parts[0].split()) >= 4 > len(parts[-1].split()) - 1):
        return parts[0]
    return title


def _byline(metas: dict[str, str], items: list[dict[str, Any]]) -> str | None:
    named = _ld_name(items, "author") or _first(metas, _AUTHOR_METAS)
    return None if named is None or named.startswith(("http", "@", "/")) else clean_byline(named)


def clean_byline(text: str) -> str | None:
    """The names in a byline, without "By" and without what follows them."""
    name = _AFTER_NAME.sub("", _LABEL.sub("", collapse(text))).strip(" ,;:|-–—")
    return name[:200] if any(char.isalpha() for char in name) else None


def _published(
    tree: HtmlElement, metas: dict[str, str], items: list[dict[str, Any]]
) -> tuple[date | None, str | None]:
    """The day of publication and which part of the page bears it, the surest part first."""
    if day := _day(_ld_text(items, "datePublished")):
        return day, "json_ld"
    for name in _DATE_METAS:
        if day := _day(metas.get(name)):
            return day, "meta"
    if day := _time_tag(tree):
        return day, "time_tag"
    return None, None


def _time_tag(tree: HtmlElement) -> date | None:
    """The day of an element marked as the date of publication, or of the page's only `time` days."""
    for element in tree.iter():
        attributes = element.attrib
        if attributes.get("itemprop") == "datePublished" or "pubdate" in attributes:
            value = attributes.get("datetime") or attributes.get("content") or element.text_content()
            if day := _day(value):
                return day
    days = [_day(e.attrib.get("datetime") or e.text_content()) for e in tree.iter("time") if not _beside(e)]
    known = [day for day in days if day]
    return known[0] if known else None


def _beside(element: HtmlElement) -> bool:
    """Whether a `time` element stands in a list of other pages or among comments."""
    above = list(element.iterancestors())[:12]
    names = " ".join(f"{e.attrib.get('class', '')} {e.attrib.get('id', '')}" for e in above[:6]).lower()
    return any(e.tag in {"aside", "nav", "footer", "li"} for e in above) or bool(
        re.search(r"related|comment|sidebar|teaser|popular|latest|recommend", names)
    )


def _day(value: str | None) -> date | None:
    """The day of a machine-written time, or of a written date."""
    if not value:
        return None
    value = value.strip()
    if _EPOCH.fullmatch(value):
        return date.fromordinal(date(1970, 1, 1).toordinal() + int(value[:10]) // 86_400)
    if re.fullmatch(r"(?:19|20)\d{6}(?:T?\d*Z?)?", value):
        value = f"{value[:4]}-{value[4:6]}-{value[6:8]}"
    return written(value)


def from_lines(blocks: tuple[Block, ...]) -> Facts:
    """What the lines around the article say: its byline, and the day in a byline or a stamp.

    Stamps below the first paragraphs are those of comments and of other pages.
    """
    byline, day, where, paragraphs = None, None, None, 0
    for block in blocks:
        paragraphs += block.kept and block.reason == "text"
        if block.text is None or (paragraphs > _TOP and not _PUBLISHED.match(block.text)):
            continue
        if block.reason == "byline":
            byline = byline or clean_byline(block.text)
        elif block.reason == "timestamp" and (by := _BY.search(block.text)):
            byline = byline or clean_byline(by[1])
        if day is None and block.reason in _DATED and (day := written(block.text)):
            where = _DATED[block.reason]
    return Facts(byline=byline, published=day, published_from=where)


def is_ambiguous(block: Block) -> bool:
    """Whether a byline or stamp bears a date of numbers that can be read in two ways."""
    return block.reason in _DATED and block.text is not None and ambiguous(block.text)


def from_address(url: str | None) -> Facts:
    """The day in the path of the page's address."""
    day = in_url(url) if url else None
    return Facts(published=day, published_from="url" if day else None)
