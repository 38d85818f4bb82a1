"""Amounts of a page, in the units of the law."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.law import amounts


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("it sent 9,000 barrels of diesel", "barrel", 9_000),
        ("about 1.5 million barrels a year", "barrel", 1_500_000),
        ("one million barrels", "barrel", 1_000_000),
        ("half a million barrels", "barrel", 500_000),
        ("a 500,000-barrel limit", "barrel", 500_000),
        ("30 000 tonnes of coal", "tonne", 30_000),
        ("coal worth $3 million", "US dollar", 3_000_000),
        ("coal worth 400,870,018 dollars", "US dollar", 400_870_018),
    ],
)
def test_an_amount_is_read_with_its_unit(text: str, unit: str, number: float) -> None:
    """Figures, words and scales, before or after the unit."""
    assert [found.number for found in amounts.of(text, unit)] == [number]


def test_other_units_are_not_taken() -> None:
    """Tonnes are no barrels, and an unknown unit has no amounts."""
    assert amounts.of("500 tonnes and 7 ships in 2018", "barrel") == ()
    assert amounts.of("500 tonnes", "bushel") == ()


@given(st.integers(1, 10**9), st.sampled_from(["barrel", "tonne"]))
def test_what_is_written_is_what_is_read(number: int, unit: str) -> None:
    """Thousands with commas or without give the same."""
    for written in (str(number), f"{number:,}"):
        assert [found.number for found in amounts.of(f"sold {written} {unit}s", unit)] == [number]


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    """No text makes it fail, and its words are in the text."""
    assert all(found.text in text for found in amounts.of(text, "barrel"))
