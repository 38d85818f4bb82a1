"""The database, SQLite or PostgreSQL: opened, brought up to date, and its errors in one line.

What differs between the two stands in this file, in `words.py` and in `terms.py`, nowhere else.
"""

import logging
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from indicia.model import LedgerError, UsageError

HEAD = "0010"  # the newest migration; knowing it saves an import whenever a ledger is opened
MIGRATIONS = Path(__file__).parent / "migrations"
WAIT = 120.0  # seconds one process waits for another's transaction
# What SQLite says, what PostgreSQL says of its tables, and the reasons that the system gives it.
_FULL = ("disk is full", "disk I/O error", "could not extend file", "No space left", "Disk quota exceeded")
_LOCK = 0x1D1C1A  # what PostgreSQL calls the lock of those that migrate


class Store:
    """One database. Several threads and processes may use it at once."""

    def __init__(self, url: str | sa.URL) -> None:
        try:
            self.engine = _engine(url)
        except sa.exc.ArgumentError as error:
            raise UsageError(f"{url} is no address of a database") from error
        except ModuleNotFoundError as error:
            raise UsageError("PostgreSQL needs its driver: pip install 'indicia[postgres]'") from error
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        # In PostgreSQL said with BEGIN itself: a command of its own would be a journey more for each unit.
        isolated = (
            {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        )
        self._reading = self.engine.execution_options(**isolated)

    def migrate(self) -> None:
        """Bring the tables up to date; processes that start at once wait for one another.

        Raises:
            LedgerError: if the database was made by a newer Indicia, or cannot be used.
        """
        if self._revision() == HEAD:
            return
        from alembic import command, util  # noqa: PLC0415 - a fifth of a second
        from alembic.config import Config  # noqa: PLC0415 - a fifth of a second

        logging.getLogger("alembic").setLevel(logging.WARNING)
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with self.write() as connection:
            one_at_a_time(connection, _LOCK)
            config.attributes["connection"] = connection
            try:
                command.upgrade(config, "head")
            except util.CommandError as error:
                raise LedgerError(f"{self.name} was made by a newer Indicia: update this one") from error

    def _revision(self) -> str | None:
        """The migration the tables stand at; None where there are none."""
        with self.read() as connection:
            if not sa.inspect(connection).has_table("alembic_version"):
                return None
            return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()

    @property
    def name(self) -> str:
        """What a person calls the database, without a password."""
        url = self.engine.url
        return str(url.database) if self.is_sqlite else url.render_as_string(hide_password=True)

    def read(self) -> AbstractContextManager[sa.Connection]:
        """One unit of reading: sees one state of the database."""
        return self._unit(self._reading, "BEGIN")

    def write(self) -> AbstractContextManager[sa.Connection]:
        """One unit of writing: all of it is kept, or nothing of it."""
        return self._unit(self.engine, "BEGIN IMMEDIATE")

    @contextmanager
    def _unit(self, engine: sa.Engine, begin: str) -> Iterator[sa.Connection]:
        with told(self.name), engine.connect() as connection:
            if self.is_sqlite:
                connection.exec_driver_sql(begin)
            yield connection
            connection.commit()

    def close(self) -> None:
        """End all connections."""
        self.engine.dispose()


def _engine(url: str | sa.URL) -> sa.Engine:
    # An interrupt may meet the library while it closes a connection: it would print a traceback of it.
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL + 1)
    parsed = sa.make_url(url)
    if parsed.drivername in {"postgresql", "postgres"}:
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() == "postgresql":
        engine = sa.create_engine(parsed, pool_pre_ping=True)
        sa.event.listen(engine, "connect", _as_it_is)
        return engine
    engine = sa.create_engine(parsed, connect_args={"timeout": WAIT, "check_same_thread": False})
    sa.event.listen(engine, "connect", _prepare)
    return engine


def _as_it_is(connection: Any, _: object) -> None:
    """PostgreSQL would at times compile a question first, which takes longer than any answer here."""
    connection.execute("SET jit = off")
    connection.commit()


def _prepare(connection: Any, _: object) -> None:
    # The driver would begin transactions late and by itself: a reader that turns writer could then fail.
    connection.isolation_level = None
    try:
        _to_wal(connection)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
    except sqlite3.Error:
        connection.close()
        raise


def _to_wal(connection: sqlite3.Connection) -> None:
    """Two processes that make one database at once may meet here, where SQLite itself does not wait."""
    for left in range(100, 0, -1):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or left == 1:
                raise
            time.sleep(0.05)
        else:
            return


@contextmanager
def told(name: str) -> Iterator[None]:
    """Errors of the database in one line, with what to do."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise LedgerError(f"{name}: {_line(error)}; what was stored before is as it was") from error


def _line(error: sa.exc.DBAPIError) -> str:
    text = " ".join(str(error.orig).split())
    if any(sign in text for sign in _FULL):
        return f"the disk is full or cannot be written ({text}): make room and run the command again"
    if "readonly" in text or "read-only" in text:
        return "it may only be read from here: check its permissions"
    if "not a database" in text or "malformed" in text:
        return f"it is damaged ({text}): put back a copy of the folder"
    return text


def one_at_a_time(connection: sa.Connection, key: int) -> None:
    """Wait for others with the same key, to the end of this unit of writing; in SQLite any writer waits."""
    if connection.dialect.name != "sqlite":
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})


def insert_new(
    connection: sa.Connection, table: sa.Table, row: Mapping[str, Any], unique: Sequence[str]
) -> tuple[int, bool]:
    """Insert a row unless one with the same unique columns is there: its id, and whether it is new."""
    made = insert_unless_there(connection, table, row)
    if made is not None:
        return int(made), True
    same = sa.and_(*(table.c[name] == row[name] for name in unique))
    return int(connection.execute(sa.select(table.c.id).where(same)).scalar_one()), False


def insert_unless_there(connection: sa.Connection, table: sa.Table, row: Mapping[str, Any]) -> int | None:
    """Insert a row unless the store holds one that it may not stand beside: its id, or None."""
    build = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    statement = build(table).values(**row).on_conflict_do_nothing()
    return connection.execute(statement.returning(table.c.id)).scalar()
