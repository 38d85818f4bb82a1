"""`indicia alerts new`, `check`, `test`, `run`, `list`, `ack`: be told when a watch changes."""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from indicia import alerts, watches
from indicia.alerts import Round, Settings, restored
from indicia.app.cli import show_alerts
from indicia.app.cli.desk import Where, seconds
from indicia.app.cli.screen import console, ink, safe
from indicia.ledger import Ledger
from indicia.ledger import alerts as kept
from indicia.model import DataError, IndiciaError, LedgerError, UsageError

Place = tuple[str, Path | None]
_FAILED = ("partly", "refused", "unreachable", "unsure")


def _file(where: Place) -> Path:
    return (where[1] or Path(where[0])) / alerts.FILE


def _settings(ledger: Ledger) -> Settings:
    """The settings of a ledger, checked.

    Raises:
        UsageError: if there are none.
        DataError: if something in them is wrong.
    """
    path = ledger.folder / alerts.FILE
    if not path.exists():
        raise UsageError(f"there is no {path} yet: `indicia alerts new` writes one")
    settings = alerts.load(path)
    for problem in alerts.check(settings, ledger.folder):
        if not problem.field.endswith(("_env", "_file")):  # a missing secret stops its channel only
            raise DataError(f"{path}: {problem.channel}: {problem.field}: {problem.text}")
    return settings


def new(where: Place) -> None:
    """Write a file to fill in.

    Raises:
        UsageError: if there is one.
        LedgerError: if it cannot be written.
    """
    path = _file(where)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(alerts.EXAMPLE.format(today=datetime.now(UTC).date()))
    except FileExistsError as error:
        raise UsageError(f"{path} is there already") from error
    except OSError as error:
        raise LedgerError(f"{path} cannot be written: {error.strerror or error}") from error
    console().print(f"{path} is written: fill it in, then `indicia alerts check`")


def check(where: Place, file: Path | None) -> None:
    """Check a file.

    Raises:
        DataError: if something is wrong, after all of it was told.
    """
    path, out = file or _file(where), console()
    settings = alerts.load(path)
    folder = where[1] or Path(where[0])
    held = watches.folder(folder) if (folder / watches.FOLDER).is_dir() else None
    problems = alerts.check(settings, folder, held)
    for problem in problems:
        out.print(ink((f"{problem.channel}: {problem.field}: ", "head"), problem.text))
    if problems:
        raise DataError(f"{path}: {len(problems)} things are wrong; they stand above")
    out.print(f"{path}: {len(settings.channels)} channels, nothing wrong")


def trial(where: Place, name: str) -> None:
    """Try a channel.

    Raises:
        IndiciaError: if nothing came of it.
    """
    with Where(*where).open() as ledger:
        came = alerts.trial(ledger, _settings(ledger), name)
    if came.outcome != "sent":
        raise IndiciaError(f"{name}: {kept.OUTCOMES[came.outcome]}: {came.why}")
    console().print(f"{name}: it works")


def run(where: Place, every: str | None, *, at_once: bool, as_json: bool) -> None:
    """Make and send alerts, once or again and again.

    Raises:
        IndiciaError: if something could not be sent, after all was tried.
    """
    pause = seconds(every) if every else None
    while True:
        failed = _once(where, at_once=at_once, as_json=as_json)
        if pause is None:
            break
        time.sleep(pause)
    if failed:
        raise IndiciaError(f"{failed} deliveries could not be made; they are tried again by the next run")


def _once(where: Place, *, at_once: bool, as_json: bool) -> int:
    with Where(*where).open() as ledger:
        settings = _settings(ledger)
        made = alerts.make(ledger, datetime.now(UTC), settings.since)
        told = Round(ledger, settings).run(at_once=at_once)
        with ledger.read() as connection:
            waiting = kept.waiting(connection)
    if as_json:
        for one in told:
            sys.stdout.write(msgspec.json.encode(one).decode() + "\n")
    else:
        show_alerts.ran(made, [safe(one) for one in told], waiting, console())
    return sum(one.what in _FAILED for one in told)


def listed(where: Place, watch: str | None, *, every: bool, as_json: bool) -> None:
    """The alerts of a ledger."""
    with Where(*where).open() as ledger:
        path = ledger.folder / alerts.FILE
        settings = alerts.load(path) if path.exists() else Settings()
        with ledger.read() as connection:
            acks = kept.acks(connection)
            found = [restored(row) for row in kept.alerts(connection, watch=watch)]
            sent = kept.deliveries(connection)
    shown = [alert for alert in found if every or alert.id not in acks]
    if as_json:
        for alert in shown:
            where_to = [one for one in sent if alert.id in one.alerts]
            row = {"alert": alert, "ack": acks.get(alert.id), "deliveries": where_to}
            sys.stdout.write(msgspec.json.encode(row).decode() + "\n")
        return
    out = console()
    for alert in shown:
        mine = [one for one in sent if alert.id in one.alerts]
        show_alerts.alert(safe(alert), acks.get(alert.id), mine, settings, out)
    if not shown:
        out.print("no alert waits" if not every else "no alert was made yet")


def ack(
    where: Place, numbers: list[int], watch: str | None, by: tuple[str, str | None], *, undo: bool
) -> None:
    """Take note of alerts.

    Raises:
        UsageError: if none is named, or nobody.
    """
    if not numbers and watch is None:
        raise UsageError("say which alerts: their numbers, or --watch WATCH for all that wait of one")
    with Where(*where).open() as ledger, ledger.write() as connection:
        if watch is not None:
            done = kept.acks(connection)
            mine = [row.id for row in kept.alerts(connection, watch=watch)]
            numbers = [*numbers, *(number for number in mine if (number in done) == undo)]
        for number in numbers:
            if undo:
                kept.unacknowledge(connection, number, by[0])
            else:
                kept.acknowledge(connection, number, *by)
        left = kept.waiting(connection)
    console().print(f"{'taken back' if undo else 'noted'}: {len(numbers)}; {left} wait")


def mention(ledger: Ledger) -> None:
    """After other work: make alerts of what changed, and say how many wait, where alerts are in use."""
    path = ledger.folder / alerts.FILE
    if not path.exists():
        return
    alerts.make(ledger, datetime.now(UTC), alerts.load(path).since)
    with ledger.read() as connection:
        waiting = kept.waiting(connection)
    if waiting:
        console().print(show_alerts.wait(waiting))
