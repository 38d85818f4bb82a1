"""The stores themselves: tables, migrations, and what is said when they cannot be used."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from indicia.ledger import Ledger, journal, open_ledger, terms
from indicia.ledger.store import HEAD, MIGRATIONS, Store
from indicia.ledger.tables_claims import claim
from indicia.model import LedgerError, UsageError
from tests.stores import DENIAL, Place, take

OWN = ("version_words", "statement_words", *(f"{table}_terms" for table in terms.TABLES))


def test_the_migrations_make_the_tables(ledger: Ledger) -> None:
    """What SQLAlchemy is told of and what the database holds are the same, word indexes apart."""

    def ours(_: object, name: str | None, *__: object) -> bool:
        return not (name or "").startswith(OWN)

    with ledger.read() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, claim.metadata) == []


def test_the_newest_migration_is_the_one_that_is_known() -> None:
    """Else a ledger would not be brought up to date."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_a_ledger_of_a_newer_program_is_refused(place: Place) -> None:
    """One line says what to do; nothing is changed."""
    with place.open() as ledger, ledger.write() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(LedgerError, match="newer Indicia"):
        place.open()


def test_a_damaged_database_is_one_line(tmp_path: Path) -> None:
    """It says to put back a copy."""
    with open_ledger(tmp_path / "ledger") as ledger:
        take(ledger, DENIAL)
    (tmp_path / "ledger" / "indicia.db").write_bytes(b"no database at all" * 400)
    with pytest.raises(LedgerError, match="put back a copy") as caught:
        open_ledger(tmp_path / "ledger")
    assert "\n" not in str(caught.value)


def test_what_is_no_place_is_one_line(tmp_path: Path) -> None:
    """A folder that is a file, a server that does not answer, a database without an archive."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(LedgerError, match="cannot be made"):
        open_ledger(tmp_path / "file" / "ledger")
    with pytest.raises(LedgerError) as caught:
        open_ledger("postgresql://nobody:secret@127.0.0.1:9/none", archive=tmp_path)
    assert "secret" not in str(caught.value)
    with pytest.raises(UsageError, match="--archive"):
        open_ledger("postgresql://127.0.0.1/none")
    with pytest.raises(UsageError, match="no ledger in"):
        open_ledger(tmp_path / "none", make=False)


def test_half_a_unit_of_writing_is_nothing(ledger: Ledger) -> None:
    """What fails in the middle leaves no trace."""

    def half() -> None:
        with ledger.write() as connection:
            journal.begin(connection, "add")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    with ledger.read() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM run")).scalar_one() == 0


def test_sqlite_keeps_what_it_said_it_kept(tmp_path: Path) -> None:
    """Write-ahead log, with every commit on the disk."""
    with open_ledger(tmp_path) as ledger, ledger.read() as connection:
        assert connection.execute(sa.text("PRAGMA journal_mode")).scalar_one() == "wal"
        assert connection.execute(sa.text("PRAGMA synchronous")).scalar_one() == 2
    with closing(sqlite3.connect(tmp_path / "indicia.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_bad_address_is_one_line() -> None:
    """Not a stack of errors."""
    with pytest.raises(UsageError, match="no address of a database"):
        Store("what is this")
