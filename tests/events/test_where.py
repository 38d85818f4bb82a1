"""Where an act was: its own place, that of what it was done to, never the dateline's."""

from collections.abc import Callable

import pytest

from indicia import events, statements
from indicia.language import Parse


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The United States seized the tanker off Fujairah in April.", "Fujairah"),
        ("Police in Vladivostok arrested four North Korean workers on Monday.", "Vladivostok"),
        ("A tanker transferred oil to a North Korean ship in the East China Sea.", "East China Sea"),
        ("Al-Shabaab killed 12 soldiers near Kismayo on Friday.", "Kismayo"),
        ("Iran test-fired a missile in the Strait of Hormuz.", "Strait of Hormuz"),
        ("M23 rebels captured Goma in January.", "Goma"),
        ("The RSF shelled El Fasher, in North Darfur, on Tuesday.", "El Fasher"),
        ("In Port-au-Prince, gangs attacked two police stations.", "Port-au-Prince"),
        ("North Korea fired two ballistic missiles from Sunan on Monday.", "Sunan"),
        ("Workers from North Korea are employed at a factory in Hunchun.", "Hunchun"),
        ("North Korea fired a rocket from its Sohae site late on Tuesday.", "its Sohae site"),
        ("American forces boarded a small boat near the coast of Somalia last week.", "Somalia"),
        ("Men of Gran Grif burned houses in Préval, in the Artibonite.", "Artibonite"),
        ("Iran sold weapons to groups in Yemen.", None),
        ("Officials in Moscow condemned the attack.", None),
        ("The ministry in Seoul accused North Korea of shipping shells to Russia.", None),
    ],
)
def test_the_place_of_an_act(text: str, place: str | None, parse_of: Callable[[str], Parse]) -> None:
    """The act's own "in" or "at", then where its object or doer stands, then the town it is done to."""
    parse = parse_of(text)
    found, _ = events.find(parse, statements.find(parse, engine="rules")[0])
    assert [parse.entity[e.place].name for e in found if e.place][:1] == ([place] if place else [])
