"""Charts: what they say in words, never colour alone, and the same bytes for the same values."""

import os
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from indicia.model import STANCES, STATUSES
from indicia.products.charts import Point, Row, Said, Tie, indicators, network, places, png, svg, timeline
from indicia.products.charts.look import STANCE_LOOK, STATUS_LOOK
from indicia.products.tongue import ENGLISH, Tongue

DAY = date(2024, 10, 18)
SAID = (
    Said(DAY, "asserts", "the spy agency", "Seoul Wire", "…"),
    Said(DAY, "asserts", "the minister", "Lake Tribune", "…"),
    Said(DAY + timedelta(9), "denies", "the embassy", "Volga Vestnik", "…"),
    Said(None, "hedged", "an official", "Metro Free", "…"),
)
ROWS = (
    Row("LAB-01", "Labour ministries meet", "for", (DAY, DAY, DAY + timedelta(70))),
    Row("LAB-90", "The number of workers sent home is reported", "expected", ()),
)
TIES = (
    Tie("North Korea", "Russia", "alleged", "arms"),
    Tie("North Korea", "Russia", "denied", "arms"),
    Tie("Russia", "North Korea", "happened", "talks"),
)
POINTS = (
    Point("Vladivostok", 131.9, 43.1, "happened", "troops"),
    Point("Rajin", 130.3, 42.2, "alleged", "arms"),
)
NAMES = {"North Korea", "Russia", "Vladivostok", "Rajin"}


def made(name: str, tongue: Tongue = ENGLISH) -> dict[str, Any]:
    """A chart of the values above."""
    return {
        "timeline": lambda: timeline(SAID, tongue),
        "indicators": lambda: indicators(ROWS, tongue),
        "network": lambda: network(TIES, tongue),
        "places": lambda: places(POINTS, 3, tongue),
    }[name]()


CHARTS = ("timeline", "indicators", "network", "places")


def words(drawn: str) -> list[str]:
    """The texts of a picture, line by line."""
    return [text.strip() for text in etree.fromstring(drawn.encode()).itertext() if text.strip()]


@pytest.mark.parametrize("name", CHARTS)
def test_the_same_values_give_the_same_bytes(name: str) -> None:
    """Specification and both pictures, however many were drawn before."""
    assert made(name) == made(name)
    assert svg(made(name), name) == svg(made(name), name)
    assert png(made(name)) == png(made(name))


def test_the_zone_of_the_machine_moves_no_mark() -> None:
    """Days stand in universal time."""
    code = "from tests.products.charts.test_charts import *; print(svg(timeline(SAID), 'a'))"
    drawn = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, timeout=120,
            env={**os.environ, "TZ": zone}, cwd=Path(__file__).parents[3],
        ).stdout
        for zone in ("UTC", "Asia/Tokyo", "America/Los_Angeles")
    }  # fmt: skip
    assert len(drawn) == 1


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("timeline", ["Statements by stance, 18–27 Oct 2024", "2", "1 statement of undated pages left out"]),
        (
            "indicators",
            ["LAB-90 (expected) The number of workers sent home is reported", "Oct 2024", "2", "·"],
        ),
        ("network", ["North Korea", "Russia", "denied", "A line is what somebody says, never a finding"]),
        ("places", ["Vladivostok", "Rajin", "2 acts at 2 places; 3 without a place on the map left out"]),
    ],
)  # fmt: skip
def test_a_picture_says_in_words_what_it_shows(name: str, told: list[str]) -> None:
    """Titles, names and numbers are texts of the picture, and what was left out is told."""
    drawn = words(svg(made(name), name))
    assert set(told) <= set(drawn), drawn


def test_every_stance_and_status_has_a_look_of_its_own() -> None:
    """No two of a status share a shape or a line; colour alone parts none of them."""
    assert set(STANCE_LOOK) == set(STANCES)
    assert set(STATUS_LOOK) == set(STATUSES)
    assert len({shape for _, shape, _ in STATUS_LOOK.values()}) == len(STATUSES)
    assert len({tuple(line) for _, _, line in STATUS_LOOK.values()}) == len(STATUSES)


def test_pictures_on_one_page_do_not_share_ids() -> None:
    """An id of one is none of another."""
    ids = [set(re.findall(r'id="([^"]+)"', svg(made(name), name))) for name in CHARTS]
    assert sum(map(len, ids)) == len(set().union(*ids))


def test_hostile_words_stay_words() -> None:
    """What a page calls a place or a person is text in the picture."""
    name = '</svg><script>alert(1)</script>" onload="x'
    pictures = [
        svg(network([Tie(name, "Russia", "alleged", "x")]), "a"),
        svg(places([Point(name, 1, 1, "alleged", "x")]), "b"),
    ]
    for drawn in pictures:
        parts = list(etree.fromstring(drawn.encode()).iter())
        assert name in words(drawn)
        assert not [part for part in parts if "script" in str(part.tag) or "onload" in part.attrib]


def test_a_long_time_is_counted_by_quarters_then_by_years() -> None:
    """So that every cell can be read, and nothing is left out."""
    for years, told in ((2, "Indicators by month"), (5, "Indicators by quarter"), (30, "Indicators by year")):
        rows = [Row("A", "a", "for", (date(1995, 1, 15), date(1995 + years - 1, 12, 15)))]
        spec = indicators(rows)
        assert told in words(svg(spec, "a"))
        numbers = [word for word in words(svg(spec, "a")) if word.isdigit() and len(word) == 1]
        assert sum(map(int, numbers)) == 2


def test_nothing_to_show_is_still_a_chart() -> None:
    """Empty values give a picture that says so."""
    for spec in (timeline(()), indicators(()), network(()), places(())):
        assert words(svg(spec, "a"))


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.builds(
            Tie, st.text(max_size=12), st.text(max_size=12), st.sampled_from(sorted(STATUSES)), st.just("x")
        ),
        max_size=40,
    )
)
def test_any_ties_can_be_drawn(ties: list[Tie]) -> None:
    """Whatever the names, and an actor tied to itself, the specification keeps the schema."""
    assert network(ties)["$schema"]


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_speaks_the_language_it_is_given(name: str) -> None:
    """Title, how it is read, axes, months and legend; what stays are the names that were handed over."""

    def one(text: str) -> str:
        return f"«{text}»"

    def counted(text: str, more: str, number: int) -> str:
        return one(text if number == 1 else more)

    spec = made(name, Tongue(one, counted))
    look = {key: value for key, value in spec["config"].items() if key != "locale"}
    assert look == made(name)["config"]
    drawn = words(svg(spec, name))
    ours = [text for text in drawn if any(letter.isalpha() for letter in text) and text not in NAMES]
    assert len(ours) > 2
    assert [text for text in ours if "«" not in text] == []
