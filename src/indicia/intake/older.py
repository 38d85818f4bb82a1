"""A text that differs from one an older engine took out: did the page change, or only the engine?"""

from msgspec.structs import replace

from indicia.ledger import Kept, Ledger, Made, Unread, pages
from indicia.model import LedgerError, Page, PageError


def same_text(ledger: Ledger, kept: Kept, made: Made | Unread) -> Made | Unread:
    """What was made, with the version it is the same as when only the engine differs."""
    if isinstance(made, Unread):
        return made
    with ledger.read() as connection:
        last = pages.latest(connection, kept.capture.place)
    if last is None or last.engine == made.engine.name or last.text == made.reading.article.text:
        return made
    from indicia.pages import extract  # noqa: PLC0415 - the extractor is loaded where it is used

    try:
        before = ledger.capture(last.record)
        article, _ = extract(Page(before.content, before.url, last.given))
    except (LedgerError, PageError):  # it cannot be told: then it counts as a change, which loses nothing
        return made
    return replace(made, same_as=last.id) if article.text == made.reading.article.text else made
