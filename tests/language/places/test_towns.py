"""Names that only the gazetteer knows, and the words before them that say so."""

import pytest

from indicia import language
from indicia.model import Article, Block, Entity


def entities(text: str) -> dict[str, Entity]:
    """The entities of one paragraph, by name."""
    block = Block(0, len(text), kept=True, reason="paragraph")
    parse, _ = language.parse(Article(text=text, sha256="0" * 64, blocks=(block,)))
    return {entity.name: entity for entity in parse.entities}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The tanker was caught off Zuwara.", "Zuwara", "LBY"),
        ("A hotel in Siem Reap was closed.", "Siem Reap", "KHM"),
        ("The ship had left Haeju for the canal.", "Haeju", "PRK"),
    ],
)
def test_a_name_behind_a_preposition_is_the_town_of_the_gazetteer(text: str, name: str, country: str) -> None:
    """What stands behind "in" or "off" and is known to the gazetteer as one plain place has its state."""
    found = entities(text)[name]
    assert (found.kind, found.country) == ("place", country)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rotterdam said that he would resign. Reporters laughed at Rotterdam.", "Rotterdam"),
        ("The shop in Mercedes sells cars.", "Mercedes"),
    ],
)
def test_a_person_or_an_open_name_stays_as_it_is(text: str, name: str) -> None:
    """A name that also acts, or whose namesakes lie in several states, is given no state."""
    found = entities(text).get(name)
    assert found is None or found.country is None
