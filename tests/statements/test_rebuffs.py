"""Denials in other words than "deny", what is taken back, and the page's own verdicts."""

import pytest

from indicia import events, language, statements
from indicia.model import Event, Statement
from tests.conftest import article_of


def read(text: str) -> tuple[tuple[Statement, ...], tuple[Event, ...]]:
    """The statements and events of a text."""
    parse, _ = language.parse(article_of(text))
    found, _ = statements.find(parse, engine="rules")
    told, _ = events.find(parse, found)
    return found, told


CLAIM = "Oslo says that the yard refitted a tanker. "


@pytest.mark.parametrize(
    "denial",
    [
        "The yard's director laughed off the tale.",
        "The yard poured scorn on that version.",
        "The yard took exception to the statement.",
        "The yard would have none of it.",
        "The yard rubbished the claim.",
        "The yard has begged to differ.",
        "Not so, the yard said.",
        "There is not a grain of truth in it, the yard's director said.",
        "The yard described the accusation as an old song.",
        "The yard's director said that Oslo was making things up.",
        "The yard's director called them liars.",
        "The claim was turned down flat by the yard.",
    ],
)
def test_a_denial_in_roundabout_words_answers_its_claim(denial: str) -> None:
    """Whoever scorns, brushes off or belittles a claim denies it, and the claim is found."""
    found, _ = read(CLAIM + denial)
    no = next(s for s in found if s.stance == "denies" and s.answers)
    assert next(s for s in found if s.id == no.answers).source[0].text == "Oslo"


@pytest.mark.parametrize(
    "text",
    [
        "The navy shot down a balloon off the cape.",
        "He turned down the job and went to sea.",
        "The editor corrected the proofs.",
        "The shop takes back bottles.",
        "Oslo gives credence to the story.",
        "The minister said the charge was a felony.",
        "The inquiry concluded that the minister lied to parliament.",
        "The firm withdrew its divers from the wreck.",
    ],
)
def test_the_same_words_of_anything_but_a_claim_deny_nothing(text: str) -> None:
    """Shooting down a balloon and taking back bottles is no denial."""
    assert not any(s.stance == "denies" for s in read(text)[0])


def test_a_denial_by_its_chairman_is_of_whom_the_claim_is_about() -> None:
    """Whose chairman denies is the accused, though the accuser is named too; the claim ends before him."""
    found, _ = read(
        "Oslo says that the bank moved money for the militia; its chairman denies having signed it."
    )
    claim, denial = (next(s for s in found if s.stance == held) for held in ("asserts", "denies"))
    assert denial.answers == claim.id
    assert denial.within is None
    assert claim.content[0].text == "that the bank moved money for the militia"


def test_what_is_taken_back_is_tied_and_no_longer_happened() -> None:
    """A source's own retraction answers its own statement, and the act is only alleged."""
    found, told = read(
        "The agency said that Iran shipped drones to Sudan. On Friday it withdrew the statement."
    )
    said, back = found
    assert (back.stance, back.answers) == ("denies", said.id)
    assert [e.status for e in told if e.conduct == "arms"] == ["alleged"]


@pytest.mark.parametrize(
    "text",
    [
        "Correction: Monday's report said the Corrina pumped oil into a tanker.",
        "An earlier version of this article said the Corrina pumped oil into a tanker.",
        "The coastguard initially said that the Corrina pumped oil into a tanker.",
        "We reported that the Corrina pumped oil into a tanker. It did not.",
    ],
)
def test_what_a_page_tells_in_order_to_correct_it_is_hedged(text: str) -> None:
    """Nobody stands by it any more."""
    assert read(text)[0][0].stance == "hedged"


@pytest.mark.parametrize(
    "text",
    [
        "The statue should never have been ordered.",
        "The gunsmith taught a course in Huambo, something which the embargo rules out.",
        "No licence exists for such a sale.",
        "Under paragraph eleven, that is not allowed.",
        "The flights make a mockery of the embargo.",
        "The admiral's excuse is laughable: the fog had lifted.",
        "That it sank is beyond dispute.",
        "Small wonder that the inspectors were sent home.",
        "It is against the rules to insure such a hull.",
        "The bank cannot have failed to notice.",
        "The envoy's trade in whisky is an abuse of the convention.",
        "The paragraph leaves no room for such a deal.",
    ],
)
def test_the_page_judges_in_its_own_voice(text: str) -> None:
    """A verdict that nobody is named for is the page's."""
    assert any(s.author for s in read(text)[0])


def test_an_order_told_by_a_plain_verb_is_a_demand() -> None:
    """Whom one tells to do something has not done it."""
    assert read("Malta told the factory to dismiss its seamstresses.")[0][0].stance == "demands"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Singapore charged a trader with supplying gas oil to North Korean ships.", "alleged"),
        ("A broker was given three years for having sold rifles to North Korea.", "alleged"),
        ("Oslo asked Pyongyang to recall an attaché who had sold rifles to the Houthis.", "happened"),
        ("Small arms sold to Haiti must be notified.", "hypothetical"),
        ("The Council must be told of every transfer of Iranian rifles to Sudan.", "hypothetical"),
        ("The owners wrote that they have sold the militia neither rifles nor shells.", "negated"),
    ],
)
def test_charges_orders_and_rules_leave_acts_as_they_are_told(text: str, status: str) -> None:
    """A charge alleges, a rule tells no deed, and who a demand is about did what the page says of him."""
    assert {e.status for e in read(text)[1] if e.conduct} == {status}
