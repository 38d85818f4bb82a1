"""A brief as a Word document: marking in head and foot of each page, footnotes as entries with links."""

import io
import zipfile
from datetime import UTC, datetime, time
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

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
    Text,
)
from indicia.products.charts import png
from indicia.products.writing import stamp

_SOFT = RGBColor(0x5B, 0x58, 0x50)
_BLUE = RGBColor(0x1C, 0x4F, 0x82)
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
# What XML cannot hold: control characters that a page may bear.
_UNHELD = dict.fromkeys((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF), "�")


def to_docx(brief: Brief) -> bytes:
    """The brief as the bytes of a document; the same brief gives the same bytes."""
    paper = Document()
    _set_up(paper, brief)
    paper.add_heading(_held(brief.question), 0)
    _words(paper.add_paragraph(), heading(brief), soft=True)
    for block in brief.blocks:
        _block(paper, block)
    paper.add_heading("Footnotes", 1)
    for note in brief.notes:
        _note(paper, note, brief)
    _words(paper.add_paragraph(), f"{brief.made_by}. The same ledger gives the same bytes.", soft=True)
    out = io.BytesIO()
    paper.save(out)
    return _dateless(out.getvalue())


def _set_up(paper: Any, brief: Brief) -> None:
    about = paper.core_properties
    moment = datetime.combine(brief.as_of, time(), UTC).replace(tzinfo=None)
    about.title, about.author, about.last_modified_by = _held(brief.question), brief.made_by, brief.made_by
    about.created = about.modified = moment
    about.comments = ""
    about.keywords = brief.marking or ""
    style = paper.styles["Normal"]
    style.font.name, style.font.size = "Liberation Serif", Pt(10.5)
    for section in paper.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        for part in (section.header, section.footer):
            line = part.paragraphs[0]
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
            if brief.marking:
                line.add_run(brief.marking).bold = True


def _block(paper: Any, block: Block) -> None:
    if isinstance(block, Heading):
        paper.add_heading(_held(block.text), 1)
    elif isinstance(block, Text):
        _line(paper.add_paragraph(), block.line)
    elif isinstance(block, Points):
        for line in block.lines:
            _line(paper.add_paragraph(style="List Bullet"), line)
    elif isinstance(block, Box):
        box = paper.add_table(1, 1, style="Table Grid").cell(0, 0)
        _words(box.paragraphs[0], block.title, strong=True)
        for line in block.lines:
            _line(box.add_paragraph(style="List Bullet"), line)
        paper.add_paragraph()
    elif isinstance(block, Picture):
        picture = paper.add_picture(io.BytesIO(png(block.spec)), width=Cm(16.5))
        picture._inline.docPr.set("descr", _held(block.about))  # noqa: SLF001 - the library has no other way
    else:
        _grid(paper, block)


def _grid(paper: Any, grid: Grid) -> None:
    table = paper.add_table(1, len(grid.head), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, grid.head, strict=True):
        _words(cell.paragraphs[0], name, strong=True)
    again = OxmlElement("w:tblHeader")
    again.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(again)  # noqa: SLF001 - the library has no other way
    for row in grid.rows:
        for cell, lines in zip(table.add_row().cells, row, strict=True):
            for number, line in enumerate(lines):
                _line(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), line)
    for cell in (cell for row in table.rows for cell in row.cells):
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.space_after = Pt(2)
            for run in paragraph.runs:
                run.font.size = Pt(9)
    paper.add_paragraph()


def _line(paragraph: Any, line: Line) -> None:
    for run in line:
        if run.kind == "ref":
            _inner(paragraph, run.text, f"note_{run.text}")
        else:
            _words(paragraph, run.text, strong=run.kind == "strong", soft=run.kind == "soft")


def _words(paragraph: Any, text: str, *, strong: bool = False, soft: bool = False) -> None:
    run = paragraph.add_run(_held(text))
    run.bold = strong or None
    if soft:
        run.font.color.rgb = _SOFT


def _note(paper: Any, note: Footnote, brief: Brief) -> None:
    paragraph = paper.add_paragraph()
    _bookmark(paragraph, note.number)
    _words(paragraph, f"{note.number}. ", strong=True)
    day = words.day(note.day) if note.day else "undated"
    _words(paragraph, f"“{note.quote}” {note.outlet}, “{note.title}”, {day}. ")
    if note.place.startswith(("http://", "https://")):
        _outer(paper, paragraph, note.place)
    else:
        _words(paragraph, note.place)
    archived = f" Archived {stamp(note.archived)}, SHA-256 {note.sha256}, {note.file} at {note.offset}."
    _words(paragraph, archived, soft=True)
    before, quote, after = around(note, brief)
    place = paper.add_paragraph(style="Intense Quote" if "Intense Quote" in paper.styles else None)
    place.paragraph_format.left_indent = Cm(1)
    _words(place, before)
    run = place.add_run(_held(quote))
    run.font.highlight_color = 7  # yellow
    _words(place, after)


def _bookmark(paragraph: Any, number: int) -> None:
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), str(number))
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), f"note_{number}")
        paragraph._p.append(mark)  # noqa: SLF001 - the library has no other way


def _inner(paragraph: Any, text: str, anchor: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), anchor)
    run = paragraph.add_run(text)
    run.font.superscript = True
    run.font.color.rgb = _BLUE
    link.append(run._r)  # noqa: SLF001 - the library has no other way
    paragraph._p.append(link)  # noqa: SLF001 - the library has no other way


def _outer(paper: Any, paragraph: Any, address: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paper.part.relate_to(_held(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(_held(address))
    run.font.color.rgb = _BLUE
    link.append(run._r)  # noqa: SLF001 - the library has no other way
    paragraph._p.append(link)  # noqa: SLF001 - the library has no other way


def _held(text: str) -> str:
    return text.translate(_UNHELD)


def _dateless(content: bytes) -> bytes:
    """The same archive without the moment at which it was packed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as held,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in sorted(held.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, _ZIP_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            made.writestr(info, held.read(name))
    return out.getvalue()
