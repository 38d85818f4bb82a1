"""Looking up by marks: what PostgreSQL's index finds is what a look at every row finds."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.config import Config
from alembic.script import ScriptDirectory
from hypothesis import given
from hypothesis import strategies as st

from indicia.ledger import Ledger, decisions, open_ledger, search, terms
from indicia.ledger.search import Asked, FoundExposure, FoundStatement
from indicia.ledger.store import MIGRATIONS
from tests.stores import DENIAL, capture, made, take

DAYS = st.dates(date(1990, 1, 1), date(2035, 12, 31))
PAGES = (
    ("https://daily.example/1", "By our staff, 30 December 2023", DENIAL),
    ("https://weekly.example/2", "Published 1 January 2024", DENIAL.replace("coal", "iron ore")),
    ("https://daily.example/3", "Published 17 May 2024", DENIAL.replace("shells", "rockets")),
    ("https://weekly.example/4", "", DENIAL),
)


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """Four pages of two outlets, three of them dated."""
    for place, dated, text in PAGES:
        headline, rest = text.split("\n\n", 1)
        take_dated(ledger, f"{headline}\n\n{dated}\n\n{rest}" if dated else text, place)
    return ledger


def take_dated(ledger: Ledger, text: str, place: str) -> None:
    """Take a page in, read under its own address."""
    ledger.take(ledger.keep(capture(text, place)), made(text, url=place))


def _statements(ledger: Ledger, **asked: object) -> list[FoundStatement]:
    with ledger.read() as connection:
        return search.statements(connection, Asked(limit=100, **asked))  # type: ignore[arg-type]  # each is what its field takes


def _exposures(ledger: Ledger, **asked: object) -> list[FoundExposure]:
    with ledger.read() as connection:
        return search.exposures(connection, Asked(limit=100, **asked))  # type: ignore[arg-type]  # each is what its field takes


NEW_YEAR, MAY = date(2024, 1, 1), date(2024, 5, 17)
Said = Callable[[FoundStatement], bool]


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ({"until": NEW_YEAR}, lambda it: it.where.published and it.where.published <= NEW_YEAR),
        ({"since": NEW_YEAR}, lambda it: it.where.published and it.where.published >= NEW_YEAR),
        ({"since": NEW_YEAR, "until": NEW_YEAR}, lambda it: it.where.published == NEW_YEAR),
        ({"since": MAY, "until": NEW_YEAR}, lambda it: it is None),
        ({"words": "coal", "stance": "denies"}, lambda it: "coal" in it.content and it.stance == "denies"),
        ({"words": "coal", "until": MAY}, lambda it: "coal" in it.content and it.where.published),
        ({"outlet": "weekly.example"}, lambda it: it.where.outlet == "weekly.example"),
        ({"outlets": ("weekly.example", "none")}, lambda it: it.where.outlet == "weekly.example"),
        ({"outlets": ()}, lambda it: it is None),
        ({"words": '"artillery rockets"'}, lambda it: "artillery rockets" in it.content),
    ],
)
def test_marks_find_what_a_look_at_every_row_finds(
    filled: Ledger, asked: dict[str, object], meant: Said
) -> None:
    """Statements by day, stance, outlet and words, in one order."""
    every = _statements(filled)
    assert {it.where.published for it in every} == {date(2023, 12, 30), NEW_YEAR, MAY, None}
    assert _statements(filled, **asked) == [it for it in every if meant(it)]


def test_exposures_are_found_by_all_they_are_asked_by(filled: Ledger) -> None:
    """Area, paragraph, day, and the words of their pages."""
    every = _exposures(filled)
    paragraph = every[0].provisions[0]
    assert _exposures(filled, area="coal") == [it for it in every if it.area == "coal"]
    assert _exposures(filled, provision=paragraph) == [it for it in every if paragraph in it.provisions]
    assert _exposures(filled, area="arms", words="rockets") == [
        it for it in every if it.area == "arms" and it.where.published == MAY
    ]
    assert _exposures(filled, words="ministry", until=NEW_YEAR) == [
        it for it in every if it.where.published and it.where.published <= NEW_YEAR
    ]


def test_what_was_closed_has_no_terms(filled: Ledger) -> None:
    """A row that was corrected is found by what it says now; terms are kept of live rows alone."""
    row = _statements(filled, words="rockets")[0]
    with filled.write() as connection:
        decisions.correct(connection, row.where.version, row.key, "stance", "hedged", "Ada")
    assert [it.key for it in _statements(filled, words="rockets", stance="hedged")] == [row.key]
    with filled.read() as connection:
        assert terms.missing(connection) == []
    if filled.store.is_sqlite:
        return
    with filled.write() as connection:
        moved = "UPDATE statement_terms SET id = :closed WHERE id = :live"
        connection.execute(sa.text(moved), {"closed": row.id, "live": row.id - 1})
        assert terms.missing(connection) == [("statement", row.id - 1), ("statement", row.id)]


def test_what_is_typed_is_no_mark(filled: Ledger) -> None:
    """A sign before a word is a sign before a word."""
    assert _statements(filled, stance="denies")
    for typed in ("=sdenies", "=d2024-05-17", "=a0", '"=sdenies"'):
        assert _statements(filled, words=typed) == []


def test_a_ledger_of_before_gets_its_terms(database: str, tmp_path: Path) -> None:
    """Brought up to date, it finds what it found; its column of words is gone."""
    with open_ledger(database, archive=tmp_path) as ledger:
        take(ledger, DENIAL)
        said, concern = _statements(ledger, words="coal"), _exposures(ledger, words="coal", area="coal")
        with ledger.write() as connection:
            _as_before(connection)
    with open_ledger(database, archive=tmp_path) as ledger:
        assert said
        assert concern
        assert _statements(ledger, words="coal") == said
        assert _exposures(ledger, words="coal", area="coal") == concern
        with ledger.read() as connection:
            columns = sa.inspect(connection).get_columns("statement")
            assert "words" not in {column["name"] for column in columns}


def _as_before(connection: sa.Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    first = ScriptDirectory.from_config(config).get_revision("0001")
    for table in terms.TABLES:
        connection.exec_driver_sql(f"DROP TABLE {table}_terms")
    for command in first.module.POSTGRESQL:
        connection.exec_driver_sql(command)
    connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0009'")


@given(DAYS, DAYS)
def test_days_are_told_by_whole_years_and_months(first: date, last: date) -> None:
    """Each day from the first to the last bears one of the marks, and no other day does."""
    marks = terms.marks_of(first, last)
    count = max((last - first).days + 1, 0)
    assert len(marks) == len(set(marks)) <= 46 + 2 * 11 + 2 * 30
    near = [first + timedelta(days=day) for day in (-366, -31, -1, 0, 1, 31, count - 1, count, count + 31)]
    for day in near:
        borne = {f"=y{day:%Y}", f"=m{day:%Y-%m}", f"=d{day}"} & set(marks)
        assert len(borne) == (first <= day <= last)


@given(st.integers(1, 1 << 24))
def test_blocks_hold_all_numbers_below_one(end: int) -> None:
    """Side by side, from the newest number to the first; only the newest are small."""
    small, large = terms.blocks_of(end)
    edge = end
    for block in small + large:
        bits = terms.BLOCKS[block[1]]
        number = int(block[2:], 16)
        assert number << bits < edge <= (number + 1) << bits
        edge = number << bits
    assert edge == 0
    assert 1 <= len(small) <= 32
    assert len(large) <= end >> 17
