"""Who answers for a party, by which of its names, and what the answer is of."""

import pytest

from indicia.model import Watch
from tests.watches.pages import assessed, bearings

M23 = Watch("coltan", "Is M23 taking coltan to Rwanda?", ("M23",), ("natural_resources",), ("RWA",))
ISIL = Watch("arms", "Is Turkey arming ISIL?", ("TUR",), ("arms",), ("ISIL",))
ARMS = Watch("arms", "Is Iran arming Sudan?", ("IRN",), ("arms",), ("SDN",))
TOLD = "Iran has sent drones to Sudan, the US State Department said."


def test_a_party_of_three_capitals_is_a_name_where_it_is_no_state() -> None:
    """M23 is no code of a state, and is found where the page has it."""
    assert bearings("The M23 sold coltan from Rubaya to Rwanda, Congo's mines minister said.", M23) == ["act"]


def test_a_body_is_meant_by_any_of_its_names() -> None:
    """Who watches ISIL watches Islamic State, as the names data knows."""
    assert bearings("Turkey has sent rifles to Islamic State, Syria's army said.", ISIL) == ["act"]


def test_a_party_that_answers_may_call_a_body_by_its_state() -> None:
    """Rwanda denies what was told of M23 where it speaks of Congo's coltan."""
    said = "No coltan from Congo has entered Rwanda, the Rwandan government's spokeswoman said."
    assert bearings(said, M23) == ["denial"]


def test_who_is_no_party_does_not_answer_for_one() -> None:
    """What Uganda says of coltan from Congo is of no watch on M23."""
    assert bearings("No coltan from Congo has entered Uganda, Uganda's government said.", M23) == []


@pytest.mark.parametrize(
    "said",
    [
        "Iran's foreign ministry called the American claim about drones for Sudan nonsense.",
        "Sudan had received no drones from Iran, the Sudanese army's spokesman said.",
        "Iran had never given Sudan as much as one drone, Iran's defence minister said.",
    ],
)
def test_an_answer_contests(said: str) -> None:
    """A word by which an account is called untrue, a receiver's no, a no with two objects."""
    assert assessed(TOLD, said, watch=ARMS).state == "contested"


@pytest.mark.parametrize(
    "said",
    [
        "Iran does not comment on American claims about drones for Sudan, its foreign ministry said.",
        "Iran's foreign ministry denied that it was talking with France about missiles.",
    ],
)
def test_what_is_no_answer_leaves_the_state(said: str) -> None:
    """No comment, or a denial of another matter, contests nothing."""
    assert assessed(TOLD, said, watch=ARMS).state == "single_origin"


def test_what_somebody_denies_on_the_page_is_told_of_them() -> None:
    """A telling that leaves the giver open is about the one who denies it on that page; else of nobody."""
    told = "Foreign officers sent rifles to Sudan's army at night, three diplomats said."
    denied = f"{told} Iran had sent no arms to anybody, Iran's foreign ministry said."
    assert sorted(bearings(denied, ARMS)) == ["act", "denial"]
    assert bearings(f"{told} Iran's foreign ministry spoke of the weather.", ARMS) == []
