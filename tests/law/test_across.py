"""Conduct told by two sentences together, and what one sentence says that another needs."""

from datetime import date

import msgspec
import pytest

from indicia import events, language, law, statements
from indicia.model import Article, Block, Exposure


def read(text: str, published: date = date(2024, 6, 3)) -> dict[tuple[str, str], Exposure]:
    """What one paragraph may concern, by regime and area."""
    block = Block(0, len(text), kept=True, reason="paragraph")
    parse, _ = language.parse(Article(text=text, sha256="0" * 64, blocks=(block,), published=published))
    said, _ = statements.find(parse)
    done, _ = events.find(parse, said)
    found, _ = law.find(parse, said, done)
    return {(exposure.regime, exposure.area): exposure for exposure in found}


@pytest.mark.parametrize(
    ("text", "area", "direction"),
    [
        (
            "Inspectors found rifles in the hold of the Hai Lung. The ship had left Nampo for Egypt.",
            "arms",
            "out",
        ),
        (
            "Barges loaded at Nampo and sailed for Shanghai. They carried 9,000 tons of anthracite.",
            "coal",
            "out",
        ),
        (
            "A dealer in Milan bought two boxes of caviar. The goods arrived in Pyongyang a week later.",
            "luxury_goods",
            "in",
        ),
    ],
)
def test_the_next_sentence_says_whose_the_things_are(text: str, area: str, direction: str) -> None:
    """Things, and their way in the sentence that takes them up, are one exposure with both as evidence."""
    found = read(text)["DPRK-1718", area]
    assert found.direction == direction
    assert len(found.evidence) > 1


@pytest.mark.parametrize(
    "text",
    [
        "Inspectors found rifles below the deck of the Hai Lung. North Korea held elections in March.",
        "Italian police found two boxes of caviar. They had never left Milan for Pyongyang.",
        "Coal prices rose in Shanghai. The leaders of China and North Korea spoke by telephone.",
    ],
)
def test_sentences_that_do_not_hang_together_tell_nothing(text: str) -> None:
    """Without a word that takes the things up, or where they never went, there is no exposure."""
    assert read(text) == {}


def test_who_is_listed_may_be_said_in_another_sentence() -> None:
    """That the Council listed somebody counts for dealings told elsewhere on the page."""
    text = "Traders in Haiti still pay Jimmy Cherizier. The Security Council listed him in 2022."
    assert ("HAITI-2653", "designated_party") in read(text, date(2026, 2, 10))
    assert read("Traders in Haiti still pay Jimmy Cherizier for bread.", date(2026, 2, 10)) == {}


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Tehran keeps sending short-range missiles to Hezbollah.", "missile_programme"),
        ("The trader in Dalian bought frozen clams from a firm in Chongjin.", "designated_party"),
        ("The Joint Chiefs of Staff in Seoul saw a rocket fired from Pyongyang.", "workers"),
    ],
)
def test_words_that_only_look_like_the_area(text: str, area: str) -> None:
    """Missiles sent to somebody are no launch, frozen food is no freeze, chiefs of staff are no workers."""
    assert area not in {found for _, found in read(text, date(2026, 3, 3))}


def test_foreign_missiles_fired_at_somebody_are_arms_and_no_launch() -> None:
    """Who fires what another land has made got it from there; the maker launched nothing."""
    found = read("Russia has fired North Korean ballistic missiles at Ukraine.")
    assert {area for _, area in found} == {"arms"}


def test_a_day_still_to_come_is_not_the_day_of_an_undated_page() -> None:
    """An expiry date in the text does not make later law apply to what a page without a date tells."""
    text = "In March 2016 a firm in Dalian bought coal from North Korea. The permit runs until June 2025."
    block = Block(0, len(text), kept=True, reason="paragraph")
    parse, _ = language.parse(Article(text=text, sha256="0" * 64, blocks=(block,)))
    said, _ = statements.find(parse)
    done, _ = events.find(parse, said)
    undated = tuple(msgspec.structs.replace(event, time=None) for event in done)
    found, _ = law.find(parse, said, undated)
    assert {p.id for exposure in found for p in exposure.provisions} == {"S/RES/2270(2016)/29"}


def test_what_leaves_a_land_is_not_what_it_may_not_get() -> None:
    """Goods told to come out of a land are never set beside a paragraph on what goes into it."""
    found = read("Drivers in Dandong fill up with petrol that was smuggled out of North Korea.")
    assert ("DPRK-1718", "refined_petroleum") not in found
