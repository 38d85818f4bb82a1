"""The desk under load: `python -m bench.web [--ledger FOLDER] [--readers 50] [--editors 5] [--seconds 120]`.

Fills a ledger with generated statements (as `bench.ledger` does) unless it holds them, serves it in a process
of its own, and lets readers go through the rooms and editors write notes and corrections at once. Tells the
50th and 95th percentile by room, errors, and requests a second. Give both cores to nobody else.
"""

import argparse
import asyncio
import multiprocessing
import random
import socket
import statistics
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from bench.ledger import _WORDS, fill
from indicia.app import web
from indicia.app.access import hash_key, new_key
from indicia.app.server import Settings, make
from indicia.ledger import journal, open_ledger, people
from tests.stores import DENIAL, take

THINK = 1.0  # seconds between two pages of one person


def serve(folder: str, port: int) -> None:
    """Serve in this process until it is ended."""
    with open_ledger(folder) as ledger:
        app = make(ledger, Settings(a_minute=1_000_000))
        web.warm()  # as `indicia serve` does
        uvicorn.run(app, host="127.0.0.1", port=port, log_level="error", access_log=False)


def prepare(folder: str, statements: int, people_count: int) -> tuple[list[str], list[int]]:
    """Statements, a few real pages to edit, and a key for each person."""
    keys = [new_key() for _ in range(people_count)]
    with open_ledger(folder) as ledger:
        with ledger.read() as connection:
            held = journal.counts(connection)["statement"]
        if held < statements:
            fill(ledger, statements - held, first=held)
        versions = [
            take(ledger, DENIAL.replace("Monday", f"Monday {n}"), f"https://bench.example/{n}").version
            for n in range(20)
        ]
        with ledger.write() as connection:
            for number, key in enumerate(keys):
                name = f"bench {time.time_ns()} {number}"
                people.add(connection, name, "editor", "TLP:GREEN", None)
                people.add_key(connection, name, "bench", hash_key(key))
    return keys, [one for one in versions if one is not None]


def pages(dice: random.Random, versions: list[int]) -> tuple[str, str]:
    """What a reader opens next: the name of the room, its address."""
    word = dice.choice(_WORDS)
    return dice.choice(
        [
            ("today", "/"),
            ("search, one word", f"/search?q={word}"),
            ("search, two words", f"/search?q={word}+{dice.choice(_WORDS)}"),
            ("search, stance", f"/search?q={word}&stance=denies"),
            ("may concern", "/search?what=exposures&area=coal"),
            ("name", f"/names/{dice.randrange(1, 2000)}"),
            ("names", "/names"),
            ("law", "/law?regime=DPRK-1718"),
            ("reader", f"/versions/{dice.choice(versions)}"),
            ("api", f"/api/statements?q={word}"),
        ]
    )


async def load(base: str, keys: list[str], versions: list[int], readers: int, seconds: float) -> None:
    """Everybody at once; print what came of it."""
    times: dict[str, list[float]] = defaultdict(list)
    errors: list[str] = []
    until = time.monotonic() + seconds

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
            await asyncio.sleep(dice.random() * THINK)
            while time.monotonic() < until:
                if number < readers:
                    room, path = pages(dice, versions)
                    await ask(client, room, "GET", path)
                else:
                    item = f"/api/versions/{dice.choice(versions)}/items/s1"
                    stance = {"field": "stance", "value": dice.choice(["hedged", "denies", "warns"])}
                    await ask(client, "edit", "PATCH", item, json=stance, headers={"if-match": "*"})
                    await ask(client, "note", "POST", f"{item}/notes", json={"text": "bench"})
                await asyncio.sleep(THINK * (0.5 + dice.random()))

    await asyncio.gather(*(person(number, key) for number, key in enumerate(keys)))
    _told(times, errors, seconds)


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
    arguments.add_argument("--ledger", help="else a folder that is taken away afterwards")
    arguments.add_argument("--statements", type=int, default=1_000_000)
    arguments.add_argument("--readers", type=int, default=50)
    arguments.add_argument("--editors", type=int, default=5)
    arguments.add_argument("--seconds", type=float, default=120)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.ledger or str(Path(scratch) / "ledger")
        keys, versions = prepare(folder, options.statements, options.readers + options.editors)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = multiprocessing.get_context("spawn").Process(target=serve, args=(folder, port))
        server.start()
        base = f"http://127.0.0.1:{port}"
        try:
            _wait(base)
            asyncio.run(load(base, keys, versions, options.readers, options.seconds))
        finally:
            server.terminate()
            server.join()


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
