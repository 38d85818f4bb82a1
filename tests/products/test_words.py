"""Days in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.model import Time
from indicia.products import words


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        (date(2023, 12, 13), date(2023, 12, 13), "13 Dec 2023"),
        (date(2023, 9, 1), date(2023, 9, 30), "Sep 2023"),
        (date(2024, 2, 1), date(2024, 2, 29), "Feb 2024"),
        (date(2022, 1, 1), date(2022, 12, 31), "2022"),
        (date(2023, 12, 4), date(2023, 12, 10), "4–10 Dec 2023"),
        (date(2023, 8, 1), date(2023, 12, 13), "1 Aug 2023 – 13 Dec 2023"),
        (None, date(2023, 12, 13), "not after 13 Dec 2023"),
        (date(2023, 12, 13), None, "from 13 Dec 2023"),
        (None, None, "not placed"),
    ],
)
def test_days_are_said_as_short_as_they_are_exact(
    earliest: date | None, latest: date | None, said: str
) -> None:
    """A day, a month, a year, a range, an open end and an unplaced time each have their words."""
    assert words.days(earliest, latest) == said


@given(st.dates(), st.dates())
def test_different_ranges_never_read_alike(one: date, other: date) -> None:
    """A range is not shortened to a day, and the last day of all days does not overflow."""
    first, last = sorted((one, other))
    assert (words.days(first, last) == words.day(first)) == (first == last)


def test_a_time_keeps_the_words_of_the_page() -> None:
    """The resolved day stands beside the expression it was read from."""
    time = Time(3, 12, "Wednesday", date(2023, 12, 13), date(2023, 12, 13))
    assert words.when(time) == "13 Dec 2023 (“Wednesday”)"
    assert words.when(None) == ""
