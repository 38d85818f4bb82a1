"""The sentence around some characters: whole, within its paragraph, never less than was asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.language.sentences import sentence
from indicia.model import Span

TEXT = (
    "Soldiers on the move\n\n"
    "SEOUL, Nov. 2 (Yonhap) -- The U.S. said so. “It is true,” Dr. Lee said. Nobody knew.\n\n"
    "Another day came."
)


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("said so", "The U.S. said so."),
        ("true", "“It is true,” Dr. Lee said."),
        ("Nobody", "Nobody knew."),
        ("Soldiers", "Soldiers on the move"),
        ("came.", "Another day came."),
    ],
)
def test_a_sentence_is_whole(words: str, whole: str) -> None:
    """Short forms do not end it, a paragraph does, and a dateline is no part of it."""
    start = TEXT.index(words)
    found = sentence(TEXT, [Span(start, start + len(words), words)])
    assert found.text == whole
    assert TEXT[found.start : found.end] == whole


def test_no_span_is_no_sentence() -> None:
    """Nothing is asked for, nothing is quoted."""
    assert sentence(TEXT, []) == Span(0, 0, "")


@given(st.text(alphabet='aB .!?\n"”’', max_size=80), st.data())
def test_it_holds_what_was_asked_for(text: str, data: st.DataObject) -> None:
    """Whatever the text: the characters are in it, it quotes the text, and it leaves no paragraph."""
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if "\n\n" in text[start:end] or not text[start:end].strip():
        return
    found = sentence(text, [Span(start, end, text[start:end])])
    assert text[found.start : found.end] == found.text
    assert "\n\n" not in found.text
    assert text[start:end].strip() in found.text
