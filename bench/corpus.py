"""A corpus measured: `python -m bench.corpus [--pages 100000] [--read 400] [--workers]`, by processor time.

The first look over a web archive of generated and example pages of which one in fifty concerns a regime,
with reading, hashing and writing; then the cost of a page that is read, with either engine, and of its rows.
Out of both, what a day of a million pages with 2 % relevant would take. With `--workers` the same shards by
one process and by two, by the clock.
"""

import argparse
import resource
import tempfile
import time
from pathlib import Path

from bench.first_look import EVERY, archive
from bench.ledger_pages import page as generated
from indicia import corpus
from indicia.corpus.job import Work
from indicia.corpus.local import Local
from indicia.corpus.shards import items
from indicia.corpus.tables import Page, passed
from indicia.corpus.working import page_rows
from indicia.corpus.writing import Output
from indicia.ledger import Capture
from indicia.statements import ENGINES, Engine

DAY, RELEVANT, CORES = 1_000_000, 0.02, 2


def looked(folder: Path, count: int) -> float:
    """Processor seconds of a page that is passed over: archive, look, digest and row."""
    archive(folder / "pages.warc.gz", count)
    (shard,) = corpus.shards([str(folder / "pages.warc.gz")])
    first = Work.of(corpus.Job()).look
    over, began = 0, time.process_time()
    with Output(folder / "out", shard.folder) as output:
        for number, item in enumerate(items(shard, folder / "pages.warc.gz")):
            if isinstance(item, Capture) and first is not None:
                found = first.page(item.content)
                if found.reason:
                    output.add(passed(Page(number, item, found)))
                    over += 1
    each = (time.process_time() - began) / count
    print(
        f"{count:,} pages, one in {EVERY} to be read, {over:,} passed over: {1e3 * each:.3f} ms a page",
        end="",
    )
    print(f", {1 / each:,.0f} pages/s of one core, with archive, digest and row")
    return each


def read(count: int, engine: Engine) -> float:
    """Processor seconds of a page that is read, with all its rows."""
    mine = Work.of(corpus.Job(engine=engine))
    page_rows(mine, 0, generated(0, relevant=True))
    began = time.process_time()
    for number in range(1, count + 1):
        page_rows(mine, number, generated(number, relevant=True))
    each = (time.process_time() - began) / count
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"read, {engine}: {1e3 * each:.0f} ms a page of {count:,}, {memory:,.0f} MB at most")
    return each


def workers(folder: Path, shards: int) -> None:
    """One process against two over the same shards, by the clock; says nothing on a busy machine."""
    (folder / "in").mkdir()
    for number in range(shards):
        archive(folder / "in" / f"{number}.warc.gz", 1_000)
    taken = []
    for jobs in (1, 2):
        began = time.perf_counter()
        found = corpus.shards([str(folder / "in")])
        corpus.run(corpus.Job(engine="rules"), found, folder / f"out{jobs}", Local(jobs), lambda _: None)
        taken.append(time.perf_counter() - began)
    one, two = taken
    print(f"{shards} shards: {one:.1f} s by one process, {two:.1f} s by two: {100 * one / two / 2:.0f} %")


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--pages", type=int, default=100_000)
    arguments.add_argument("--read", type=int, default=400)
    arguments.add_argument("--workers", action="store_true")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        look = looked(Path(scratch), options.pages)
    for engine in ENGINES:
        each = read(options.read, engine)
        day = DAY * (look + RELEVANT * each)
        whole = f"{1 / (look + RELEVANT * each):,.0f} pages/s of one core"
        print(f"  the whole path, 2 % read: {whole}", end="")
        print(f"; a day of a million: {day / CORES / 60:.0f} minutes on {CORES} cores")
    if options.workers:
        with tempfile.TemporaryDirectory() as scratch:
            workers(Path(scratch), 6)


if __name__ == "__main__":
    main()
