"""A brief as PDF, set by Typst with the fonts inside its package: no system library, no system font.

The words of a page go in as data (JSON), never as source of the document.
"""

import tempfile
from datetime import UTC, datetime, time
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import typst

from indicia.model import IndiciaError
from indicia.products import words
from indicia.products.brief.layout import around, heading
from indicia.products.brief.value import Brief, Picture
from indicia.products.charts import svg
from indicia.products.writing import stamp


def to_pdf(brief: Brief) -> bytes:
    """The brief as the bytes of a document; the same brief gives the same bytes.

    Raises:
        IndiciaError: if it cannot be set.
    """
    with tempfile.TemporaryDirectory(prefix="indicia-brief-") as name:
        folder = Path(name)
        for block in brief.blocks:
            if isinstance(block, Picture):
                (folder / f"{block.name}.svg").write_text(svg(block.spec, block.name), encoding="utf-8")
        (folder / "brief.json").write_bytes(msgspec.json.encode(_data(brief)))
        source = files("indicia.products").joinpath("templates", "brief.typ").read_bytes()
        (folder / "brief.typ").write_bytes(source)
        moment = int(datetime.combine(brief.as_of, time(), UTC).timestamp())
        try:
            made = typst.compile(
                str(folder / "brief.typ"), root=str(folder), ignore_system_fonts=True, timestamp=moment
            )
        except RuntimeError as error:
            raise IndiciaError(
                f"the brief could not be set as PDF: {' '.join(str(error).split())}"
            ) from error
    return bytes(made)


def _data(brief: Brief) -> dict[str, Any]:
    blocks = [{"type": block.__struct_config__.tag, **msgspec.to_builtins(block)} for block in brief.blocks]
    for block in blocks:
        block.pop("spec", None)
    notes = []
    for note in brief.notes:
        before, quote, after = around(note, brief)
        day = words.day(note.day) if note.day else "undated"
        notes.append(
            {
                "number": note.number,
                "about": f"{note.outlet}, “{note.title}”, {day}. ",
                "place": note.place,
                "web": note.place.startswith(("http://", "https://")),
                "archived": f"Archived {stamp(note.archived)} in {note.file} at {note.offset}. SHA-256 ",
                "sha256": note.sha256,
                "quote": note.quote,
                "around": [before, quote, after],
            }
        )
    return {
        "question": brief.question,
        "heading": heading(brief),
        "marking": brief.marking or "",
        "made_by": brief.made_by,
        "blocks": blocks,
        "notes": notes,
    }
