"""What of a page meets a watch: conduct, parties, time and standing decide; words only narrow."""

from datetime import date

import pytest
from msgspec import structs

from indicia.model import Watch
from indicia.watches import Index
from tests.watches.pages import (
    BEIJING,
    CONDITION,
    NEVER,
    OTHERS,
    PLAN,
    QUESTION,
    RUSSIAN,
    SEOUL,
    SILENT,
    TALKS,
    WATCH,
    bearings,
    matches,
    reading,
)


@pytest.mark.parametrize(
    ("sentence", "bears"),
    [
        (SEOUL, ["act"]),
        (PLAN, ["sign"]),
        (TALKS, ["sign"]),
        (BEIJING, ["denial"]),
        (NEVER, ["denial"]),
        (RUSSIAN, ["against"]),
        (QUESTION, []),
        (CONDITION, []),
        (SILENT, []),
        (OTHERS, []),
        ("Coal prices in China rose, and so did those of North Korea's neighbours.", []),
    ],
)
def test_what_a_sentence_does(sentence: str, bears: list[str]) -> None:
    """Told, planned, denied; a question, a condition, a silence and another buyer are nothing."""
    assert bearings(sentence) == bears


def test_each_match_keeps_its_sentence_its_indicator_and_its_reason() -> None:
    """The spans are characters of the article, and the reason names the indicator."""
    sentence = "A bulk carrier took North Korean coal from Nampo to China, the US State Department said."
    (match,) = matches(sentence)
    assert (match.indicator, match.stage, match.bearing) == ("C-01", "movement", "act")
    assert match.quote == sentence
    text = reading(sentence, 1).article.text
    assert all(text[span.start : span.end] == span.text for span in match.spans)
    assert match.why.startswith("C-01, by its words and by conduct")


def test_words_without_conduct_are_never_more_than_a_sign() -> None:
    """A sentence with an indicator's words and the parties tells no act, whatever its stage."""
    (match,) = matches("North Korea and China spoke of the harbour of Nampo, an envoy said.")
    assert (match.indicator, match.bearing) == ("C-01", "sign")


def test_words_are_found_in_any_inflection() -> None:
    """The file says "coal contract"; a page may say "coal contracts"."""
    assert bearings("North Korea and China signed coal contracts, an envoy said.") == ["sign"]


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [(date(2024, 1, 1), None, 1), (date(2024, 6, 1), None, 0), (None, date(2024, 3, 31), 0)],
)
def test_the_day_of_the_act_decides(since: date | None, until: date | None, count: int) -> None:
    """The page is of May 2024 and tells an act of April."""
    watch = structs.replace(WATCH, since=since, until=until)
    assert len(matches(SEOUL, watch)) == count


@pytest.mark.parametrize(("direction", "count"), [(None, 1), ("out", 1), ("in", 0)])
def test_a_direction_narrows(direction: str | None, count: int) -> None:
    """Coal leaves the state that the regime names."""
    assert len(matches(SEOUL, structs.replace(WATCH, direction=direction))) == count


def test_who_gives_counts_where_both_may_give() -> None:
    """A watch on arms from Russia is not met by arms from North Korea."""
    watch = Watch("arms", "Is Russia arming North Korea?", ("RUS",), ("arms",), ("PRK",))
    there = "Russia delivered an anti-aircraft missile system to North Korea, the US State Department said."
    back = "North Korea delivered artillery shells to Russia, the US State Department said."
    assert bearings(there, watch) == ["act"]
    assert bearings(back, watch) == []


def test_parties_may_be_named() -> None:
    """A firm, a group or a person is found by name, with or without the state it belongs to."""
    watch = Watch("theft", "Does Lazarus steal?", ("Lazarus Group",), ("cyber_theft",))
    assert bearings("Hackers of the Lazarus Group stole cryptocurrency from an exchange.", watch) == ["act"]
    assert bearings("Hackers of another gang stole cryptocurrency from an exchange.", watch) == []


def test_a_page_goes_to_every_watch_that_it_meets_and_no_other() -> None:
    """Many watches are looked up at once; the result is that of each alone."""
    others = [
        structs.replace(WATCH, id=f"w{number}", counterparts=(code,))
        for number, code in enumerate(("CHN", "VNM", "RUS", "JPN"))
    ]
    page = reading(SEOUL, 1)
    together = Index(tuple(others)).match("page", page)
    alone = {watch.id: Index((watch,)).match("page", page).get(watch.id, []) for watch in others}
    assert together == {id_: found for id_, found in alone.items() if found}
    assert list(together) == ["w0"]
