"""Denials that name nothing of the matter, and what looks like one and is none."""

import pytest

from indicia.model import Watch
from tests.watches.pages import assessed, bearings

ARMS = Watch("arms", "Is Uganda arming M23?", ("UGA",), ("arms",), ("COD", "M23"))
GOLD = Watch("gold", "Is Congo's gold sold in Uganda?", ("COD",), ("minerals",), ("UGA",))


@pytest.mark.parametrize(
    ("sentence", "bears"),
    [
        ("Uganda has given M23 nothing at all, Uganda's army spokesman said.", ["denial"]),
        ("Uganda's foreign ministry rejected the findings of the report on M23.", ["denial"]),
        ("Uganda's foreign ministry rejected the sanctions on M23.", []),
        ("Uganda has no need to comment on M23, Uganda's army spokesman said.", []),
        ("Uganda will give M23 nothing, Uganda's army spokesman said.", []),
    ],
)
def test_a_party_that_refuses_help_or_rejects_words_denies(sentence: str, bears: list[str]) -> None:
    """Who opposes a measure, speaks of the future or is no party, denies nothing."""
    assert bearings(sentence, ARMS) == bears


def test_for_nothing_is_no_denial() -> None:
    """A no that tells the price does not tell that it was not so."""
    said = "Congo sells gold to Uganda for nothing, Kenya's mining minister said."
    assert "denial" not in bearings(said, GOLD)


def test_hearsay_is_a_sign() -> None:
    """What villagers tell is nobody's word that counts, whoever prints it."""
    assert assessed("Villagers told of guns that Uganda had brought to M23.", watch=ARMS).state == "signs"
