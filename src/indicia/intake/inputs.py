"""What a person names, as pages: a file, a folder, a web archive, JSON lines, a list, `-`."""

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from indicia.intake import lists, warcs
from indicia.intake.item import Address, Fault, Item, Passed
from indicia.ledger import Capture, clean
from indicia.model import DataError, UsageError
from indicia.pages import is_url
from indicia.pages.decode import BYTES_LIMIT

_PAGES = {".html", ".htm", ".xhtml", ".txt", ".text", ".md"}
_LINES = {".jsonl", ".ndjson"}
_LISTS = {".xml", ".rss", ".atom", ".opml", ".json"}
_LINE_LIMIT = 4 * BYTES_LIMIT


class JsonPage(msgspec.Struct, frozen=True):
    """A page on a line of JSON: `html`, `text` or `content`, and what is known of it."""

    html: str | None = None
    text: str | None = None
    content: str | None = None
    url: str | None = None
    id: str | None = None
    published: date | None = None
    fetched: datetime | None = None
    source: str | None = None


def check_word(word: str) -> None:
    """Refuse what names nothing, before any work begins.

    Raises:
        UsageError: if there is no such file, or an address is not of the web.
    """
    if word == "-" or is_url(word):
        return
    if "://" in word:
        raise UsageError(f"{word} is no address of the web: begin it with https:// or http://")
    if not Path(word).is_dir() and not Path(word).is_file():
        raise UsageError(f"{word} cannot be read: there is no such file or folder")


def items(word: str, source: str | None = None) -> Iterator[Item]:
    """What a word of the command line names.

    Raises:
        UsageError: as `check_word`.
    """
    check_word(word)
    if word == "-":
        yield from _bytes(sys.stdin.buffer.read(), "standard input", source)
    elif is_url(word):
        yield Address(word, source)
    elif Path(word).is_dir():
        yield from _folder(Path(word), source)
    else:
        yield from _file(Path(word), source)


def _folder(folder: Path, source: str | None) -> Iterator[Item]:
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        if path.suffix.lower() in _PAGES | _LINES or warcs.is_warc(path):
            yield from _file(path, source)
        else:
            yield Passed(f"file {path.suffix.lower() or 'without ending'}")


def _file(path: Path, source: str | None) -> Iterator[Item]:
    try:
        if warcs.is_warc(path):
            yield from warcs.items(path, source)
        elif path.suffix.lower() in _LINES:
            yield from lines(path, source)
        else:
            with path.open("rb") as file:
                content = file.read(BYTES_LIMIT + 1)
            if path.suffix.lower() in _LISTS or lists.is_list(content):
                yield from _list(content, path.name, source)
            else:
                yield Capture(path.resolve().as_uri(), content, datetime.now(UTC), source=source)
    except OSError as error:
        yield Fault(str(path), "unreadable", f"cannot be read: {error.strerror or error}", source)


def _bytes(content: bytes, name: str, source: str | None) -> Iterator[Item]:
    """Standard input: JSON lines, a list of addresses, or one page."""
    first = content.lstrip()[:1]
    if first == b"{" and not lists.is_list(content):
        for number, line in enumerate(content.split(b"\n"), 1):
            if line.strip():
                yield page(line, f"{name}, line {number}", source)
    elif lists.is_list(content):
        yield from _list(content, name, source)
    else:
        place = f"urn:sha256:{Capture('', content, datetime.now(UTC)).sha256}"
        yield Capture(place, content, datetime.now(UTC), source=source)


def lines(path: Path, source: str | None = None, *, undated: datetime | None = None) -> Iterator[Item]:
    """The pages of a file of JSON lines; a line without `fetched` was got at `undated`, or now."""
    with path.open("rb") as file:
        number = 0
        while line := file.readline(_LINE_LIMIT):
            number += 1
            if len(line) >= _LINE_LIMIT:
                yield Fault(
                    f"{path}, line {number}", "too_long", f"the line is over {_LINE_LIMIT:,} bytes", source
                )
                while line and not line.endswith(b"\n"):
                    line = file.readline(_LINE_LIMIT)
            elif line.strip():
                yield page(line, f"{path}, line {number}", source, undated=undated)


def page(line: bytes, place: str, source: str | None = None, *, undated: datetime | None = None) -> Item:
    """The page on a line of JSON."""
    try:
        row = msgspec.json.decode(line, type=JsonPage)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        return Fault(place, "json", f"is no page as JSON: {error}", source)
    return of_row(row, place, source, undated=undated)


def of_row(row: JsonPage, place: str, source: str | None = None, *, undated: datetime | None = None) -> Item:
    """The page in a row of a file; `place` is where the row stands."""
    content = row.html or row.text or row.content
    if not content:
        return Fault(place, "json", "has neither html, text nor content", source)
    raw = content.encode("utf-8", "surrogatepass")
    where = row.url or (f"urn:page:{row.id}" if row.id else None)
    moment = row.fetched or undated or datetime.now(UTC)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    source = source or (clean(row.source) if row.source else None)
    capture = Capture(where or "", raw, moment, source=source, published=row.published)
    return capture if where else msgspec.structs.replace(capture, place=f"urn:sha256:{capture.sha256}")


def _list(content: bytes, name: str, source: str | None) -> Iterator[Item]:
    try:
        listed = lists.parse(content, name)
    except DataError as error:
        yield Fault(name, "list", str(error), source)
        return
    for address in (*listed.pages, *listed.lists):
        yield msgspec.structs.replace(address, source=source)
