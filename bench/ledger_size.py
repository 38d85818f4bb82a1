"""A ledger as large as one likes: `python -m bench.ledger_size fill|lookups [CORPUS.jsonl...] --ledger ...`.

`fill` reads pages with the real engine (the example pages, generated ones, and the `text` of each line of the
files named), takes them in as the program does, brings their claims up to date, and has the store copy all
rows (readings, statements, events, exposures, names, claims) as other pages of later days, until it holds
`--statements`. `lookups` asks what the rooms of the desk ask. Sizes are told by both.
"""

import argparse
import json
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bench.first_look import EXAMPLES
from bench.ledger import analyse, measured, told
from bench.ledger_bulk import CLAIMS, PAGES, copy_once, last_ids, without_indexes
from bench.ledger_pages import pages as generated
from indicia import origins
from indicia.intake import Plan
from indicia.intake.reading import make
from indicia.ledger import Capture, Ledger, claims, entities, open_ledger, overview, search
from indicia.ledger import pages as kept
from indicia.ledger import tables as t
from indicia.origins.kept import refresh

_EVERY = 20  # copies in one unit of writing
_SPREAD = 2000  # days over which the copies are told


def fill(ledger: Ledger, corpora: list[Path], made: int, statements: int) -> None:
    """Read, take in, and copy up to a number of statements."""
    with ledger.read() as connection:
        if connection.execute(sa.select(t.page.c.id).limit(1)).first():
            raise SystemExit("the ledger holds pages already: name one that is empty")
    began, plan = time.perf_counter(), Plan("rules")
    for capture in _pages(corpora, made):
        ledger.take(ledger.keep(capture), make(capture, plan))
    found = refresh(ledger, origins.known())
    with ledger.read() as connection:
        last = last_ids(connection, (*PAGES, *CLAIMS))
    read = f"{last['page']:,} pages read, {last['statement']:,} statements, {found.claims:,} claims"
    print(f"{read}: {time.perf_counter() - began:.0f} s", flush=True)
    copies = -(-statements // last["statement"]) - 1
    began = time.perf_counter()
    with without_indexes(ledger, (*PAGES, *CLAIMS)):
        for start in range(1, copies + 1, _EVERY):
            with ledger.write() as connection:
                for number in range(start, min(start + _EVERY, copies + 1)):
                    days = number * _SPREAD // copies
                    copy_once(connection, (*PAGES, *CLAIMS), last, number, days)
            print(f"  {start:,} of {copies:,} copies, {time.perf_counter() - began:.0f} s", flush=True)
    held = time.perf_counter()
    analyse(ledger)
    print(f"counted and cleared up in {time.perf_counter() - held:.0f} s")
    print(f"{copies:,} copies in {time.perf_counter() - began:.0f} s")


def _pages(corpora: list[Path], made: int) -> Iterator[Capture]:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    for path in sorted(EXAMPLES.glob("*.html")):
        yield Capture(f"https://examples.example/{path.name}", path.read_bytes(), now, status=200)
    yield from generated(made, share=1.0)
    for path in corpora:
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            content = json.loads(line)["text"].encode()
            day = date(2019, 1, 1) + timedelta(days=number % 300)
            yield Capture(f"https://{path.stem}.example/{number}", content, now, published=day, status=200)


def lookups(ledger: Ledger, asks: int) -> None:
    """What the rooms of the desk ask, each question many times with other words, names and days."""
    sizes(ledger)
    dice = random.Random(3)  # noqa: S311 - repeatable, not secret
    with ledger.read() as connection:
        questions = _questions(connection, dice)
    for name, ask in questions.items():
        told(name, *measured(ledger, ask, asks))


Question = Callable[[sa.Connection], object]


def _questions(connection: sa.Connection, dice: random.Random) -> dict[str, Question]:
    ordered = _words(connection)
    often, seldom = ordered[:200], ordered[200:] or ordered
    newest = connection.execute(sa.select(sa.func.max(t.version.c.id))).scalar_one()
    near = t.version.c.id.in_([dice.randrange(1, newest) for _ in range(1000)])
    versions = list(connection.execute(sa.select(t.version.c.id).where(near)).scalars())
    spoken = [one.entity.id for one in overview.spoken_of(connection, limit=300)]
    names = spoken or list(connection.execute(sa.select(t.entity.c.id).limit(300)).scalars())
    stored = [line.number for line in claims.find(connection, claims.Asked(limit=2000))]

    def asked(find: Callable[[sa.Connection, search.Asked], object], **more: Callable[[], Any]) -> Question:
        return lambda held: find(held, search.Asked(limit=26, **{k: v() for k, v in more.items()}))

    def common() -> str:
        return dice.choice(often)

    def rare() -> str:
        return dice.choice(seldom)

    def day() -> date:
        return date(2019, 1, 1) + timedelta(days=dice.randrange(_SPREAD))

    def name() -> int:
        return dice.choice(names)

    def stance() -> str:
        return dice.choice(("denies", "accuses", "hedged", "asserts"))

    said, concern, found = search.statements, search.exposures, search.articles
    return {
        "statements: a common word": asked(said, words=common),
        "statements: two common words": asked(said, words=lambda: f"{common()} {common()}"),
        "statements: a rare word": asked(said, words=rare),
        "statements: a rare word and a common one": asked(said, words=lambda: f"{rare()} {common()}"),
        "statements: a word, one stance": asked(said, words=common, stance=stance),
        "statements: a word, since a day": asked(said, words=common, since=day),
        "statements: a word, until a day": asked(said, words=common, until=day),
        "statements: of one name": asked(said, entity=name),
        "statements: of one name, a word": asked(said, entity=name, words=common),
        "statements: of one name, a stance": asked(said, entity=name, stance=stance),
        "exposures: of an area": asked(concern, area=lambda: dice.choice(("coal", "arms", "workers"))),
        "exposures: of an area, a word": asked(concern, area=lambda: "coal", words=common),
        "exposures: of an area, since a day": asked(concern, area=lambda: "arms", since=day),
        "articles: a common word": asked(found, words=common),
        "articles: a rare word and a common one": asked(found, words=lambda: f"{rare()} {common()}"),
        "today: what came in": lambda held: overview.arrivals(held, limit=25),
        "today: what waits": lambda held: overview.undecided(held, 8),
        "names: who is spoken of": overview.spoken_of,
        "names: by name": lambda held: list(entities.named(held, rare()[:4], 20)),
        "a name: its events": lambda held: overview.events_of(held, name()),
        "a name: on which pages": lambda held: overview.appears_on(held, name()),
        "a name: with whom": lambda held: overview.beside(held, name()),
        "law: how often each paragraph is cited": overview.cited_counts,
        "search: the outlets": overview.outlets,
        "reader: a page": lambda held: kept.version(held, dice.choice(versions)),
        "claims: the newest": lambda held: claims.find(held, claims.Asked()),
        "claims: of a party and days": lambda held: claims.find(
            held, claims.Asked(party=dice.choice(("PRK", "RUS", "CHN")), since=day())
        ),
        "claims: with two origins, until a day": lambda held: claims.find(
            held, claims.Asked(origins=2, until=day())
        ),
        "claims: one, with history and origins": lambda held: claims.claim(held, dice.choice(stored)),
    }


def _words(connection: sa.Connection) -> list[str]:
    """The words of some statements, those in most of them first."""
    held = connection.execute(sa.select(t.statement.c.content).where(t.statement.c.id <= 20_000)).scalars()
    counts = Counter(word for text in held for word in set(re.findall(r"[a-z]{4,}", text.lower())))
    return [word for word, _ in counts.most_common(5_000)]


def sizes(ledger: Ledger) -> None:
    """How many rows, and how large: tables with their indexes."""
    if ledger.store.is_sqlite:
        print(f"database: {(ledger.folder / 'indicia.db').stat().st_size / 1e9:.1f} GB")
        return
    query = """
        SELECT relname, greatest(reltuples, 0), pg_table_size(oid), pg_indexes_size(oid) FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        ORDER BY pg_total_relation_size(oid) DESC
    """
    with ledger.read() as connection:
        rows = connection.execute(sa.text(query)).all()
    for name, count, size, indexes in rows[:10]:
        print(f"  {name:14} {count:14,.0f} rows {size / 1e9:7.2f} GB, indexes {indexes / 1e9:6.2f} GB")
    print(f"  in all {sum(row[2] + row[3] for row in rows) / 1e9:.1f} GB")


def main() -> None:
    """Fill or measure."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("what", choices=["fill", "lookups"])
    arguments.add_argument("corpus", nargs="*", type=Path)
    arguments.add_argument("--ledger", required=True)
    arguments.add_argument("--archive", type=Path)
    arguments.add_argument("--made", type=int, default=300, help="generated pages among those that are read")
    arguments.add_argument("--statements", type=int, default=10_000_000)
    arguments.add_argument("--asks", type=int, default=100)
    options = arguments.parse_args()
    with open_ledger(options.ledger, archive=options.archive or Path(options.ledger)) as ledger:
        if options.what == "fill":
            fill(ledger, options.corpus, options.made, options.statements)
            sizes(ledger)
        else:
            lookups(ledger, options.asks)


if __name__ == "__main__":
    main()
