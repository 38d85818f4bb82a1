"""Workers abroad: permits, admissions, stays and use tell the same matter; embargoes name theirs."""

from collections.abc import Callable
from typing import Any

import pytest

HOSTED = [
    ("Vladivostok has issued new work permits to North Korean labourers.", "RUS", "PRK"),
    ("At least 40 work permits were granted to North Koreans by Qatar.", "QAT", "PRK"),
    ("Qatar allowed 200 North Korean labourers into the country.", "QAT", "PRK"),
    ("Angola admitted hundreds of North Korean workers in May.", "AGO", "PRK"),
    ("A Chinese firm used North Korean programmers.", "CHN", "PRK"),
    ("An inspector described the use of North Korean workers in Poland.", "POL", "PRK"),
    ("North Korean labourers arrived in Angola in May.", "PRK", "AGO"),
    ("North Korean workers have entered Poland this year.", "PRK", "POL"),
    ("Thousands of North Korean workers remain in Russia.", "PRK", "RUS"),
    ("Qatar allowed North Korean workers to enter the country.", "PRK", "QAT"),
]
NO_WORKERS = [
    "The resolution bars states from issuing new permits to North Korean workers.",
    "North Korean workers have returned home from Russia.",
    "Germany allowed 200 Syrian refugees into the country.",
    "The ministry used police against striking workers.",
    "North Korean officials remain in Russia.",
]
GIVEN_UP = [
    "North Korea agreed to give up its nuclear weapons.",
    "Iran gave up its drones and missiles.",
    "Libya destroyed its rifles.",
    "Niger possesses tanks.",
]


def _country(parse: Any, ids: tuple[str, ...]) -> set[str | None]:
    return {parse.entity[i].country for i in ids}


@pytest.mark.parametrize(("text", "doer", "other"), HOSTED)
def test_workers_are_told_in_many_ways(read: Callable[[str], Any], text: str, doer: str, other: str) -> None:
    """Permits, admissions, arrivals, stays and use are conduct with workers, with host and home named."""
    parse, found, _ = read(text)
    (event,) = [e for e in found if e.conduct == "workers"]
    assert _country(parse, event.actors) - {None} == {doer}
    assert _country(parse, event.recipients) - {None} == {other}


@pytest.mark.parametrize("text", NO_WORKERS)
def test_other_stays_are_no_conduct(read: Callable[[str], Any], text: str) -> None:
    """Norms, returns, refugees and officials are no conduct with workers."""
    assert not [e for e in read(text)[1] if e.conduct == "workers"]


@pytest.mark.parametrize("text", GIVEN_UP)
def test_weapons_given_up_go_nowhere(read: Callable[[str], Any], text: str) -> None:
    """To give up, destroy or have weapons is no transfer of them."""
    assert not [e for e in read(text)[1] if e.conduct == "arms"]


@pytest.mark.parametrize(
    ("text", "actors", "status"),
    [
        ("Jordan has repeatedly broken the arms embargo on Libya.", {"JOR"}, "alleged"),
        ("The panel listed a breach of the arms embargo on Libya.", set(), "alleged"),
        ("Turkey denied that it violated the arms embargo on Libya.", {"TUR"}, "denied"),
    ],
)
def test_breaking_an_arms_embargo_is_never_fact(
    read: Callable[[str], Any], text: str, actors: set[str], status: str
) -> None:
    """Who is said to break an arms embargo moves arms to the land it is on, as an allegation."""
    parse, found, _ = read(text)
    (event,) = [e for e in found if e.conduct == "arms"]
    assert (_country(parse, event.actors), event.status) == (actors, status)
    assert _country(parse, event.recipients) == {"LBY"}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        (
            "According to unconfirmed reports, envoys of Chad and Niger held talks in Lagos.",
            "CONSULT",
            "alleged",
        ),
        ("There are signs that a refinery in Oman has delivered fuel to Yemen.", "COOPERATE", "alleged"),
        ("A withdrawal of Rwandan troops from Kivu would calm the border.", "RETREAT", "hypothetical"),
    ],
)
def test_doubtful_tellings_are_no_facts(
    read: Callable[[str], Any], text: str, kind: str, status: str
) -> None:
    """Unconfirmed reports and signs leave an act alleged; what "would" follow leaves it open."""
    assert [e.status for e in read(text)[1] if e.type == kind] == [status]


def test_a_year_that_opens_the_sentence_dates_a_passive(read: Callable[[str], Any]) -> None:
    """A year that the parser hangs on the subject of a passive still dates the act."""
    (event,) = read("In 2015 North Korean crab was sold to buyers in Hunchun.")[1]
    assert event.time is not None
    assert event.time.text.endswith("2015")


@pytest.mark.parametrize(
    ("text", "conduct", "doer", "other", "status"),
    [
        ("Iran is the chief supplier of rockets to the Houthis.", "arms", "IRN", "YEM", "happened"),
        ("China is the largest buyer of North Korean coal.", "coal", "CHN", "PRK", "happened"),
        ("Chinese traders moved hundreds of coal shipments to Japan.", "coal", "CHN", "JPN", "happened"),
        (
            "China may have violated sanctions with ship-to-ship transfers to North Korean tankers.",
            "ship_to_ship",
            "CHN",
            "PRK",
            "hypothetical",
        ),
    ],
)
def test_acts_named_by_nouns_have_their_doer(
    read: Callable[[str], Any], text: str, conduct: str, doer: str, other: str, status: str
) -> None:
    """Suppliers, buyers and those who break a rule by means of an act are its doers."""
    parse, found, _ = read(text)
    (event,) = [e for e in found if e.conduct == conduct]
    sides = (_country(parse, event.actors) - {None}, _country(parse, event.recipients) - {None})
    assert (*sides, event.status) == ({doer}, {other}, status)
