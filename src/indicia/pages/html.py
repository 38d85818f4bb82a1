"""HTML -> pieces: the visible text of a page in document order, and which of it is main text."""

import re
from functools import cache
from html import unescape
from itertools import pairwise

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from indicia.pages.align import main_parts
from indicia.pages.piece import Piece, collapse
from indicia.pages.words import hint_tables

_SNIFF = re.compile(
    r"<(?:!doctype\s+html|html|head|body|div|p|article|section|table|h[1-6]|meta|title|span|a|br|script)\b[^<>]*>",
    re.IGNORECASE,
)
_UNSEEN = {
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "math",
    "head",
    "iframe",
    "object",
    "embed",
    "canvas",
}
_UNSEEN |= {"select", "option", "datalist", "textarea", "audio", "video", "map", "title", "meta", "link"}
_INLINE = {
    "a",
    "abbr",
    "acronym",
    "b",
    "bdi",
    "bdo",
    "big",
    "cite",
    "code",
    "data",
    "del",
    "dfn",
    "em",
    "font",
}
_INLINE |= {
    "i",
    "ins",
    "kbd",
    "mark",
    "q",
    "ruby",
    "s",
    "samp",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
}
_INLINE |= {"tt", "u", "var", "wbr", "nobr", "center-text", "img", "picture", "source", "time", "amp-img"}
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_LONGEST_CELL = 80
_MUCH = 1_500
_CUT_SHORT = {"ERR_RESOURCE_LIMIT", "ERR_INTERNAL_ERROR", "ERR_NAME_TOO_LONG", "ERR_NO_MEMORY"}
_UNSEEN_PART = re.compile(
    r"<(script|style|head|noscript|template)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"<[^<>]*>")


def is_html(text: str) -> bool:
    """Whether the text is markup rather than a text dump that happens to hold a "<"."""
    head = text[:200_000].lstrip()
    if re.match(r"<(?:!doctype\s+html|html)\b", head, re.IGNORECASE):
        return True
    found = len(_SNIFF.findall(head))
    return found >= 3 or (found > 0 and head.startswith("<"))


def parse(text: str) -> HtmlElement | None:
    """The tree of a page, mended as browsers do; null when it is too broken or too deep to be one.

    The parser goes 255 elements deep and leaves out what lies deeper, so such a page is not
    trusted to it: hostile depth is also what makes parsers crash.
    """
    parser = HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    try:
        tree = document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    too_deep = any(entry.type_name in _CUT_SHORT for entry in parser.error_log)
    return None if too_deep else tree


def stripped(text: str) -> str:
    """The text between the tags of a page that has no tree; each tag is a line end."""
    text = _UNSEEN_PART.sub("\n", text)
    return unescape(_TAG.sub("\n", text))


def pieces(tree: HtmlElement) -> tuple[Piece, ...]:
    """Every visible block of text, in document order, marked main when the extractor takes it.

    The extractor (trafilatura, default mode) changes the tree, so it must be the last to use it.
    """
    found = blocks(tree)
    main = main_parts([block.text for block in found], tree)
    return tuple(
        Piece(b.text, b.tag, b.hint, b.links, main=chosen) for b, chosen in zip(found, main, strict=True)
    )


def blocks(tree: HtmlElement) -> list[Piece]:
    """Every visible block of text, in document order."""
    return _Blocks().read(tree)


class _Blocks:
    """Collects the text between block elements; kept apart from recursion, so depth does no harm."""

    def __init__(self) -> None:
        self.found: list[Piece] = []
        self.parts: list[str] = []
        self.letters = self.linked = 0
        self.hints: list[str] = [""]
        self.tags: list[str] = ["body"]
        self.anchors = 0
        self.after_anchor = False
        self.breaks = 0

    def read(self, tree: HtmlElement) -> list[Piece]:
        """The blocks of a tree."""
        body = tree.find("body")
        walk = etree.iterwalk(tree if body is None else body, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if _is_unseen(element):
                    walk.skip_subtree()
                    # An end event still comes; it must find what a start would have left.
                    self.hints.append(self.hints[-1])
                    continue
                self._open(element)
            else:
                self._close(element)
        self._flush()
        return self.found

    def _open(self, element: HtmlElement) -> None:
        tag = str(element.tag)
        if tag == "br":
            self.breaks += 1
            self._break()
        elif _is_cell(element):
            self.parts.append(" ")
        elif tag not in _INLINE:
            self._flush()
            self.tags.append(tag)
        self.hints.append(_hint(element) or self.hints[-1])
        self.anchors += tag == "a"
        if tag == "a" and self.after_anchor:
            self.parts.append(" ")  # neighbouring links are parted on the page, if not in its source
        self._add(element.text)

    def _close(self, element: HtmlElement) -> None:
        tag = element.tag
        if not _is_unseen(element):
            if tag not in _INLINE and tag != "br" and not _is_cell(element):
                self._flush()
                self.tags.pop()
            self.anchors -= tag == "a"
        elif tag not in _INLINE and tag not in {
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "meta",
            "link",
        }:
            self._flush()
        self.hints.pop()
        self.after_anchor = tag == "a"
        self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if not self.parts and not text.strip():
            return
        self.after_anchor = False
        self.parts.append(text)
        size = len(text.strip())
        if size:
            self.breaks = 0
            self.letters += size
            if self.anchors:
                self.linked += size

    def _break(self) -> None:
        """One <br> is a space, two are a new paragraph."""
        if self.breaks > 1:
            self._flush()
        else:
            self.parts.append("\n")

    def _flush(self) -> None:
        text = collapse("".join(self.parts))
        if text:
            links = self.linked / self.letters if self.letters else 0.0
            self.found.append(Piece(text, self.tags[-1], self.hints[-1], round(links, 3)))
        self.parts.clear()
        self.letters = self.linked = self.breaks = 0


def _is_cell(element: HtmlElement) -> bool:
    """Whether an element is one of several short cells of a table; a row of them is one block."""
    return (
        element.tag in {"td", "th"}
        and all(child.tag in _INLINE for child in element)
        and len(element.text_content()) <= _LONGEST_CELL
    )


def _is_unseen(element: HtmlElement) -> bool:
    """Whether a reader of the page does not see the element.

    Much text that is hidden at first is what a script shows at once, as on pages that are sent in
    parts; it is read.
    """
    tag = element.tag
    if not isinstance(tag, str) or tag in _UNSEEN:
        return True
    attributes = element.attrib
    style = attributes.get("style")
    hidden = (
        "hidden" in attributes
        or (attributes.get("aria-hidden") == "true" and tag not in _INLINE)
        or (style is not None and bool(_HIDDEN_STYLE.search(style)))
    )
    return hidden and len(element.text_content()) < _MUCH


@cache
def _marks() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Reasons by tag, by role and by word of a class or id."""
    tags: dict[str, str] = {}
    roles: dict[str, str] = {}
    words: dict[str, str] = {}
    for table in hint_tables():
        tags |= {tag: tags.get(tag, table.reason) for tag in table.tags}
        roles |= {role: roles.get(role, table.reason) for role in table.roles}
        words |= {word: words.get(word, table.reason) for word in table.words}
    return tags, roles, words


def _hint(element: HtmlElement) -> str:
    """The reason that an element's role, name or tag gives for leaving its text out."""
    tags, roles, _ = _marks()
    attributes = element.attrib
    if not attributes:
        return tags.get(str(element.tag), "")
    if reason := roles.get(attributes.get("role", "")):
        return reason
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    if len(names) > 1 and element.tag not in {"body", "html", "main", "article"} and (found := _named(names)):
        return found
    return tags.get(str(element.tag), "")


@cache
def _named(names: str) -> str:
    """The reason in a class attribute, by single words and by neighbouring words."""
    words = _marks()[2]
    for name in names.split():
        parts = [part.lower() for part in _NAME_PARTS.findall(name)]
        pairs = [f"{a}-{b}" for a, b in pairwise(parts)]
        for part in (*pairs, *parts):
            if part in words:
                return words[part]
    return ""
