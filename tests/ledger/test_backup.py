"""A copy of a ledger is a ledger, made while somebody writes."""

import threading
from pathlib import Path

import pytest

from indicia.ledger import Ledger, journal, open_ledger
from indicia.model import LedgerError, UsageError
from tests.stores import DENIAL, take


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A ledger of one page in SQLite."""
    with open_ledger(tmp_path / "ledger") as ledger:
        take(ledger, DENIAL)
        ledger.sources.write_text("", encoding="utf-8")
    return tmp_path / "ledger"


def _pages(ledger: Ledger) -> int:
    with ledger.read() as connection:
        return journal.counts(connection)["page"]


def test_a_copy_made_while_pages_come_in_agrees_with_itself(folder: Path, tmp_path: Path) -> None:
    """Each copy verifies, holds what was there when it was begun, and takes more in."""
    enough = threading.Event()

    def write() -> None:
        with open_ledger(folder) as ledger:
            number = 0
            while not enough.is_set():
                number += 1
                take(ledger, DENIAL, f"https://daily.example/{number}")
                take(ledger, f"{DENIAL} Berth {number}.", f"https://daily.example/other/{number}")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            with open_ledger(folder) as ledger:
                before = _pages(ledger)
                assert ledger.backup(tmp_path / f"copy{number}") > 0
            with open_ledger(tmp_path / f"copy{number}") as copy:
                assert copy.sources.exists()
                list(copy.leftover())
                assert copy.verify().wrong == []
                assert _pages(copy) >= before
                take(copy, DENIAL, "https://daily.example/later")
    finally:
        enough.set()
        writer.join()


def test_nothing_is_written_over(folder: Path, tmp_path: Path) -> None:
    """Neither a folder that is there, nor one within the ledger."""
    (tmp_path / "there").mkdir()
    with open_ledger(folder) as ledger:
        with pytest.raises(UsageError, match="there already"):
            ledger.backup(tmp_path / "there")
        with pytest.raises(UsageError, match="within the ledger"):
            ledger.backup(folder / "copy")


def test_what_cannot_be_finished_is_not_left_behind(folder: Path, tmp_path: Path) -> None:
    """A file of the archive that cannot be read ends it in one line, without half a copy."""
    (folder / "archive" / "lost.warc.gz").symlink_to(tmp_path / "nowhere")
    with open_ledger(folder) as ledger, pytest.raises(LedgerError, match="could not be written"):
        ledger.backup(tmp_path / "copy")
    assert [path.name for path in tmp_path.iterdir()] == ["ledger"]


def test_rows_in_postgresql_are_copied_by_its_own_tools(ledger: Ledger, tmp_path: Path) -> None:
    """Said in one line."""
    if not ledger.store.is_sqlite:
        with pytest.raises(UsageError, match="pg_dump"):
            ledger.backup(tmp_path / "copy")
