"""The entities of a page get their places."""

from collections.abc import Callable

from indicia.language import Parse, places


def where(parse: Parse, name: str) -> places.Place:
    """The place of the entity that a name in the text stands for."""
    mention = next(m for m in parse.mentions if name in m.text)
    return parse.places[mention.entity]


def test_towns_states_and_waters_have_a_point(parse_of: Callable[[str], Parse]) -> None:
    """States by their code, towns by their number, sites and seas by the supplement."""
    parse = parse_of(
        "Russia sent coal from Rajin to Vostochny. A tanker waited in the East China Sea near Shanghai."
    )
    assert where(parse, "Russia").id == "geonames-2017370"
    assert where(parse, "Rajin").country == "PRK"
    assert where(parse, "Vostochny").country == "RUS"
    assert where(parse, "Shanghai").id == "geonames-1796236"
    assert where(parse, "East China Sea").kind == "water"


def test_the_page_decides_between_towns_of_one_name(parse_of: Callable[[str], Parse]) -> None:
    """Tripoli beside Beirut and Sidon is the Lebanese one, whatever town the name was taken for."""
    assert where(parse_of("Boats left Tripoli and Sidon for Beirut, in Lebanon."), "Tripoli").country == "LBN"
    assert (
        where(parse_of("Boats left Tripoli and Misrata for Benghazi, in Libya."), "Tripoli").country == "LBY"
    )


def test_a_phrase_is_no_name(parse_of: Callable[[str], Parse]) -> None:
    """Phrases such as "the border" lead nowhere, though towns are called nearly so."""
    parse = parse_of(
        "Trucks crossed the border near Goma. The region is poor, the eastern region most of all."
    )
    assert {p.country for p in parse.places.values()} == {"COD"}


def test_people_and_unknown_places_have_none(parse_of: Callable[[str], Parse]) -> None:
    """Only states and places are located."""
    parse = parse_of("The minister met three officials in Qwertzuburg.")
    assert not parse.places
