"""The published rule: from tellings, denials and refutations to one of six states."""

from datetime import date

import pytest

from indicia import watches
from indicia.model import STATES
from tests.watches.pages import (
    BEIJING,
    PLAN,
    QUESTION,
    SEOUL,
    SEOUL_AGAIN,
    UNNAMED,
    WASHINGTON,
    assessed,
    with_rule,
)

TESTED = "Customs of Japan said that tests showed the coal that came to China was not of North Korea."
TESTED_TOO = "The US Treasury said that tests showed another origin than North Korea for the coal in China."


@pytest.mark.parametrize(
    ("sentences", "state"),
    [
        ([], "nothing"),
        ([QUESTION], "nothing"),
        ([BEIJING], "nothing"),
        ([PLAN], "signs"),
        ([UNNAMED], "signs"),
        ([UNNAMED, BEIJING], "signs"),
        ([SEOUL], "single_origin"),
        ([SEOUL, SEOUL_AGAIN], "single_origin"),
        ([SEOUL, UNNAMED, UNNAMED], "single_origin"),
        ([SEOUL, WASHINGTON], "corroborated"),
        ([SEOUL, BEIJING], "contested"),
        ([SEOUL, WASHINGTON, BEIJING], "contested"),
        ([SEOUL, TESTED], "single_origin"),
        ([SEOUL, TESTED, TESTED_TOO], "refuted"),
    ],
)
def test_the_state_after_some_pages(sentences: list[str], state: str) -> None:
    """The first clause that holds decides; unknown voices and organs of one state never add up."""
    assert assessed(*sentences).state == state


def test_the_rule_is_settable() -> None:
    """One origin may be enough, three may be asked for, and a denial may stand beside."""
    assert assessed(SEOUL, watch=with_rule(origins=1)).state == "corroborated"
    assert assessed(SEOUL, WASHINGTON, watch=with_rule(origins=3)).state == "single_origin"
    beside = assessed(SEOUL, WASHINGTON, BEIJING, watch=with_rule(denials="beside"))
    assert beside.state == "corroborated"
    assert len(beside.denials) == 1


def test_what_moved_the_state_and_since_when() -> None:
    """The sentence of the page that brought it, and that page's day, while the state lasts."""
    made = assessed(SEOUL, WASHINGTON, WASHINGTON)
    assert made.since == date(2024, 5, 2)
    assert next(it.quote for it in made.for_ if it.id in made.moved_by) == WASHINGTON
    assert "South Korea, United States" in made.why


def test_a_reprint_adds_no_origin() -> None:
    """Five pages with one dispatch are one origin."""
    assert assessed(*[SEOUL] * 5).state == "single_origin"


def test_what_is_expected_is_told_when_it_is_overdue() -> None:
    """Within thirty days of the first indication a seizure should be told."""
    assert not assessed(SEOUL, as_of=date(2024, 5, 31)).missing
    late = assessed(SEOUL, as_of=date(2024, 6, 1))
    assert [(it.expected, it.due) for it in late.missing] == [("C-95", date(2024, 5, 31))]
    seized = "Customs of China reported the seizure of coal from North Korea."
    assert not assessed(SEOUL, seized, as_of=date(2024, 6, 20)).missing


def test_staleness_is_a_flag_beside_the_state() -> None:
    """Ninety days without anything new; the state stays, and nothing at all is never stale."""
    assert assessed(SEOUL, as_of=date(2024, 7, 30)).stale_since is None
    stale = assessed(SEOUL, as_of=date(2024, 8, 1))
    assert (stale.state, stale.stale_since) == ("single_origin", date(2024, 7, 31))
    assert assessed(as_of=date(2026, 1, 1)).stale_since is None


def test_every_state_has_a_clause_and_a_meaning() -> None:
    """The rule that is published is the rule that decides."""
    assert set(watches.RULES) == set(STATES)
