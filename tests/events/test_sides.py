"""Who is on which side: leaders, peoples, those who look on, those who are accused."""

from collections.abc import Callable

import pytest

Lands = Callable[[str], list[tuple[str | None, str, str, str]]]

CASES = [
    ("Russia vetoed the resolution, with China abstaining.", ("REJECT", "happened", "RUS", "")),
    ("Israel is opposed to French mediation.", ("REJECT", "happened", "ISR", "FRA")),
    ("Damascus accuses Israel of an air strike on a warehouse.", ("ASSAULT", "alleged", "ISR", "")),
    ("President Museveni visited Kenya.", ("CONSULT", "happened", "UGA", "KEN")),
    ("The Reagan administration condemned Cuba.", ("ACCUSE", "happened", "USA", "CUB")),
    ("Iran‘s navy seized a Greek tanker.", ("COERCE", "happened", "IRN", "GRC")),
    ("A pro-Iranian group attacked Israeli troops.", ("ASSAULT", "happened", "", "ISR")),
    ("Chad is said by a blogger to have attacked Libya.", ("ASSAULT", "alleged", "TCD", "LBY")),
    ("A delegation led by the governor of Primorye visited Rason.", ("CONSULT", "happened", "RUS", "PRK")),
    ("The court decided to allow the Ivorian candidate to stand.", ("CONCEDE", "happened", "", "CIV")),
    ("Nigeria summoned the ambassador of Niger to complain.", ("ACCUSE", "happened", "NGA", "NER")),
    ("Fiji sent peacekeepers to Lebanon.", ("AID", "happened", "FJI", "LBN")),
    ("Vietnam returned the remains of two soldiers to Laos.", ("RETREAT", "happened", "VNM", "LAO")),
]


@pytest.mark.parametrize(("text", "event"), CASES)
def test_an_act_has_its_sides(lands: Lands, text: str, event: tuple[str, str, str, str]) -> None:
    """Doers and others are those that the syntax and the names give, and nobody else."""
    assert event in lands(text)


QUIET = """A storm closed the road between two Croatian villages.
Snow blocked roads in northern Italy.
The American scientist shared the prize with a Swiss colleague.
The new ambassador of Peru likes jazz and speaks four languages.
The heart attack killed fewer patients in Denmark than ten years ago.
The Israeli start-up offers an app for parents."""


@pytest.mark.parametrize("text", QUIET.splitlines())
def test_weather_sport_and_trades_do_nothing(lands: Lands, text: str) -> None:
    """Words of acts in peaceful sentences are no events."""
    assert lands(text) == []
