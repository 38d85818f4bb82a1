"""Where something stands in the article, and when something was."""

from datetime import date

from msgspec import Struct


class Span(Struct, frozen=True):
    """Characters of the article: `article.text[start:end] == text`."""

    start: int
    end: int
    text: str


class Time(Struct, frozen=True):
    """A time expression of the article and the days it can mean.

    Both days are inclusive. `earliest` is null when the text leaves the beginning open, `latest`
    when it leaves the end open; both are null when the expression could not be placed at all,
    as a relative one on a page without a date.
    """

    start: int
    end: int
    text: str
    earliest: date | None
    latest: date | None
