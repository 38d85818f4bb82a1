"""Pages of invented outlets as articles and readings, by the real stages."""

from collections.abc import Callable
from datetime import date
from functools import cache
from html import escape

import pytest

from indicia import pages
from indicia.model import Article, Page, Reading
from indicia.pipeline import read_page


@cache
def _page(text: str, outlet: str, day: str) -> Page:
    title, *lines = text.strip().split("\n")
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return Page(
        content=f'<html lang="en"><head><title>{escape(title)}</title></head>'
        f"<body><article><h1>{escape(title)}</h1>{body}</article></body></html>",
        url=f"https://{outlet}/story",
        published=date.fromisoformat(day),
    )


@cache
def _article(text: str, outlet: str, day: str) -> Article:
    return pages.extract(_page(text, outlet, day))[0]


@cache
def _reading(text: str, outlet: str, day: str) -> Reading:
    return read_page(_page(text, outlet, day))


@pytest.fixture(scope="session")
def article_of() -> Callable[..., Article]:
    """An article from a headline and paragraphs, a line each."""
    return lambda text, outlet="one.example", day="2024-03-01": _article(text, outlet, day)


@pytest.fixture(scope="session")
def reading_of() -> Callable[..., Reading]:
    """A reading of such a page."""
    return lambda text, outlet="one.example", day="2024-03-01": _reading(text, outlet, day)
