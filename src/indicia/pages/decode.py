"""Bytes -> text: byte order marks, declared and guessed charsets, and what is no text at all."""

import codecs
import re

import charset_normalizer
from msgspec import Struct

from indicia.model import Note, PageError

BYTES_LIMIT = 10_000_000
_SAMPLE = 65_536
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PRINTABLE = "save or export the page as HTML or plain text first"
_BINARY = (
    (b"%PDF-", "a PDF document", "copy its text into a file, or read the HTML page instead"),
    (b"\x89PNG", "a PNG image", _PRINTABLE),
    (b"GIF8", "a GIF image", _PRINTABLE),
    (b"\xff\xd8\xff", "a JPEG image", _PRINTABLE),
    (b"RIFF", "an image, sound or film", _PRINTABLE),
    (b"PK\x03\x04", "a ZIP archive or an office document", _PRINTABLE),
    (b"\xd0\xcf\x11\xe0", "an old office document", _PRINTABLE),
    (b"{\\rtf", "an RTF document", _PRINTABLE),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", "unpack it first"),
    (b"\x7fELF", "a program", _PRINTABLE),
    (b"SQLite format 3", "a database", _PRINTABLE),
    (b"OggS", "a sound or film", _PRINTABLE),
    (b"ID3", "a sound", _PRINTABLE),
    (b"From: <Saved by", "a saved web archive (MHTML)", "save the page as HTML instead"),
    (b"WARC/1.", "a web archive (WARC)", "take the page out of it first"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})""", re.IGNORECASE)
_NO_CHARSET = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7"}
# What a reader cannot see: controls but tab, line feed and form feed, zero-width signs, soft
# hyphens, and the signs that turn the direction of writing (they can make a text look like another).
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n?|[\x0c\x1c-\x1e\x85\u2028\u2029]")


class Decoded(Struct, frozen=True):
    """The text of a page and what was guessed, replaced or cut on the way to it."""

    text: str
    notes: tuple[Note, ...]


def decode(content: bytes | str) -> Decoded:
    """The text of a page.

    Raises:
        PageError: if the page is empty, or is no text.
    """
    notes: list[Note] = []
    if len(content) > BYTES_LIMIT:
        unit = "bytes" if isinstance(content, bytes) else "characters"
        notes.append(
            Note(
                "page_cut", f"only the first {BYTES_LIMIT:,} of {len(content):,} {unit} of the page were read"
            )
        )
        content = content[:BYTES_LIMIT]
    text = _from_bytes(content, notes) if isinstance(content, bytes) else _from_text(content, notes)
    text = visible(text)
    if not text.strip():
        raise PageError("the page is empty: there is nothing to read")
    return Decoded(text, tuple(notes))


def visible(text: str) -> str:
    """The text with line feeds as its only line ends, and without the signs a reader cannot see."""
    return _UNSEEN.sub("", _LINE_END.sub("\n", text))


def _from_text(text: str, notes: list[Note]) -> str:
    """Text already decoded: only half characters can be wrong with it, or that it is no text."""
    _refuse_binary(text[:_SAMPLE].encode("latin-1", "replace"))
    text, bad = _SURROGATE.subn("\ufffd", text)
    _tell_replaced(bad, notes)
    return text


def _from_bytes(raw: bytes, notes: list[Note]) -> str:
    """Decode by mark, then by the shape of the bytes, then as UTF-8, as declared, as guessed."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _replacing(raw[len(mark) :], name, notes)
    if name := _wide(raw[:_SAMPLE]):
        return _replacing(raw, name, notes)
    _refuse_binary(raw[:_SAMPLE])
    try:
        return _whole_characters(raw).decode()
    except UnicodeDecodeError:
        return _not_utf8(raw, notes)


def _not_utf8(raw: bytes, notes: list[Note]) -> str:
    """Text that is not wholly UTF-8: a spoilt UTF-8 page, or one in an older charset."""
    declared = _declared(raw)
    text = raw.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    whole = sum(1 for char in text if char > "\x7f") - bad
    # In older charsets bytes that happen to be whole UTF-8 characters are rare.
    if bad <= whole or (declared == "utf-8" and bad * 50 <= len(text)):
        return _replacing(raw, "utf-8", notes)
    if declared and declared != "utf-8":
        return _replacing(raw, declared, notes)
    best = charset_normalizer.from_bytes(raw[:_SAMPLE]).best()
    name = best.encoding if best else "cp1252"
    notes.append(Note("guessed_charset", f"the page does not say its charset rightly; it was read as {name}"))
    return _replacing(raw, name, notes)


def _declared(raw: bytes) -> str:
    """The charset that the head of the page names, if Python knows it; Latin-1 means Windows-1252."""
    found = _DECLARED.search(raw[:4096])
    if not found:
        return ""
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return ""
    if name.startswith(("utf-16", "utf-32")) or name in _NO_CHARSET:  # wide: it read as ASCII up to here
        return ""
    return "cp1252" if name in {"iso8859-1", "ascii"} else name


def _replacing(raw: bytes, name: str, notes: list[Note]) -> str:
    """Decode, with a note of how many bytes had to be replaced."""
    try:
        text = raw.decode(name, "replace")
    except (LookupError, UnicodeError, ValueError):  # codecs that are no charset, as "hex"
        text = raw.decode("cp1252", "replace")
    _tell_replaced(text.count("\ufffd"), notes)
    return text


def _tell_replaced(bad: int, notes: list[Note]) -> None:
    if bad:
        count = "1 invalid character was" if bad == 1 else f"{bad:,} invalid characters were"
        notes.append(Note("invalid_bytes", f"{count} replaced by the sign \ufffd"))


def _wide(sample: bytes) -> str:
    """UTF-16 or UTF-32 without a mark, told by where the zero bytes of Latin letters stand."""
    if len(sample) < 4 or b"\0" not in sample:
        return ""
    quarter = max(1, len(sample) // 4)
    zeros = [sample[i::4].count(0) / quarter for i in range(4)]
    if min(zeros[1:]) > 0.7 > zeros[0]:
        return "utf-32-le"
    if min(zeros[:3]) > 0.7 > zeros[3]:
        return "utf-32-be"
    odd, even = (zeros[1] + zeros[3]) / 2, (zeros[0] + zeros[2]) / 2
    if odd > 0.5 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.5 and odd < 0.1 else ""


def _refuse_binary(sample: bytes) -> None:
    """Raise PageError, with what it looks like, when the bytes are no text."""
    head = sample.lstrip()[:64]
    for magic, what, advice in _BINARY:
        if head.startswith(magic):
            raise PageError(f"this looks like {what}, not a page of text: {advice}")
    if head[4:8] == b"ftyp":
        raise PageError(f"this looks like a film, not a page of text: {_PRINTABLE}")
    odd = sum(sample.count(byte) for byte in (*range(9), *range(14, 27), *range(28, 32)))
    if odd > len(sample) // 50:
        raise PageError(f"this looks like binary data, not a page of text: {_PRINTABLE}")


def _whole_characters(raw: bytes) -> bytes:
    """The bytes without a UTF-8 character that the cut at the limit left unfinished."""
    if len(raw) < BYTES_LIMIT:
        return raw
    end = len(raw)
    while end > len(raw) - 4 and raw[end - 1] & 0xC0 == 0x80:
        end -= 1
    return raw[: end - 1] if raw[end - 1] >= 0xC0 else raw
