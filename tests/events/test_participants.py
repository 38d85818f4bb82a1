"""Who did it to whom: read from the tree, left open when the page leaves it open."""

from collections.abc import Callable

import pytest

Lands = Callable[[str], list[tuple[str | None, str, str, str]]]

CASES = [
    ("Ukraine accused Iran of sending drones to Russia.", "AID", "IRN", "RUS"),
    ("Ukraine accused Iran of sending drones to Russia.", "ACCUSE", "UKR", "IRN"),
    ("Russia was accused by Norway of jamming signals.", "ACCUSE", "NOR", "RUS"),
    ("There are signs of Cuban preparations to send workers to Angola.", "COOPERATE", "CUB", "AGO"),
    ("A summit between Turkey and Iran took place in Baku.", "CONSULT", "TUR", "IRN"),
    ("France condemned North Korea's missile launch.", "ACCUSE", "FRA", "PRK"),
    ("Syria rejected a Turkish proposal.", "REJECT", "SYR", "TUR"),
    ("Greece demanded that Italy return the paintings.", "REQUEST", "GRC", "ITA"),
    ("The minister said Russian forces had shelled Kharkiv.", "ASSAULT", "RUS", "UKR"),
    ("Sanctions were imposed on Belarus by Canada.", "SANCTION", "CAN", "BLR"),
    ("Syria says it is willing to withdraw its troops from Lebanon.", "RETREAT", "SYR", "LBN"),
    ("China imported coal from North Korea.", "COOPERATE", "CHN", "PRK"),
    ("North Korean workers were sent to Russia.", "COOPERATE", "PRK", "RUS"),
    # who a clause cut short, an agent or a weapon might be taken for
    ("The inspectors, who left after Israel bombed Natanz, have not returned.", "ASSAULT", "ISR", "IRN"),
    ("The Emirates, accused by UN experts of arming Haftar, denies it.", "AID", "ARE", "LBY"),
    ("Russia has fired North Korean ballistic missiles at Ukraine.", "ASSAULT", "RUS", "UKR"),
    ("Al-Shabaab gunmen fought in Mogadishu on Sunday.", "ASSAULT", "SOM", ""),
]


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), CASES)
def test_sides(text: str, kind: str, actors: str, recipients: str, lands: Lands) -> None:
    """Doers and others of the act, as the text puts them."""
    assert (actors, recipients) in [found[2:] for found in lands(text) if found[0] == kind]


def test_the_speaker_is_not_the_doer(lands: Lands) -> None:
    """Who reports an attack did not attack."""
    assert all(
        "JPN" not in found[2] for found in lands("Japan said that rebels had attacked a convoy in Mali.")
    )


def test_speech_itself_is_no_event(lands: Lands) -> None:
    """Saying something neutral tells no act."""
    assert lands("The foreign ministry of Chile said on Monday that the weather had improved.") == []


def test_absent_parties_stay_absent(lands: Lands) -> None:
    """Nobody is made the doer of an act that the page leaves open."""
    assert [found[2] for found in lands("Weapons were smuggled to Yemen.")] == [""]


def test_an_act_in_a_clause_cut_short_keeps_its_own_standing(lands: Lands) -> None:
    """What inspectors did not do says nothing of the raid after which they left."""
    found = lands("The inspectors, who left after Israel bombed Natanz, have not returned.")
    assert [status for kind, status, _, _ in found if kind == "ASSAULT"] == ["happened"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The US Navy seized Iranian missile parts on a dhow.", "COERCE"),
        ("Two tankers met in the East China Sea.", "COOPERATE"),
    ],
)
def test_seizures_are_no_assaults_and_ships_hold_no_talks(text: str, kind: str, lands: Lands) -> None:
    """Cargo is taken by coercion; ships that meet at sea may pass it on, and consult nobody."""
    assert [found[0] for found in lands(text)] == [kind]
