"""A day of news: `python -m bench.corpus_day [--pages N] [--jobs 1 2] [--engine E] [--real] [--folder DIR]`.

Shards of generated pages, of which one in fifty concerns a regime, are read as `indicia corpus run` does,
with first look, reading, rows and files, by one number of processes after the other: by the clock, and by
the processors (the start of each process in it). `--real` makes pages as large as those of the news: 600
words, and 61 KB of HTML around them; one in ten names a party besides, and one in ten of those is read. Give
each process a core.

With `--folder` all is kept there and the same command goes on where it was ended: shards that were made or
read stay so, and the clock of what was read is added up. 100,000 real pages are 1.0 GB, with their output.
"""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import structs

from bench.ledger_pages import page
from indicia import corpus
from indicia.corpus.local import Local
from indicia.ledger import Capture
from indicia.ledger.records import packed
from indicia.statements import ENGINES

EVERY, NAMED = 50, 10
DAY = 1_000_000
WORDS, SIZE = 600, 61_000  # of a real page
NOTHING = b"<p>The Iranian film won a prize in Cannes.</p></article>"


def shards(folder: Path, pages: int, parts: int, *, real: bool) -> None:
    """Write the pages, evenly strewn with those that concern a regime; shards that are there stay."""
    folder.mkdir(exist_ok=True)
    for part in range(parts):
        path = folder / f"{part:04d}.warc.gz"
        if not path.exists():
            made = path.with_suffix(".part")
            with made.open("wb") as file:
                for number in range(part * pages // parts, (part + 1) * pages // parts):
                    file.write(packed(_page(number, real=real)))
            made.rename(path)


def _page(number: int, *, real: bool) -> Capture:
    words, size = (WORDS, SIZE) if real else (0, 0)
    made = page(number, relevant=number % EVERY == 0, words=words, size=size)
    if real and number % NAMED == 1:
        made = structs.replace(made, content=made.content.replace(b"</article>", NOTHING))
    return made


class Clock:
    """Seconds by the clock and of the processors for so many pages; kept, so that the next run goes on."""

    def __init__(self, path: Path) -> None:
        self._path = path
        held = json.loads(path.read_text("utf-8")) if path.exists() else [0, 0.0, 0.0]
        self.pages, self.clock, self.spent = int(held[0]), float(held[1]), float(held[2])
        self._before = self.clock, self.spent
        self._began, self._used = time.perf_counter(), _used()

    def told(self, one: corpus.Done | corpus.Failed) -> None:
        """A shard is read."""
        if isinstance(one, corpus.Failed):
            raise SystemExit(f"{one.shard} failed: {one.why}")
        self.pages += one.pages
        self.stop()
        print(f"  {one.shard}: {one.read:,} of {one.pages:,} read; {self}", flush=True)

    def stop(self) -> None:
        """Take the time, and keep it; processes that still run are in the clock alone."""
        self.clock = self._before[0] + time.perf_counter() - self._began
        self.spent = self._before[1] + _used() - self._used
        self._path.write_text(json.dumps([self.pages, self.clock, self.spent]), "utf-8")

    def __str__(self) -> str:
        """So far, and what a day comes to."""
        rate = self.pages / max(self.clock, 1e-9)
        return (
            f"{self.pages:,} pages in {self.clock:.1f} s; a million: {DAY / max(rate, 1e-9) / 60:.1f} minutes"
        )


def _used() -> float:
    now = os.times()
    return now.user + now.system + now.children_user + now.children_system


def run(folder: Path, job: corpus.Job, jobs: int) -> Clock:
    """Read the shards of a folder by so many processes."""
    name = f"out-{job.engine}-{jobs}"
    clock = Clock(folder / f"{name}.json")
    done = corpus.run(job, corpus.shards([str(folder / "in")]), folder / name, Local(jobs), clock.told)
    clock.stop()
    print(
        f"  {jobs} processes: {done.manifest.total}, {done.manifest.reasons}, {done.manifest.rows}",
        flush=True,
    )
    return clock


@contextmanager
def _place(folder: Path | None) -> Iterator[Path]:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        yield folder
        return
    with tempfile.TemporaryDirectory() as scratch:
        yield Path(scratch)


def main() -> None:
    """Make, read, tell."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--pages", type=int, default=100_000)
    arguments.add_argument("--shards", type=int, default=16)
    arguments.add_argument("--jobs", type=int, nargs="+", default=[2])
    arguments.add_argument("--engine", choices=ENGINES, default="rules")
    arguments.add_argument("--real", action="store_true", help="pages as large as those of the news")
    arguments.add_argument("--folder", type=Path, help="keep all here, and go on where it was ended")
    options = arguments.parse_args()
    clocks = []
    with _place(options.folder) as folder:
        shards(folder / "in", options.pages, options.shards, real=options.real)
        for jobs in options.jobs:
            clock = run(folder, corpus.Job(engine=options.engine), jobs)
            clocks.append(clock.clock)
            told = f"{options.engine}, {jobs} processes: {clock}, {clock.pages / clock.clock:,.0f} pages/s"
            print(f"{told}, {clock.spent:.1f} s of processors", flush=True)
    if len(clocks) > 1:
        share = clocks[0] * options.jobs[0] / clocks[-1] / options.jobs[-1]
        print(
            f"{options.jobs[-1]} processes are {100 * share:.0f} % as good as so many times {options.jobs[0]}"
        )


if __name__ == "__main__":
    main()
