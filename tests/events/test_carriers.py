"""Who gives and who gets, where ships carry, goods are on their way, or a claim is denied."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[[str], Any]


def told(read: Read, text: str) -> list[tuple[Any, ...]]:
    """Conduct, status, and countries of both sides of each event with conduct."""
    parse, found, _ = read(text)

    def codes(ids: tuple[str, ...]) -> str:
        return " ".join(sorted({c for i in ids if (c := parse.entity[i].country)}))

    return [(e.conduct, e.status, codes(e.actors), codes(e.recipients)) for e in found if e.conduct]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A North Korean freighter was carrying rockets from Cuba.",
            ("arms", "happened", "CUB", "PRK"),
        ),
        (
            "A freighter carried coal from North Korea to Vietnam.",
            ("coal", "happened", "PRK", "VNM"),
        ),
        (
            "The coal was shipped from North Korea to Russia.",
            ("coal", "happened", "PRK", "RUS"),
        ),
        (
            "The dhow was carrying Iranian rifles.",
            ("arms", "happened", "IRN", ""),
        ),
        (
            "The coast guard found rifles on their way to Yemen.",
            ("arms", "alleged", "", "YEM"),
        ),
        (
            "Two firms in Busan brought in coal from North Korea.",
            ("coal", "happened", "KOR", "PRK"),
        ),
        (
            "Iran bought valves from Germany for its nuclear programme.",
            ("wmd_procurement", "happened", "IRN", "DEU"),
        ),
        (
            "China is thought to have hosted up to 50,000 North Koreans.",
            ("workers", "alleged", "CHN", "PRK"),
        ),
        (
            "A courier from North Korea carried $300,000 in cash out of Malaysia.",
            ("bulk_cash", "happened", "PRK", ""),
        ),
        (
            "Hackers working for North Korea stole bitcoin from an exchange in Japan.",
            ("cyber_theft", "happened", "PRK", "JPN"),
        ),
    ],
)
def test_sides_of_a_movement(read: Read, text: str, expected: tuple[str, ...]) -> None:
    """A carrier is neither side; where goods come from and go to is."""
    assert expected in told(read, text)


def test_a_ship_at_sea_is_no_sale_of_a_ship(read: Read) -> None:
    """A vessel on its way is not what is moved."""
    assert told(read, "The cargo ship was bound for Nakhodka.") == []


@pytest.mark.parametrize(
    "text",
    [
        "North Korea tested a cruise missile on Sunday.",
        "North Korea conducted a test of an anti-ship missile.",
    ],
)
def test_a_cruise_missile_is_not_ballistic(read: Read, text: str) -> None:
    """The launch is told, but it is no conduct of the missile programme."""
    _, found, _ = read(text)
    assert [(e.type, e.conduct) for e in found] == [("MOBILIZE", None)]


def test_a_test_fire_is_a_launch(read: Read) -> None:
    """State media's word counts."""
    text = "The DPRK conducted a test-fire of the intercontinental ballistic missile Hwasong-18 on July 12."
    assert told(read, text) == [("missile_programme", "happened", "PRK", "")]


def test_vessels_side_by_side_are_a_sign_of_a_transfer(read: Read) -> None:
    """Ships seen alongside each other are no more than alleged to have passed goods on."""
    text = "The North Korean-flagged tanker Chon Ma San lay alongside a small ship on the high seas."
    assert told(read, text)[0][:3] == ("ship_to_ship", "alleged", "PRK")


def test_they_who_are_suspected_are_not_those_who_suspect(read: Read) -> None:
    """The doubter of a deed by "they" is no doer of it."""
    text = "Japan strongly suspects that they conducted ship-to-ship transfers."
    assert [t for t in told(read, text) if "JPN" in t[2]] == []


def test_what_is_suspended_is_not_done(read: Read) -> None:
    """Imports that end are told as a sanction, and not as trade."""
    _, found, _ = read("China suspended all imports of North Korean coal.")
    assert [(e.type, e.conduct) for e in found] == [("SANCTION", None)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Iran sold rockets to no one.", "negated"),
        ("The six powers are to meet Iranian negotiators in June.", "planned"),
        ("The dhow was on its way to resupply Houthi forces.", "planned"),
    ],
)
def test_words_that_weaken(read: Read, text: str, status: str) -> None:
    """Nobody as the other side negates; "to be to" plans."""
    _, found, _ = read(text)
    assert [e.status for e in found] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "The sale of weapons to the Houthis violates the resolution.",
        "Hosting North Korean workers would be in violation of the resolution.",
        "Resolutions bar North Korea from all arms trade.",
    ],
)
def test_a_word_on_the_law_is_no_act(read: Read, text: str) -> None:
    """Naming what a rule forbids tells no act."""
    assert told(read, text) == []


@pytest.mark.parametrize(
    "denial",
    [
        "Jordan rejected the allegations.",
        "Jordan denied any role in the shipments.",
    ],
)
def test_a_denied_claim_is_only_alleged(read: Read, denial: str) -> None:
    """What its own parties deny right after is no fact."""
    assert told(read, f"Jordan supplied weapons to Libya. {denial}")[0][:2] == ("arms", "alleged")


def test_a_claim_of_a_source_that_somebody_rejects(read: Read) -> None:
    """A claim is only alleged once rejected, also by those it does not name."""
    text = (
        "A trader said a factory had employed 400 North Korean workers. "
        "Russia's foreign ministry rejected the claim."
    )
    assert [t[1] for t in told(read, text)] == ["alleged"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Russia sent troops to Mali, the agency told lawmakers.", "happened"),
        ("The envoy told Russia to send troops to Mali.", "hypothetical"),
    ],
)
def test_telling_that_is_not_telling_to(read: Read, text: str, status: str) -> None:
    """Who is told that something was done hears a fact; who is told to do it has not done it yet."""
    _, found, _ = read(text)
    assert [e.status for e in found if e.conduct == "military_training"] == [status]


def test_a_match_is_no_assault(read: Read) -> None:
    """Teams beat one another without an event."""
    assert read("Iran's football team beat Kyrgyzstan on Friday.")[1] == ()
