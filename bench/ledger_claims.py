"""Stored claims measured: `python -m bench.ledger_claims refresh|lookups [--ledger PLACE --archive FOLDER]`.

`refresh` reads generated pages, of which a share tells the same few claims again and again (the worst case),
and times how long families, claims and origins take to follow: all pages, then one page more.
`lookups` fills a ledger with generated statements and claims, and times what the program looks up.
"""

import argparse
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bench.ledger import AREAS, analyse, fill, measured, told
from bench.ledger_bulk import CLAIMS, copy_once, last_ids, without_indexes
from bench.ledger_pages import page as generated
from indicia import origins
from indicia.intake import Plan
from indicia.intake.reading import make
from indicia.ledger import Ledger, claims, journal, open_ledger
from indicia.ledger import tables_claims as c
from indicia.ledger.claims import Asked
from indicia.model import Claim, Origin, Origins, Span, Telling
from indicia.origins.kept import refresh

_STATES = ("PRK", "RUS", "CHN", "IRN", "SYR", "MMR", "KOR", "JPN", "USA", "VNM")
_BATCH = 1_000
_TELLINGS = 5


def follow(place: str, archive: Path, count: int, share: float) -> None:
    """How long it takes to follow the pages: processor time, the reading of them left out."""
    known = origins.known()
    with open_ledger(place, archive=archive) as ledger:
        for upto in (count // 4, count // 2, count):
            with ledger.read() as connection:
                held = journal.counts(connection)["page"]
            _take(ledger, range(held, upto), share)
            began = time.process_time()
            found = refresh(ledger, known)
            spent = time.process_time() - began
            told = f"{found.pages:,} pages: {spent:.1f} s, {1000 * spent / max(found.pages, 1):.1f} ms a page"
            print(f"{upto:,} pages kept; {told}; {found.claims:,} claims changed")
            for name, relevant in (("tells", 1.0), ("tells nothing", 0.0)):
                times = []
                for number in range(5):
                    more = 1_000_000 + upto * 100 + number + int(relevant) * 10
                    _take(ledger, range(more, more + 1), relevant)
                    began = time.process_time()
                    refresh(ledger, known)
                    times.append(1000 * (time.process_time() - began))
                print(f"  one page more that {name}: p50 {statistics.median(times):,.0f} ms")
        with ledger.read() as connection:
            most = max((one.pages for one in claims.find(connection, Asked())), default=0)
        print(f"the claim most told has {most:,} pages")


def _take(ledger: Ledger, numbers: range, share: float) -> None:
    plan = Plan("rules")
    for number in numbers:
        capture = generated(number, relevant=random.Random(number).random() < share)  # noqa: S311 - repeatable
        ledger.take(ledger.keep(capture), make(capture, plan))


def lookups(place: str, archive: Path, statements: int, count: int, asks: int) -> None:
    """Fill, then ask."""
    with open_ledger(place, archive=archive) as ledger:
        with ledger.read() as connection:
            held = journal.counts(connection)["statement"]
            stored = connection.execute(sa.select(sa.func.count()).select_from(c.claim)).scalar_one()
        if held < statements:
            fill(ledger, statements - held, first=held)
        pages = statements // 10
        if stored < count:
            _claims(ledger, range(stored, count), pages)
            analyse(ledger)
        dice = random.Random(5)  # noqa: S311 - repeatable, not secret
        for name, ask in _questions(dice, count, pages).items():
            told(name, *measured(ledger, ask, asks))


def _questions(dice: random.Random, count: int, pages: int) -> dict[str, Callable[[sa.Connection], object]]:
    def asked(**more: Callable[[], Any]) -> Callable[[sa.Connection], object]:
        return lambda connection: claims.find(connection, Asked(**{k: v() for k, v in more.items()}))

    def area() -> str:
        return dice.choice(AREAS)

    def party() -> str:
        return dice.choice(_STATES)

    def day() -> date:
        return date(2020, 1, 1) + timedelta(days=dice.randrange(2000))

    return {
        "the newest": asked(),
        "of an area": asked(area=area),
        "of a party": asked(party=party),
        "of an area and a party": asked(area=area, party=party),
        "told on a page": asked(page=lambda: str(dice.randrange(1, pages))),
        "of an area, a party and days": asked(area=area, party=party, until=day, since=day),
        "with two origins, until a day": asked(origins=lambda: 2, until=day),
        "a claim with history and origins": lambda connection: claims.claim(
            connection, dice.randrange(1, count)
        ),
        "how a claim stood": lambda connection: claims.course(connection, dice.randrange(1, count)),
    }


def _claims(ledger: Ledger, numbers: range, pages: int) -> None:
    """Settle some as the program does; the store copies them, told on other pages."""
    dice = random.Random(numbers.start)  # noqa: S311 - repeatable, not secret
    began = time.perf_counter()
    copies = max(1, len(numbers) // _BATCH)
    each, on = len(numbers) // copies, pages // copies
    with ledger.read() as connection:
        before = last_ids(connection, CLAIMS)["claim"]
    if before:
        raise SystemExit("the ledger holds other claims: name a new one")
    with ledger.write() as connection:
        for _ in range(each):
            claims.settle(connection, None, *_claim(dice, on))
    with ledger.read() as connection:
        last = last_ids(connection, CLAIMS) | {"page": on, "version": on}
    with without_indexes(ledger, CLAIMS), ledger.write() as connection:
        for number in range(1, copies):
            copy_once(connection, CLAIMS, last, number, number)
    print(f"{each * copies:,} claims filled in {time.perf_counter() - began:.0f} s")


def _claim(dice: random.Random, pages: int) -> tuple[Claim, Origins, claims.Pages]:
    day = date(2020, 1, 1) + timedelta(days=dice.randrange(2000))
    told = {f"page {number}": (number, number) for number in dice.sample(range(1, pages), _TELLINGS)}
    tellings = tuple(_telling(place, day + timedelta(days=n)) for n, place in enumerate(told))
    parties = tuple(sorted(dice.sample(_STATES, 2)))
    voices = [_origin(f"state:{one}", tuple(told)) for one in dice.sample(_STATES, 2)]
    claim = Claim(
        "", dice.choice(AREAS), None, parties, None, day, day + timedelta(days=4), tellings, "generated"
    )
    return claim, Origins("", tuple(voices[: dice.randint(0, 2)]), (), (), (), (), ()), told


def _telling(place: str, day: date) -> Telling:
    quote = "the ministry said that the ship had carried coal to the port in the north " * 2
    span = (Span(0, len(quote), quote),)
    return Telling(
        place, "Outlet", day, "repeated", "asserts", "s1", ("s1",), ("x1",), (), span, quote, "again"
    )


def _origin(name: str, pages: Sequence[str]) -> Origin:
    return Origin(name, "state", (name,), (name,), tuple(pages), tuple(pages[1:]), "generated")


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("what", choices=["refresh", "lookups"])
    arguments.add_argument("--ledger", help="else a folder that is taken away afterwards")
    arguments.add_argument("--archive", type=Path)
    arguments.add_argument("--pages", type=int, default=2_000)
    arguments.add_argument("--share", type=float, default=0.1)
    arguments.add_argument("--statements", type=int, default=1_000_000)
    arguments.add_argument("--claims", type=int, default=50_000)
    arguments.add_argument("--asks", type=int, default=100)
    options = arguments.parse_args()
    scratch = tempfile.mkdtemp(prefix="indicia-bench-")
    place = options.ledger or scratch
    archive = options.archive or Path(place)
    if options.what == "refresh":
        follow(place, archive, options.pages, options.share)
    else:
        lookups(place, archive, options.statements, options.claims, options.asks)
    shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    main()
