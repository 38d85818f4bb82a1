"""The desk under load: `python -m bench.web [--ledger PLACE] [--readers 50] [--editors 5] [--seconds 120]`.

Fills a ledger with generated statements (as `bench.ledger` does) unless it holds them, serves it in a process
of its own, and lets readers go through the rooms and editors write notes and corrections at once. Tells the
50th and 95th percentile by room, errors, requests a second, and what a request costs the server's processor,
which is the figure to compare on a busy machine. Else give both cores to nobody else.

With `--ledger` (a folder, or a PostgreSQL address with `--archive`) what was filled is kept for next time.
`--readers 1 --editors 0 --think 0` asks one page after another: how long a room takes by itself.
"""

import argparse
import asyncio
import multiprocessing
import random
import re
import socket
import statistics
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import sqlalchemy as sa
import uvicorn

from bench.ledger import fill
from bench.processor import spent
from indicia.app import web
from indicia.app.access import hash_key, new_key
from indicia.app.server import Settings, make
from indicia.ledger import claims, open_ledger, overview, people
from indicia.ledger import tables as t
from tests.stores import DENIAL, take


def serve(place: str, archive: Path, port: int) -> None:
    """Serve in this process until it is ended."""
    with open_ledger(place, archive=archive) as ledger:
        app = make(ledger, Settings(a_minute=1_000_000))
        web.warm()  # as `indicia serve` does
        uvicorn.run(app, host="127.0.0.1", port=port, log_level="error", access_log=False)


class Desk(NamedTuple):
    """What people ask for: words and names of the ledger, pages that can be read, claims; a key for each."""

    keys: list[str]
    words: list[str]
    names: list[int]
    read: list[int]
    edited: list[int]
    claims: list[int]


def prepare(place: str, archive: Path, statements: int, people_count: int) -> Desk:
    """Statements, a few real pages to edit, and a key for each person."""
    keys = [new_key() for _ in range(people_count)]
    with open_ledger(place, archive=archive) as ledger:
        with ledger.read() as connection:
            held = connection.execute(sa.select(sa.func.count()).select_from(t.statement)).scalar_one()
        if held < statements:
            fill(ledger, statements - held, first=held)
        taken = [
            take(ledger, DENIAL.replace("Monday", f"Monday {n}"), f"https://bench.example/{n}").version
            for n in range(20)
        ]
        edited = [one for one in taken if one is not None]
        with ledger.write() as connection:
            for number, key in enumerate(keys):
                name = f"bench {time.time_ns()} {number}"
                people.add(connection, name, "editor", "TLP:GREEN", None)
                people.add_key(connection, name, "bench", hash_key(key))
        with ledger.read() as connection:
            return _desk(connection, keys, edited)


def _desk(connection: sa.Connection, keys: list[str], edited: list[int]) -> Desk:
    newest = connection.execute(sa.select(sa.func.max(t.statement.c.id))).scalar_one()
    some = sa.select(t.statement.c.content).where(t.statement.c.id > newest - 5_000)
    texts = connection.execute(some).scalars()
    counts = Counter(word for text in texts for word in set(re.findall(r"[a-z]{4,}", text.lower())))
    dice = random.Random(1)  # noqa: S311 - repeatable, not secret
    last = connection.execute(sa.select(sa.func.max(t.reading.c.id))).scalar_one()
    drawn = [dice.randrange(1, last) for _ in range(300)]
    whole = sa.select(t.reading.c.version_id).where(
        t.reading.c.id.in_(drawn), sa.func.length(t.reading.c.content) > 0, t.reading.c.closed_at.is_(None)
    )
    spoken = [one.entity.id for one in overview.spoken_of(connection, limit=300)]
    names = connection.execute(sa.select(t.entity.c.id).limit(2_000)).scalars()
    return Desk(
        keys,
        [word for word, _ in counts.most_common(60)],
        spoken if len(spoken) > 100 else list(names),  # a ledger of generated rows has no appearances
        [*edited, *connection.execute(whole).scalars()],
        edited,
        [line.number for line in claims.find(connection, claims.Asked(limit=500))],
    )


