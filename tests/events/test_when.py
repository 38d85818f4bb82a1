"""When an act was: its own time, not that of the thing it is done to."""

from collections.abc import Callable

import pytest

from indicia import events, statements
from indicia.language import Parse


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("South Korea suspended an agreement of 19 September 2018.", None),
        ("North Korea fired a missile in the early hours of Tuesday.", "Tuesday"),
        ("North Korea's missile test of 3 May 2022 failed.", "3 May 2022"),
        ("Iran delivered missiles to Russia in April, the report of June said.", "April"),
    ],
)
def test_the_time_of_a_document_dates_no_act(
    text: str, time: str | None, parse_of: Callable[[str], Parse]
) -> None:
    """A day behind "of" belongs to the noun before it."""
    parse = parse_of(text)
    found, _ = events.find(parse, statements.find(parse, engine="rules")[0])
    assert [e.time.text for e in found if e.time][:1] == ([time] if time else [])
    assert found


def test_what_is_told_in_the_present_was_not_years_ago(parse_of: Callable[[str], Parse]) -> None:
    """Who accuses now has no time in 2023; that belongs to what somebody is accused of."""
    parse = parse_of("Sudan accuses the Emirates of genocide in West Darfur in 2023.")
    found, _ = events.find(parse, statements.find(parse, engine="rules")[0])
    assert [e.time for e in found if e.type == "ACCUSE"] == [None]
