"""What the room knows: packaged rows, a user's own file, and what is wrong with one."""

from pathlib import Path

import pytest

from indicia import origins
from indicia.model import DataError
from indicia.origins import data
from indicia.pages.words import datelines


def test_every_agency_of_a_dateline_is_known() -> None:
    """No credit that the page stage reads leads nowhere, and what it names is an agency."""
    known = origins.known()
    for agency in datelines().agencies:
        for name in (agency.name, *agency.credits):
            row = known.medium(name)
            assert row is not None, name
            assert row.agency, name


def test_a_row_says_where_it_comes_from() -> None:
    """Each packaged row that names an owner or a state, and each body, has its reason."""
    known = origins.known()
    assert all(row.because for row in known.media if row.owner or row.government)
    assert all(body.because for body in known.bodies)


def test_a_medium_is_found_by_name_host_and_address() -> None:
    """Case, article and www do not matter."""
    known = origins.known()
    for name in ("KCNA", "kcna", "the Korean Central News Agency", "https://www.kcna.kp/en/article"):
        found = known.medium(name)
        assert found is not None, name
        assert found.government == "PRK"
    assert known.medium("nobody.example") is None
    assert known.medium(None) is None


def test_a_users_row_wins(tmp_path: Path) -> None:
    """Who writes down another owner is believed."""
    path = tmp_path / "mine.toml"
    path.write_text('[[source]]\noutlet = "Reuters"\nowner = "My Holding"\nagency = true\n', encoding="utf-8")
    row = origins.known(path).medium("Reuters")
    assert row is not None
    assert row.owner == "My Holding"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[source]]\noutlet = 1\n", "outlet"),
        ("[[source]]\nowner = 'x'\n", "outlet"),
        ("[[source]]\noutlet = 'x'\nownr = 'y'\n", "ownr"),
        ("[[source]]\noutlet = ' '\n", "outlet"),
        ("[[source]]\noutlet = 'x'\nstate_affiliated = true\nstate = 'Russia'\n", "state"),
        ("[[source]]\noutlet = 'x'\nstate_affiliated = true\n", "of which government"),
        ("[[source]]\noutlet = 'x'\nstate = 'RUS'\n", "state_affiliated is not true"),
        ("[[source]]\noutlet = 'x'\nfeed = 'https://x.example/f'\n", "key, country, language, state_aff"),
        ("[[source]]\noutlet = 'x'\nhost = 'https://x.example/'\n", "host alone"),
        ("[[outlet]]\nname = 'x'\n", r"write `outlet` for `name`"),
        ("[[source", "mine.toml"),
    ],
)
def test_a_wrong_file_is_told_by_file_and_row(tmp_path: Path, text: str, told: str) -> None:
    """One line says which file, and what in it."""
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=told) as error:
        origins.known(path)
    assert "mine.toml" in str(error.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A file that is not there is no empty file."""
    with pytest.raises(DataError, match="no such file"):
        origins.known(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("SEOUL (Yonhap) -- Nothing new.", ["Yonhap"]),
        ("(AFP/Reuters)", ["Agence France-Presse"]),
        ("He told Reuters that he was well.", ["Reuters"]),
        ("With material from AP and AFP", ["Associated Press", "Agence France-Presse"]),
        ("Maps of the AP course", []),
        ("Yonhap reported it.", ["Yonhap"]),
    ],
)
def test_credit_wording(text: str, agencies: list[str]) -> None:
    """A credit names its agency; letters that happen to be an agency's do not."""
    known = data.packaged()
    found = [known.medium(g) for m in known.credit_lines.finditer(text) for g in m.groups() if g]
    assert [row.name for row in found if row] == agencies
