"""Whom of a page a list may mean."""

from collections.abc import Callable
from datetime import date

import pytest

from indicia import law
from indicia.language import Parse
from indicia.model import Exposure, Note, PossibleListing

Found = Callable[[str], tuple[tuple[PossibleListing, ...], tuple[Note, ...]]]
Exposed = Callable[[str, date], tuple[tuple[Exposure, ...], tuple[Note, ...]]]
DAY = date(2025, 3, 4)


def only(whom: Found, text: str) -> PossibleListing:
    """The one possible listing of a text."""
    (found,) = whom(text)[0]
    return found


def test_a_link_gives_list_score_and_reasons(whom: Found) -> None:
    """Reference, the name that matched, the likeness, and what else speaks for it."""
    found = only(whom, "Park Gun-seok, a former North Korean ambassador to Egypt, flew to Rome on Monday.")
    assert (found.reference, found.matched, found.score) == ("KPi.901", "Park Gun-seok", 1.0)
    assert (found.regime, found.measures) == ("DPRK-1718", ("asset_freeze", "travel_ban"))
    assert found.why.startswith("May be the listed party: the page's name is the listed “Park Gun-seok”")
    assert "both are of North Korea" in found.why
    assert "ambassador, egypt" in found.why


def test_a_name_alone_is_no_link_and_said_in_a_note(whom: Found) -> None:
    """Without State, office, year of birth or a second name there is no link; the note names both."""
    found, notes = whom("Oleg Vetrov opened the new shop on Monday.")
    assert found == ()
    assert [note.slug for note in notes] == ["name_in_common"]
    assert "LYi.903" in notes[0].text


@pytest.mark.parametrize(
    "text",
    [
        "Oleg Vetrov, a Russian footballer, scored twice.",
        "Oleg Vetrov, a Bulgarian driver, was fined in Sofia.",
        "Oleg Vetrov, a Russian driver born in 1999, was fined.",
        "Oleg Vetrov, a Russian driver who is no relation to the commander, was fined.",
        "Oleg Vetrov was listed among the winners.",
        "Oleg Vetrov, a Russian locksmith, opened the safe.",
        "Vetrov, a Russian commander, spoke.",
        "Olga Vetrova, a Russian banker, spoke.",
        "Taedong River Books opened a shop in South Korea.",
        "The yacht Hae Song 9 won the race off Cowes.",
    ],
)
def test_namesakes_are_left_alone(whom: Found, text: str) -> None:
    """Another State, walk of life, year of birth or the page's own word; a surname; a like firm or ship."""
    assert whom(text)[0] == ()


def test_a_ship_is_found_by_its_number_whatever_its_name(whom: Found) -> None:
    """The number right behind the name decides; another number rules the name out."""
    assert {it.reference for it in whom("The freighter Lucky Star (IMO 9000003) left Nampo.")[0]} == {
        "KPe.912",
        "inv-vessel-1",
    }
    assert whom("The North Korean ship Hae Song 9 (IMO 9321483) left Nampo.")[0] == ()


def test_the_pages_claim_is_told_apart_from_the_look_up(whom: Found) -> None:
    """`said` is the page's word; a party that only the page calls listed is not linked."""
    assert only(whom, "Oleg Vetrov, a sanctioned Russian, sold a villa.").said
    assert not only(whom, "Taedong River Minerals Trading Corp. sold ore.").said
    assert whom("Pyotr Lapin, a UN-listed trader, sold a villa.")[0] == ()


def test_a_weak_alias_wants_more(whom: Found) -> None:
    """An alias of low quality and a State are not enough."""
    assert whom("Abu Nur, an Iraqi, was seen in Basra.")[0] == ()


def test_a_name_that_is_no_entity_is_linked_by_its_place(
    parse_of: Callable[[str], Parse], listed_law: law.Law
) -> None:
    """Where the language stage finds nobody, the link has no entity and points to the characters."""
    parse = parse_of("The envoy named one Yasin Haddad al-Basri, an Iraqi on the blacklist of the Council.")
    for found in law.listed(parse, listed_law)[0]:
        place = found.place
        assert parse.article.text[place.start : place.end] == place.text
        assert found.entity is None or found.entity in parse.entity


