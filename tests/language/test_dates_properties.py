"""Time expressions: what holds for every text and every day."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from indicia.language import dates
from indicia.language.dates.calendar import SIZE, at, move
from indicia.language.dates.makers import easter

WORDS = [
    "last",
    "next",
    "this",
    "the",
    "a",
    "of",
    "in",
    "on",
    "two",
    "2",
    "12",
    "31",
    "99",
    "1999",
    "2024",
    "2019-2022",
    "3/4/2021",
    "May",
    "March",
    "Friday",
    "night",
    "year",
    "years",
    "week",
    "weeks",
    "day",
    "months",
    "ago",
    "later",
    "earlier",
    "quarter",
    "third",
    "half",
    "spring",
    "'98",
    "1990s",
    "every",
    "second",
    "half",
    "noon",
    "9",
    "a.m.",
    "10:42",
    "since",
    "until",
    "by",
    "before",
    "after",
    "between",
    "and",
    "to",
    "-",
    ",",
    ".",
    "(",
    ")",
    "same",
    "following",
    "previous",
    "Christmas",
    "Easter",
    "Juche",
    "decade",
    "century",
    "00",
    "9999",
    "5,000",
    "hundred",
    "thousand",
    "several",
    "few",
    "past",
    "coming",
    "weekend",
]
PHRASES = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
DAYS = st.one_of(st.none(), st.dates())


@given(st.one_of(st.text(max_size=200), PHRASES), DAYS)
def test_spans_lie_in_the_text_and_apart(text: str, published: date | None) -> None:
    """Every expression quotes its characters, in order, none inside another, first day before last."""
    end = 0
    for timex in dates.find(text, published):
        assert end <= timex.start < timex.end <= len(text)
        assert text[timex.start : timex.end] == timex.text
        assert timex.value
        if timex.earliest and timex.latest:
            assert timex.earliest <= timex.latest
        end = timex.end


@given(PHRASES, DAYS)
def test_joined_runs_keep_the_promises(text: str, published: date | None) -> None:
    """Joining changes neither the order nor the quoting, and never turns days round."""
    end = 0
    for timex in dates.join(text, dates.find(text, published)):
        assert end <= timex.start < timex.end <= len(text)
        assert text[timex.start : timex.end] == timex.text
        assert not (timex.earliest and timex.latest) or timex.earliest <= timex.latest
        end = timex.end


@given(PHRASES)
def test_no_day_of_publication_no_guess(text: str) -> None:
    """The same text reads the same whenever it is read: nothing is counted from today."""
    for timex in dates.find(text):
        if timex.type == "DATE" and "X" in timex.value and "/" not in timex.value and timex.value[0] == "X":
            assert not timex.anchored


@given(st.dates(), st.sampled_from(sorted(SIZE)))
def test_a_stretch_holds_its_day(day: date, unit: str) -> None:
    """The stretch of a unit at a day begins on or before it; a weekend is that of the day's week."""
    stretch = at(day, unit)
    assert stretch.first <= stretch.last
    if unit != "weekend":
        assert stretch.first <= day <= stretch.last


@given(st.dates(), st.integers(-5000, 5000), st.sampled_from(["day", "week", "month", "year", "decade"]))
def test_moving_there_and_back(day: date, n: int, unit: str) -> None:
    """A move back undoes a move, but for the days that a shorter month cuts off."""
    there = move(day, n, unit)
    back = move(there, -n, unit) if there else None
    if back:
        assert 0 <= (day - back).days <= 3


@given(st.integers(1583, 4000))
def test_easter_is_a_spring_sunday(year: int) -> None:
    """Easter is a Sunday between 22 March and 25 April."""
    assert easter(year).isoweekday() == 7
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)
