"""The ledger measured: `python -m bench.ledger intake|lookups [--ledger PLACE --archive FOLDER]`.

`intake` takes a web archive of generated pages in, with the shares of the stages and the bytes of a page.
`lookups` fills a ledger with generated statements and times what the program looks up, each question many
times with other words. Kills are measured by `bench.ledger_kills`.
"""

import argparse
import random
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bench.ledger_bulk import PAGES, without_indexes
from bench.ledger_pages import pages as generated
from bench.ledger_pages import write_warc
from bench.processor import Meter
from indicia.intake import Plan, Run, Settings, items
from indicia.intake.reading import make
from indicia.ledger import Capture, Ledger, journal, open_ledger, search
from indicia.ledger import tables as t
from indicia.ledger.keep import Kept

_BATCH = 20_000
_STANCES = ("asserts", "denies", "accuses", "warns", "hedged")
AREAS = ("arms", "coal", "workers", "refined_petroleum", "cyber_theft", "seafood")
_NOUNS = """
coal oil shells workers ships port ministry cargo bank vessel missile company border trade envoy export
import report inspection container barrel transfer permit contract visit shipment factory rail crew flag
"""
_WORDS = _NOUNS.split()


def intake(place: str, archive: Path, count: int, jobs: int, *, relevant: bool) -> None:
    """Pages per second, where the time goes, and what a page takes on the disk."""
    with tempfile.TemporaryDirectory() as scratch:
        warc = Path(scratch) / "pages.warc.gz"
        write_warc(warc, count)
        settings = Settings(Plan("trained", relevant), jobs=jobs)
        began = time.perf_counter()
        with open_ledger(place, archive=archive) as ledger:
            with Run(ledger, "bench", settings) as run:
                run.items(items(str(warc)))
            spent = time.perf_counter() - began
            total = run.report.total
            print(
                f"{count:,} pages, {jobs} processes: {spent:.1f} s by the clock, {count / spent:,.0f} pages/s"
            )
            print(f"outcomes {dict(total)}, passed over {run.report.passed_over:,}")
            print(f"processor seconds: {time.process_time():.1f} here, {_children():.1f} of the readers")
            _bytes(ledger, archive, warc, count)
        began = time.perf_counter()
        with open_ledger(place, archive=archive) as ledger, Run(ledger, "bench", settings) as run:
            run.items(items(str(warc)))
        spent = time.perf_counter() - began
        print(f"the same archive again: {count / spent:,.0f} pages/s, {dict(run.report.total)}")
    _stages(min(count, 1000), relevant=relevant)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _bytes(ledger: Ledger, archive: Path, warc: Path, count: int) -> None:
    raw = sum(len(capture.content) for capture in generated(min(count, 500))) / min(count, 500)
    files = sum(path.stat().st_size for path in (archive / "archive").glob("*.warc.gz"))
    with ledger.read() as connection:
        if ledger.store.is_sqlite:
            size = connection.execute(
                sa.text("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
            )
        else:
            size = connection.execute(sa.text("SELECT pg_database_size(current_database())"))
        database = int(size.scalar_one())
    print(
        f"bytes a page: {raw:,.0f} as HTML, {files / count:,.0f} in the archive "
        f"({warc.stat().st_size / count:,.0f} in the input), {database / count:,.0f} in the database"
    )


def _stages(count: int, *, relevant: bool) -> None:
    """Processor time of each stage, one process, on the same pages."""
    spent: dict[str, float] = {}

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        began = time.process_time()
        yield
        spent[name] = spent.get(name, 0.0) + time.process_time() - began

    plan = Plan("trained", relevant)
    make(next(generated(1)), plan)
    make(next(generated(1)), Plan("trained"))
    with tempfile.TemporaryDirectory() as scratch:
        warc = Path(scratch) / "pages.warc.gz"
        write_warc(warc, count)
        with open_ledger(Path(scratch) / "ledger") as ledger:
            source = iter(items(str(warc)))
            while True:
                with stage("web archive"):
                    capture = next(source, None)
                if not isinstance(capture, Capture):
                    break
                with stage("archive, to the disk"):
                    kept = ledger.keep(capture)
                with stage("extraction, first look" if relevant else "reading"):
                    made = make(capture, plan)
                if relevant and not (hasattr(made, "passed_over") and made.passed_over):
                    with stage("reading of what concerns"):
                        made = make(capture, Plan("trained"))
                with stage("database"):
                    ledger.take(Kept(kept.capture, kept.written), made)
    whole = sum(spent.values())
    print(f"\nstages over {count:,} pages, one process, processor time:")
    for name, seconds in spent.items():
        print(f"  {name:26} {1000 * seconds / count:7.2f} ms a page {100 * seconds / whole:5.1f} %")


def lookups(place: str, archive: Path, count: int, asks: int) -> None:
    """Fill, then ask."""
    with open_ledger(place, archive=archive) as ledger:
        with ledger.read() as connection:
            held = journal.counts(connection)["statement"]
        if held < count:
            began = time.perf_counter()
            fill(ledger, count - held, first=held)
            print(f"{count - held:,} statements filled in {time.perf_counter() - began:.0f} s")
        dice = random.Random(3)  # noqa: S311 - repeatable, not secret
        for name, ask in _questions(dice).items():
            told(name, *measured(ledger, ask, asks))


def timed(ledger: Ledger, ask: Callable[[sa.Connection], object]) -> float:
    """How long a question takes, in milliseconds."""
    began = time.perf_counter()
    with ledger.read() as connection:
        ask(connection)
    return 1000 * (time.perf_counter() - began)


def measured(ledger: Ledger, ask: Callable[[sa.Connection], object], asks: int) -> tuple[list[float], float]:
    """How long a question takes each time, and what it costs the processor, in milliseconds."""
    meter = Meter(ledger)
    before = meter.read()
    times = sorted(timed(ledger, ask) for _ in range(asks))
    return times, 1000 * (meter.read() - before) / asks


def told(name: str, times: list[float], each: float) -> None:
    """A line of the table."""
    middle, late = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    print(
        f"  {name:44} p50 {middle:8.2f} ms   p95 {late:8.2f} ms   most {times[-1]:8.2f} ms"
        f"   {each:7.2f} of the processor",
        flush=True,
    )


def _questions(dice: random.Random) -> dict[str, Callable[[sa.Connection], object]]:
    def asked(**more: Any) -> Callable[[sa.Connection], object]:
        return lambda connection: search.statements(
            connection, search.Asked(**{k: v() for k, v in more.items()})
        )

    def word() -> str:
        return dice.choice(_WORDS)

    def rare() -> str:
        return f"berth{dice.randrange(5000)}"

    def day() -> date:
        return date(2020, 1, 1) + timedelta(days=dice.randrange(2000))

    return {
        "one common word": asked(words=word),
        "two common words": asked(words=lambda: f"{word()} {word()}"),
        "a rare word": asked(words=rare),
        "a rare word and a common one": asked(words=lambda: f"{rare()} {word()}"),
        "a word, one stance": asked(words=word, stance=lambda: dice.choice(_STANCES)),
        "a word, since a day": asked(words=word, since=day),
        "one entity": asked(entity=lambda: dice.randrange(1, 2000)),
        "one entity and a word": asked(entity=lambda: dice.randrange(1, 2000), words=word),
        "exposures of an area": lambda connection: search.exposures(
            connection, search.Asked(area=dice.choice(AREAS))
        ),
        "exposures that cite a paragraph": lambda connection: search.exposures(
            connection, search.Asked(provision=f"S/RES/{dice.randrange(300)}/1")
        ),
    }


def fill(ledger: Ledger, count: int, first: int = 0) -> None:
    """Insert generated statements, ten to a page, with parties and exposures."""
    dice = random.Random(first)  # noqa: S311 - repeatable, not secret
    now = datetime.now(UTC)
    with without_indexes(ledger, (t.entity, *PAGES)):
        with ledger.write() as connection:
            _entities(connection)
        for start in range(first, first + count, _BATCH):
            numbers = range(start, min(start + _BATCH, first + count))
            with ledger.write() as connection:
                _fill(connection, numbers, dice, now)
    analyse(ledger)


def analyse(ledger: Ledger) -> None:
    """Have the store count what it holds, so that it chooses its indexes well."""
    if not ledger.store.is_sqlite:
        with ledger.store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(sa.text("VACUUM ANALYZE"))
    else:
        with ledger.write() as connection:
            connection.execute(sa.text("ANALYZE"))


def _entities(connection: sa.Connection) -> None:
    if connection.execute(sa.select(t.entity.c.id).limit(1)).first():
        return
    rows = [
        {"id": n, "key_sha256": f"generated {n}", "name": f"Body {n}", "kind": "organisation"}
        for n in range(1, 2001)
    ]
    connection.execute(sa.insert(t.entity), rows)


def _fill(connection: sa.Connection, numbers: range, dice: random.Random, now: datetime) -> None:
    pages, statements, parties, exposures, cited = _rows(numbers, dice, now)
    connection.execute(sa.insert(t.record), [row["record"] for row in pages])
    connection.execute(sa.insert(t.page), [row["page"] for row in pages])
    connection.execute(sa.insert(t.version), [row["version"] for row in pages])
    connection.execute(sa.insert(t.reading), [row["reading"] for row in pages])
    connection.execute(sa.insert(t.statement), statements)
    connection.execute(sa.insert(t.party), parties)
    connection.execute(sa.insert(t.exposure), exposures)
    connection.execute(sa.insert(t.cited), cited)


def _rows(numbers: range, dice: random.Random, now: datetime) -> tuple[list[dict[str, Any]], ...]:
    pages, statements, parties, exposures, cited = [], [], [], [], []
    for number in numbers:
        version = number // 10 + 1
        if number % 10 == 0 or number == numbers[0]:
            pages.append(_page(version, number, dice, now))
            if number % 20 == 0:
                row = {
                    "id": version,
                    "reading_id": version,
                    "version_id": version,
                    "key": "x1",
                    "regime": "DPRK-1718",
                }
                row |= {"area": dice.choice(AREAS), "status": "alleged", "spans": {}}
                exposures.append(row | {"statements": ["s0"], "denials": [], "events": []})
                cited.append(
                    {"exposure_id": version, "provision": f"S/RES/{dice.randrange(300)}/1", "why": "w"}
                )
        words = dice.choices(_WORDS, k=dice.randint(8, 24))
        words.insert(dice.randrange(len(words)), f"berth{dice.randrange(5000)}")
        row = {"id": number + 1, "reading_id": version, "version_id": version, "key": f"s{number % 10}"}
        row |= {"source": f"the {dice.choice(_WORDS)} office", "content": " ".join(words), "author": False}
        statements.append(
            row | {"stance": dice.choice(_STANCES), "certainty": "certain", "spans": {"cue": [[0, 4]]}}
        )
        entity = {"entity_id": dice.randint(1, 2000), "item_id": number + 1}
        parties.append(entity | {"version_id": version, "item": "statement", "role": "source"})
    return pages, statements, parties, exposures, cited


def _page(version: int, number: int, dice: random.Random, now: datetime) -> dict[str, Any]:
    sha = f"{number:064d}"
    published = date(2020, 1, 1) + timedelta(days=(version * 2000) // 100_000 % 2000)
    return {
        "record": {"id": version, "sha256": sha, "file": "none", "start": number, "length": 1, "size": 1},
        "page": {"id": version, "place": f"https://a.example/{number}", "place_sha256": sha, "added_at": now},
        "version": {
            "id": version,
            "page_id": version,
            "number": 1,
            "text_sha256": sha,
            "record_id": version,
            "text": " ".join(dice.choices(_WORDS, k=60)),
            "title": "t",
            "outlet": f"Outlet {dice.randrange(50)}",
            "published": published,
            "engine": "generated",
            "added_at": now,
        },
        "reading": {
            "id": version,
            "version_id": version,
            "engine": "generated",
            "data": "d",
            "made_at": now,
            "content": b"",
        },
    }


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("what", choices=["intake", "lookups"])
    arguments.add_argument("--ledger", help="else a folder that is taken away afterwards")
    arguments.add_argument("--archive", type=Path)
    arguments.add_argument("--pages", type=int, default=10_000)
    arguments.add_argument("--jobs", type=int, default=2)
    arguments.add_argument("--read-all", action="store_true", help="without the first look")
    arguments.add_argument("--statements", type=int, default=1_000_000)
    arguments.add_argument("--asks", type=int, default=100)
    options = arguments.parse_args()
    scratch = tempfile.mkdtemp(prefix="indicia-bench-")
    place = options.ledger or scratch
    archive = options.archive or Path(place)
    if options.what == "intake":
        intake(place, archive, options.pages, options.jobs, relevant=not options.read_all)
    else:
        lookups(place, archive, options.statements, options.asks)
    shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    main()
