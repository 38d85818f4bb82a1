"""How alike two names are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.law.lists.likeness import alike, parts


def like(one: str, other: str, *, firm: bool = False) -> str | None:
    """The kind of likeness of two names."""
    found = alike(parts(one, firm=firm), parts(other, firm=firm))
    return found.level if found else None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong Un", "KIM Jong-un"),
        ("Un Kim Jong", "Kim Jong Un"),
        ("Abdulmalik al-Saadi", "Abdul Malik al Saadi"),
        ("Ja'far al-Basri", "JAFAR BASRI"),
        ("Олег Ветров", "Oleg Vetrov"),
    ],
)
def test_the_same_name_in_other_writing(one: str, other: str) -> None:
    """Case, hyphens, apostrophes, articles, order, blanks and script make no other name."""
    assert like(one, other) == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ri Yong Ho", "Lee Yong-ho"),
        ("Pak Chun Il", "Park Chun-il"),
        ("Jang Song Thaek", "Chang Song-taek"),
        ("Mohamed Abdi Godane", "Muhammad Abdi Godane"),
        ("Usama bin Ladin", "Osama bin Laden"),
        ("Aleksandr Petrov", "Alexander Petrov"),
        ("Iyad Ag Ghali", "Iyad ag Ghaly"),
    ],
)
def test_another_spelling_of_the_same_name(one: str, other: str) -> None:
    """Romanisations of one name are told as such, whatever their letters have in common."""
    assert like(one, other) == "spelt otherwise"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong Un", "Kim Jong Il"),
        ("Kim Jong Un", "Kim Yong Un"),
        ("Kim Jong Hwa", "Kim Jong Hwan"),
        ("Ivan Sokolov", "Ivana Sokolova"),
        ("Pyotr Volkov", "Pyotr Volkova"),
        ("Ri Song Il", "Ri Song Chol"),
        ("Ahmed Hassan Ali", "Ahmed Hussein Ali"),
        ("Bureau 39", "Bureau 35"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    """What differs in one part is another name, however small the difference."""
    assert like(one, other) is None


def test_a_firm_without_its_legal_form_is_the_same() -> None:
    """Corp., Co., Ltd and GmbH are no part of a firm's name; a missing word of trade is said."""
    assert like("Tongil Trading Co., Ltd", "TONGIL TRADING GMBH", firm=True) == "same"
    found = alike(
        parts("Korea Mining Development Corp.", firm=True),
        parts("Korea Mining Development Trading Corporation", firm=True),
    )
    assert found is not None
    assert (found.level, found.extra) == ("in part", ("trading",))


@given(st.text(max_size=40), st.text(max_size=40), st.booleans())
def test_any_two_texts_can_be_compared(one: str, other: str, firm: bool) -> None:
    """A score lies between 0 and 1, a name is the same as itself, and likeness has no direction."""
    first, second = parts(one, firm=firm), parts(other, firm=firm)
    found, turned = alike(first, second), alike(second, first)
    assert (found is None) == (turned is None)
    assert found is None or 0 <= found.score <= 1
    assert not first or ((itself := alike(first, first)) is not None and itself.score == 1)
