"""Killing an intake at random moments: `python -m bench.ledger_kills`; nothing may be lost, nothing twice.

A driver loads everything once and forks children that take pages in; each child is killed (SIGKILL) after a
random time, the next one goes on. Whenever all pages are in, the ledger is checked and a new one begun.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from io import BytesIO
from pathlib import Path

import msgspec
from fastwarc.warc import ArchiveIterator

from bench.ledger_pages import pages, write_warc
from indicia.intake import Plan, Run, Settings, items
from indicia.intake.reading import make
from indicia.ledger import Ledger, journal, open_ledger
from indicia.ledger import pages as kept_pages

SETTINGS = Settings(Plan(engine="rules"), jobs=0)


class LostError(Exception):
    """A page was lost, or is there twice."""


def kill_often(
    place: str, archive: Path, *, kills: int, count: int = 30, longest: float = 1.5, seed: int = 1
) -> dict[str, int]:
    """Kill so many intakes, over as many archives of so many pages as it takes.

    Raises:
        LostError: when something is lost or twice.
    """
    dice = random.Random(seed)  # noqa: S311 - repeatable, not secret
    done = Counter(kills=0, rounds=0)
    open_ledger(place, archive=archive).close()
    with tempfile.TemporaryDirectory() as scratch:
        while done["kills"] < kills:
            warc = Path(scratch) / f"pages-{done['rounds']}.warc.gz"
            write_warc(warc, count, share=0.5, first=count * done["rounds"])
            make(next(pages(1)), SETTINGS.plan)  # the children find the model loaded
            _round(place, archive, warc, dice, done, kills=kills, longest=longest)
            _finish(place, archive, warc)
            done["rounds"] += 1
            with open_ledger(place, archive=archive) as ledger:
                check(ledger, count * done["rounds"])
    return dict(done)


def _round(  # noqa: PLR0913 - the state of one measurement
    place: str,
    archive: Path,
    warc: Path,
    dice: random.Random,
    done: Counter[str],
    *,
    kills: int,
    longest: float,
) -> None:
    """Kill until the pages of an archive are all in, or it is enough."""
    held = 0
    while done["kills"] < kills and _killed(place, archive, warc, dice.uniform(0.0, longest)):
        done["kills"] += 1
        with open_ledger(place, archive=archive) as ledger, ledger.read() as connection:
            now = journal.counts(connection)["page"]
            ahead = sum(1 for _ in ledger.leftover())
        done["of these with bytes ahead of their rows"] += ahead > 0
        expect(now >= held, f"{held - now} pages were lost")
        done["of these with new pages taken in"] += now > held
        held = now


def _killed(place: str, archive: Path, warc: Path, after: float) -> bool:
    """Whether the child had to be killed; it may have come to its end before."""
    child = os.fork()
    if child == 0:
        try:
            _finish(place, archive, warc)
        finally:
            os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _finish(place: str, archive: Path, warc: Path) -> None:
    with open_ledger(place, archive=archive) as ledger, Run(ledger, "kills", SETTINGS) as run:
        run.items(items(str(warc)))


def check(ledger: Ledger, count: int) -> None:
    """Every page is there once, with one version and one reading, and its bytes are in the archive once."""
    with ledger.read() as connection:
        counts = journal.counts(connection)
        places = Counter(version.place for version in kept_pages.versions(connection))
    for name in ("page", "version", "record", "reading"):
        expect(counts[name] == count, f"{counts[name]} rows of {name}, not {count}")
    expect(len(places) == count, "a page is there twice")
    expect(counts["failure"] == 0, "a page failed")
    hashes = Counter(_hashes(ledger))
    expect(sum(hashes.values()) == count, f"{sum(hashes.values())} records in the archive, not {count}")
    expect(max(hashes.values()) == 1, "bytes are in the archive twice")
    found = ledger.verify()
    expect(not found.wrong, "; ".join(found.wrong))


def expect(held: object, otherwise: str) -> None:
    """Raise LostError unless it holds."""
    if not held:
        raise LostError(otherwise)


def _hashes(ledger: Ledger) -> list[str]:
    records = (
        record
        for path in ledger.archive.files()
        for record in ArchiveIterator(BytesIO(path.read_bytes()), parse_http=False)
    )
    kept = (record for record in records if record.headers.get("WARC-Type") in {"response", "resource"})
    return [str(record.headers.get("WARC-Payload-Digest")) for record in kept]


def main() -> None:
    """Kill, and print what happened as one JSON document."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument(
        "--ledger", required=True, help="a folder that is not there yet, or postgresql://..."
    )
    arguments.add_argument("--archive", type=Path, required=True)
    arguments.add_argument("--kills", type=int, default=200)
    arguments.add_argument("--pages", type=int, default=30)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    done = kill_often(
        options.ledger, options.archive, kills=options.kills, count=options.pages, seed=options.seed
    )
    sys.stdout.write(msgspec.json.encode(done).decode() + "\n")


if __name__ == "__main__":
    main()
