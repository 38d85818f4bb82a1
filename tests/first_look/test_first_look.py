"""The first look passes nothing over that a regime or watch may concern, and says why it passes over more."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bench.first_look import exposed, gold
from bench.gold_files import half
from bench.gold_law import load
from bench.ledger_pages import page as generated
from indicia.first_look import REASONS, FirstLook, in_use, terms
from indicia.model import Watch

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_gold_passages_with_an_exposure() -> None:
    """Every passage of the dev half that asks for an exposure is let pass."""
    passages = [one for one in load() if half(one.id) == "dev" and one.expected]
    assert len(passages) > 80
    assert [one.id for one in passages if in_use().page(one.text.encode()).reason] == []


def test_example_pages() -> None:
    """Every example from which an exposure is read is let pass, with its adverts and boxes as they are."""
    pages = [text for text in gold() if text.name.endswith((".html", ".txt"))]
    assert len(pages) > 25
    missed = [one.name for one in pages if in_use().page(one.content).reason and exposed(one.content, None)]
    assert missed == []


def test_ordinary_news() -> None:
    """A page on a bakery names no party; one on football in Iran has a party and no matter."""
    assert in_use().page(generated(1, relevant=False).content).reason == "no_party"
    assert in_use().text("The veteran iraniana rose won a prize.").reason == "no_party"
    football = "Iran beat Japan by two goals on Saturday.\n\nThe museum of arms in Leeds is closed."
    found = in_use().text(football)
    assert (found.reason, found.words) == ("no_matter", ("Iran",))


def test_it_says_what_decided() -> None:
    """What passes is given with its regime and words."""
    found = in_use().text("Two tankers unloaded diesel in Nampo, a ship broker said.")
    assert found.reason is None
    assert found.group == "DPRK-1718"
    assert {"Nampo", "diesel"} <= set(found.words)


@pytest.mark.parametrize(
    "text",
    [
        "Coal from North\n   Korea was sold to a mill in Dandong, and the mill paid in cash.",
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


@given(some.binary(max_size=400) | some.text(max_size=400).map(str.encode))
def test_no_bytes_are_too_odd(content: bytes) -> None:
    """Whatever comes, there is an answer: pass, or a reason that is known."""
    reason = in_use().page(content).reason
    assert reason is None or reason in REASONS
