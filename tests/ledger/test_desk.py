"""What a desk asks of the ledger, on each store: what came, who is spoken of, who works on it."""

from datetime import UTC, datetime, timedelta

import pytest

from indicia.ledger import (
    Ledger,
    audit,
    decisions,
    entities,
    overview,
    pages,
    people,
    saved,
    search,
    sessions,
)
from indicia.model import UsageError
from tests.stores import DENIAL, take


def test_what_came_in_with_its_counts(ledger: Ledger) -> None:
    """The latest first; a second version says so."""
    take(ledger, DENIAL)
    take(ledger, DENIAL.replace("Monday", "Tuesday"))
    with ledger.read() as connection:
        newer, older = overview.arrivals(connection)
        assert overview.arrivals(connection, before=newer.where.version) == [older]
    assert (newer.number, older.number) == (2, 1)
    assert older.statements >= 3
    assert older.exposures >= 1


def test_who_is_spoken_of_and_with_whom(ledger: Ledger) -> None:
    """Merged ones once; the pages, events and neighbours of one."""
    take(ledger, DENIAL)
    with ledger.read() as connection:
        spoken = {one.entity.name: one.entity.id for one in overview.spoken_of(connection)}
        korea = spoken["North Korea"]
        assert [where.version for where in overview.appears_on(connection, korea)] == [1]
        assert overview.events_of(connection, korea)
        assert "Russia" in [one.entity.name for one in overview.beside(connection, korea)]
        assert overview.spoken_of(connection, "state")
    with ledger.write() as connection:
        entities.merge(connection, spoken["China"], korea, "Ada")
    with ledger.read() as connection:
        assert "China" not in [one.entity.name for one in overview.spoken_of(connection)]


def test_what_waits_until_somebody_decides(ledger: Ledger) -> None:
    """An exposure leaves the list with the first decision on it."""
    take(ledger, DENIAL)
    with ledger.read() as connection:
        waiting = overview.undecided(connection)
        (first, *_) = search.exposures(connection, search.Asked(ids=tuple(waiting)))
        assert sum(overview.cited_counts(connection)[0].values()) >= len(first.provisions)
    with ledger.write() as connection:
        decisions.correct(connection, 1, first.key, "verdict", "accept", "Ada")
    with ledger.read() as connection:
        assert len(overview.undecided(connection)) == len(waiting) - 1


def test_a_past_decision_stays_in_the_history(ledger: Ledger) -> None:
    """With who took it back; what stands now is told apart."""
    take(ledger, DENIAL)
    with ledger.write() as connection:
        made = decisions.correct(connection, 1, "s1", "stance", "hedged", "Ada")
        assert decisions.standing(connection, 1, "s1") == (made.id,)
        decisions.undo(connection, made.id, "Bo")
    with ledger.read() as connection:
        (past,) = decisions.history(connection, 1)
        assert (past.correction.id, past.closed_by) == (made.id, "Bo")
        assert decisions.standing(connection, 1, "s1") == ()
        assert pages.version(connection, 1).number == 1
        assert [one.version.id for one in pages.newest(connection, 5)] == [1]


def test_people_come_and_go(ledger: Ledger) -> None:
    """One live person of a name; whoever is let out may come again under it."""
    with ledger.write() as connection:
        people.add(connection, "  Ada  Byron ", "analyst", "TLP:GREEN", "hash")
        with pytest.raises(UsageError, match="there already"):
            people.add(connection, "Ada Byron", "reader", "TLP:GREEN", None)
        with pytest.raises(UsageError, match="no role"):
            people.add(connection, "Bo", "king", "TLP:GREEN", None)
        people.add_key(connection, "Ada Byron", "script", "k" * 64)
        people.grant(connection, "Ada Byron", "coal", "Bo")
        ada = people.with_key(connection, "k" * 64)
        assert ada is not None
        assert people.granted(connection, ada.id) == {"coal"}
        assert people.change(connection, "Ada Byron", role="editor").role == "editor"
        people.close(connection, "Ada Byron")
        assert people.with_key(connection, "k" * 64) is None
        assert people.add(connection, "Ada Byron", "reader", "TLP:CLEAR", None).id != ada.id


def test_a_session_is_held_for_its_time(ledger: Ledger) -> None:
    """Under the hash of its key; gone when it is over or dropped; what is kept once stays what it was."""
    with ledger.write() as connection:
        sessions.put(connection, "key", b"one", 60)
        sessions.put(connection, "key", b"two", 60)
        held = sessions.get(connection, "key")
        assert held is not None
        assert held[0] == b"two"
        assert held[1] is not None
        assert held[1] - datetime.now(UTC) < timedelta(seconds=61)
        sessions.drop(connection, "key")
        assert sessions.get(connection, "key") is None
        assert sessions.once(connection, "secret", b"a") == sessions.once(connection, "secret", b"b") == b"a"
        sessions.drop(connection, None)
        assert sessions.once(connection, "secret", b"c") == b"a"


def test_acts_and_searches_are_kept(ledger: Ledger) -> None:
    """The log by what was acted on; a search until it is forgotten."""
    with ledger.write() as connection:
        audit.log(connection, "Ada", "wanted", "version 1 s1", field="stance")
        audit.log(connection, "Ada", "wanted", "version 12 s1", field="stance")
        assert [act.about for act in audit.acts_like(connection, "version 1 s", "wanted")] == ["version 1 s1"]
        number = saved.save(connection, "coal", "q=coal", "Ada")
        assert [one.query for one in saved.searches(connection)] == ["q=coal"]
        saved.forget(connection, number)
        assert saved.searches(connection) == []
