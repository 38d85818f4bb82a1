"""Looking the law up."""

from datetime import date

import pytest

from indicia import law
from indicia.model import UsageError


def test_show_minds_neither_space_nor_case() -> None:
    """An id as people write it is found."""
    row = law.show("s/res/2397 (2017) /8")
    assert row.id == "S/RES/2397(2017)/8"
    assert [deadline.day for deadline in row.deadlines][1] == date(2019, 12, 22)


def test_an_unknown_id_names_its_neighbours() -> None:
    """The error helps on."""
    with pytest.raises(UsageError, match=r"S/RES/2371\(2017\)/8"):
        law.show("S/RES/2371(2017)/99")


def test_search_wants_every_word_and_puts_summaries_first() -> None:
    """Words of the summary weigh more than the list of further words."""
    found = law.search("work permits")
    assert {row.id for row in found} >= {"S/RES/2375(2017)/17", "S/RES/2371(2017)/11"}
    assert "work permits" in found[0].summary
    assert law.search("work zebra") == ()
    assert law.search("") == ()


@pytest.mark.parametrize(
    ("day", "paragraph"),
    [
        (date(2016, 3, 1), None),
        (date(2016, 3, 2), "S/RES/2270(2016)/29"),
        (date(2016, 11, 29), "S/RES/2270(2016)/29"),
        (date(2016, 11, 30), "S/RES/2321(2016)/26"),
        (date(2017, 8, 4), "S/RES/2321(2016)/26"),
        (date(2017, 8, 5), "S/RES/2371(2017)/8"),
        (date(2026, 1, 1), "S/RES/2371(2017)/8"),
    ],
)
def test_one_coal_paragraph_a_day(day: date, paragraph: str | None) -> None:
    """The law on coal changed hands on the day, with no gap and no overlap."""
    found = law.on(day, area="coal", regime="DPRK-1718", direction="out")
    assert [row.id for row in found] == ([paragraph] if paragraph else [])


def test_on_refuses_what_it_does_not_know() -> None:
    """A misspelt area is an error, not an empty answer."""
    with pytest.raises(UsageError, match="no area coals"):
        law.on(date(2020, 1, 1), area="coals")
    with pytest.raises(UsageError, match="no regime"):
        law.on(date(2020, 1, 1), regime="DPRK")


def test_the_panel_of_experts_ended() -> None:
    """A lapsed mandate has its last day; a draft that failed never was in force."""
    assert law.show("S/RES/2680(2023)/1").during(date(2024, 4, 30), date(2024, 4, 30))
    assert not law.show("S/RES/2680(2023)/1").during(date(2024, 5, 1), date(2030, 1, 1))
    assert law.show("S/2024/255/1").in_force == ()


def test_contested_law_is_in_force_and_marked() -> None:
    """Iran: ended in January 2016, back in September 2025 for some."""
    row = law.show("S/RES/1747(2007)/5")
    assert not row.during(date(2020, 1, 1), date(2020, 1, 1))
    back = row.during(date(2025, 10, 1), date(2025, 10, 1))
    assert back is not None
    assert back.contested


def test_links_are_read_from_both_ends() -> None:
    """The ban on coal knows what it superseded, the cap what superseded it."""
    assert ("supersedes", "S/RES/2321(2016)/26") in {
        (k.kind, k.to) for k in law.show("S/RES/2371(2017)/8").links
    }
    assert "S/RES/2371(2017)/8" in {id_ for id_, _ in law.linked(law.show("S/RES/2321(2016)/26"))}


def test_a_renewal_that_ran_out_is_told_apart_from_no_law() -> None:
    """After the last renewal the data knows, the row is not in force, but is named as run out."""
    day = date(2026, 9, 20)
    assert law.on(day, regime="CAR-2745") == ()
    assert {row.id for row in law.ran_out(day, regime="CAR-2745")} == {
        "S/RES/2399(2018)/9",
        "S/RES/2745(2024)/2",
    }
    assert law.ran_out(date(2026, 1, 20), regime="CAR-2745") == ()


def test_every_freeze_knows_the_humanitarian_carve_out() -> None:
    """What S/RES/2664(2022)/1 exempts names it as an exception from the day of its adoption."""
    for link in law.show("S/RES/2664(2022)/1").links:
        (exemption,) = (it for it in law.show(link.to).exemptions if "2664" in it.text)
        assert not exemption.during(date(2022, 12, 8), date(2022, 12, 8))
        assert exemption.during(date(2022, 12, 9), date(2024, 1, 1))
