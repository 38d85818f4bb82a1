"""A reading on the terminal: the article with its statements numbered in place, and the rows below."""

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from indicia.app.cli import show_rows as as_row
from indicia.app.cli.screen import STYLES, aside, ink, safe
from indicia.app.cli.show_rows import grid
from indicia.model import Reading
from indicia.pages import REASONS
from indicia.products import words
from indicia.products.passages import passages
from indicia.products.segments import Segment, layers
from indicia.products.view import StatementRow, View, groups, marks, view

# The first of these that a piece of text stands in gives it its style.
ROLES = ("hedge", "source", "cue", "trigger")


def show(found: Reading, to: Console, *, why: bool = False) -> None:
    """Print a whole reading; with `why`, each event with the words and rules that it was read by."""
    reading = safe(found)
    rows = view(reading, REASONS)
    to.print(article(reading, rows))
    for title, parts in sections(rows, to.width, why=why):
        to.print(Rule(ink((title, "head")), align="left", style="dim", characters="─"))
        to.print()
        to.print(Group(*parts))


def article(reading: Reading, rows: View) -> Group:
    """Title, outlet and date, and the paragraphs; what no statement covers is dimmed."""
    numbers = marks(reading, rows.statements)
    title = ink((rows.head.title, "head"))
    lines: list[RenderableType] = []
    for passage in passages(reading.article, layers(reading)):
        if passage.title:
            title = _paragraph(passage.segments, numbers, "head")
        elif passage.segments:
            lines += [_paragraph(passage.segments, numbers, "soft"), ""]
    return Group(title, *about(rows), "", *lines)


def about(rows: View) -> list[Text]:
    """Outlet, date, byline and address."""
    held = [rows.head.outlet or "outlet not known", rows.head.dated, rows.head.byline or ""]
    lines = [aside([text for text in held if text])]
    if not rows.head.published:
        lines.append(aside(["say when it was published with --published YYYY-MM-DD"]))
    if rows.head.url:
        lines.append(ink((rows.head.url, "soft")))
    return lines


def _paragraph(
    segments: tuple[Segment, ...], numbers: dict[int, tuple[StatementRow, ...]], rest: str
) -> Text:
    """Text with its roles in their styles, numbers in place, and what is no content in the style `rest`."""
    text = Text(style=STYLES[rest] if rest == "head" else "")
    for segment in segments:
        role = next(
            (role for role in ROLES if role in segment.roles), "" if "content" in segment.roles else rest
        )
        text.append(segment.text, STYLES.get(role, ""))
        for row in numbers.get(segment.end, ()):
            text.append(f"⟨{row.number}⟩", STYLES["mark"])
    return text


def sections(rows: View, width: int, *, why: bool = False) -> Iterator[tuple[str, list[RenderableType]]]:
    """Each part under its title; an empty one says so in a line."""
    said = grid(as_row.statement(row) for row in rows.statements)
    yield "Who said what", [said] if rows.statements else _line(words.NO_STATEMENTS)
    yield "What happened", list(_events(rows, why=why)) or _line(words.NO_EVENTS)
    concerns = grid(as_row.concern(row, width) for row in rows.concerns)
    found = [concerns] if rows.concerns else _line(words.NO_EXPOSURES)
    yield "What it may concern", [*found, aside([words.NOT_ADVICE]), ""]
    if rows.listed:
        listed = grid(as_row.listed(row, number) for number, row in enumerate(rows.listed, 1))
        yield words.MAY_BE_LISTED, [listed, aside([words.NAMESAKES]), ""]
    dropped = grid(as_row.left_out(row) for row in rows.dropped)
    yield "What was left out", [dropped] if rows.dropped else _line(words.NOTHING_DROPPED)
    notes = grid(as_row.note(row, number) for number, row in enumerate(rows.notes, 1))
    yield "Notes", [notes] if rows.notes else _line(words.NO_NOTES)


def _line(text: str) -> list[RenderableType]:
    return [ink(text), ""]


def _events(rows: View, *, why: bool) -> Iterator[RenderableType]:
    """What is given as done stands apart from what is not."""
    for _, label, held in groups(rows.events):
        yield ink((label, "soft"))
        yield grid(as_row.event(row, why=why) for row in held)
