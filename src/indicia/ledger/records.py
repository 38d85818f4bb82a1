"""One record of a web archive: a capture as bytes of its own gzip member, and back again."""

import zlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from string import printable
from typing import BinaryIO
from urllib.parse import quote

from fastwarc.warc import ArchiveIterator, WarcRecordType
from msgspec import Struct
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from indicia.ledger.capture import Capture
from indicia.model import LedgerError

_CHUNK = 1 << 16
_WINDOW = 1 << 22
_MAGIC = b"\x1f\x8b\x08"
_LONGEST = 200_000_000  # unpacked; no record of ours is near it
_KEPT = WarcRecordType.response | WarcRecordType.resource


def packed(capture: Capture) -> bytes:
    """The capture as one gzip member: `response` for what came over HTTP, else `resource`."""
    fields = {
        "WARC-Date": capture.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "WARC-Payload-Digest": f"sha256:{capture.sha256}",
        "Indicia-Asked": capture.asked,
        "Indicia-Source": capture.source,
        "Indicia-Published": capture.published.isoformat() if capture.published else None,
    }
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="WARC/1.1")
    record = writer.create_warc_record(
        _one_line(capture.place),
        "response" if capture.status else "resource",
        payload=BytesIO(capture.content),
        length=len(capture.content),
        http_headers=_http(capture) if capture.status else None,
        warc_headers_dict={name: _one_line(value) for name, value in fields.items() if value},
    )
    writer.write_record(record)
    return out.getvalue()


def warcinfo(name: str, software: str) -> bytes:
    """The first record of a file."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="WARC/1.1")
    writer.write_record(
        writer.create_warcinfo_record(name, {"software": software, "format": "WARC File Format 1.1"})
    )
    return out.getvalue()


def _http(capture: Capture) -> StatusAndHeaders:
    # The body is kept unpacked, as Common Crawl does: its old packing and length get other names.
    renamed = {
        "content-encoding": "X-Crawl-Content-Encoding",
        "transfer-encoding": "X-Crawl-Transfer-Encoding",
    }
    headers = [
        (renamed.get(name.lower(), name), _in_ascii(_one_line(value)))
        for name, value in capture.headers
        if name.lower() != "content-length"
    ]
    headers.append(("Content-Length", str(len(capture.content))))
    return StatusAndHeaders(f"{capture.status} ", headers, protocol="HTTP/1.1")


def _one_line(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text).encode("utf-8", "replace").decode()


def _in_ascii(text: str) -> str:
    """A header as it may stand in a record; the library's own way fails on `;¡*=`."""
    return text if text.isascii() else quote(text, safe=printable)


def unpacked(data: bytes) -> Capture | None:
    """The capture in a gzip member; None when it holds another kind of record.

    Raises:
        LedgerError: if the bytes are no whole record.
    """
    try:
        for record in ArchiveIterator(BytesIO(data), record_types=_KEPT, parse_http=True):
            content = record.reader.read()
            http = record.http_headers if record.is_http else None
            return Capture(
                place=str(record.headers.get("WARC-Target-URI")),
                content=content,
                at=record.record_date.astimezone(UTC) if record.record_date else datetime.now(UTC),
                asked=record.headers.get("Indicia-Asked"),
                source=record.headers.get("Indicia-Source"),
                published=_day(record.headers.get("Indicia-Published")),
                status=http.status_code if http else None,
                headers=http.to_tuples() if http else (),
            )
    except (ValueError, OSError, EOFError) as error:
        raise LedgerError(f"the record is damaged: {error}") from error
    return None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


class Member(Struct, frozen=True):
    """A stretch of a file: one whole gzip member, or bytes that are none."""

    start: int
    length: int
    whole: bool


def members(file: BinaryIO, start: int, end: int) -> Iterator[Member]:
    """The gzip members of a stretch of a file; what lies between whole ones is told too."""
    at = start
    while at < end:
        length = _member_length(file, at, end)
        if length:
            yield Member(at, length, whole=True)
            at += length
            continue
        after = next_member(file, at + 1, end)
        yield Member(at, after - at, whole=False)
        at = after


def _member_length(file: BinaryIO, at: int, end: int) -> int:
    """How long the member is that begins here; 0 if none does, or it is not whole."""
    file.seek(at)
    unpack, size, taken = zlib.decompressobj(31), 0, 0
    while at + taken < end and size < _LONGEST:
        chunk = file.read(min(_CHUNK, end - at - taken))
        taken += len(chunk)
        try:
            while chunk and not unpack.eof:
                size += len(unpack.decompress(chunk, _CHUNK * 16))
                chunk = unpack.unconsumed_tail
        except zlib.error:
            return 0
        if unpack.eof:
            return taken - len(unpack.unused_data)
    return 0


def next_member(file: BinaryIO, at: int, end: int) -> int:
    """Where the next whole member begins, or the end."""
    while at < end:
        file.seek(at)
        window = file.read(min(_WINDOW, end - at))
        found = window.find(_MAGIC)
        while found >= 0:
            if _member_length(file, at + found, end):
                return at + found
            found = window.find(_MAGIC, found + 1)
        at += max(len(window) - len(_MAGIC) + 1, 1)
    return end
