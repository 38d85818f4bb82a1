"""`indicia read`: where the page comes from, and where its reading goes."""

import os
import sys
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from indicia import pages
from indicia.app.cli.screen import console, to_stdout
from indicia.app.cli.show import show
from indicia.law.files import SETTING
from indicia.model import Page, Reading, UsageError
from indicia.pipeline import read_page
from indicia.products import to_html, to_json, write, writing
from indicia.statements import Engine

STDIN = "-"
STDOUT = "-"


class Wanted(Struct, frozen=True):
    """What the caller asks for."""

    published: str | None = None
    as_json: bool = False
    html: str | None = None
    allow_private: bool = False
    width: int | None = None
    engine: Engine = "trained"
    law: Path | None = None
    why: bool = False


def run(place: str, wanted: Wanted) -> None:
    """Read the page at a place and put its reading out.

    Raises:
        UsageError: if two things want standard output, or the date is none.
        IndiciaError: what the rooms raise.
    """
    if wanted.as_json and wanted.html == STDOUT:
        raise UsageError("--json and --html - both want standard output: give --html a file")
    if wanted.html and wanted.html != STDOUT:
        writing.check(Path(wanted.html))
    if wanted.law:
        os.environ[SETTING] = str(wanted.law)  # as if it had been set outside: every room reads it there
    day = pages.day(wanted.published)
    page = replace(get(place, allow_private=wanted.allow_private), published=day)
    put(read_page(page, engine=wanted.engine), wanted)


def get(place: str, *, allow_private: bool) -> Page:
    """The page at a place: an address, a file, or standard input."""
    if place == STDIN and sys.stdin.isatty():
        sys.stderr.write(
            "indicia: reading the page from this terminal: paste it, then press Ctrl-D on a line\n"
        )
    return pages.load(place, allow_private=allow_private)


def put(reading: Reading, wanted: Wanted) -> None:
    """JSON, HTML, or without either the terminal view."""
    if wanted.html == STDOUT:
        to_stdout(to_html(reading).encode(errors="replace"))
    elif wanted.html:
        write(Path(wanted.html), to_html(reading).encode(errors="replace"))
        sys.stderr.write(f"indicia: the reading is in {wanted.html}\n")
    if wanted.as_json:
        to_stdout(to_json(reading))
    elif not wanted.html:
        show(reading, console(wanted.width), why=wanted.why)
