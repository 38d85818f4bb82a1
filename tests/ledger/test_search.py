"""Searching, the same on both stores."""

from contextlib import suppress
from datetime import date

import pytest

from indicia.ledger import Ledger, decisions, search
from indicia.ledger.search import Asked
from indicia.model import UsageError
from tests.stores import DENIAL, take


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """Two pages."""
    take(ledger, DENIAL, source="daily")
    take(ledger, DENIAL.replace("artillery shells", "rockets"), "https://weekly.example/a", source="weekly")
    return ledger


def contents(ledger: Ledger, **asked: object) -> list[str]:
    """The statements found."""
    with ledger.read() as connection:
        question = Asked(**asked)  # type: ignore[arg-type]  # fields of the struct
        return [one.content for one in search.statements(connection, question)]


def test_words_of_a_statement(filled: Ledger) -> None:
    """In any of their forms, all of them, newest first."""
    assert len(contents(filled, words="reports baseless")) == 2
    assert len(contents(filled, words="rocket")) == 1
    assert contents(filled, words="rocket coal") == []


def test_phrases(filled: Ledger) -> None:
    """Words in quotes stand together."""
    assert len(contents(filled, words='"artillery shells"')) == 1
    assert contents(filled, words='"shells artillery"') == []


@pytest.mark.parametrize("odd", ['"', "coal AND OR NOT (", "coal*:^", "a'b; drop table page", "\u0000coal"])
def test_no_sign_is_an_operator(filled: Ledger, odd: str) -> None:
    """Whatever is typed is looked for, never run."""
    with suppress(UsageError):  # "holds no word to look for"
        contents(filled, words=odd)


def test_conditions_narrow(filled: Ledger) -> None:
    """Stance, source, place in time, and going on from an id."""
    assert set(contents(filled, stance="denies")) < set(contents(filled))
    assert len(contents(filled, source="weekly")) * 2 == len(contents(filled))
    assert contents(filled, since=date(2020, 1, 1)) == []
    with filled.read() as connection:
        newest, *_ = search.statements(connection, Asked(limit=1))
        (following,) = search.statements(connection, Asked(limit=1, before=newest.id))
    assert following.id < newest.id


def test_exposures_by_area_and_provision(filled: Ledger) -> None:
    """With the paragraphs they may concern."""
    with filled.read() as connection:
        found = search.exposures(connection, Asked(area="arms"))
        assert {one.area for one in found} == {"arms"}
        provision = found[0].provisions[0]
        assert found[0].id in [one.id for one in search.exposures(connection, Asked(provision=provision))]
        assert search.exposures(connection, Asked(provision="S/RES/1(1946)/1")) == []


def test_rejected_statements_are_found_no_more(filled: Ledger) -> None:
    """Neither by words nor at all, until it is undone."""
    with filled.read() as connection:
        (row,) = search.statements(connection, Asked(words="rockets", limit=1))
    with filled.write() as connection:
        number = decisions.correct(connection, row.where.version, row.key, "verdict", "reject", "Ada").id
    assert contents(filled, words="rockets") == []
    with filled.write() as connection:
        decisions.undo(connection, number, "Ada")
    assert len(contents(filled, words="rockets")) == 1
