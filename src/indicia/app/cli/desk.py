"""`indicia add`, `sync`, `sources`, `reread`, `verify`: work on a ledger, told as it goes and at its end."""

import os
import re
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from indicia import intake, law
from indicia.app.cli import show_ledger
from indicia.app.cli.screen import console
from indicia.intake import Manners, Plan, Report, Run, Settings
from indicia.ledger import Ledger, journal, open_ledger
from indicia.model import IndiciaError, LedgerError, UsageError
from indicia.origins import sources
from indicia.statements import Engine

_TIME = re.compile(r"(\d+)\s*(s|m|h|d)")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class Where(Struct, frozen=True):
    """Which ledger."""

    place: str
    archive: Path | None = None

    def open(self, *, make: bool = False) -> Ledger:
        """Open it."""
        return open_ledger(self.place, archive=self.archive, make=make)

    @property
    def sources(self) -> Path:
        """Its sources.toml, whether or not there is a ledger yet."""
        return (self.archive or Path(self.place)) / "sources.toml"


class How(Struct, frozen=True):
    """How pages are got and read."""

    engine: Engine = "trained"
    jobs: int = 2
    relevant: bool = False
    pace: float = 1.0
    contact: str | None = None
    allow_private: bool = False
    law: Path | None = None

    @property
    def settings(self) -> Settings:
        """The same, as the run wants it. A law of one's own is set as if outside, for every process."""
        if self.law:
            os.environ[law.SETTING] = str(self.law)
        manners = Manners(allow_private=self.allow_private, pace=self.pace, contact=self.contact)
        return Settings(Plan(self.engine, self.relevant), manners, self.jobs)


def add(what: list[str], where: Where, how: How, source: str | None) -> None:
    """Take in what the words name.

    Raises:
        UsageError: if a word names nothing.
        IndiciaError: if nothing at all came of them.
    """
    settings = how.settings
    for word in what:
        intake.check_word(word)
    command = " ".join(("add", *what))
    with where.open(make=True) as ledger, _shown() as told, Run(ledger, command, settings, told) as run:
        for word in what:
            run.items(intake.items(word, source))
        if run.named:
            run.wanted()
    show_ledger.report(run.report, console())
    _fail_if_nothing(run.report)


def _fail_if_nothing(report: Report) -> None:
    total = report.total
    if total["failed"] and not (total["new"] or total["same"] or total["changed"]):
        raise IndiciaError("no page could be taken in; the reasons stand above")


def sync(where: Where, how: How, every: str | None) -> None:
    """Fetch what is new at all sources, once or again and again.

    Raises:
        UsageError: if `every` is no time.
        DataError: if sources.toml is not in order.
    """
    pause = seconds(every) if every else None
    with _signals() as stopped:
        while True:
            began = time.monotonic()
            _sync_once(where, how)
            if stopped:
                raise KeyboardInterrupt
            if pause is None:
                return
            time.sleep(max(pause - (time.monotonic() - began), 1.0))


def _sync_once(where: Where, how: How) -> None:
    from indicia.app.cli.alerting import mention  # noqa: PLC0415 - it asks this file for its ledger

    found = sources.load(where.sources)  # anew each time: people edit it
    if not any(source.feed for source in found):
        raise UsageError(f"{where.sources} names no source with a feed yet")
    with where.open(make=True) as ledger, _shown() as told, Run(ledger, "sync", how.settings, told) as run:
        checked = intake.sync(run, found)
    show_ledger.report(run.report, console())
    show_ledger.sources(checked, found, console())
    with where.open() as ledger:
        mention(ledger)


@contextmanager
def _signals() -> Iterator[list[int]]:
    """Signals that ask for an end, as they come.

    An interrupt may be swallowed where a library cleans up; then it is obeyed when the round is over.
    """
    came: list[int] = []

    def stop(number: int, _: object) -> None:
        came.append(number)
        raise KeyboardInterrupt

    asked = (signal.SIGINT, signal.SIGTERM) if threading.current_thread() is threading.main_thread() else ()
    before = [(number, signal.signal(number, stop)) for number in asked]
    try:
        yield came
    finally:
        for number, handler in before:
            signal.signal(number, handler)


def seconds(text: str) -> int:
    """The seconds of a time as 90s, 15m or 2h.

    Raises:
        UsageError: if it is none.
    """
    found = _TIME.fullmatch(text.strip())
    if not found or not int(found[1]):
        raise UsageError(f"{text!r} is no time: write 90s, 15m or 2h")
    return int(found[1]) * _SECONDS[found[2]]


@contextmanager
def _shown() -> Iterator[Callable[[Report], None]]:
    """A line that counts on while a run works, on a terminal only."""
    out = Console(stderr=True)
    if not out.is_terminal:
        yield lambda _: None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=out, transient=True) as bar:
        task = bar.add_task("taking in")
        yield lambda report: bar.update(task, description=show_ledger.line(report))


def show_sources(where: Where, *, as_json: bool) -> None:
    """How each source of the file did when it was last asked."""
    found = sources.load(where.sources)
    with where.open() as ledger, ledger.read() as connection:
        checked = [journal.last_check(connection, source.key) if source.key else None for source in found]
    if as_json:
        for source, one in zip(found, checked, strict=True):
            unasked = {
                "source": source.key or source.outlet,
                "state": "never asked" if source.feed else "no feed",
            }
            row = unasked if one is None else msgspec.to_builtins(one)
            sys.stdout.write(msgspec.json.encode(row).decode() + "\n")
        return
    show_ledger.sources([one for one in checked if one], found, console())


def check_sources(where: Where, file: Path | None) -> None:
    """Check a sources file."""
    path = file or where.sources
    found = sources.load(path)
    console().print(f"{path}: {len(found)} sources, nothing wrong")


def new_sources(where: Where) -> None:
    """Write a sources file to fill in.

    Raises:
        UsageError: if there is one.
        LedgerError: if it cannot be written.
    """
    path = where.sources
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(sources.EXAMPLE)
    except FileExistsError as error:
        raise UsageError(f"{path} is there already") from error
    except OSError as error:
        raise LedgerError(f"{path} cannot be written: {error.strerror or error}") from error
    console().print(f"{path} is written: fill it in, then `indicia sources check`")


def reread(where: Where, how: How, *, keep: bool, every: bool, passed_over: bool) -> None:
    """Read kept pages anew, and say what came out differently."""
    asked = intake.Asked(how.settings.plan, how.jobs, every, passed_over, keep)
    out = console()
    with where.open() as ledger:
        show_ledger.reread(intake.reread(ledger, asked), out, kept=keep)


def verify(where: Where, stamp: str | None, root: Path | None, *, allow_private: bool) -> None:
    """Check that the ledger agrees with itself.

    Raises:
        LedgerError: if it does not.
    """
    out = console()
    with where.open() as ledger:
        if stamp:
            from indicia.intake.stamping import authority  # noqa: PLC0415 - only where it is asked for

            with authority(stamp, allow_private=allow_private) as ask:
                out.print(f"{ledger.stamp(ask)} records were stamped")
        found = ledger.verify(root)
    show_ledger.verified(found, out)
    if found.wrong:
        raise LedgerError(f"{len(found.wrong)} things in the ledger do not agree; they stand above")


def backup(where: Where, to: Path) -> None:
    """Copy the ledger into a folder."""
    with where.open() as ledger:
        size = ledger.backup(to)
    console().print(
        f"{to}: {size:,} bytes; the copy is a ledger: indicia verify --ledger {to}", soft_wrap=True
    )
