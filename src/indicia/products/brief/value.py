"""A brief: one frozen value, made once and written in any format. Every line of it leads to a footnote."""

from datetime import date, datetime
from typing import Any, Literal

from msgspec import Struct

RunKind = Literal["text", "strong", "soft", "quote", "ref"]


class Run(Struct, frozen=True):
    """Words in a line; a `ref` is the number of a footnote."""

    text: str
    kind: RunKind = "text"


Line = tuple[Run, ...]


class Heading(Struct, frozen=True, tag="heading"):
    """A section begins."""

    text: str
    slug: str


class Text(Struct, frozen=True, tag="text"):
    """A paragraph."""

    line: Line


class Points(Struct, frozen=True, tag="points"):
    """Short lines below each other."""

    lines: tuple[Line, ...]


class Grid(Struct, frozen=True, tag="grid"):
    """A table; a cell holds lines below each other."""

    head: tuple[str, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...]


class Box(Struct, frozen=True, tag="box"):
    """Lines set apart from the rest."""

    title: str
    lines: tuple[Line, ...]


class Picture(Struct, frozen=True, tag="picture"):
    """A chart: its specification, and what it shows in words."""

    name: str
    about: str
    spec: dict[str, Any]


Block = Heading | Text | Points | Grid | Box | Picture


class Footnote(Struct, frozen=True):
    """Where a line comes from: the sentence at `text[start:end]` of the article of a version."""

    number: int
    quote: str
    outlet: str
    title: str
    day: date | None
    place: str
    archived: datetime
    sha256: str
    file: str
    offset: int
    version: int
    start: int
    end: int


class Cited(Struct, frozen=True):
    """The archived text of a version that footnotes lead to, with their places: start, end, number."""

    version: int
    place: str
    outlet: str
    title: str
    day: date | None
    text: str
    marks: tuple[tuple[int, int, int], ...]


class Brief(Struct, frozen=True):
    """What a watch amounts to on a day. `marking` stands on every page of it."""

    watch: str
    question: str
    marking: str | None
    state: str
    as_of: date
    since: date | None
    blocks: tuple[Block, ...]
    notes: tuple[Footnote, ...]
    pages: tuple[Cited, ...]
    made_by: str


def run(text: str, kind: RunKind = "text") -> Run:
    """Words in a line."""
    return Run(text, kind)


def plain(text: str) -> Line:
    """A line of plain words."""
    return (Run(text),)