def pages(dice: random.Random, desk: Desk) -> tuple[str, str]:
    """What a reader opens next: the name of the room, its address."""
    word = dice.choice(desk.words)
    claim = [("a claim", f"/claims/{dice.choice(desk.claims)}")] if desk.claims else []
    return dice.choice(
        [
            ("today", "/"),
            ("search, one word", f"/search?q={word}"),
            ("search, two words", f"/search?q={word}+{dice.choice(desk.words)}"),
            ("search, stance", f"/search?q={word}&stance=denies"),
            ("may concern", "/search?what=exposures&area=coal"),
            ("name", f"/names/{dice.choice(desk.names)}"),
            ("names", "/names"),
            ("law", "/law?regime=DPRK-1718"),
            ("reader", f"/versions/{dice.choice(desk.read)}"),
            ("api", f"/api/statements?q={word}"),
            ("claims", "/claims"),
            *claim,
        ]
    )


class Load(NamedTuple):
    """So many readers (the others edit), for so long, who wait about so many seconds between two pages."""

    readers: int
    seconds: float
    think: float


async def load(base: str, desk: Desk, asked: Load) -> int:
    """Everybody at once; print what came of it. How many requests were answered."""
    times: dict[str, list[float]] = defaultdict(list)
    errors: list[str] = []
    until = time.monotonic() + asked.seconds

    async def ask(client: httpx.AsyncClient, room: str, method: str, path: str, **more: Any) -> None:
        began = time.perf_counter()
        try:
            answer = await client.request(method, path, **more)
        except httpx.HTTPError as error:
            errors.append(f"{room}: {error!r}")
            return
        times[room].append(1000 * (time.perf_counter() - began))
        if answer.status_code >= 400 and answer.status_code != 409:
            errors.append(f"{room}: {answer.status_code} {answer.text[:120]}")

    async def person(number: int, key: str) -> None:
        dice = random.Random(number)  # noqa: S311 - repeatable, not secret
        headers = {"authorization": f"Bearer {key}"}
        async with httpx.AsyncClient(base_url=base, headers=headers, timeout=60) as client:
            await asyncio.sleep(dice.random() * asked.think)
            while time.monotonic() < until:
                if number < asked.readers:
                    room, path = pages(dice, desk)
                    await ask(client, room, "GET", path)
                else:
                    item = f"/api/versions/{dice.choice(desk.edited)}/items/s1"
                    stance = {"field": "stance", "value": dice.choice(["hedged", "denies", "warns"])}
                    await ask(client, "edit", "PATCH", item, json=stance, headers={"if-match": "*"})
                    await ask(client, "note", "POST", f"{item}/notes", json={"text": "bench"})
                await asyncio.sleep(asked.think * (0.5 + dice.random()))

    await asyncio.gather(*(person(number, key) for number, key in enumerate(desk.keys)))
    _told(times, errors, asked.seconds)
    return sum(map(len, times.values()))


def _told(times: dict[str, list[float]], errors: list[str], seconds: float) -> None:
    every = [one for held in times.values() for one in held]
    for room, held in sorted({**times, "all": every}.items()):
        late = statistics.quantiles(held, n=20)[-1] if len(held) > 1 else held[0]
        print(f"  {room:20} {len(held):6}   p50 {statistics.median(held):8.1f} ms   p95 {late:8.1f} ms")
    print(f"{len(every) / seconds:.1f} requests/s, {len(errors)} errors")
    for line in errors[:10]:
        print(f"  {line}")


def main() -> None:
    """Prepare, serve, load."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--ledger", help="kept, and used again; else a folder that is taken away")
    arguments.add_argument("--archive", type=Path, help="the folder beside a ledger in PostgreSQL")
    arguments.add_argument("--statements", type=int, default=1_000_000)
    arguments.add_argument("--readers", type=int, default=50)
    arguments.add_argument("--editors", type=int, default=5)
    arguments.add_argument("--seconds", type=float, default=120)
    arguments.add_argument("--think", type=float, default=1.0, help="seconds between two pages of one person")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        place = options.ledger or str(Path(scratch) / "ledger")
        archive = options.archive or Path(place)
        desk = prepare(place, archive, options.statements, options.readers + options.editors)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = multiprocessing.get_context("spawn").Process(target=serve, args=(place, archive, port))
        server.start()
        base = f"http://127.0.0.1:{port}"
        try:
            _wait(base)
            before, mine = spent(server.pid), time.process_time()
            count = asyncio.run(load(base, desk, Load(options.readers, options.seconds, options.think)))
            each, mine = (spent(server.pid) - before) / count, time.process_time() - mine
        finally:
            server.terminate()
            server.join()
    print(f"processor: {1000 * each:.1f} ms a request in the server, {1000 * mine / count:.1f} of who asks")


def _wait(base: str) -> None:
    for _ in range(300):
        try:
            httpx.get(f"{base}/enter")
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return


if __name__ == "__main__":
    main()
