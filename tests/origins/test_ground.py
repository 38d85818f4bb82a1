"""Whose organ speaks where its words name no land."""

import pytest

import indicia
from indicia.model import OriginNode
from indicia.origins.ground import ground, guessed
from indicia.origins.panels import of_page, ties

TEXT = "Iran had sent drones to the army of Sudan"


def lands(*paragraphs: str, title: str = "What the day brought") -> list[str | None]:
    """The land of each speaker of a page, in its order."""
    reading = indicia.read("\n\n".join((title, *paragraphs)) + "\n", published="2024-05-01", engine="rules")
    return [ground(said, reading) for said in reading.statements if said.source and not said.author]


@pytest.mark.parametrize(
    ("sentence", "land"),
    [
        (f"TRIPOLI, May 1 - {TEXT}, the interior ministry said on Wednesday.", "LBY"),
        (f"GENEVA, May 1 - {TEXT}, the foreign ministry said on Wednesday.", None),
        (f"GENEVA, May 1 - {TEXT}, the police said on Wednesday.", "CHE"),
        (f"{TEXT}, the foreign minister told reporters in Nairobi.", "KEN"),
        (f"{TEXT}, the foreign ministry said on Wednesday.", None),
        (f"TRIPOLI, May 1 - {TEXT}, a rights group said on Wednesday.", None),
    ],
)
def test_an_organ_is_of_the_land_that_the_page_tells(sentence: str, land: str | None) -> None:
    """The dateline, the town of speaking and, of police, any town: else nobody is guessed."""
    assert lands(sentence) == [land]


def test_a_land_named_near_an_organ_gives_way_to_that_of_the_page() -> None:
    """Crates of Kenya's ministry, shown by "the armed forces" in Khartoum, make these no Kenyans."""
    page = (
        "Crates shown\n\nKHARTOUM, June 16 - Crates with the name of Kenya's defence ministry were found in "
        "a depot of the militia, the armed forces said on Monday.\n"
    )
    reading = indicia.read(page, published="2025-06-16", engine="rules")
    (said,) = [one for one in reading.statements if one.source]
    (organ,) = [one for one in reading.entities if one.id in said.source_entities]
    assert guessed(organ, reading)
    assert ground(said, reading) == "SDN"


def test_monitors_without_a_name_are_those_of_the_page() -> None:
    """A page that says what was told to the sanctions committee means the experts of the United Nations."""
    told = "The rebels have sold gold, independent monitors told the Security Council committee in a report."
    reading = indicia.read(f"Gold\n\n{told}\n", published="2024-05-01", engine="rules")
    assert of_page(reading) == "UN experts"


def test_experts_without_a_name_add_nothing_to_those_with_one() -> None:
    """They may be the same, so that both are one origin; two bodies with names stay two."""
    general = OriginNode("source:UN experts", "source", "UN experts")
    libya = OriginNode("source:L", "source", "Panel of Experts on Libya")
    yemen = OriginNode("source:Y", "source", "Panel of Experts on Yemen")
    assert set(ties((general, libya))) == {(general.id, libya.id)}
    assert not set(ties((libya, yemen)))
