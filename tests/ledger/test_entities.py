"""Entities across pages: merged and split by a person, with undo."""

import pytest

from indicia.ledger import Ledger, entities, search
from indicia.model import UsageError
from tests.stores import DENIAL, take

OTHER = """\
Mill owner accuses rival

Pak Chol Su, an official of the Rason port office, said on Monday that North Korea had sold coal to Russia.
"""


def known(ledger: Ledger, name: str) -> entities.Known:
    """The entity with this name."""
    with ledger.read() as connection:
        return next(one for one in entities.named(connection, name) if one.name == name)


def said(ledger: Ledger, entity: int) -> set[tuple[int, str]]:
    """The statements whose source an entity is, by version and key."""
    with ledger.read() as connection:
        found = search.statements(connection, search.Asked(entity=entity))
    return {(one.where.version, one.key) for one in found}


def test_one_entity_over_two_pages(ledger: Ledger) -> None:
    """A land of the name data is the same row whatever page speaks of it."""
    take(ledger, DENIAL)
    take(ledger, OTHER, "https://daily.example/other")
    with ledger.read() as connection:
        found = [one for one in entities.named(connection, "north korea") if one.name == "North Korea"]
    assert len(found) == 1


def test_merged_and_undone(ledger: Ledger) -> None:
    """What is said of the one is said of both, until the merge is undone."""
    take(ledger, DENIAL)
    take(ledger, OTHER, "https://daily.example/other")
    south, person = known(ledger, "South Korea"), known(ledger, "Pak Chol Su")
    before = said(ledger, south.id)
    assert before
    with ledger.write() as connection:
        number = entities.merge(connection, person.id, south.id, "Ada")
    assert said(ledger, south.id) == said(ledger, person.id) > before
    assert known(ledger, "South Korea").also == (person.id,)
    with pytest.raises(UsageError, match="one already"), ledger.write() as connection:
        entities.merge(connection, south.id, person.id, "Ada")
    with ledger.write() as connection:
        entities.undo(connection, number, "Ada")
    assert said(ledger, south.id) == before


def test_split_and_undone(ledger: Ledger) -> None:
    """What one version says goes to a new entity, and comes back."""
    take(ledger, DENIAL)
    take(ledger, DENIAL.replace("in August", "in July"), "https://daily.example/other")
    south = known(ledger, "South Korea")
    before = said(ledger, south.id)
    with ledger.write() as connection:
        new = entities.split(connection, south.id, [2], "South Korea (the ferry)", "Ada")
    assert {version for version, _ in said(ledger, south.id)} == {1}
    assert {version for version, _ in said(ledger, new)} == {2}
    with ledger.read() as connection:
        (decision,) = entities.decisions(connection)
    with ledger.write() as connection:
        entities.undo(connection, decision.id, "Ada")
    assert said(ledger, south.id) == before
    assert said(ledger, new) == set()
