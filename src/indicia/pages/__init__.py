"""Bytes -> Article: what is the text of a page, and why each other line was left out.

::

    fetch, from_file -> Page -> decode -> html | plain -> judge -> article (metadata, dateline)
"""

from datetime import date

from indicia.model import Page, UsageError
from indicia.pages.article import extract
from indicia.pages.file import from_file, is_url
from indicia.pages.reasons import KEPT, NOTES, REASONS

__all__ = ["KEPT", "NOTES", "REASONS", "day", "extract", "fetch", "from_file", "is_url", "load"]


def day(value: date | str | None) -> date | None:
    """A day from an ISO 8601 string.

    Raises:
        UsageError: if it is none.
    """
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise UsageError(f"{value!r} is not a day: write it as YYYY-MM-DD") from error


def fetch(url: str, *, allow_private: bool = False) -> Page:
    """Get a page over HTTP.

    Raises:
        FetchError: if it cannot be got, or lies in a private network that was not allowed.
    """
    from indicia.pages.web import fetch as get  # noqa: PLC0415 - an HTTP client costs a cold start 0.2 s

    return get(url, allow_private=allow_private)


def load(page: str, *, allow_private: bool = False) -> Page:
    """A page by what a user calls it: an address, the name of a file, or `-`.

    Raises:
        FetchError: if an address cannot be got.
        UsageError: if there is no such file, or the address is not of the web.
    """
    if "://" in page and not is_url(page):
        raise UsageError(f"{page} is no address of the web: begin it with https:// or http://")
    return fetch(page, allow_private=allow_private) if is_url(page) else from_file(page)
