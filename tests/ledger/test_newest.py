"""Looking among the newest rows first finds what looking among all finds, in the same order."""

import pytest

from indicia.ledger import Ledger, entities, overview, search, terms
from indicia.ledger.search import Asked
from tests.stores import DENIAL, take

_MANY = """\
North Korea denied on Monday that it had sold coal to China. China said that it had bought no coal.

South Korea accused North Korea of shipping shells to Russia. Russia denied that it had bought shells.
"""


@pytest.fixture
def filled(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """Twelve pages of two kinds; in PostgreSQL in blocks of two rows and of eight."""
    monkeypatch.setattr(terms, "BLOCKS", {"a": 1, "b": 3})
    for number in range(12):
        take(ledger, DENIAL if number % 3 else _MANY, f"https://daily.example/{number}")
    return ledger


def _asked(ledger: Ledger) -> list[Asked]:
    with ledger.read() as connection:
        names = {one.entity.name: one.entity.id for one in overview.spoken_of(connection)}
    korea, china = names["North Korea"], names["China"]
    return [
        Asked(words="coal", limit=3),
        Asked(words="coal", limit=50),
        Asked(words="coal", stance="denies", limit=4),
        Asked(words="shells bought", limit=4),
        Asked(words="coal", entity=korea, limit=4),
        Asked(entity=korea, limit=2),
        Asked(entity=korea, limit=50),
        Asked(entity=korea, stance="denies", limit=3),
        Asked(entity=china, stance="accuses", limit=3),
        Asked(entity=china, before=20, limit=3),
        Asked(words="coal", before=20, limit=3),
    ]


def test_a_short_look_finds_what_a_long_one_finds(filled: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """However few of the newest rows are looked through first."""

    def found() -> list[list[int]]:
        with filled.read() as connection:
            return [
                [one.id for one in look(connection, asked)]
                for asked in _asked(filled)
                for look in (search.statements, search.exposures)
                if look is search.statements or asked.stance is None
            ]

    whole = found()  # no rows are many, so all are looked at
    assert sum(map(len, whole)) > 60
    for near, many in ((0, 1000), (2, 1000), (1, 0), (100, 0)):
        monkeypatch.setattr(terms, "NEAR", near)
        monkeypatch.setattr(terms, "MANY", many)
        monkeypatch.setattr(search, "OF_A_NAME", (1, 3))
        assert found() == whole


def test_the_newest_rows_of_a_name_follow_merges_and_splits(filled: Ledger) -> None:
    """They are those of whom a condition on all rows would be true."""
    with filled.read() as connection:
        names = {one.entity.name: one.entity.id for one in overview.spoken_of(connection)}
    with filled.write() as connection:
        entities.merge(connection, names["China"], names["Russia"], "Ada")
        entities.split(connection, names["North Korea"], [1, 2], "somebody else", "Ada")
    with filled.read() as connection:
        for name in ("Russia", "North Korea"):
            query = search.statements(connection, Asked(entity=names[name], limit=1000))
            called = entities.names(connection, names[name])
            newest = entities.newest(connection, called, "statement", 1000)
            assert newest
            assert newest == [one.id for one in query]
            assert entities.newest(connection, called, "statement", 2) == newest[:2]
        assert all(one.where.version > 2 for one in query)
