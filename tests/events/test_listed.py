"""Those on a list of the United Nations: their dealings and travel are conduct of their own area."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[[str], Any]


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("A U.N.-blacklisted North Korean company opened an office in Angola.", "designated_party"),
        ("A bank in Malaysia traded with a company under UN sanctions.", "designated_party"),
        ("A U.N.-sanctioned North Korean general travelled to Italy.", "designated_party"),
        ("The tanker, blacklisted by the United Nations in March, docked in Vladivostok.", "port_call"),
    ],
)
def test_dealings_of_the_listed(read: Read, text: str, area: str) -> None:
    """The page must say that the list is one of the United Nations."""
    assert area in [e.conduct for e in read(text)[1]]


@pytest.mark.parametrize(
    "text",
    [
        "A U.S.-sanctioned Iranian company opened an office in Dubai.",
        "A Russian businessman under EU sanctions travelled to Dubai.",
        "The company sanctioned by the Treasury signed a contract in Oman.",
        "A North Korean company opened an office in Angola.",
    ],
)
def test_national_lists_do_not_count(read: Read, text: str) -> None:
    """Sanctions of a state, or none, make no listed party."""
    assert "designated_party" not in [e.conduct for e in read(text)[1]]


def test_being_put_on_a_list_is_a_sanction(read: Read) -> None:
    """The listing itself is told as one."""
    _, found, _ = read("The company was put on the Security Council's sanctions list in August 2017.")
    assert [(e.type, e.time.text) for e in found] == [("SANCTION", "August 2017")]


@pytest.mark.parametrize(
    "text",
    [
        "The captain tried to kill himself.",
        "Reporters asked how the car had come there.",
        "The source spoke, asking not to be named.",
        "The minister stepped out of a limousine.",
        "The dancers' costumes were flown to Tehran.",
        "Buyers in Shandong turned to Vietnam.",
    ],
)
def test_what_only_sounds_like_an_act(read: Read, text: str) -> None:
    """Everyday uses of these verbs are no events."""
    assert read(text)[1] == ()


def test_words_on_an_act_are_on_its_doer(read: Read) -> None:
    """Who condemns "the launch" condemns those who launched."""
    parse, found, _ = read("North Korea launched a ballistic missile. Japan condemned the launch.")
    assert [[parse.entity[r].country for r in e.recipients] for e in found if e.type == "ACCUSE"] == [["PRK"]]


def test_a_time_that_opens_the_sentence_dates_the_act(read: Read) -> None:
    """Also where the parser makes it part of the subject."""
    _, found, _ = read("In December 2012 inspectors in Singapore seized a shipment of carbon fibre.")
    assert found[0].time.text == "December 2012"


def test_the_day_of_an_accusation_dates_the_accusation(read: Read) -> None:
    """A time that dates a saying dates the event of saying, too, and nothing else."""
    _, found, _ = read("France accused Turkey in June of shipping arms to Libya.")
    assert [(e.type, e.time and e.time.text) for e in found] == [("ACCUSE", "June"), ("AID", None)]


def test_goods_that_go_between_other_states_are_another_matter(read: Read) -> None:
    """Tellings with other suppliers do not join."""
    text = "Jordan supplied weapons to Libya. Turkey supplied weapons to Libya in May 2019."
    assert len([e for e in read(text)[1] if e.conduct == "arms"]) == 2
