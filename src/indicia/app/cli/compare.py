"""`indicia compare`: several pages set beside each other; where they come from, what is made of them."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from indicia import origins, pages
from indicia.app.cli.screen import console, to_stdout
from indicia.app.cli.show_compare import show
from indicia.law.files import SETTING
from indicia.model import IndiciaError, Reading, UsageError
from indicia.pipeline import read_page
from indicia.products import to_json
from indicia.statements import Engine

_ENDINGS = (".html", ".htm", ".txt")


class Asked(Struct, frozen=True):
    """What the caller asks for."""

    sources: Path | None = None
    as_json: bool = False
    allow_private: bool = False
    width: int | None = None
    engine: Engine = "trained"
    law: Path | None = None


def run(places: list[str], asked: Asked) -> None:
    """Read the pages, compare them, put the comparison out; then say which of them could not be read.

    Raises:
        UsageError: if fewer than two pages are named.
        DataError: if the file of sources is wrong.
        IndiciaError: the first of the pages that could not be read, after the rest was shown.
    """
    if asked.law:
        os.environ[SETTING] = str(asked.law)
    known = origins.known(asked.sources)
    named = list(dict.fromkeys(page for place in places for page in _pages(place)))
    if len(named) < 2:
        raise UsageError("name two pages or more: files, addresses, or folders of .html and .txt files")
    readings, failed = _read(named, asked)
    if readings:
        found = origins.compare(readings, known)
        if asked.as_json:
            to_stdout(to_json(found))
        else:
            show(found, readings, console(asked.width))
    for page, error in list(failed.items())[1:]:
        sys.stderr.write(f"indicia: {page} was left out: {' '.join(str(error).split())}\n")
    for page, error in failed.items():
        raise type(error)(f"{page} was left out: {error}") from error


def _pages(place: str) -> Iterator[str]:
    """A page, or the pages of a folder by name."""
    if pages.is_url(place) or not Path(place).is_dir():
        yield place
        return
    found = [str(path) for path in sorted(Path(place).iterdir()) if path.suffix.lower() in _ENDINGS]
    if not found:
        raise UsageError(f"{place} holds no page: its files should end in .html, .htm or .txt")
    yield from found


def _read(named: list[str], asked: Asked) -> tuple[dict[str, Reading], dict[str, IndiciaError]]:
    """The readings of the pages, and what hindered the others."""
    readings: dict[str, Reading] = {}
    failed: dict[str, IndiciaError] = {}
    for place in named:
        try:
            page = pages.load(place, allow_private=asked.allow_private)
            url = page.url or (place if pages.is_url(place) else None)
            readings[place] = read_page(replace(page, url=url), engine=asked.engine)
        except IndiciaError as error:
            failed[place] = error
    return readings, failed
