"""A reading as rows in plain words: the one thing that the terminal and the HTML page both show.

Whatever is not a fact says so in its row, so no way of showing rows can turn it into one.
"""

from datetime import date

from msgspec import Struct

from indicia.model import Block, Reading, Span, Statement
from indicia.products.segments import note_id
from indicia.products.tongue import ENGLISH, Tongue
from indicia.products.view_conduct import ConcernRow, EventRow, concern_rows, event_rows, groups
from indicia.products.view_listed import ListedRow, listed_rows
from indicia.products.view_said import StatementRow, statement_rows

__all__ = [
    "ConcernRow",
    "DroppedRow",
    "EventRow",
    "Head",
    "ListedRow",
    "NoteRow",
    "StatementRow",
    "View",
    "groups",
    "marks",
    "view",
]


ORIGINS: dict[str, str] = {
    "given": "as given",
    "json_ld": "from the page’s JSON-LD data",
    "meta": "from the page’s metadata",
    "time_tag": "from a time marked on the page",
    "byline": "from a line by the byline",
    "dateline": "from the dateline",
    "url": "from the address",
}


class Head(Struct, frozen=True):
    """What is known of the page as a whole. `dated` is never empty: it says so when there is no date."""

    title: str
    outlet: str | None
    byline: str | None
    url: str | None
    published: date | None
    dated: str
    dateline: str | None


class DroppedRow(Struct, frozen=True):
    """Pieces left out for one reason."""

    reason: str
    meaning: str
    number: int
    texts: tuple[str, ...]


class NoteRow(Struct, frozen=True):
    """Something skipped, guessed or not understood; `quoted` is what it speaks of, if it is in the text."""

    id: str
    slug: str
    text: str
    quoted: str


class View(Struct, frozen=True):
    """Everything a reading says, in rows."""

    head: Head
    statements: tuple[StatementRow, ...]
    events: tuple[EventRow, ...]
    concerns: tuple[ConcernRow, ...]
    listed: tuple[ListedRow, ...]
    dropped: tuple[DroppedRow, ...]
    notes: tuple[NoteRow, ...]


def view(reading: Reading, reasons: dict[str, str], tongue: Tongue = ENGLISH) -> View:
    """Put a reading into rows; `reasons` are the words for why something was left out."""
    said = statement_rows(reading, tongue)
    numbers = {row.id: row.number for row in said}
    return View(
        head=head(reading, tongue),
        statements=said,
        events=event_rows(reading, numbers, tongue),
        concerns=concern_rows(reading, said, tongue),
        listed=listed_rows(reading, tongue),
        dropped=dropped_rows(reading.article.blocks, reasons),
        notes=note_rows(reading),
    )


def head(reading: Reading, tongue: Tongue = ENGLISH) -> Head:
    """Title, outlet and date, with where the date came from."""
    article = reading.article
    dated = tongue.say("undated: relative times stay relative")
    if article.published:
        dated = tongue.day(article.published)
        if article.published_from:
            dated += f" ({tongue.say(ORIGINS.get(article.published_from, article.published_from))})"
    return Head(
        title=article.title or tongue.say("Untitled page"),
        outlet=article.outlet,
        byline=article.byline,
        url=article.url,
        published=article.published,
        dated=dated,
        dateline=article.dateline.text if article.dateline else None,
    )


def dropped_rows(blocks: tuple[Block, ...], reasons: dict[str, str]) -> tuple[DroppedRow, ...]:
    """What was left out, one row for each reason, in the order of the page."""
    found: dict[str, list[str]] = {}
    for block in blocks:
        if not block.kept:
            found.setdefault(block.reason, []).append(block.text or "")
    return tuple(
        DroppedRow(reason, reasons.get(reason, ""), len(texts), tuple(texts))
        for reason, texts in found.items()
    )


def note_rows(reading: Reading) -> tuple[NoteRow, ...]:
    """Notes in their order."""
    return tuple(
        NoteRow(note_id(number), note.slug, note.text, note.span.text if note.span else "")
        for number, note in enumerate(reading.notes, 1)
    )


def marks(reading: Reading, rows: tuple[StatementRow, ...]) -> dict[int, tuple[StatementRow, ...]]:
    """Where the numbers of statements stand in the text: after the cue, or else after the first span."""
    by_id = {said.id: said for said in reading.statements}
    found: dict[int, list[StatementRow]] = {}
    for row in rows:
        if (span := _marked(by_id[row.id])) is not None:
            found.setdefault(span.end, []).append(row)
    return {place: tuple(held) for place, held in found.items()}


def _marked(said: Statement) -> Span | None:
    spans = said.cue or said.content or said.source
    return min(spans, key=lambda span: span.start) if spans else None
