"""The questions of an analyst, as the document has them, are answered by DuckDB out of an output."""

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

PAGE = Path(__file__).parents[2] / "docs" / "corpus.md"
VIEWS, *QUESTIONS = re.findall(
    r"^```sql\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)


@pytest.fixture
def asked(undisturbed: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The views over an output of the example pages."""
    with duckdb.connect() as database:
        database.execute(VIEWS.replace("tables/", f"{undisturbed}/"))
        yield database


def test_there_are_ten() -> None:
    """The document has ten questions."""
    assert len(QUESTIONS) == 10


@pytest.mark.parametrize("number", range(1, 11))
def test_question_is_answered(asked: duckdb.DuckDBPyConnection, number: int) -> None:
    """Each question runs and finds something in the example pages."""
    assert asked.execute(QUESTIONS[number - 1]).fetchall()


def test_answers_are_those_of_the_pages(asked: duckdb.DuckDBPyConnection) -> None:
    """North Korea stands among the regimes, denials name who denies, what was passed over has a reason."""
    regimes = {row[0] for row in asked.execute(QUESTIONS[0]).fetchall()}
    assert "DPRK-1718" in regimes
    for row in asked.execute(QUESTIONS[2]).fetchall():
        assert row[0]
    assert all(row[2] for row in asked.execute(QUESTIONS[4]).fetchall())
    assert ("passed_over", "no_party") in {row[:2] for row in asked.execute(QUESTIONS[9]).fetchall()}
    assert asked.execute("select count(*) from statements where claimant is null").fetchall() == [(0,)]
