"""Reading kept pages anew: with a newer engine, or those that a first look passed over."""

from collections import deque
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from indicia.intake.reading import Plan, Readers, Task
from indicia.intake.run import WINDOW
from indicia.ledger import Ledger, Made, Unread, Version, pages
from indicia.ledger.compare import Change, compare
from indicia.model import LedgerError
from indicia.pipeline import identity


class Asked(Struct, frozen=True):
    """Which pages are read anew, and whether what comes of it is kept."""

    plan: Plan = Plan()
    jobs: int = 2
    every: bool = False
    passed_over: bool = False
    keep: bool = True


class Reread(Struct, frozen=True):
    """What came of one page. `unfit` is how many corrections find their item no more."""

    version: Version
    changes: list[Change]
    unfit: int = 0
    why: str | None = None


def reread(ledger: Ledger, asked: Asked) -> Iterator[Reread]:
    """Read kept pages anew from the archive, one after another; each is kept before it is told."""
    readers = Readers(asked.jobs, replace(asked.plan, relevant=False))
    tasks: deque[tuple[Version, pages.Read | None, Task]] = deque()
    try:
        for version, old in _chosen(ledger, asked):
            try:
                capture = ledger.capture(version.record)
            except LedgerError as error:
                yield Reread(version, [], why=str(error))
                continue
            capture = replace(capture, place=version.place, published=version.given)
            tasks.append((version, old, readers.submit(capture)))
            if len(tasks) > WINDOW:
                yield _settled(ledger, asked, *tasks.popleft())
        while tasks:
            yield _settled(ledger, asked, *tasks.popleft())
    finally:
        readers.close()


def _chosen(ledger: Ledger, asked: Asked) -> Iterator[tuple[Version, pages.Read | None]]:
    now = identity(asked.plan.engine)
    after = 0
    while True:
        with ledger.read() as connection:
            batch = pages.some(connection, after=after)
            found = [(one, pages.reading(connection, one.id)) for one in batch]
        for version, old in found:
            if old is None:
                if asked.passed_over:
                    yield version, None
            elif asked.every or (old.engine, old.data) != now:
                yield version, old
        if not batch:
            return
        after = batch[-1].id


def _settled(ledger: Ledger, asked: Asked, version: Version, old: pages.Read | None, task: Task) -> Reread:
    made = task.result()
    if isinstance(made, Unread):
        return Reread(version, [], why=made.why)
    if not asked.keep:
        return Reread(version, _changes(old, made))
    found = ledger.reread(version.id, made)
    return Reread(version, _changes(old, made), len(found.unfit))


def _changes(old: pages.Read | None, made: Made) -> list[Change]:
    return compare(old.raw, made.reading) if old else []
