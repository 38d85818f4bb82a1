"""The spine: one page through every room, in order."""

from datetime import date

from indicia import events, language, law, pages, statements
from indicia.model import Page, Reading
from indicia.pipeline.identity import identity
from indicia.statements import Engine

__all__ = ["identity", "read", "read_page"]


def read_page(page: Page, *, engine: Engine = "trained") -> Reading:
    """Read one page. Facts go down only: no room changes what an earlier one found."""
    article, dropped = pages.extract(page)
    parse, unread = language.parse(article)
    said, unsaid = statements.find(parse, engine=engine)
    done, undone = events.find(parse, said)
    listings, unlisted = law.listed(parse)
    may_concern, heard, unlinked = law.read(parse, said, done, listings=listings)
    return Reading(
        article=article,
        mentions=parse.mentions,
        entities=parse.entities,
        statements=said,
        events=(*done, *heard),
        exposures=may_concern,
        listings=listings,
        places={e.place: parse.places[e.place] for e in done if e.place and e.place in parse.places},
        notes=(*dropped, *unread, *unsaid, *undone, *unlisted, *unlinked),
    )


def read(
    content: str | bytes,
    *,
    published: date | str | None = None,
    url: str | None = None,
    engine: Engine = "trained",
) -> Reading:
    """Read one page: who said what, what happened, what it may concern.

    Args:
        content: the page as found: HTML or plain text, as bytes or already decoded.
        published: the day of publication (or an ISO 8601 string), if the caller knows it; it wins
            over what the page says. Without any date, relative times stay relative.
        url: where the page came from; nothing is fetched.
        engine: what finds the statements: a small trained network with rules, or `rules` alone.

    Returns:
        An immutable reading. The same page gives the same reading on every machine.

    Raises:
        PageError: if the page is empty, binary, not English or holds no article.
        UsageError: if `published` is not a date.
    """
    return read_page(Page(content=content, url=url, published=pages.day(published)), engine=engine)
