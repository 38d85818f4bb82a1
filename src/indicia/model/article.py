"""A page as it was found, and the article taken out of it."""

from datetime import date

from msgspec import Struct


class Page(Struct, frozen=True):
    """A page as found: its bytes (or text already decoded), and what the caller knows of it."""

    content: bytes | str
    url: str | None = None
    published: date | None = None


class Block(Struct, frozen=True):
    """One piece of the page, in page order; together the blocks are the whole page.

    A kept block is `article.text[start:end]`, and `text` is null. A dropped block is not in the
    article: `start == end` is where it would have stood, `text` holds what it said, and `reason`
    is the slug of why it was left out.
    """

    start: int
    end: int
    kept: bool
    reason: str
    text: str | None = None


class Dateline(Struct, frozen=True):
    """Where, and for whom, a dispatch was written ("SEOUL, South Korea (AP) —").

    It is the place of writing, never the place of an event, so the language stage passes over it.
    """

    start: int
    end: int
    text: str
    place: str
    credit: str | None = None


class Article(Struct, frozen=True):
    """The text of a page without what surrounds it.

    `text` is the title, if there is one, and then the paragraphs, parted by one blank line; line
    breaks inside a paragraph of the page are single spaces here. The title stands where the block
    does whose reason is `title`. `sha256` is that of the page's
    bytes as they came in. `published_from` says where the date came from: `given` by the caller,
    or the part of the page that bears it.
    """

    text: str
    sha256: str
    blocks: tuple[Block, ...]
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    published_from: str | None = None
    language: str | None = None
    dateline: Dateline | None = None
    credit: str | None = None

    @property
    def title_block(self) -> Block | None:
        """Where the title stands in `text`."""
        return next((block for block in self.blocks if block.kept and block.reason == "title"), None)
