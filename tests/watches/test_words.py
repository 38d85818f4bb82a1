"""Words in one automaton: what is found is where it stands, in any inflection."""

from hypothesis import given
from hypothesis import strategies as st

from indicia.watches.words import Stemmed, Words, plain

WORD = st.text(alphabet="abcdefgimnorstuy", min_size=1, max_size=9)


@given(st.lists(WORD, min_size=1, max_size=4), st.lists(WORD, max_size=6), st.lists(WORD, max_size=6))
def test_a_phrase_is_found_wherever_it_stands(phrase: list[str], before: list[str], after: list[str]) -> None:
    """Among any words, across blanks and breaks, the characters found are those of the phrase."""
    text = "  ".join((*before, "\n".join(phrase), *after))
    found = [text[start:end] for start, end, _ in Words({" ".join(phrase): [1]}).find(Stemmed(text))]
    assert any(plain(one) == plain(" ".join(phrase)) for one in found)


@given(st.text(max_size=200), st.text(min_size=1, max_size=20))
def test_any_text_and_any_phrase_do(text: str, phrase: str) -> None:
    """Whatever the characters, places lie within the text and hold the phrase."""
    for start, end, values in Words({phrase: [1]}).find(Stemmed(text)):
        assert 0 <= start < end <= len(text)
        assert plain(text[start:end]) == plain(phrase)
        assert values == [1]


def test_inflected_words_are_one() -> None:
    """Plural and tense do not matter, other words do."""
    found = Words({"labour ministry": ["a"], "ship coal": ["b"]})
    text = "The labour ministries shipped coals. A ministry of labour did not."
    assert [(text[s:e], v) for s, e, v in found.find(Stemmed(text))] == [
        ("labour ministries", ["a"]),
        ("shipped coals", ["b"]),
    ]
