"""One row of a reading on the terminal: a number, what it says, and its standing at the right."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from indicia.app.cli.screen import STYLES, aside, ink
from indicia.products import words
from indicia.products.view import ConcernRow, DroppedRow, EventRow, ListedRow, NoteRow, StatementRow

Row = tuple[str, RenderableType, Text]

SHOWN = 4  # pieces shown for each reason; the JSON and the HTML page hold them all
LONGEST = 160
SIDE_BY_SIDE = 76


def grid(rows: Iterable[Row]) -> Table:
    """Rows under one another: number, body, standing."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right", style="dim", no_wrap=True, min_width=3)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    for number, body, right in rows:
        table.add_row(number, Group(body, ""), right)
    return table


def standing(slug: str) -> Text:
    """A stance or status in its colour; the word alone says all."""
    return ink((slug, slug))


def statement(row: StatementRow) -> Row:
    """Who, in brackets whom that is, what, and how it stands to other statements."""
    source = ink((row.source, "head" if row.sourced else "soft"))
    if row.entities:
        source.append(f" [{', '.join(row.entities)}]", STYLES["soft"])
    about = [row.kind]
    if row.accused:
        about.append(f"against {row.accused}")
    if row.when:
        about.append(f"said {row.when}")
    if row.certainty:
        about.append(f"given as {row.certainty}")
    if row.hedges:
        about.append("hedged by " + ", ".join(f"“{hedge}”" for hedge in row.hedges))
    about += [f"{word} {other}" for word, other in row.links]
    content = [ink(row.content)] if row.content else []
    body = Group(source, *content, aside(about))
    if row.depth:
        branch = Table.grid(padding=(0, 1, 0, 0))
        branch.add_row(ink(("└", "soft")), body)
        return str(row.number), Padding(branch, (0, 0, 0, 2 * (row.depth - 1))), standing(row.stance)
    return str(row.number), body, standing(row.stance)


def event(row: EventRow, *, why: bool = False) -> Row:
    """What, by whom to whom, when and where, and who tells it; with `why`, what it was read from."""
    kind = ", ".join(filter(None, (row.type, row.mode)))
    name = ink((row.word, "head"), (f"  {kind}", "soft") if kind else "")
    about = [f"“{row.trigger}”"]
    if row.when:
        about.append(row.when)
    if row.place:
        about.append(f"in {row.place}")
    if row.conduct:
        about.append(f"conduct: {row.conduct}")
    about.append(f"told by {row.told_by}" if row.told_by else "in the page’s own voice")
    lines = [name, parties(row.actors, row.recipients, ""), aside(about)]
    if why:
        lines.append(aside([f"why: {row.rule}", *row.why, *row.contexts]))
    return f"E{row.number}", Group(*lines), standing(row.status)


def parties(actors: tuple[str, ...], others: tuple[str, ...], missing: str) -> Text:
    """`North Korea → Russia`; a party that is not named says so."""
    text = ink(", ".join(actors) or ("actor not named", "soft"))
    if others or missing:
        text.append_text(ink((" → ", "soft"), ", ".join(others) or (missing, "soft")))
    return text


def concern(row: ConcernRow, width: int) -> Row:
    """Conduct, the paragraphs it may concern, the sentence, and who says so beside who denies it."""
    lines: list[RenderableType] = [
        ink((row.words, "head")),
        parties(row.actors, row.counterparts, "counterpart not named"),
    ]
    lines.append(aside([f"UN measures: {row.regime}", *([row.direction] if row.direction else [])]))
    lines += ["", ink((words.MAY_CONCERN, "soft")), *_provisions(row)]
    lines += ["", *map(_quoted, row.evidence), "", sides(row, width)]
    return f"C{row.number}", Group(*lines), standing(row.status)


def _provisions(row: ConcernRow) -> list[RenderableType]:
    """Paragraph, dates and how well it was checked; a reason shared by several is said once, after them."""
    lines: list[RenderableType] = []
    for at, cited in enumerate(row.provisions):
        lines.append(ink((cited.id, "head"), (f"  {cited.in_force} · {cited.checked}", "soft")))
        following = row.provisions[at + 1 : at + 2]
        if not following or following[0].why != cited.why:
            lines.append(Padding(cited.why, (0, 0, 0, 2)))
    return lines


def _quoted(sentence: str) -> Table:
    table = Table.grid()
    table.add_row(ink(("“", "soft")), ink(sentence, ("”", "soft")))
    return table


def sides(row: ConcernRow, width: int) -> Table:
    """Who says so, and who denies it: side by side, or one above the other on a narrow terminal."""
    says = _side("Raised by", row.said, "only the page itself")
    denies = _side("Denied by", row.denied, "nobody on this page")
    table = Table.grid(padding=(0, 3, 0, 0), expand=True)
    if width < SIDE_BY_SIDE:
        table.add_row(says)
        table.add_row(denies)
        return table
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    table.add_row(says, denies)
    return table


def _side(title: str, rows: tuple[StatementRow, ...], none: str) -> Group:
    lines = [ink((f"{row.number} ", "soft"), row.source, (f"  {row.stance}", row.stance)) for row in rows]
    return Group(aside([title]), *(lines or [ink((none, "soft"))]))


def listed(row: ListedRow, number: int) -> Row:
    """A party of the page, whom a list may mean by it, and why."""
    about = [row.where, row.days, *row.measures, row.likeness, row.said]
    return f"L{number}", Group(ink((row.name, "head")), ink(row.listed), aside(about), ink(row.why)), Text()


def left_out(row: DroppedRow) -> Row:
    """A reason in words, and the first of the pieces left out for it."""
    reason = ink((row.reason.replace("_", " "), "head"), (f"  {row.meaning}", "soft"))
    shown = [
        ink((text if len(text) <= LONGEST else text[:LONGEST] + " …", "soft")) for text in row.texts[:SHOWN]
    ]
    if (more := row.number - len(shown)) > 0:
        shown.append(ink((f"and {words.count(more, 'more piece')}: --json and --html hold them all", "soft")))
    return str(row.number), Group(reason, *(Padding(text, (0, 0, 0, 2)) for text in shown)), Text()


def note(row: NoteRow, number: int) -> Row:
    """What was not understood, and the words it is about."""
    about = [row.slug, f"“{row.quoted}”"] if row.quoted else [row.slug]
    return f"N{number}", Group(ink(row.text), aside(about)), Text()
