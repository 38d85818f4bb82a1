"""The fresh batches of the statements gold: what came of them stays."""

import pytest

from bench import gold_fresh

# Of each batch, at most: acts shown as asserted, told as happened, assertions lost, denials not tied.
ALLOWED = {
    "first": (8, 1, 1, 0),
    "second": (13, 2, 0, 0),
    "third": (6, 2, 5, 3),
    "first-denials": (0, 0, 0, 8),
    "second-denials": (0, 0, 0, 9),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_no_more_goes_wrong_than_did(name: str) -> None:
    """Acts nobody asserts, assertions and denials of a batch fare no worse than when it was mended on."""
    checked = [gold_fresh.check(item) for item in gold_fresh.load(name)]
    wrong = (
        sum(len(c.asserted_wrongly) for c in checked),
        sum(len(c.happened_wrongly) for c in checked),
        sum(len(c.lost) for c in checked),
        sum(len(c.untied) for c in checked),
    )
    assert all(found <= allowed for found, allowed in zip(wrong, ALLOWED[name], strict=True)), wrong
