"""Who tells of an act, prints it, judges it or stops it is no party of what it may concern."""

import pytest

from indicia.pipeline import read

CASES = [
    # the agency that has seen the report, and the states that two speakers stand for
    ("The Wagner Group sent 900 mercenaries to Libya, a panel said in a report seen by Reuters.", "Reuters"),
    ("Washington said it fears that North Korea may receive missile technology.", "United States"),
    ("Berlin believes that Iran has been shipping drones to the Houthis.", "Germany"),
    # who stops it
    ("French marines seized a boat that was carrying Iranian rifles to the Houthis.", "France"),
    ("Indonesia detained a freighter that was carrying North Korean coal to Malaysia.", "Indonesia"),
    # whose law it is
    ("In breach of US sanctions a North Korean firm sold coal to a trader in Dandong.", "United States"),
    ("North Korea sent workers to Russia in breach of UN resolutions.", "United Nations"),
]


@pytest.mark.parametrize(("text", "nobody"), CASES)
def test_bystander_is_no_party(text: str, nobody: str) -> None:
    """The exposure stands, without whoever only speaks of the act or goes against it."""
    reading = read(text.encode(), engine="rules")
    named = {entity.id: entity.name for entity in reading.entities}
    assert reading.exposures
    for exposure in reading.exposures:
        assert nobody not in {named[id_] for id_ in (*exposure.actors, *exposure.counterparts)}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Moscow denied having sent fuel to North Korea.", "Russia"),
        ("Ankara pledged to deliver armoured vehicles to Libya.", "Türkiye"),
        ("Russia wants to take on 5,000 workers from North Korea next year.", "Russia"),
        ("Russia said it had hired 5,000 workers from North Korea.", "Russia"),
    ],
)
def test_who_speaks_of_its_own_act_stays_a_party(text: str, party: str) -> None:
    """Who denies, wants or admits an act speaks of what it does itself."""
    reading = read(text.encode(), engine="rules")
    named = {entity.id: entity.name for entity in reading.entities}
    assert party in {
        named[id_] for exposure in reading.exposures for id_ in (*exposure.actors, *exposure.counterparts)
    }


def test_what_was_before_the_law_is_noted_and_concerns_nothing() -> None:
    """A trade of the time before the measures is counted, not cited."""
    reading = read(
        b"Before the resolution, North Korea imported two million barrels of oil a year from China.",
        engine="rules",
    )
    assert not reading.exposures
    assert "before_the_law" in {note.slug for note in reading.notes}


def test_a_state_under_sanctions_is_no_listed_party() -> None:
    """Who is under sanctions as a state, with a word of them beside its name, is no party of a list."""
    reading = read(b"North Korea, sanctioned for its rockets, smuggled gold, officials said.", engine="rules")
    assert "designated_party" not in {exposure.area for exposure in reading.exposures}