def test_no_list_no_link(parse_of: Callable[[str], Parse]) -> None:
    """The packaged law holds no list: nobody is looked up."""
    assert law.listed(parse_of("Oleg Vetrov, a Russian commander, spoke."), law.packaged()) == ((), ())


def test_dealings_with_a_listed_party_cite_its_regime(exposed: Exposed) -> None:
    """Paying a listed firm is conduct under the listing's regime, with the listing in the reason."""
    found, _ = exposed("A bank in Cairo sent Taedong River Minerals Trading Corp. $2 million in 2024.", DAY)
    (row,) = [it for it in found if it.area == "designated_party"]
    assert (row.regime, row.provisions[0].id) == ("DPRK-1718", "S/RES/1718(2006)/8(d)")
    why = row.provisions[0].why
    assert "may be KPe.911 of the UN Security Council Consolidated List as of 2025-09-01" in why
    assert "was listed on that day (listed since 2009-04-24)" in why


def test_before_the_day_of_listing_there_was_no_listed_party(exposed: Exposed) -> None:
    """Dealings of 2007 with a firm listed in 2009 expose nobody to the freeze, and a note says so."""
    text = "A bank in Cairo sent Taedong River Minerals Trading Corp. $2 million in 2007."
    found, notes = exposed(text, date(2007, 12, 1))
    assert not [it for it in found if it.area == "designated_party"]
    (note,) = [it for it in notes if it.slug == "not_listed_then"]
    assert "not yet listed on that day (listed since 2009-04-24)" in note.text


def test_other_measures_on_the_land_follow_its_firm_on_any_day(exposed: Exposed) -> None:
    """Arms sold in 2007 by a firm of the DPRK concern the embargo; that it was not yet listed is said."""
    text = "Taedong River Minerals Trading Corp. sold rifles to Syria in 2007."
    found, _ = exposed(text, date(2007, 12, 1))
    (row,) = found
    assert (row.area, row.regime, row.direction) == ("arms", "DPRK-1718", "out")
    assert "not yet listed on that day" in row.provisions[0].why


def test_a_foreigner_on_a_list_is_not_of_its_land(exposed: Exposed) -> None:
    """A Russian whom the measures on Libya list, and who sells rifles to Sudan, takes none out of Libya."""
    found, _ = exposed("Oleg Vetrov, a sanctioned Russian, sold rifles to Sudan in 2019.", date(2019, 12, 1))
    assert not [row for row in found if row.regime == "LIBYA-1970" and row.area == "arms"]


def test_a_claim_of_listing_without_a_row_says_whose_word_it_is(exposed: Exposed) -> None:
    """Where no list in use shows the party, the reason says that the page alone calls it listed."""
    text = "A bank in Malaysia paid a U.N.-blacklisted North Korean company in 2024."
    found, _ = exposed(text, DAY)
    rows = [it for it in found if it.area == "designated_party"]
    assert rows
    assert all("no list in use shows it" in cited.why for it in rows for cited in it.provisions)


@pytest.mark.parametrize(
    ("day", "then"),
    [
        (date(2014, 1, 1), "before"),
        (date(2025, 2, 1), "listed"),
        (date(2025, 6, 1), "unknown"),
        (date(2025, 9, 2), "after"),
    ],
)
def test_a_row_that_went_between_two_days_leaves_them_open(
    listed_law: law.Law, parse_of: Callable[[str], Parse], day: date, then: str
) -> None:
    """Before its listing, while seen, between the last day with it and the first without, and after."""
    text = "Yasin Haddad al-Basri, an Iraqi sheikh born in 1971, was named by the court."
    (found,) = law.listed(parse_of(text), listed_law)[0]
    assert found.during(day, day) == then
