"""A day of news: `python -m bench.corpus_day [--pages 100000] [--jobs 1 2] [--engine rules] [--real]`.

Shards of generated pages, of which one in fifty concerns a regime, are read as `indicia corpus run` does,
with first look, reading, rows and files, by one number of processes after the other: by the clock, and by the
processors (the start of each process in it). `--real` makes pages as large as those of the news: 600 words,
and 61 KB of HTML around them. Give each process a core.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path

from bench.ledger_pages import page
from indicia import corpus
from indicia.corpus.local import Local
from indicia.ledger.records import packed
from indicia.statements import ENGINES

EVERY = 50
DAY = 1_000_000
WORDS, SIZE = 600, 61_000  # of a real page


def shards(folder: Path, pages: int, parts: int, *, real: bool) -> None:
    """Write the pages, evenly strewn with those that concern a regime."""
    folder.mkdir()
    words, size = (WORDS, SIZE) if real else (0, 0)
    for part in range(parts):
        with (folder / f"{part:03d}.warc.gz").open("wb") as file:
            for number in range(part * pages // parts, (part + 1) * pages // parts):
                made = page(number, relevant=number % EVERY == 0, words=words, size=size)
                file.write(packed(made))


def run(source: Path, out: Path, job: corpus.Job, jobs: int) -> tuple[float, float]:
    """Seconds by the clock, and of the processors."""
    began, before = time.perf_counter(), os.times()
    done = corpus.run(job, corpus.shards([str(source)]), out, Local(jobs), lambda _: None)
    after = os.times()
    spent = after.user + after.system + after.children_user + after.children_system
    spent -= before.user + before.system + before.children_user + before.children_system
    if done.failed:
        raise SystemExit(f"{len(done.failed)} shards failed: {done.failed[0]}")
    print(f"  {jobs} processes: {done.manifest.total}, {done.manifest.rows}", flush=True)
    return time.perf_counter() - began, spent


def main() -> None:
    """Make, read, tell."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--pages", type=int, default=100_000)
    arguments.add_argument("--shards", type=int, default=16)
    arguments.add_argument("--jobs", type=int, nargs="+", default=[2])
    arguments.add_argument("--engine", choices=ENGINES, default="rules")
    arguments.add_argument("--real", action="store_true", help="pages as large as those of the news")
    options = arguments.parse_args()
    clocks = []
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "in"
        shards(source, options.pages, options.shards, real=options.real)
        for jobs in options.jobs:
            out = Path(scratch) / f"out{jobs}"
            clock, spent = run(source, out, corpus.Job(engine=options.engine), jobs)
            clocks.append(clock)
            rate = options.pages / clock
            told = f"{options.pages:,} pages, {options.engine}, {jobs} processes: {clock:.1f} s by the clock"
            print(f"{told}, {spent:.1f} s of processors, {rate:,.0f} pages/s", end="")
            print(f"; a million: {DAY / rate / 60:.1f} minutes", flush=True)
    if len(clocks) > 1:
        share = clocks[0] * options.jobs[0] / clocks[-1] / options.jobs[-1]
        print(
            f"{options.jobs[-1]} processes are {100 * share:.0f} % as good as so many times {options.jobs[0]}"
        )


if __name__ == "__main__":
    main()
