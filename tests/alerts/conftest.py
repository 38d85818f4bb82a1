"""Both stores, a mail server and a web receiver on loopback."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.alerts.receivers import Certificate, Mailbox, Receiver, certificate
from tests.stores import database, ledger, place, postgresql

__all__ = ["database", "ledger", "place", "postgresql"]


@pytest.fixture(scope="session")
def trusted(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """A certificate of the mail server."""
    return certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def mailbox(trusted: Certificate) -> Iterator[Mailbox]:
    """A real mail server that wants STARTTLS and a login."""
    with Mailbox(trusted) as box:
        yield box


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """A real web server that does with each request what it is told to."""
    with Receiver() as server:
        yield server


@pytest.fixture
def secret_file(tmp_path: Path) -> Path:
    """The key of a webhook, in a file that only its owner reads."""
    path = tmp_path / "hook.secret"
    path.write_text("correct horse battery staple\n")
    path.chmod(0o600)
    return path
