"""How a paragraph says what it renews, and until when. The sentences are made up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.law.renewals.wording import Renewal, renewals

ADOPTED = date(2025, 1, 31)


def one(text: str) -> Renewal:
    """The one renewal of a text."""
    (found,) = renewals(text, ADOPTED)
    return found


def test_a_list_of_paragraphs_and_a_day() -> None:
    """Each paragraph named is an id, sub-paragraphs among them."""
    found = one(
        "Decides to renew until 31 May 2026 the measures of paragraphs 9, 12 (a), 14 of resolution 907 (2015)"
    )
    assert found.until == date(2026, 5, 31)
    assert found.named == ("S/RES/907(2015)/9", "S/RES/907(2015)/12(a)", "S/RES/907(2015)/14")


def test_a_range_is_every_paragraph_in_it() -> None:
    """From 9 to 11 are three."""
    found = one(
        "Decides to extend until 1 July 2025 the measures of paragraphs 9 to 11 of resolution 907 (2015)"
    )
    assert found.named == tuple(f"S/RES/907(2015)/{number}" for number in (9, 10, 11))


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("for twelve months", date(2026, 1, 31)),
        ("for a further period of one year", date(2026, 1, 31)),
        ("until one year from the date of adoption", date(2026, 1, 31)),
        ("for one month", date(2025, 2, 28)),
        ("for a period of 90 days", date(2025, 5, 1)),
    ],
)
def test_a_length_counts_from_adoption(words: str, until: date) -> None:
    """Months, years and days; a month ends where the shorter month ends."""
    text = f"Decides to extend {words} the measures of paragraph 3 of resolution 2653 (2022)"
    assert one(text).until == until


def test_what_had_renewed_them_before_is_told_apart() -> None:
    """A paragraph behind "as extended by" is no measure by itself."""
    found = one(
        "Decides to renew until 1 July 2026 the measures of paragraph 1 of resolution 1807 (2008), "
        "as extended by paragraph 1 of resolution 2738 (2024)"
    )
    assert (found.named, found.earlier) == (("S/RES/1807(2008)/1",), ("S/RES/2738(2024)/1",))


def test_these_measures_are_those_named_before() -> None:
    """A clause without a paragraph of its own takes those of the clauses before it."""
    found = one(
        "Recalls the measures of paragraph 7 of resolution 1556 (2004) and decides to renew these "
        "measures until 12 September 2026"
    )
    assert found.named == ("S/RES/1556(2004)/7",)


def test_each_clause_has_its_own_day() -> None:
    """A mandate renewed in the same paragraph has another end, and is no measure."""
    first, second = renewals(
        "Decides to extend until 31 July 2026 the measures of paragraph 2 of resolution 745 (2024), decides "
        "to extend, until 31 August 2026, the mandate of the Panel of paragraph 6 of resolution 2745 (2024)",
        ADOPTED,
    )
    assert (first.until, first.mandate) == (date(2026, 7, 31), False)
    assert (second.until, second.mandate) == (date(2026, 8, 31), True)


@pytest.mark.parametrize(
    "text",
    [
        "Calls upon States to renew their efforts until 31 May 2026",
        "Decides that the Committee shall meet until 31 May 2026",
        "Decides to renew the measures of paragraph 9 of resolution 2206 (2015)",
        "Decides to renew until 31 February 2026 the measures of paragraph 9 of resolution 2206 (2015)",
        "Expresses its wish to renew until 31 May 2026 the measures of paragraph 9 of resolution 907 (2015)",
    ],
)
def test_what_renews_nothing(text: str) -> None:
    """An appeal, another decision, no day, a day that is none, an intention."""
    assert renewals(text, ADOPTED) == ()


@given(st.text(alphabet="decidstornwu 0123456789()a,.–paghflmy", max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever a paragraph holds, reading it ends, without an error."""
    renewals(f"Decides to renew until 1 May 2026 {text}", ADOPTED)
