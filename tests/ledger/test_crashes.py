"""Killed at any moment, and two at once: nothing lost, nothing twice, on both stores."""

import json
import subprocess
import sys
from pathlib import Path

from bench.ledger_pages import write_warc
from indicia.intake import Run, Settings
from indicia.ledger import journal
from tests.stores import Place

ROOT = Path(__file__).parents[2]


def test_killed_at_random(place: Place) -> None:
    """Twelve kills with SIGKILL; the bench does two hundred."""
    command = [sys.executable, "-m", "bench.ledger_kills", "--ledger", place.name]
    command += ["--archive", str(place.folder), "--kills", "12", "--pages", "20", "--seed", "5"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["kills"] == 12


def test_two_processes_at_once(place: Place, tmp_path: Path) -> None:
    """Both take in the same archive into one new ledger: each page is there once."""
    warc = tmp_path / "pages.warc.gz"
    write_warc(warc, 24, share=0.5)
    words = ["add", str(warc), *place.words, "--engine", "rules", "--jobs", "0"]
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "indicia", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    for process in both:
        out, err = process.communicate(timeout=300)
        assert process.returncode == 0, (out + err).decode()
    with place.open() as ledger:
        with ledger.read() as connection:
            counts = journal.counts(connection)
        assert [counts[name] for name in ("page", "version", "record", "reading")] == [24, 24, 24, 24]
        assert ledger.verify().wrong == []
        assert list(ledger.leftover()) == []


def test_a_killed_run_is_told_as_unfinished(place: Place) -> None:
    """A run without an end is told by the next, once, so that half the work never looks like all of it."""
    with place.open() as ledger:
        with ledger.write() as connection:
            journal.begin(connection, "add crawl.warc.gz")
        with Run(ledger, "add", Settings(jobs=0)) as run:
            (told,) = run.report.told
        with Run(ledger, "add", Settings(jobs=0)) as run:
            assert run.report.told == []
    assert told.startswith("`add crawl.warc.gz`, begun ")
