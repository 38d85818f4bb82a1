"""Both stores, a site, and a run, for the tests of this folder."""

from collections.abc import Iterator

import pytest

from tests.intake.site import Site, opened
from tests.stores import database, ledger, place, postgresql

__all__ = ["database", "ledger", "place", "postgresql", "site"]


@pytest.fixture
def site() -> Iterator[Site]:
    """A news site on loopback."""
    yield from opened()
