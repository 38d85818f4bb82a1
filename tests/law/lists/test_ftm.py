"""FollowTheMoney entities."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.law.lists import ftm
from indicia.law.lists.listing import Alias, Listing
from indicia.model import UsageError

FILE = Path(__file__).parent / "files" / "sanctioned.ftm.json"


def rows() -> dict[str, Listing]:
    """The sanctioned entities of the sample by id."""
    return {row.reference: row for row in ftm.read(FILE)}


def test_only_the_sanctioned_are_taken() -> None:
    """Addresses, sanctions and the merely exposed are no listings."""
    assert [*rows()] == ["inv-person-1", "inv-company-1", "inv-vessel-1"]


def test_a_sanction_on_a_line_of_its_own_dates_the_listing() -> None:
    """Programme and day come from the sanction; names in other scripts are originals, weak ones low."""
    row = rows()["inv-person-1"]
    assert (row.programme, row.listed_on, row.delisted_on) == ("INV-AUT", date(2023, 1, 10), None)
    assert row.aliases == (
        Alias("Віктор Маленко", "original"),
        Alias("Viktor Malenkov"),
        Alias("the Baker", "low"),
    )
    assert (row.countries, row.born) == (("RUS",), ("1971-02-03",))


def test_a_nested_sanction_may_have_ended() -> None:
    """Where every sanction has an end, the party left the list on the last one."""
    row = rows()["inv-company-1"]
    assert (row.listed_on, row.delisted_on) == (date(2022, 5, 1), date(2024, 5, 1))
    assert row.aliases == (Alias("Grey Heron Marine FZE", "former"),)


def test_a_ship_keeps_its_number() -> None:
    """`IMO` before the number is left out."""
    assert (rows()["inv-vessel-1"].kind, rows()["inv-vessel-1"].imo) == ("vessel", ("9000003",))


def test_the_day_of_the_data_is_the_last_day_seen() -> None:
    """The newest `last_seen` of the file."""
    assert ftm.day_of(FILE) == date(2025, 6, 30)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "line 2 is no FollowTheMoney entity"),
        ('{"id": "x"}', "line 2"),
        ('{"id": "x", "schema": "Person", "properties": {"topics": ["sanction"]}}', "x has no name"),
        ('["x"]', "line 2"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str, says: str) -> None:
    """The line and what is wrong with it."""
    file = tmp_path / "x.json"
    file.write_text('{"id": "a", "schema": "Address", "properties": {}}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(UsageError, match=says):
        list(ftm.read(file))


@given(
    st.lists(st.text(min_size=1, max_size=30).filter(str.strip), min_size=1, max_size=4),
    st.sampled_from(["Person", "Company", "Vessel", "PublicBody"]),
)
def test_any_name_comes_through(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], schema: str
) -> None:
    """Right to left, with marks, in any script: the names are those of the file, and none is lost."""
    file = tmp_path_factory.getbasetemp() / "any.json"
    held = {"id": "x", "schema": schema, "properties": {"name": names, "topics": ["sanction"]}}
    file.write_text(json.dumps(held), encoding="utf-8")
    (row,) = ftm.read(file)
    assert {row.name, *(alias.name for alias in row.aliases)} == {name.strip() for name in names}
