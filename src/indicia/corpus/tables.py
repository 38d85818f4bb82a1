"""The tables of an output: those of an export as they are, and three of a corpus's own.

`statements`, `events` and `exposures` have the columns of `indicia export --format parquet`. As a corpus
keeps no versions, `page` and `version` are both the number of the page in its shard.
"""

from datetime import date
from typing import NamedTuple

from indicia.corpus.shards import UNDATED
from indicia.first_look import REASONS, Look
from indicia.first_look.plain import plain
from indicia.ledger import Capture, Made, Unread
from indicia.ledger.capture import sha256
from indicia.ledger.overlay import Corrected
from indicia.ledger.pages import Read, Version
from indicia.ledger.periods import Archived, Identities
from indicia.products.exports.selection import Found, Wanted
from indicia.products.exports.tables import ITEMS, TABLES, Kind, Row, columns

Columns = tuple[tuple[str, Kind], ...]
SAMPLED = 200  # of the pages passed over, one in so many is kept with its text
_LONGEST = 20_000  # characters of a sampled page
_NOBODY = Identities()

TABLES_OF: dict[str, Columns] = {
    **{table.name: table.columns for table in TABLES if table.name in ITEMS},
    "pages": (
        *columns("page:number", "address", "outlet", "title", "published:day", "archived:moment"),
        *columns(
            "bytes:number",
            "sha256",
            "text_sha256",
            "outcome",
            "reason",
            "why",
            "group",
            "words:texts",
            "score:decimal",
        ),
        *columns("statements:number", "events:number", "exposures:number", "notes:number"),
    ),
    "notes": columns("page:number", "address", "slug", "text", "start:number", "end:number", "quote"),
    "sample": columns(
        "page:number", "address", "sha256", "reason", "why", "words:texts", "score:decimal", "text"
    ),
}


class Page(NamedTuple):
    """A page with its number in the shard, and what the first look found, if there was one."""

    number: int
    capture: Capture
    look: Look


class _Found(Found):
    """One page as exports see it."""

    @property
    def told_on(self) -> str:
        """The day of the page, for a person."""
        version = self.version
        return "undated" if version.published is None and version.added_at == UNDATED else super().told_on


def passed(page: Page) -> dict[str, list[Row]]:
    """The rows of a page that was passed over."""
    reason = page.look.reason or ""
    why, digest = REASONS[reason], page.capture.sha256
    rows = {"pages": [_page(page, digest) | {"outcome": "passed_over", "reason": reason, "why": why}]}
    if int(digest[:8], 16) % SAMPLED == 0:
        one = {"page": page.number, "address": page.capture.place, "sha256": digest, "reason": reason}
        text = plain(page.capture.content)[:_LONGEST]
        rows["sample"] = [one | _words(page.look) | {"why": why, "text": _fit(text)}]
    return rows


def _words(look: Look) -> Row:
    return {"words": list(look.words), "score": look.score}


def failed(page: Page, why: Unread) -> dict[str, list[Row]]:
    """The row of a page that could not be read."""
    row = _page(page, page.capture.sha256)
    return {"pages": [row | {"outcome": "failed", "reason": why.slug, "why": why.why}]}


def read(page: Page, made: Made) -> dict[str, list[Row]]:
    """The rows of a page that was read."""
    found = _found(page, made)
    reading = found.reading
    rows: dict[str, list[Row]] = {name: list(of(found)) for name, of in ITEMS.items()}
    rows["notes"] = [
        {
            "page": page.number,
            "address": page.capture.place,
            "slug": note.slug,
            "text": note.text,
            "start": note.span.start if note.span else None,
            "end": note.span.end if note.span else None,
            "quote": note.span.text if note.span else None,
        }
        for note in reading.notes
    ]
    counts = {name: len(held) for name, held in rows.items()}
    about = {
        "outlet": reading.article.outlet,
        "title": reading.article.title,
        "published": reading.article.published,
        "text_sha256": found.archived.text_sha256,
        "outcome": "read",
    }
    rows["pages"] = [_page(page, found.archived.sha256) | about | counts]
    for row in rows["statements"] + rows["events"] + rows["exposures"]:
        row["archived"] = _moment(page)
    return rows


def _found(page: Page, made: Made) -> _Found:
    article, capture = made.reading.article, page.capture
    version = Version(
        id=page.number,
        page=page.number,
        number=1,
        place=capture.place,
        source=capture.source,
        text=article.text,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        given=capture.published,
        engine=made.engine.name,
        passed_over=None,
        added_at=capture.at,
        record=page.number,
        record_sha256=capture.sha256,
    )
    whole = Corrected(made.reading, {}, (), ())
    read = Read(version, page.number, made.engine.name, made.engine.data, capture.at, made.reading, whole)
    place = Archived(capture.at, "", 0, 0, capture.sha256, sha256(article.text), 1)
    return _Found(read, place, _NOBODY, Wanted())


def _page(page: Page, digest: str) -> Row:
    published: date | None = page.capture.published
    return {
        "page": page.number,
        "address": page.capture.place,
        "published": published,
        "archived": _moment(page),
        "bytes": len(page.capture.content),
        "sha256": digest,
        "group": page.look.group,
        **_words(page.look),
    }


def _moment(page: Page) -> object:
    return None if page.capture.at == UNDATED else page.capture.at


def _fit(text: str) -> str:
    """Text that UTF-8 can hold."""
    return text.encode("utf-8", "replace").decode()
