"""Conduct areas: the thing moved decides, and innocent uses of the same words give none."""

from collections.abc import Callable
from typing import Any

import pytest

MOVED = [
    ("Arms shipments from North Korea to Russia have grown, South Korea said.", "arms"),
    ("Poland handed four tanks over to Ukraine.", "arms"),
    ("North Korea's labor exports to Russia raised concern in Seoul.", "workers"),
    ("Russia hosts thousands of North Korean labourers, the report said.", "workers"),
    ("The sending of North Korean workers to Russia would break the rules, he said.", "workers"),
    ("Libyan smugglers sold diesel to Maltese traders.", "refined_petroleum"),
    ("Fuel smuggling from Libya to Malta continues, a panel said.", "refined_petroleum"),
    ("Chinese ships are transferring oil to North Korean tankers at sea.", "ship_to_ship"),
    ("North Korea exported coal to China.", "coal"),
    ("China's imports of North Korean seafood have stopped.", "seafood"),
    ("Kim Jong Un received a luxury limousine from Russia.", "luxury_goods"),
    ("Russia sent instructors to Mali.", "military_training"),
    ("North Korea conducted its sixth nuclear test in 2017.", "nuclear_programme"),
    ("North Korea launched a ballistic missile toward Japan.", "missile_programme"),
    ("Hackers of North Korea stole cryptocurrency from a Vietnamese game company.", "cyber_theft"),
    ("A joint venture between Chinese and North Korean firms sells tyres.", "joint_ventures"),
    ("The courier carried gold bars to Dubai.", "bulk_cash"),
    ("Somalia exported charcoal to Oman.", "charcoal"),
]
INNOCENT = [
    "Officials of Laos and Vietnam held talks on tourism, agriculture and trade.",
    "Dock workers went on strike at the Australian port.",
    "North Korea fired a cruise missile into the sea.",
    "Coal prices rose in China last week.",
    "The two sides held arms control talks in Geneva.",
    "The company launched a new product in Germany.",
    "Prosecutors in Spain launched an investigation into the bank.",
    "Make a fortune with cryptocurrency in one week!",
    "The factory in Poland laid off 200 workers.",
    "The wig maker sells its wigs in Berlin.",
    "FIFA moved the match between Iran and Japan to Doha.",
    "Aid workers were sent to Sudan.",
    "Hard work and cheap labour made the town rich.",
    "The museum in Oslo sent olive oil to a friend in Rome.",
    "The minister delivered a speech in Helsinki.",
]


@pytest.mark.parametrize(("text", "area"), MOVED)
def test_area(text: str, area: str, read: Callable[[str], Any]) -> None:
    """A stated movement or act is tagged with the area of its object."""
    assert area in [e.conduct for e in read(text)[1]]


@pytest.mark.parametrize("text", INNOCENT)
def test_innocent(text: str, read: Callable[[str], Any]) -> None:
    """The same words used innocently are tagged with nothing."""
    assert [e.conduct for e in read(text)[1] if e.conduct] == []


def test_plain_oil_is_what_the_page_speaks_of(read: Callable[[str], Any]) -> None:
    """Oil without more is refined on a page that speaks of refined oil and never of crude."""
    text = "The panel spoke of refined products. China sold oil to North Korea."
    assert [e.conduct for e in read(text)[1] if e.conduct] == ["refined_petroleum"]


def test_such_transfers_take_the_conduct_of_what_they_point_to(read: Callable[[str], Any]) -> None:
    """A noun that points back joins the act it means, and adds no second one."""
    text = "Iran has supplied Sudan with drones. Such transfers worry Egypt."
    found = [e for e in read(text)[1] if e.conduct]
    assert [e.conduct for e in found] == ["arms"]
    assert [s.text for s in found[0].trigger][-1] == "Such transfers"
