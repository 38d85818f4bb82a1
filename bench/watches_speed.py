"""A thousand watches over a ledger of a million statements: what a new page costs, in CPU time."""

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from msgspec import structs

import indicia
from indicia.language.names.data import states
from indicia.ledger import Capture, Engine, Ledger, Made, open_ledger
from indicia.ledger import tables as t
from indicia.ledger.packing import pack
from indicia.model import PageError, Reading, Watch
from indicia.watches import packaged, run_all
from indicia.watches.index import Index

WATCHES, PAGES, PER_PAGE, STATES = 1_000, 100_000, 10, 3
EXAMPLES = Path(__file__).parents[1] / "examples"
CHUNK = 5_000


def watches(count: int) -> list[Watch]:
    """Watches like those of the pack, each on parties of its own; every tenth on the pack's parties."""
    chance = random.Random(7)  # noqa: S311 - repeatable, not secret
    codes = sorted(states())
    found = []
    for number in range(count):
        like = chance.choice(list(packaged().values()))
        made = structs.replace(like, id=f"w{number}", direction=None)
        if number % 10:
            made = structs.replace(
                made, actors=(chance.choice(codes),), counterparts=tuple(chance.sample(codes, 2))
            )
        found.append(made)
    return found


def readings() -> list[tuple[str, Reading]]:
    """The example pages that hold an article, read."""
    found = []
    for path in sorted(path for path in EXAMPLES.rglob("*") if path.suffix in (".html", ".txt")):
        with suppress(PageError):  # one of the examples is a page without an article
            found.append((path.name, indicia.read(path.read_bytes(), engine="rules")))
    return found


def cpu(work: Callable[[], Any], times: int = 1) -> float:
    """Milliseconds of CPU time that some work takes, on average."""
    began = time.process_time()
    for _ in range(times):
        work()
    return 1000 * (time.process_time() - began) / times


def fill(ledger: Ledger, pages: int) -> None:
    """Rows as many readings would leave them; their articles are one line each."""
    chance = random.Random(11)  # noqa: S311 - repeatable, not secret
    now = datetime.now(UTC)
    empty = indicia.read("A line of a page that says nothing at all of anybody.\n", engine="rules")
    content = pack(empty, empty.article.text)
    with ledger.write() as connection:
        record = {"sha256": "0" * 64, "file": "none", "start": 0, "length": 0, "size": 0}
        record_id = connection.execute(sa.insert(t.record).values(**record).returning(t.record.c.id)).scalar()
        for code in sorted(states()):
            row = {"key_sha256": code, "name": states()[code].name, "kind": "state", "country": code}
            connection.execute(sa.insert(t.entity).values(**row))
    for start in range(1, pages + 1, CHUNK):
        with ledger.write() as connection:
            for table, rows in _rows(range(start, start + CHUNK), chance, (now, record_id, content, empty)):
                connection.execute(sa.insert(table), rows)


def _rows(
    numbers: range, chance: random.Random, held: tuple[Any, ...]
) -> Iterator[tuple[sa.Table, list[dict[str, Any]]]]:
    now, record, content, empty = held
    hashes = {n: f"{n:064d}" for n in numbers}
    page = {"source": None, "added_at": now}
    yield t.page, [page | {"id": n, "place": f"https://{n}", "place_sha256": hashes[n]} for n in numbers]
    version = {
        "number": 1,
        "record_id": record,
        "text": empty.article.text,
        "engine": "rules",
        "added_at": now,
    }
    yield (
        t.version,
        [
            version | {"id": n, "page_id": n, "text_sha256": hashes[n], "published": date(2024, 1, 1)}
            for n in numbers
        ],
    )
    reading = {"engine": "rules", "data": "1", "made_at": now, "content": content}
    yield t.reading, [reading | {"id": n, "version_id": n} for n in numbers]
    statement = {"source": "somebody", "content": "that it was so", "stance": "asserts", "author": False}
    statement |= {"spans": {}}
    yield (
        t.statement,
        [
            statement | {"reading_id": n, "version_id": n, "key": f"s{k}"}
            for n in numbers
            for k in range(PER_PAGE)
        ],
    )
    yield (
        t.appearance,
        [
            {"reading_id": n, "entity_id": 1 + chance.randrange(190), "key": f"n{k}", "mentions": 1}
            for n in numbers
            for k in range(STATES)
        ],
    )


def take(ledger: Ledger, name: str, reading: Reading) -> None:
    """Take a page in that was read already."""
    capture = Capture(f"https://new.example/{name}", name.encode(), datetime.now(UTC))
    ledger.take(ledger.keep(capture), Made(reading, Engine("rules", "1")))


def measure() -> None:
    """Print what a new page costs."""
    held, pages = watches(WATCHES), readings()
    index = Index(tuple(held))
    print(f"{WATCHES:,} watches, index: {cpu(lambda: index.match(*pages[0])):.0f} ms")
    costs = sorted(cpu(partial(index.match, *page), 5) for page in pages)
    met = [len(index.match(*page)) for page in pages]
    print(f"a new page matched: median {costs[len(costs) // 2]:.1f} ms, longest {costs[-1]:.1f} ms")
    print(
        f"   {len(pages)} pages of {sum(len(r.article.text.split()) for _, r in pages):,} words, "
        f"each met by {min(met)} to {max(met)} watches"
    )
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder)) as ledger:
        fill(ledger, PAGES)
        for name, reading in pages[1:]:
            take(ledger, name, reading)
        first = cpu(lambda: run_all(ledger, held))
        print(
            f"{PAGES * PER_PAGE:,} statements in the ledger; all watches for the first time: {first:.0f} ms"
        )
        quiet = cpu(lambda: run_all(ledger, held))
        print(f"a round with nothing new: {quiet:.0f} ms")
        take(ledger, *pages[0])
        count = len(index.match(*pages[0]))
        print(
            f"a round with a new page that {count} of them meet, weighed: "
            f"{cpu(lambda: run_all(ledger, held)):.0f} ms"
        )
