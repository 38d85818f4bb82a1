"""Both stores, and what the tests of watches share."""

from tests.stores import database, ledger, place, postgresql

__all__ = ["database", "ledger", "place", "postgresql"]
