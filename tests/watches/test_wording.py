"""The second route: what a sentence tells a watch where no conduct was read from it."""

import pytest

from indicia.model import Watch
from tests.watches.pages import bearings, matches

GOLD = Watch("gold", "Is Wagner taking gold out?", ("Wagner Group",), ("minerals",), ("CAF",))
TROOPS = Watch("troops", "Do Rwandans fight in the Congo?", ("RWA",), ("military_training",), ("COD", "M23"))
ARMS = Watch("arms", "Is Iran arming the Houthis?", ("IRN",), ("arms",), ("YEM", "Houthis"))


FLOWN = "The Wagner Group has been flying gold from the Central African Republic to Moscow, The Sentry said."
MEANT = "The Wagner Group plans to fly gold from the Central African Republic, The Sentry said."
ASKED = "Has the Wagner Group flown gold from the Central African Republic?"
RULED = "A law forbids the Wagner Group to take gold from the Central African Republic, The Sentry said."
NONE = "No Rwandan troops were in the Democratic Republic of the Congo, minister Vincent Biruta said."
BACKED = "The missiles of the Iran-backed Houthis hit a ship, the US Navy said."


@pytest.mark.parametrize(
    ("sentence", "watch", "bears"),
    [
        (FLOWN, GOLD, ["act"]),
        (MEANT, GOLD, ["sign"]),
        (ASKED, GOLD, []),
        (RULED, GOLD, []),
        (NONE, TROOPS, ["denial"]),
        (BACKED, ARMS, []),
    ],
)
def test_wording_tells_what_reading_missed(sentence: str, watch: Watch, bears: list[str]) -> None:
    """Parties, a word of the area and one that passes it on are an act; plans a sign; rules are nothing."""
    assert bearings(sentence, watch) == bears


def test_the_reason_says_which_route_it_was() -> None:
    """`why` shows that no conduct was read."""
    (match,) = matches(FLOWN, GOLD)
    assert match.worded
    assert match.why.startswith("the act itself, by wording, no conduct was read")


def test_conduct_in_words_alone_is_turned_by_a_no() -> None:
    """Whoever says that not a single crab came denies the trade, and is no origin of it."""
    crabs = Watch("crabs", "Does China buy seafood?", ("PRK",), ("seafood",), ("CHN",))
    said = "Not a single crab from North Korea has passed Chinese customs, China's foreign ministry said."
    assert "act" not in bearings(said, crabs)
