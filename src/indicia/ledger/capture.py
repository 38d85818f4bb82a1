"""What goes into the ledger: bytes as they were got, and what was made of them."""

import hashlib
import re
from datetime import date, datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

from msgspec import Struct

from indicia.model import Reading

# Parameters that say how a reader came to a page, never which page it is.
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "ref_src")

_UNHELD = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


class Capture(Struct, frozen=True):
    """Bytes as they were got.

    `place` is the address (after redirects) or `file:` address they came from; `asked` the address that
    was asked for, where it differs. `published` is what the feed or the caller says, never the page.
    """

    place: str
    content: bytes
    at: datetime
    asked: str | None = None
    source: str | None = None
    published: date | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def sha256(self) -> str:
        """The SHA-256 of the bytes."""
        return hashlib.sha256(self.content).hexdigest()

    def header(self, name: str) -> str | None:
        """The value of a header of the answer."""
        return next((value for key, value in self.headers if key.lower() == name), None)

    @property
    def url(self) -> str | None:
        """The place, where it is one of the web."""
        if not self.place.startswith(("http://", "https://")):
            return None
        try:
            return clean(self.place) if urlsplit(self.place).hostname else None
        except ValueError:
            return None


class Engine(Struct, frozen=True):
    """Who read: the name and version of the engine, and the fingerprint of its code and data."""

    name: str
    data: str


class Made(Struct, frozen=True):
    """What was made of a capture: its reading, or its article alone when a first look passed it over.

    `same_as` is the version that an older engine took another text out of, where only that differs.
    """

    reading: Reading
    engine: Engine
    passed_over: str | None = None
    same_as: int | None = None


class Unread(Struct, frozen=True):
    """Why nothing could be made of a capture: a slug for machines, a line for people."""

    slug: str
    why: str


def place_of(url: str) -> str:
    """The address that stands for a page: without fragment and without what only tracks its reader."""
    url = clean(url)
    try:
        parts = urlsplit(url)
        query = parts.query
        if any(mark in query for mark in _TRACKING):
            pairs = parse_qsl(query, keep_blank_values=True)
            query = urlencode([pair for pair in pairs if not pair[0].startswith(_TRACKING)])
        lowered = {"scheme": parts.scheme.lower(), "netloc": parts.netloc.lower()}
        return parts._replace(**lowered, fragment="", query=query).geturl()
    except ValueError:  # no address, whatever it is
        return url


def clean(text: str) -> str:
    """A text that every store can hold: no control characters, no halves of characters."""
    return _UNHELD.sub("\ufffd", text)


def sha256(text: str) -> str:
    """The SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
