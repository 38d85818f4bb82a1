"""What needs no page: the schema, and what slugs mean."""

from itertools import groupby

from rich.console import Group
from rich.padding import Padding
from rich.table import Table

from indicia import watches
from indicia.app.cli.screen import console, ink, to_stdout
from indicia.model import Comparison, Reading
from indicia.products import Entry, entries, explain, schema


def print_schema(of: str = "reading") -> None:
    """The JSON Schema of a reading, a comparison or a watch file, on standard output."""
    if of == "watch":
        to_stdout(watches.schema())
        return
    to_stdout(schema(Comparison if of == "comparison" else Reading))


def print_explanation(slug: str | None) -> None:
    """One slug, or all of them field by field."""
    out = console()
    if slug is None:
        for field, rows in groupby(entries(), key=lambda entry: entry.field):
            out.print(Group(ink((field, "head")), _table(list(rows)), ""))
        return
    for entry in explain(slug):
        out.print(Group(ink((entry.slug, "head"), (f"  {entry.field}", "soft"))))
        out.print(Padding(ink(entry.meaning), (0, 0, 0, 2)))


def _table(rows: list[Entry]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for row in rows:
        table.add_row(f"  {row.slug}", ink((row.meaning, "soft")))
    return table
