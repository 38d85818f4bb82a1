"""Bytes to text."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.model import PageError
from indicia.pages.decode import BYTES_LIMIT, decode, visible

SENTENCE = "The ministry said that exports to the “northern” port had stopped in March – for good."


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_unicode_charsets_are_told_by_mark_or_by_shape(charset: str) -> None:
    """UTF-8, UTF-16 and UTF-32 are read with and without a byte order mark."""
    decoded = decode(SENTENCE.encode(charset))
    assert decoded.text == SENTENCE
    assert decoded.notes == ()


def test_a_declared_charset_is_used() -> None:
    """A page that is no UTF-8 is read in the charset that its head names."""
    page = '<meta charset="windows-1251"><p>Газета «Труд» said so.</p>'
    assert decode(page.encode("cp1251")).text == page


def test_latin_1_means_windows_1252() -> None:
    """Curly quotes in a page declared Latin-1 are read as browsers read them."""
    page = '<meta charset="iso-8859-1"><p>“We agreed”, the envoy said – twice.</p>'
    assert decode(page.encode("cp1252")).text == page


def test_an_undeclared_charset_is_guessed_and_told() -> None:
    """Without a declaration the charset is guessed, and the guess is noted."""
    text = "Le président a déclaré que l’accord était signé à Genève et à Zürich hier soir. " * 5
    assert [note.slug for note in decode(text.encode("cp1252")).notes] == ["guessed_charset"]


def test_invalid_bytes_are_replaced_and_counted() -> None:
    """A few bad bytes in a UTF-8 page cost only themselves."""
    raw = SENTENCE.encode() + b" \xff\xfe end \xc3"
    decoded = decode(raw)
    assert decoded.text.startswith(SENTENCE)
    assert [(n.slug, n.text[:21]) for n in decoded.notes] == [("invalid_bytes", "3 invalid characters ")]


@pytest.mark.parametrize("content", [b"", b" \n\t ", "", "\ufeff\u200b", b"\xef\xbb\xbf"])
def test_an_empty_page_is_refused(content: bytes | str) -> None:
    """A page without a visible character is an error that says so."""
    with pytest.raises(PageError, match="empty"):
        decode(content)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"PK\x03\x04\x14\0\0\0", "ZIP"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "gzip"),
        (b"\0\0\0\x20ftypisom\0\0", "film"),
        (bytes(range(256)) * 20, "binary"),
        ("%PDF-1.4 as text", "PDF"),
    ],
)
def test_what_is_no_text_is_named_and_refused(content: bytes | str, what: str) -> None:
    """Documents, images and archives give one line that names them."""
    with pytest.raises(PageError, match=what) as caught:
        decode(content)
    assert "\n" not in str(caught.value)


def test_a_huge_page_is_cut_and_told() -> None:
    """Of a page over the limit the beginning is read; a character cut in two is no invalid byte."""
    raw = "é".encode() * (BYTES_LIMIT // 2 + 10)
    decoded = decode(b"a" + raw)
    assert [note.slug for note in decoded.notes] == ["page_cut"]
    assert set(decoded.text) == {"a", "é"}


def test_half_characters_in_text_are_replaced() -> None:
    """Text with a lone surrogate is read, and the replacement counted."""
    assert [note.slug for note in decode("It said\ud800 so.").notes] == ["invalid_bytes"]


def test_what_no_reader_sees_is_taken_out() -> None:
    """Zero-width signs, soft hyphens and signs that turn the writing are not part of the text."""
    assert visible("un\u00adseen\u200b \u202ewriting\u202c\r\nnext\u2028line") == "unseen writing\nnext\nline"


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_one_line(raw: bytes) -> None:
    """No bytes make the decoder fail in another way than a PageError."""
    with suppress(PageError):
        assert decode(raw).text.strip()
