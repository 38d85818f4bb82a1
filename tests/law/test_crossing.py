"""Conduct told in words that no row knows: things of one land that are in another, or the matter itself."""

from datetime import date

import pytest

from indicia import events, language, law, statements
from indicia.law.antecedents import filled
from indicia.model import Article, Block, Exposure


def read(text: str, published: date = date(2024, 6, 3)) -> dict[tuple[str, str], Exposure]:
    """What one paragraph may concern, by regime and area."""
    block = Block(0, len(text), kept=True, reason="paragraph")
    parse, _ = language.parse(
        Article(text=text, sha256="0" * 64, blocks=(block,), published=published),
    )
    said, _ = statements.find(parse)
    done, _ = events.find(parse, said)
    found, _ = law.find(parse, said, done)
    return {(exposure.regime, exposure.area): exposure for exposure in found}


@pytest.mark.parametrize(
    ("text", "area", "direction"),
    [
        ("Whisky for the shops of Pyongyang was routed through Dalian.", "luxury_goods", "in"),
        ("Pine nuts of North Korean origin were declared by dealers in Osaka.", "food", "out"),
        ("The road in Angola was widened by builders from North Korea.", "workers", "out"),
        ("Graphite from North Korea lies in a yard in Dandong.", "minerals", "out"),
        ("Lorries made in China roll over the bridge into North Korea.", "machinery", "in"),
        ("Kenya and Chad violated the Libya arms embargo, a UN report finds.", "arms", "in"),
        ("A Serbian firm flouted the UN arms embargo imposed on Libya, the panel said.", "arms", "in"),
        ("Rwanda violated the arms embargo on Congo, the experts said.", "arms", "in"),
        ("North Korean crab is a delicacy in the restaurants of Hunchun, China.", "seafood", "out"),
    ],
)
def test_any_verb_will_do(text: str, area: str, direction: str) -> None:
    """Whose a thing is and where it got to is enough, whatever the verb."""
    (way,) = {exposure.direction for (_, known), exposure in read(text).items() if known == area}
    assert way == direction


@pytest.mark.parametrize(
    "text",
    [
        "North Korean coal miners were told to dig more, state media in Pyongyang said.",
        "North Korea's think tank in Pyongyang praised a Russian film.",
        "North Korean soldiers crossed the demarcation line into South Korea.",
        "North Korean missiles could hit Japan, a general in Tokyo said.",
        "The rocket is capable of carrying a satellite, North Korea says.",
        "Kim Jong Un praised the tanks of the Russian army.",
        "Iranian drones struck a base in Iraq.",
    ],
)
def test_what_stays_at_home_or_is_only_spoken_of_is_silent(text: str) -> None:
    """Decoys, borders, attacks, abilities and praise are no trade."""
    assert read(text) == {}


def test_a_pronoun_stands_for_what_the_sentence_before_is_about() -> None:
    """The thing in one sentence, who made it in the next."""
    found = read(
        "A bronze statue of the late president stands in Luanda. It was cast by a studio in North Korea."
    )
    assert found["DPRK-1718", "statues"].direction == "out"


def test_the_north_is_meant_on_a_page_about_korea() -> None:
    """Half of the land is called by its side of the compass."""
    found = read("South Korea said that the North has shipped shells to Russia.")
    assert found["DPRK-1718", "arms"].direction == "out"


def test_a_described_party_has_the_land_of_its_own_words() -> None:
    """Smugglers in Yemen are of Yemen, though the tree hangs the place on the verb."""
    text = "Rifles bought from smugglers in Yemen have reached al-Shabaab, monitors say."
    parse, _ = language.parse(
        Article(text=text, sha256="0" * 64, blocks=(Block(0, len(text), kept=True, reason="text"),)),
    )
    assert {e.name: e.country for e in filled(parse).entities}["smugglers"] == "YEM"
    found = read(text)
    assert found["AL-SHABAAB-2713", "arms"].direction == "in"


def test_a_name_between_verb_and_thing_gets_it() -> None:
    """Russia sold Iran jets: they went to Iran."""
    found = read("Russia sold Iran fighter jets, a broker said.", date(2026, 1, 5))
    assert found["IRAN-1737", "arms"].direction == "in"
    assert found["IRAN-1737", "arms"].provisions[0].id == "S/RES/1929(2010)/8"


def test_one_act_may_concern_two_regimes() -> None:
    """Arms out of one land into another are set beside both."""
    found = read(
        "Missile parts found aboard a dhow were made in Iran and meant for the Houthis.", date(2019, 11, 29)
    )
    assert found["IRAN-1737", "arms"].direction == "out"
    assert found["YEMEN-2140", "arms"].direction == "in"


def test_what_was_not_stopped_goes_on() -> None:
    """Two negations make no denial."""
    found = read("Imports of North Korean coal by mills in Jilin, China, have not stopped.")
    assert found["DPRK-1718", "coal"].status == "asserted"


def test_the_other_side_is_where_the_page_points() -> None:
    """A side that the act leaves open is filled with the land that the sentence names for it."""
    text = "North Korea's air force got 4,000 tonnes of kerosene through a trading house in Vladivostok."
    block = Block(0, len(text), kept=True, reason="paragraph")
    parse, _ = language.parse(
        Article(text=text, sha256="0" * 64, blocks=(block,), published=date(2018, 6, 5)),
    )
    said, _ = statements.find(parse)
    done, _ = events.find(parse, said)
    (found,), _ = law.find(parse, said, done)
    assert {parse.entity[i].country for i in found.actors} == {"RUS"}


def test_debris_is_a_sign_and_names_no_buyer() -> None:
    """Where a missile fell is not where it was sold to."""
    found = read("Debris in Kharkiv came from a missile made in North Korea, inspectors found.")
    exposure = found["DPRK-1718", "arms"]
    assert (exposure.status, exposure.counterparts) == ("alleged", ())


def test_the_committees_leave_is_named_as_a_case_outside() -> None:
    """Words anywhere in the sentence point to an exemption."""
    found = read("With an exemption from the committee, a firm in Geneva sent trucks to North Korea.")
    why = found["DPRK-1718", "machinery"].provisions[0].why
    assert "points to a case outside it: where the Committee exempted it" in why


def test_a_reason_says_what_would_have_to_be_true() -> None:
    """Every reason ends with what the paragraph needs to apply."""
    found = read("A firm in Dalian sent trucks to North Korea.")
    why = found["DPRK-1718", "machinery"].provisions[0].why
    assert "to apply it needs that it happened as told" in why
    assert why.endswith("no exception holds.")
