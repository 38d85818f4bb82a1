"""People in office: found by title and surname, by spelling, by date."""

from datetime import date

import pytest

from indicia import language
from indicia.language.names import data, leaders
from indicia.model import Article, Block, Entity


def entities(text: str, published: date | None = None) -> dict[str, Entity]:
    """The entities of a text by the words of their first mention."""
    block = Block(0, len(text), kept=True, reason="given")
    article = Article(text, "0" * 64, (block,), published=published)
    parse = language.parse(article)[0]
    return {m.text: parse.entity[m.entity] for m in reversed(parse.mentions)}


def test_every_leader_has_years_in_order_and_a_known_country() -> None:
    """The table is checked when it is loaded; nobody leaves office before taking it."""
    rows = data.in_office()
    assert len(rows) > 1000
    assert all(r.since is None or r.until is None or r.since <= r.until for r in rows)


@pytest.mark.parametrize(
    ("one", "two"),
    [("Bouteflika", "Buteflicka"), ("Muammar Gaddafi", "Moammar al-Gaddafi"), ("Mitterrand", "Mitterand")],
)
def test_spellings_of_one_name_sound_alike(one: str, two: str) -> None:
    """Doubled letters, particles and usual transliterations do not part a name from itself."""
    assert leaders.sounds(one).split()[-1] == leaders.sounds(two).split()[-1]


def test_a_title_and_a_surname_tell_who_rules() -> None:
    """Uganda has the one President Museveni."""
    found = entities("President Museveni met farmers in the north.")
    assert found["President Museveni"].country == "UGA"


def test_the_date_tells_which_of_two_of_one_name() -> None:
    """A surname with a title is the one in office on the day of the page."""
    text = "President Bush spoke to governors on Monday."
    assert entities(text, date(1990, 5, 1))["President Bush"].known == "george-bush"
    assert entities(text, date(2005, 5, 1))["President Bush"].known == "george-w-bush"


def test_without_a_date_several_of_one_state_give_the_state_alone() -> None:
    """Two presidents of one name leave the person open and the country plain."""
    found = entities("President Bush spoke to governors on Monday.")["President Bush"]
    assert (found.known, found.country) == (None, "USA")


def test_a_surname_without_a_title_stays_unknown() -> None:
    """Many people are called Carter."""
    assert entities("Carter met farmers in the north.").get("Carter") is None or (
        entities("Carter met farmers in the north.")["Carter"].country is None
    )


def test_a_surname_before_administration_is_of_the_state() -> None:
    """A surname tells whose the "Reagan administration" is."""
    found = entities("The Reagan administration cut the budget.")
    assert found["The Reagan administration"].country == "USA"


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Bosnian Serbs met in Pale.", "Serbs", "BIH"),
        ("Thousands of ethnic Albanians met.", "Albanians", None),
        ("Anti-Syria deputies met in Beirut.", "Anti-Syria deputies", None),
        ("Vietnamese-led forces took the town.", "Vietnamese-led forces", "VNM"),
    ],
)
def test_a_people_belongs_to_where_it_lives(text: str, words: str, country: str | None) -> None:
    """The name of a people elsewhere, and of whom one is for or against, tells no state."""
    found = entities(text)
    assert next((e.country for m, e in found.items() if words in m), None) == country
