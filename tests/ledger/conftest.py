"""Both stores, for the tests of this folder."""

from tests.stores import database, ledger, place, postgresql

__all__ = ["database", "ledger", "place", "postgresql"]
