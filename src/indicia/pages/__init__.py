"""Bytes -> Article: what is the text of a page, and why each other line was left out."""

import hashlib
from datetime import date

from indicia.model import Article, Block, Note, Page, Span, UsageError


def day(value: date | str | None) -> date | None:
    """A day from an ISO 8601 string."""
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise UsageError(f"{value!r} is not a day: write it as YYYY-MM-DD") from error


def extract(page: Page) -> tuple[Article, tuple[Note, ...]]:
    """Stub until the room is built: every blank-line paragraph is kept, the first is the title."""
    raw = page.content if isinstance(page.content, bytes) else page.content.encode()
    text, blocks = "", []
    for paragraph in raw.decode("utf-8", "replace").split("\n\n"):
        if paragraph.strip():
            text += "\n\n" if text else ""
            start = len(text)
            text += " ".join(paragraph.split())
            blocks.append(Block(start, len(text), True, "text"))
    title = Span(blocks[0].start, blocks[0].end, text[blocks[0].start : blocks[0].end])
    return Article(
        text=text,
        sha256=hashlib.sha256(raw).hexdigest(),
        blocks=tuple(blocks),
        title=title,
        published=page.published,
        published_from="given" if page.published else None,
    ), ()
