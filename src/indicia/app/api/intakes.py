"""Taking in: addresses and pages that somebody hands over; how far it is comes as it happens."""

import asyncio
import itertools
import threading
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from typing import Annotated, Any

import msgspec
from litestar import Request, get, post
from litestar.datastructures import State
from litestar.params import JSONBody
from litestar.response import ServerSentEvent
from msgspec import Struct

from indicia import intake
from indicia.app.access import NEEDS, Here
from indicia.app.api.answers import Id, told
from indicia.app.api.errors import Refused
from indicia.intake import Report
from indicia.ledger import Capture, Ledger, audit
from indicia.model import IndiciaError, UsageError

Asked = Request[Any, Any, Any]
_numbers = itertools.count(1)
KEPT = 50  # reports of intakes that are over


class Handed(Struct, frozen=True, forbid_unknown_fields=True):
    """What to take in: addresses of pages, feeds and sitemaps, or one page as text or HTML."""

    addresses: Annotated[
        list[Annotated[str, msgspec.Meta(max_length=2000)]], msgspec.Meta(max_length=100)
    ] = []
    page: Annotated[str, msgspec.Meta(max_length=5_000_000)] = ""
    name: Annotated[str, msgspec.Meta(max_length=200)] = ""
    published: date | None = None


class Progress(Struct, frozen=True):
    """How far an intake is."""

    id: int
    by: str
    began_at: datetime
    over: bool
    counts: dict[str, int]
    failures: list[tuple[str, str]]
    told: list[str]


class Work:
    """One intake: a thread of its own, told by its report."""

    def __init__(self, by: str) -> None:
        self.id = next(_numbers)
        self.by = by
        self.began_at = datetime.now(UTC)
        self.report = Report()
        self.over = False
        self.problem: str | None = None

    def progress(self) -> Progress:
        """How far it is."""
        told = [*self.report.told, *([self.problem] if self.problem else [])]
        counts = {name: count for name, count in self.report.total.items() if count}
        return Progress(
            self.id, self.by, self.began_at, self.over, counts, list(self.report.failures[-50:]), told
        )

    def run(self, ledger: Ledger, handed: Handed) -> None:
        """Do it."""
        try:
            with intake.Run(ledger, f"taken in by {self.by}", intake.Settings(jobs=0), self._told) as run:
                self.report = run.report
                if handed.page:
                    run.items([_capture(handed, self.by)])
                for address in handed.addresses:
                    run.items(intake.items(address, None))
                if handed.addresses:
                    run.wanted()
        except IndiciaError as error:
            self.problem = str(error)
        finally:
            self.over = True

    def _told(self, report: Report) -> None:
        self.report = report


def _capture(handed: Handed, by: str) -> Capture:
    place = f"file:///handed/{by}/{handed.name or 'page'}".replace(" ", "%20")
    return Capture(place, handed.page.encode(), datetime.now(UTC), published=handed.published)


@post("/api/intakes", tags=["intake"], opt={NEEDS: "editor"}, responses=told(409), sync_to_thread=True)
def begin(request: Asked, ledger: Here, state: State, data: JSONBody[Handed]) -> Progress:
    """Begin to take in; one at a time."""
    for address in data.addresses:
        if not address.startswith(("https://", "http://")):
            raise UsageError(f"{address!r} is no address of the web")
    if not data.addresses and not data.page.strip():
        raise UsageError("hand over an address or a page")
    works: dict[int, Work] = state.intakes
    if any(not one.over for one in works.values()):
        raise Refused(409, "another intake is at work: wait until it is over")
    for old in sorted(works)[: max(len(works) - KEPT, 0)]:
        del works[old]
    work = Work(request.user.name)
    works[work.id] = work
    with ledger.write() as connection:
        what = ", ".join(data.addresses[:5]) or data.name or "a page"
        audit.log(connection, request.user.name, "took in", what)
    threading.Thread(target=work.run, args=(ledger, data), daemon=True).start()
    return work.progress()


@get("/api/intakes/{number:int}", tags=["intake"], responses=told(404), sync_to_thread=False)
def progress(state: State, number: Id) -> Progress:
    """How far it is."""
    return _work(state, number).progress()


@get("/api/intakes/{number:int}/events", tags=["intake"], responses=told(404), sync_to_thread=False)
def events(state: State, number: Id) -> ServerSentEvent:
    """How far it is, as it happens, until it is over."""
    return ServerSentEvent(_events(_work(state, number)))


async def _events(work: Work) -> AsyncIterator[dict[str, Any]]:
    before = b""
    while True:
        over = work.over
        now = msgspec.json.encode(work.progress())
        if now != before:
            yield {"data": now.decode(), "event": "over" if over else "progress"}
            before = now
        if over:
            return
        await asyncio.sleep(0.3)


def _work(state: State, number: int) -> Work:
    works: dict[int, Work] = state.intakes
    if number not in works:
        raise Refused(404, f"there is no intake {number} since this program was started")
    return works[number]
