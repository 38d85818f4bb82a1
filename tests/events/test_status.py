"""The standing of acts: what is denied, planned, alleged or conditional is never shown as a fact."""

from collections.abc import Callable
from typing import Any

import pytest

Lands = Callable[[str], list[tuple[str | None, str, str, str]]]

CASES = [
    # the act as it is told, its type, the status it must have
    ("Iran shipped drones to Sudan.", "AID", "happened"),
    ("The French minister met the Egyptian president in Cairo.", "CONSULT", "happened"),
    ("Iran denied that it supplied missiles to Russia.", "AID", "denied"),
    ("Russian officials rejected claims that they had bought shells from North Korea.", "AID", "denied"),
    ("North Korea did not supply weapons to Russia, officials said.", "AID", "negated"),
    ("No weapons were sent to Yemen, Iran said.", "AID", "negated"),
    ("Russia said it had supplied no missiles to North Korea.", "AID", "denied"),
    ("Russia has never sold arms to the Houthis, its ministry said.", "AID", "negated"),
    ("Turkey refused to sell drones to Libya.", "AID", "negated"),
    ("Israel may attack Iran, analysts said.", "ASSAULT", "hypothetical"),
    ("Japan would consider sending drones to Ukraine.", "AID", "hypothetical"),
    ("If Russia supplies missiles to Iran, Israel will respond.", "AID", "hypothetical"),
    ("The ministry asked whether Malaysia had imported coal from North Korea.", "COOPERATE", "hypothetical"),
    ("The envoy urged China to send aid to Sudan.", "AID", "hypothetical"),
    ("The French president plans to visit Beijing next week.", "CONSULT", "planned"),
    ("Belarus is preparing to send workers to Russia.", "COOPERATE", "planned"),
    ("Norway will send artillery shells to Ukraine.", "AID", "planned"),
    ("The ministry said it would send artillery shells to Ukraine.", "AID", "planned"),
    ("The navy seized rifles destined for Yemen.", "AID", "alleged"),
    ("Iran threatened to attack Israel.", "ASSAULT", "planned"),
    ("Iran threatened to attack Israel.", "THREATEN", "happened"),
    ("Ukraine accused Iran of sending drones to Russia.", "AID", "alleged"),
    ("Ukraine accused Iran of sending drones to Russia.", "ACCUSE", "happened"),
    ("France accused Turkey in June of shipping arms to Libya.", "AID", "alleged"),
    ("Iran reportedly shipped drones to Sudan.", "AID", "alleged"),
    ("There are signs that Belarus is sending ammunition to Russia.", "AID", "alleged"),
    ("Russia is believed to have sent air defence systems to North Korea.", "AID", "alleged"),
    ("The United States called on China to stop supplying oil to North Korea.", "COOPERATE", "alleged"),
]


@pytest.mark.parametrize(("text", "kind", "status"), CASES)
def test_status(text: str, kind: str, status: str, lands: Lands) -> None:
    """The weakest word on the way up from the act gives its standing."""
    assert status in [found[1] for found in lands(text) if found[0] == kind]


def test_an_act_that_is_told_and_denied_is_alleged(lands: Lands) -> None:
    """One event, alleged: its denial takes the fact away, and does not make a second act."""
    text = (
        "South Korea said that North Korea had shipped rifles to Russia. "
        "North Korea denied that it had shipped rifles to Russia."
    )
    assert [found[1] for found in lands(text) if found[0] == "AID"] == ["alleged"]


def test_a_short_denial_points_back(lands: Lands) -> None:
    """A denial that repeats nothing weakens what was just told of the one who denies."""
    text = "Iran delivered rockets to Sudan, the paper wrote.\nTehran dismissed the report."
    assert "happened" not in [found[1] for found in lands(text) if found[0] == "AID"]


def test_what_is_only_forbidden_is_no_event(read: Callable[[str], Any]) -> None:
    """A resolution that prohibits something does not say that it was done."""
    _, found, notes = read("Resolution 2397 prohibits ship-to-ship transfers with North Korea.")
    assert found == ()
    assert [note.slug for note in notes] == ["event_only_forbidden"]


def test_an_aside_is_the_reporter_s_own(lands: Lands) -> None:
    """A relative clause added to hedged content keeps its own standing."""
    text = "Cuba hinted at an interest in hosting the talks, an idea that was endorsed by Mexican officials."
    assert ("SUPPORT", "happened", "MEX", "CUB") in lands(text)


def test_imposed_sanctions_stay_a_fact_inside_a_doubt(lands: Lands) -> None:
    """Background that a doubtful sentence presupposes is not doubted with it."""
    text = "There are concerns that Iran may evade the sanctions imposed on Syria."
    assert ("SANCTION", "happened") in [found[:2] for found in lands(text)]
