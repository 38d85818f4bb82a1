"""Web archives -> pages: those of Common Crawl as they are, torn and damaged ones as far as they go."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from indicia.intake.item import Fault, Item, Passed
from indicia.ledger import Capture
from indicia.ledger.records import next_member
from indicia.pages.decode import BYTES_LIMIT

_SUFFIXES = (".warc", ".warc.gz", ".wet.gz", ".wet")
_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
_LINE = 1 << 20
_KEPT = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion


def is_warc(path: Path) -> bool:
    """Whether a file is a web archive, by its name or its first bytes."""
    if path.name.lower().endswith(_SUFFIXES):
        return True
    with path.open("rb") as file:
        return file.read(5) == b"WARC/"


def items(path: Path, source: str | None = None, *, undated: datetime | None = None) -> Iterator[Item]:
    """The pages of an archive; each damaged stretch is told, and the reading goes on after it.

    `undated` is when what bears no moment was got, now if left out.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        at = 0
        while at < size:
            file.seek(at)
            good = at
            try:
                for record in ArchiveIterator(file, record_types=WarcRecordType.any_type, auto_decode="all"):
                    good = at + record.stream_pos
                    yield _item(record, path, source, undated)
                at = size
            except (OSError, ValueError, EOFError) as error:
                after = _resume(file, good, size)
                place, lost = f"{path.name} at {good:,}", after - good
                yield Fault(place, "damaged", f"{lost:,} bytes are damaged or cut off: {error}", source)
                at = after


def _resume(file: BinaryIO, good: int, size: int) -> int:
    """Where the next whole record begins after one that cannot be read."""
    file.seek(0)
    if file.read(2) == b"\x1f\x8b":
        return next_member(file, good + 1, size)
    file.seek(good + 1)
    while line := file.readline(_LINE):
        if line.startswith(b"WARC/1."):
            return file.tell() - len(line)
    return size


def _item(record: WarcRecord, path: Path, source: str | None, undated: datetime | None) -> Item:
    if not record.record_type & _KEPT:
        return Passed(f"{record.record_type} record")
    headers = record.http_headers if record.is_http else None
    if record.is_http and headers is None:
        return Fault(f"{path.name} at {record.stream_pos:,}", "damaged", "the record is cut off", source)
    status = headers.status_code if headers else None
    kind = (record.http_content_type if headers else record.headers.get("Content-Type")) or "text/html"
    if status is not None and status != 200:
        return Passed(f"answer {status}")
    if not kind.startswith(_TYPES):
        return Passed(f"{kind.partition(';')[0]}")
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    content = record.reader.read(BYTES_LIMIT + 1)
    if len(content) < min(record.content_length, BYTES_LIMIT) and not _was_packed(record):
        lost = record.content_length - len(content)
        return Fault(
            url or path.name, "damaged", f"the record is cut off: {lost:,} bytes are missing", source
        )
    moment = record.record_date.astimezone(UTC) if record.record_date else undated or datetime.now(UTC)
    pairs = headers.to_tuples() if headers else ()
    known = source or record.headers.get("Indicia-Source")  # of another ledger's archive
    return Capture(url, content, moment, source=known, status=status, headers=pairs)


def _was_packed(record: WarcRecord) -> bool:
    """A body that was packed or sent in pieces has another length than its record says."""
    headers = record.http_headers
    return bool(headers and (headers.get("Content-Encoding") or headers.get("Transfer-Encoding")))
