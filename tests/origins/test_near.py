"""Candidates: which texts of many are worth comparing."""

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from indicia.origins.near import candidates

STORY = (
    "Containers with ammunition were loaded at the harbour on Tuesday, inspectors reported. The freighter "
    "left after midnight without lights. Harbour workers remembered wooden crates and uncommonly heavy boxes."
)
OTHER = (
    "Parliament adopted the budget after a debate of eleven hours. Schools receive a fifth more, hospitals "
    "somewhat less. Opposition members walked out before the ballot."
)
WORDS = st.lists(st.sampled_from((STORY + " " + OTHER).split()), max_size=60).map(" ".join)


def test_copies_meet_and_strangers_do_not() -> None:
    """A text without its last sentence is brought together with it; another story is not."""
    assert candidates([STORY, OTHER, STORY.rpartition(". ")[0]]) == [(0, 2)]


def test_turned_sentences_meet() -> None:
    """Case, punctuation, endings of words and the order of two neighbours do not matter."""
    turned = (
        "INSPECTORS report that containers with ammunition were loaded on Tuesday at the harbour! After "
        "midnight the freighter left, without lights; harbour workers remember wooden crates, "
        "uncommonly heavy boxes."
    )
    assert candidates([STORY, turned]) == [(0, 1)]


def test_what_has_no_words_meets_nothing() -> None:
    """Empty texts, blanks and single words have nothing in common."""
    assert candidates([]) == candidates([""]) == []
    assert candidates(["", " \n ", "hello", "hello", "—", "é"]) == []


@given(st.lists(WORDS, max_size=8), st.randoms())
def test_the_order_of_the_texts_does_not_matter(texts: list[str], rng: random.Random) -> None:
    """The same pairs of texts are found in whatever order they come, each once and in order."""
    shuffled = rng.sample(texts, len(texts))
    found, other = candidates(texts), candidates(shuffled)
    assert found == sorted(set(found))
    assert all(one < two for one, two in found)

    def named(pairs: list[tuple[int, int]], held: list[str]) -> list[tuple[str, ...]]:
        return sorted(tuple(sorted((held[a], held[b]))) for a, b in pairs)

    assert named(found, texts) == named(other, shuffled)


@given(st.text(max_size=200))
def test_any_text_can_be_compared(text: str) -> None:
    """No character breaks it, and a text meets its own double wherever it meets anything."""
    candidates([text, STORY, text])
    assert (0, 1) in candidates([STORY + " " + text, STORY + " " + text])


def test_a_notice_on_every_page_is_not_compared_with_all() -> None:
    """A thousand equal texts give some dozens of pairs each, not half a million, and hang together."""
    pairs = candidates([STORY] * 1000)
    assert len(pairs) < 64 * 1000
    assert {(n, n + 1) for n in range(999)} <= set(pairs)


def test_the_time_grows_with_the_number_of_texts() -> None:
    """Four times as many texts take less than eight times as long."""
    rng = random.Random(3)  # noqa: S311 - texts to measure with
    words = ["".join(rng.choices("etaoinshrdlu", k=7)) for _ in range(20_000)]
    texts = [" ".join(rng.choices(words, k=200)) for _ in range(8_000)]

    def seconds(number: int) -> float:
        started = time.process_time()
        candidates(texts[:number])
        return time.process_time() - started

    seconds(500)
    assert seconds(8_000) < 8 * max(seconds(2_000), 0.05)
