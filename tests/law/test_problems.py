"""The packaged data and its checker; a user's own regime."""

from pathlib import Path

import pytest

from indicia import law
from indicia.law.linking import linking
from indicia.model import DataError
from indicia.model.conduct import AREAS

HOUSE = """\
id = "HOUSE"
name = "House policy on Libya"
land = "Libya"
territory = ["LBY"]
data_of = 2026-01-01

[[instrument]]
symbol = "HOUSE/2026"
adopted = 2026-01-01

[[instrument.provision]]
id = "HOUSE/2026/1"
areas = ["arms"]
direction = "in"
duty = ["all_states"]
strength = "decides"
summary = "Tell the desk of any arms for Libya."
verified = "paragraph"
sources = ["the policy of January 2026"]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with a house policy in it."""
    (tmp_path / "house.toml").write_text(HOUSE, encoding="utf-8")
    return tmp_path


def broken(own: Path, old: str, new: str) -> Path:
    """The folder with one thing wrong."""
    (own / "house.toml").write_text(HOUSE.replace(old, new), encoding="utf-8")
    return own


def test_the_packaged_data_has_no_problem() -> None:
    """Links, dates, areas, sources, order of citing."""
    assert law.check(law.packaged()) == ()


def test_every_row_is_worth_reading() -> None:
    """A summary, a duty bearer, and a source unless it says that it has none."""
    rows = law.provisions()
    assert len(rows) > 200
    assert all(row.summary.endswith(".") and len(row.summary) < 260 for row in rows)
    assert all(bool(row.sources) == (row.verified != "memory") for row in rows)


def test_the_linking_data_speaks_of_every_area() -> None:
    """An area without a phrase would be cited without words."""
    assert set(linking().areas) == set(AREAS)
    assert all(
        link.phrase("out", "Libya") and link.phrase(None, "Libya") for link in linking().areas.values()
    )


def test_a_user_s_own_regime_is_loaded_and_checked(own: Path) -> None:
    """Its rows stand beside the packaged ones."""
    mine = law.load(own)
    assert law.show("HOUSE/2026/1", mine).summary == "Tell the desk of any arms for Libya."
    assert law.show("S/RES/2397(2017)/8", mine).regime == "DPRK-1718"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('["arms"]', '["weapons"]', "weapons is no area"),
        ('"in"', '"inwards"', "Invalid enum value 'inwards'"),
        ("duty =", "duties =", "unknown field `duties`"),
        ('id = "HOUSE/2026/1"', 'id = "HOUSE/1"', "HOUSE/1: the id is not HOUSE/2026/"),
        ('sources = ["the policy of January 2026"]', "", "has no source"),
        ('"paragraph"', '"memory"', "stands from memory, yet has a source"),
        (
            'verified = "',
            'links = [{ kind = "extends", to = "HOUSE/9" }]\nverified = "',
            "HOUSE/9, which is not",
        ),
        ('verified = "', 'in_force = [{ from = 2025-01-01 }]\nverified = "', "before it was adopted"),
        (
            'verified = "',
            'in_force = [{ from = 2026-05-01, until = 2026-04-01 }]\nverified = "',
            "before it begins",
        ),
        ('verified = "', 'status = "lapsed"\nverified = "', "it is lapsed, yet has no end"),
        ("Tell the desk of any arms for Libya.", " ", "the summary is empty"),
    ],
)
def test_a_broken_row_is_named(own: Path, old: str, new: str, said: str) -> None:
    """File, row and what is wrong."""
    with pytest.raises(DataError) as caught:
        law.load(broken(own, old, new))
    assert "house.toml: HOUSE/" in str(caught.value)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "HOUSE"', 'id = "DPRK-1718"', "there twice"),
        ("land = ", "country = ", "the head: "),
        ("symbol = ", "symbol ", "house.toml: "),
        ('["LBY"]', '["Libya"]', "no ISO 3166"),
        ("data_of =", '[cited]\n"arms.in" = ["HOUSE/3"]\ndata_of =', "house.toml: the head: "),
    ],
)
def test_a_broken_head_is_named(own: Path, old: str, new: str, said: str) -> None:
    """A file that cannot be used says why."""
    with pytest.raises(DataError) as caught:
        law.load(broken(own, old, new))
    assert said in str(caught.value)


def test_a_syntax_error_is_told_with_its_line(own: Path) -> None:
    """The line is that of the whole file, though its head and its rows are read apart."""
    with pytest.raises(DataError, match="line 14"):
        law.load(broken(own, 'direction = "in"', "direction = in"))


def test_what_is_cited_must_fit(own: Path) -> None:
    """The order of citing names known paragraphs of that area and direction."""
    cited = (
        'data_of = 2026-01-01\n\n[cited]\n"arms.out" = ["HOUSE/2026/1", "HOUSE/2"]\ncoal = ["HOUSE/2026/1"]'
    )
    with_order = broken(own, "data_of = 2026-01-01", cited)
    said = [problem.text for problem in law.check(law.folder(with_order))]
    assert said == [
        "HOUSE/2026/1 goes in, not out",
        "HOUSE/2 is not in the data",
        "HOUSE/2026/1 is not about coal",
    ]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A wrong path is an error, not an empty law."""
    with pytest.raises(DataError, match="cannot be read"):
        law.load(tmp_path / "nowhere.toml")
