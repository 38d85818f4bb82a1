"""The data of the names room keep their schema, and say so when they do not."""

import re

import pytest

from indicia.language.names import data, lexicon, roles
from indicia.model import DataError


def test_every_file_keeps_its_schema() -> None:
    """All files load; every member state of the United Nations has an adjective."""
    assert len(data.states()) == 250
    assert sum(bool(row.adjectives) for row in data.demonyms().states.values()) > 190
    assert len(lexicon.lexicon().patterns) > 10_000
    assert roles.roles().sort["tanker"] == "vessel"


def test_there_are_names_enough() -> None:
    """The hand-written files hold what sanctions pages need."""
    assert sum(len(sort.rows) for sort in data.bodies().values()) >= 200
    assert len(data.persons().rows) >= 150


@pytest.mark.parametrize("code", sorted({r.country for r in data.persons().rows if r.country}))
def test_every_country_of_a_person_is_a_state(code: str) -> None:
    """Countries are codes of the table of states."""
    assert code in data.states()


def test_an_unknown_field_is_refused_with_its_place() -> None:
    """A misspelt field names the file and the place."""
    raw = {"surnames_first": [], "rows": [{"name": "X", "ofice": "president"}]}
    with pytest.raises(DataError, match=re.escape("names/data/persons.toml: Object contains unknown field")):
        data.checked(raw, "persons.toml", data.PersonFile)


def test_an_unknown_country_is_refused_with_its_row() -> None:
    """A wrong code names the file and the row."""
    with pytest.raises(DataError, match=r"organisations\.toml, row 'Foo'.*'QQQ'"):
        data.known_codes("organisations.toml", {"Foo": "QQQ"})


def test_no_name_is_claimed_by_two_bodies() -> None:
    """A body's name in the data means one body only."""
    claims: dict[str, set[str]] = {}
    for sort in data.bodies().values():
        for row in sort.rows:
            for name in (row.name, *row.names):
                claims.setdefault(name, set()).add(row.name)
    assert {name: rows for name, rows in claims.items() if len(rows) > 1} == {}
