"""A copy of a ledger while others write to it: the copy is a ledger.

::

    database, one state of it -> archive, which may only hold more than that -> what people wrote beside it

A record is in the archive before a row points to it, so an archive copied after the database lacks none; what
it holds more is taken in by the next run, as after a crash.
"""

import shutil
import sqlite3
from pathlib import Path

from indicia.model import LedgerError, UsageError


def backup(folder: Path, database: str, to: Path) -> int:
    """Copy a ledger's folder into one that is not there yet: how many bytes it takes.

    Raises:
        UsageError: if something is there already, or the ledger is around it.
        LedgerError: if it cannot be written; nothing is left behind then.
    """
    if to.exists():
        raise UsageError(f"{to} is there already: name a folder that is not")
    if to.resolve().is_relative_to(folder.resolve()):
        raise UsageError(f"{to} lies within the ledger: name a folder outside it")
    unfinished = to.with_name(f"{to.name}.unfinished")
    try:
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        _database(folder / database, unfinished / database)
        left_out = shutil.ignore_patterns(f"{database}*", "*.lock")
        shutil.copytree(folder, unfinished, ignore=left_out, dirs_exist_ok=True)
        unfinished.rename(to)
    except (OSError, sqlite3.Error) as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise LedgerError(
            f"{to} could not be written ({error}): make room, or name another folder"
        ) from error
    return sum(path.stat().st_size for path in to.rglob("*") if path.is_file())


def _database(source: Path, target: Path) -> None:
    """One state of the database; in its write-ahead mode neither waits for the other."""
    one, other = sqlite3.connect(source), sqlite3.connect(target)
    try:
        one.backup(other)
        other.execute("PRAGMA journal_mode = WAL")
    finally:
        other.close()
        one.close()
