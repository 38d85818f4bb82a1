"""One run of taking in: items come, bytes go to the archive, readings to the ledger, in the order they came.

::

    leftover of a killed run -> items (files, archives) -> addresses (fetched) -> Report

What is killed in the middle is finished by the next run: bytes that reached the archive are taken in first,
addresses stay wanted until they are settled, and pages that are known are not read again.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from types import TracebackType
from typing import Self

from msgspec import Struct

from indicia.intake import lists
from indicia.intake.fetching import NOT_MODIFIED, Before, Fetcher, Got, Manners, Refused
from indicia.intake.item import Address, Fault, Item, Passed
from indicia.intake.older import same_text
from indicia.intake.reading import Plan, Readers, Task
from indicia.intake.report import Report
from indicia.ledger import Capture, Kept, Ledger, Taken, Unread, clean, journal
from indicia.model import DataError

WINDOW = 16  # captures that are being read at once
DEEPEST_LIST = 2  # an OPML names feeds, a sitemap names sitemaps; deeper ones are not followed
Told = Callable[[Report], None]


class Settings(Struct, frozen=True):
    """How a run works."""

    plan: Plan = Plan()
    manners: Manners = Manners()
    jobs: int = 2


class Run:
    """One run. Use it with `with`; at its end the ledger knows that it came to its end."""

    def __init__(self, ledger: Ledger, command: str, settings: Settings, told: Told = lambda _: None) -> None:
        self.ledger = ledger
        self.settings = settings
        self.report = Report()
        self.told = told
        self.readers = Readers(settings.jobs, settings.plan)
        self.tasks: deque[tuple[Kept, Task]] = deque()
        self.reading: set[str] = set()
        self.asked: set[str] = set()
        self.named = False  # whether what was named is on the web: only then is anything fetched
        with ledger.write() as connection:
            before = journal.unfinished(connection)
            self.id = journal.begin(connection, clean(command))
        self.report.told += [
            f"`{words}`, begun {moment:%Y-%m-%d %H:%M} UTC, was cut off or is still at work; what it had "
            "taken in is kept, the same command goes on with the rest"
            for words, moment in before
        ]

    def __enter__(self) -> Self:
        """Take in first what a killed run left in the archive."""
        count = 0
        for kept in self.ledger.leftover():
            self._read(kept)
            count += 1
        self._drain()
        if count:
            self.report.told.append(f"{count} pages of a run that was cut off were taken in first")
        self.report.told += [
            f"{torn.length:,} bytes that a killed process left at the end of {torn.file} were put aside "
            f"in {torn.aside}"
            for torn in self.ledger.torn
        ]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the reading processes; a run that failed stays without an end."""
        self.readers.close()
        if "fetcher" in self.__dict__:
            self.fetcher.close()
        if error is None:
            with self.ledger.write() as connection:
                journal.end(connection, self.id, dict(self.report.total))

    @cached_property
    def fetcher(self) -> Fetcher:
        """What fetches, with one view of each site's robots.txt for the whole run."""
        return Fetcher(self.settings.manners)

    def items(self, items: Iterable[Item]) -> None:
        """Take in what files and archives hold, then what is at the addresses among it."""
        for item in items:
            if isinstance(item, Capture):
                self.capture(item)
            elif isinstance(item, Address):
                self.named = True
                with self.ledger.write() as connection:
                    journal.want(connection, _wanted(item))
            elif isinstance(item, Fault):
                self.fault(item)
            elif isinstance(item, Passed):
                self.report.passed[item.kind] += 1
        self._drain()

    def wanted(self) -> None:
        """Get every address that is still wanted, by this run or one before it."""
        for depth in range(DEEPEST_LIST + 1):
            found = False
            for address, got in self.fetcher.all(self._asked()):
                found |= self.got(address, got, deeper=depth < DEEPEST_LIST)
            self._drain()
            if not found:
                return

    def _asked(self) -> Iterator[tuple[Address, Before]]:
        """What is still wanted, each address once a run, with what the last answer said of itself."""
        with self.ledger.read() as connection:
            waiting = [one for one in journal.still_wanted(connection) if one.place not in self.asked]
        for one in waiting:
            self.asked.add(one.place)
            with self.ledger.read() as connection:
                last = journal.last_got(connection, one.place)
            before = Before(last.etag, last.modified) if last else Before()
            yield Address(one.place, one.source, one.published), before

    def got(self, address: Address, got: Got, *, deeper: bool = False) -> bool:
        """Take in what came of an address; whether it was a list that named others."""
        if isinstance(got, Refused):
            self.refused(address, got)
        elif got.status == NOT_MODIFIED:
            with self.ledger.write() as connection:
                taken = self.ledger.not_modified(connection, got, self.id)
                journal.settle(connection, "same", address.url)
            self._count(taken)
        elif lists.is_list(got.content):
            return self._list(address, got, deeper=deeper)
        else:
            self.capture(got)
        return False

    def _list(self, address: Address, got: Capture, *, deeper: bool) -> bool:
        try:
            listed = lists.parse(got.content, address.url, got.place)
        except DataError as error:
            self.refused(address, Refused("gone", str(error)))
            return False
        wanted = [*listed.pages, *(listed.lists if deeper else ())]
        with self.ledger.write() as connection:
            for one in wanted:
                journal.want(connection, journal.Wanted(one.url, address.source, one.published, 0))
            journal.settle(connection, "list", address.url)
        if listed.cut:
            self.report.told.append(f"{address.url}: {listed.cut:,} more addresses were left out")
        return bool(wanted)

    def refused(self, address: Address, why: Refused) -> None:
        """An address could not be got: it stays wanted, unless it is no use to ask again."""
        with self.ledger.write() as connection:
            if why.slug in {"gone", "blocked", "too_long"}:
                journal.settle(connection, why.slug, address.url)
            else:
                journal.tried(connection, address.url)
            self.ledger.failed(connection, address.url, address.source, Unread(why.slug, why.why), self.id)
        self.report.fail(address.source, address.url, why.why)
        self.told(self.report)

    def fault(self, fault: Fault) -> None:
        """What could not be had from a file or an archive."""
        with self.ledger.write() as connection:
            self.ledger.failed(connection, fault.place, fault.source, Unread(fault.slug, fault.why), self.id)
        self.report.fail(fault.source, fault.place, fault.why)
        self.told(self.report)

    def capture(self, capture: Capture) -> None:
        """Put a capture into the archive and have it read, unless it is known."""
        if capture.sha256 in self.reading:
            self._drain()
        kept = self.ledger.keep(capture)
        if known := self.ledger.take_known(kept, self.id):
            self._count(known)
            return
        self._read(kept)

    def _read(self, kept: Kept) -> None:
        self.reading.add(kept.written.sha256)
        self.tasks.append((kept, self.readers.submit(kept.capture)))
        # In the order they came, so that of two versions in one archive the later is the later.
        while self.tasks and (len(self.tasks) > WINDOW or self.tasks[0][1].done):
            self._settle()

    def _drain(self) -> None:
        while self.tasks:
            self._settle()

    def _settle(self) -> None:
        kept, task = self.tasks.popleft()
        made = same_text(self.ledger, kept, task.result())
        self._count(self.ledger.take(kept, made, self.id))
        self.reading.discard(kept.written.sha256)

    def _count(self, taken: Taken) -> None:
        self.report.count(taken)
        self.told(self.report)


def _wanted(address: Address) -> journal.Wanted:
    return journal.Wanted(address.url, address.source, address.published, 0)
