"""The first look passes nothing over that a regime or watch may concern, and says why it passes over more."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bench.first_look import Text, exposed, gold
from bench.ledger_pages import page as generated
from indicia.first_look import REASONS, FirstLook, in_use, terms
from indicia.model import Watch


@cache
def _wanted() -> tuple[Text, ...]:
    """The texts that may be looked at of which somebody expects an exposure or a match."""
    return tuple(text for text in gold() if text.dev and text.expected)


def test_texts_with_an_exposure() -> None:
    """Of more than 1,000 texts that ask for an exposure or a match, all but five are let pass."""
    watches = {text.watch.id: text.watch for text in _wanted() if text.watch}
    look = FirstLook(terms(watches=tuple(watches.values())))
    missed = [text.name for text in _wanted() if look.page(text.content).reason]
    assert len(_wanted()) > 1_000
    assert len(missed) <= 5, missed


def test_what_is_told_within_a_long_page() -> None:
    """A passage of the law gold passes within an article about something else, on a page of 61 KB."""
    host = generated(1, relevant=False, words=600, size=61_000).content.decode()
    before, after = host.split("</p>", 1)
    passages = [text for text in _wanted() if text.part.startswith("law/")][::4]
    pages = {one.name: f"{before} {one.content.decode()} {after}".encode() for one in passages}
    missed = [name for name, page in pages.items() if in_use().page(page).reason]
    assert len(pages) > 150
    assert len(missed) <= 1, missed


def test_example_pages() -> None:
    """Every example from which an exposure is read is let pass, with its adverts and boxes as they are."""
    pages = [text for text in gold() if text.part == "examples"]
    assert len(pages) > 25
    missed = [one.name for one in pages if in_use().page(one.content).reason and exposed(one.content, None)]
    assert missed == []


def test_ordinary_news() -> None:
    """A page on a bakery names no party; one on football in Iran has a party and no matter."""
    assert in_use().page(generated(1, relevant=False).content).reason == "no_party"
    assert in_use().text("The veteran iraniana rose won a prize.").reason == "no_party"
    football = "Iran beat Japan by two goals on Saturday.\n\nThe museum of art in Leeds is closed."
    found = in_use().text(football)
    assert (found.reason, found.words[0]) == ("no_matter", "Iran")
    assert found.score is not None
    assert found.score < 0


def test_it_says_what_decided() -> None:
    """What passes is given with its regime and words."""
    found = in_use().text("Two tankers unloaded diesel in Nampo, a ship broker said.")
    assert found.reason is None
    assert found.group == "DPRK-1718"
    assert {"Nampo", "diesel"} <= set(found.words)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Kim ordered a test of a missile with a new warhead, state media in the capital said.", "Kim"),
        ("Chinese depots delivered a fifth more gasoline to the North in November.", "the North"),
        ("The tanker was on the Committee's list when the harbour let her in.", "the Committee"),
    ],
)
def test_a_party_without_its_name(text: str, party: str) -> None:
    """A leader by surname, "the North", the Committee: enough where the sentence tells of a matter."""
    found = in_use().text(text)
    assert found.reason is None
    assert party in found.words


@pytest.mark.parametrize(
    "text",
    [
        "A carrier with forty aircraft and rockets of a new kind sails in the Persian Gulf.",
        "The supervisor Jane Kim sold weapons to a collector in San Francisco.",
        "The North Atlantic is full of ships with arms and coal.",
        "Share prices of Reed International PLC rose on the sale of its weapons business.",
    ],
)
def test_names_of_others(text: str) -> None:
    """A sea, a namesake, a direction and a kind of company are no parties."""
    assert in_use().text(text).reason == "no_party"


@pytest.mark.parametrize(
    "text",
    [
        "Coal from North\n   Korea was sold to a mill in Dandong, and the mill paid in cash.",
        "Coal was sold by North" + "\n" + " " * 40 + "Korea to a mill in Dandong, and the mill paid in cash.",
        "Coal from North&nbsp;Korea was sold to a mill in Dandong, and the mill paid in cash.",
        "PYONGYANG: COAL SOLD TO A MILL\nThe mill paid for the coal in cash, as the port said on Friday.",
    ],
)
def test_names_as_pages_write_them(text: str) -> None:
    """A name broken over lines, held together by markup, or in capitals is seen."""
    assert in_use().page(text.encode()).reason is None
    assert in_use().page(text.encode("utf-16")).reason is None


def test_another_language_is_told() -> None:
    """A page in German that names a party is passed over as what it is."""
    text = (
        "Die Regierung in Tripoli hat am Montag erklärt, dass Drohnen und Panzer in den Hafen von Misrata "
        "gebracht worden seien; ein Sprecher wollte sich nicht dazu äußern. Libya Drone, missile."
    )
    assert in_use().page(text.encode()).reason == "language"


def test_a_watch_brings_its_own_terms() -> None:
    """A watch on a matter outside the law lets its pages pass, and only those."""
    asked = Watch(id="w", question="Does Freedonia sell timber?", actors=("Freedonia",), areas=("machinery",))
    look = FirstLook(terms(watches=(asked,)))
    text = "Freedonia has sold timber and tractors to Sylvania, a dealer said."
    assert look.text(text).group == "watch w"
    assert in_use().text(text).reason == "no_party"


def test_a_watch_on_a_person() -> None:
    """A page passes that names whom a watch is about, also by surname; a namesake's does not."""
    asked = Watch(id="w", question="Was he in Utopia?", actors=("Amon Tarsk",), areas=("designated_party",))
    look = FirstLook(terms(watches=(asked,)))
    assert look.text("Tarsk has not set foot in Utopia for years, an army spokesman said.").group == "watch w"
    assert look.text("Mary Tarsk has not set foot in Utopia for years.").reason == "no_party"


@given(some.binary(max_size=400) | some.text(max_size=400).map(str.encode))
def test_no_bytes_are_too_odd(content: bytes) -> None:
    """Whatever comes, there is an answer: pass, or a reason that is known."""
    reason = in_use().page(content).reason
    assert reason is None or reason in REASONS
