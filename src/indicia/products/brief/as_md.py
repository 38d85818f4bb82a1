"""A brief as Markdown (CommonMark with tables and footnote links); pictures lie beside it."""

import re

from indicia.products import words
from indicia.products.brief.layout import around, heading
from indicia.products.brief.value import (
    Block,
    Box,
    Brief,
    Footnote,
    Grid,
    Heading,
    Line,
    Picture,
    Points,
    Run,
    Text,
)
from indicia.products.writing import stamp

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")


def to_md(brief: Brief) -> str:
    """The brief; a picture is named by its file beside it, `WATCH-timeline.svg`."""
    parts = [f"# {_safe(brief.question)}", _safe(heading(brief))]
    parts += [_block(block, brief.watch) for block in brief.blocks]
    parts += ["## Footnotes", *(_note(note, brief) for note in brief.notes)]
    if brief.marking:
        parts = [f"**{brief.marking}**", *parts, f"**{brief.marking}**"]
    return "\n\n".join(parts) + "\n"


def _block(block: Block, stem: str) -> str:
    if isinstance(block, Heading):
        return f"## {_safe(block.text)}"
    if isinstance(block, Text):
        return _line(block.line)
    if isinstance(block, Points):
        return "\n".join(f"- {_line(line)}" for line in block.lines)
    if isinstance(block, Box):
        return "\n".join(
            (f"> **{_safe(block.title)}**", ">", *(f"> - {_line(line)}" for line in block.lines))
        )
    if isinstance(block, Picture):
        return f"![{_safe(block.about)}]({stem}-{block.name}.svg)"
    return _grid(block)


def _grid(grid: Grid) -> str:
    rows = [[" <br> ".join(_line(line) for line in cell) for cell in row] for row in grid.rows]
    head = [_safe(name) for name in grid.head]
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _line(line: Line) -> str:
    return "".join(map(_run, line))


def _run(run: Run) -> str:
    if run.kind == "ref":
        return f" [[{run.text}]](#note-{run.text})"
    text = _safe(run.text)
    if run.kind == "strong":
        core = text.strip()
        return text.replace(core, f"**{core}**", 1) if core else text
    return text


def _note(note: Footnote, brief: Brief) -> str:
    day = words.day(note.day) if note.day else "undated"
    address = (
        f"<{note.place}>" if note.place.startswith("http") and ">" not in note.place else _safe(note.place)
    )
    before, quote, after = around(note, brief)
    return (
        f'<a id="note-{note.number}"></a>{note.number}. “{_safe(note.quote)}” {_safe(note.outlet)}, '
        f"“{_safe(note.title)}”, {day}. {address} Archived {stamp(note.archived)}, SHA-256 `{note.sha256}`, "
        f"{_safe(note.file)} at {note.offset}.\n\n"
        f"   > {_safe(before)}**{_safe(quote)}**{_safe(after)}"
    )


def _safe(text: str) -> str:
    """Words of a page as words: no sign in them is markup."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()) if "\n" in text else text)
