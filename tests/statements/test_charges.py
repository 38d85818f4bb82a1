"""Charges in several words, the page's own voice on laws, and words that turn something down."""

from collections.abc import Callable

import pytest

from indicia import statements
from indicia.language import Parse


@pytest.mark.parametrize(
    ("text", "accused", "deed"),
    [
        ("The Netherlands holds the firm responsible for the spill.", "the firm", "the spill"),
        ("Kyiv pinned the blame for the outage on a Russian unit.", "a Russian unit", "the outage"),
        ("Lawmakers pointed the finger at the bank for the leak.", "the bank", "the leak"),
    ],
)
def test_a_charge_in_several_words_accuses(
    parse_of: Callable[[str], Parse], text: str, accused: str, deed: str
) -> None:
    """Who is charged, and with what, is read apart."""
    found, _ = statements.find(parse_of(text), engine="rules")
    assert [(one.stance, [s.text for s in one.accused], [s.text for s in one.content]) for one in found] == [
        ("accuses", [accused], [deed])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Coal may not be bought from the North at any price.",
        "Under the resolution, member states must send such workers home.",
        "Any transfer of rockets is forbidden.",
        "The firm signed a lease, which makes any payment to it illegal.",
    ],
)
def test_what_a_law_forbids_is_the_page_s_own_voice(parse_of: Callable[[str], Parse], text: str) -> None:
    """A clause that says what is forbidden or due, and that nobody is cited for."""
    assert any(one.author for one in statements.find(parse_of(text), engine="rules")[0])


@pytest.mark.parametrize(
    "text",
    [
        "The firm may not have been paid.",
        "The ministry said that coal may not be bought.",
        "The bridge is closed to lorries.",
    ],
)
def test_what_is_only_told_is_not_the_page_s_own_voice(parse_of: Callable[[str], Parse], text: str) -> None:
    """A doubt, what a source says, and a plain fact are no judgements of the page."""
    assert not any(one.author for one in statements.find(parse_of(text), engine="rules")[0])


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Seoul said that it would not sell arms to Kyiv.", "pledges"),
        ("An official said that the shells will not change the war.", "predicts"),
        ("The importer swears that they are water pipes.", "asserts"),
        ("The North rejected an offer of flood relief.", "declines"),
        ("The ministry said that, in the drill, a frigate shells the port.", "hedged"),
        ("Had the crates arrived, the envoy said, the town would have fallen.", "hedged"),
    ],
)
def test_what_is_to_come_turned_down_or_made_up_is_not_asserted(
    parse_of: Callable[[str], Parse], text: str, stance: str
) -> None:
    """The stance follows what the content is, not the cue alone."""
    assert [one.stance for one in statements.find(parse_of(text))[0]][-1] == stance
