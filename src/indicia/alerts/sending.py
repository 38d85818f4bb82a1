"""A round over the channels: what is due is put together, tried, and each try kept with what came of it.

::

    alerts -> takes? may? ripe? -> delivery (one key) -> attempt begun -> sent -> attempt ended
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from itertools import groupby
from typing import Literal

from filelock import FileLock, Timeout
from msgspec import Struct

from indicia import watches
from indicia.alerts import by_feed, by_file, by_mail, by_webhook
from indicia.alerts.clearance import may
from indicia.alerts.making import marked_now, numbered, restored
from indicia.alerts.message import Message
from indicia.alerts.outcome import Came
from indicia.alerts.schedule import again, quiet_until, ripe
from indicia.alerts.settings import AnyChannel, Feed, File, Mail, Settings
from indicia.ledger import Ledger, alerts
from indicia.ledger.alerts import Delivery, Outcome
from indicia.model import Alert, DataError, LedgerError, Watch

LOCK = "alerts.lock"
What = Outcome | Literal["quiet", "withheld", "later", "cut_off", "gone"]


class Told(Struct, frozen=True):
    """What a round did at a channel: how many alerts it is about, why, and when it goes on."""

    channel: str
    what: What
    alerts: int
    watch: str = ""
    why: str | None = None
    next_at: datetime | None = None


class Round:
    """One round of sending over a ledger; `now` is the moment for which all of it counts."""

    def __init__(self, ledger: Ledger, settings: Settings, now: datetime | None = None) -> None:
        self.ledger = ledger
        self.settings = settings
        self.now = now or datetime.now(UTC)
        self.held: dict[str, Watch] = watches.folder(ledger.folder)

    def run(self, *, at_once: bool = False) -> list[Told]:
        """Send what is due; with `at_once` also what waits to be tried again later.

        Raises:
            LedgerError: if another process is sending.
        """
        try:
            with FileLock(self.ledger.folder / LOCK, timeout=0):
                return [*self._cut_off(), *self._gone(), *self._channels(at_once=at_once)]
        except Timeout as error:
            raise LedgerError("another `indicia alerts run` is sending: nothing was done here") from error

    def _cut_off(self) -> Iterator[Told]:
        """Tries that a killed process left; whoever holds the lock knows that none is under way."""
        with self.ledger.write() as connection:
            for one in alerts.cut_off(connection, self.now):
                yield Told(one.channel, "cut_off", 0, why=one.why)

    def _gone(self) -> Iterator[Told]:
        names = {channel.name for channel in self.settings.channels}
        with self.ledger.read() as connection:
            left = alerts.deliveries(connection, sent=False)
        for name, mine in groupby(sorted(left, key=lambda it: it.channel), key=lambda it: it.channel):
            if name not in names:
                yield Told(name, "gone", sum(len(one.alerts) for one in mine))

    def _channels(self, *, at_once: bool) -> Iterator[Told]:
        for channel in self.settings.channels:
            yield from self._channel(channel, at_once=at_once)

    def _channel(self, channel: AnyChannel, *, at_once: bool) -> Iterator[Told]:
        fresh = self._fresh(channel)
        allowed = [alert for alert in fresh if may(alert.marking, channel.clearance)]
        if len(allowed) < len(fresh):
            yield Told(channel.name, "withheld", len(fresh) - len(allowed), why=channel.clearance)
        with self.ledger.read() as connection:
            left = alerts.deliveries(connection, channel.name, sent=False)
        until = quiet_until(channel, self.now)
        if until is not None:
            if count := len(allowed) + sum(len(one.alerts) for one in left):
                yield Told(channel.name, "quiet", count, next_at=until)
            return
        self._put_together(channel, allowed)
        with self.ledger.read() as connection:
            left = alerts.deliveries(connection, channel.name, sent=False)
        for one in left:
            if one.next_at > self.now and not at_once:
                yield Told(channel.name, "later", len(one.alerts), one.watch, next_at=one.next_at)
            else:
                yield self._try(channel, one)

    def _fresh(self, channel: AnyChannel) -> list[Alert]:
        """Alerts that a channel takes, that are ripe, and that no delivery of it holds."""
        with self.ledger.read() as connection:
            rows = alerts.uncarried(connection, channel.name, ripe(channel, self.now))
        found = (marked_now(restored(row), self.held) for row in rows)
        return [alert for alert in found if takes(channel, alert)]

    def _put_together(self, channel: AnyChannel, fresh: Sequence[Alert]) -> None:
        with self.ledger.write() as connection:
            for watch, mine in groupby(sorted(fresh, key=lambda it: (it.watch, it.id)), lambda it: it.watch):
                held = list(mine)
                key = key_of(channel.name, held)
                numbers = [alert.id for alert in held]
                row = {"channel": channel.name, "watch": watch, "key": key}
                alerts.deliver(connection, **row, alerts=numbers, now=self.now)

    def _try(self, channel: AnyChannel, one: Delivery) -> Told:
        with self.ledger.read() as connection:
            held = [marked_now(alert, self.held) for alert in numbered(connection, one.alerts)]
        message = Message(one.key, channel.name, one.watch, tuple(held), self.settings, one.owed)
        if not may(message.marking, channel.clearance):
            return Told(channel.name, "withheld", len(held), one.watch, channel.clearance)
        with self.ledger.write() as connection:
            attempt = alerts.begin(connection, one.id, self.now)
        came = self.send(channel, message, one)
        next_at = again(one.tries, self.now, came.wait)
        with self.ledger.write() as connection:
            alerts.end(
                connection,
                attempt,
                outcome=came.outcome,
                why=came.why,
                now=self.now,
                next_at=next_at,
                owed=came.owed,
            )
        later = None if came.outcome == "sent" else next_at
        return Told(channel.name, came.outcome, len(held), one.watch, came.why, later)

    def send(self, channel: AnyChannel, message: Message, one: Delivery) -> Came:
        """Hand a message over to a channel; nothing is kept of it here."""
        folder = self.ledger.folder
        try:
            if isinstance(channel, Feed):
                found, first = self._feed(channel, one)
                return by_feed.send(channel, found, self.settings, folder, first)
            if isinstance(channel, File):
                return by_file.send(channel, message, folder, again=one.tries > 0)
            if isinstance(channel, Mail):
                return by_mail.send(channel, message, folder, self.now)
            return by_webhook.send(channel, message, folder, self.now)
        except DataError as error:  # its password or key is not there: other channels go on
            return Came("unreachable", str(error))

    def _feed(self, channel: Feed, one: Delivery) -> tuple[list[Alert], str]:
        """All that a feed holds: what was sent before and what is sent now; and the alert it began with."""
        with self.ledger.read() as connection:
            sent = alerts.deliveries(connection, channel.name, sent=True)
            numbers = sorted({*one.alerts, *(number for it in sent for number in it.alerts)})
            first = numbered(connection, numbers[:1])[0].uid
            found = [marked_now(it, self.held) for it in numbered(connection, numbers[-channel.keep :])]
        return [it for it in found if may(it.marking, channel.clearance)], first


def takes(channel: AnyChannel, alert: Alert) -> bool:
    """Whether a channel wants to be told of an alert, marking apart."""
    if alert.kind not in channel.changes or (channel.watches and alert.watch not in channel.watches):
        return False
    if channel.since is not None and alert.at.date() < channel.since:
        return False
    if alert.kind != "state":
        return True
    return bool({alert.was, alert.now} & {*channel.states}) if channel.states else alert.reached


def key_of(channel: str, held: Iterable[Alert]) -> str:
    """The key of a delivery: the same for the same alerts at the same channel."""
    return sha256("|".join((channel, *(alert.uid for alert in held))).encode()).hexdigest()[:32]


def trial(ledger: Ledger, settings: Settings, name: str, now: datetime | None = None) -> Came:
    """Send a message to a channel that says it is a trial; a feed and a file are only opened.

    Raises:
        DataError: if there is no channel of this name.
    """
    it = Round(ledger, settings, now)
    channel = next((one for one in settings.channels if one.name == name), None)
    if channel is None:
        names = ", ".join(one.name for one in settings.channels) or "none"
        raise DataError(f"there is no channel {name!r} in alerts.toml; there are: {names}")
    if isinstance(channel, Feed | File):
        return _opened(channel, ledger)
    key = sha256(f"trial|{name}|{it.now.isoformat()}".encode()).hexdigest()[:32]
    message = Message(key, name, "", (), settings, trial=True)
    nothing = Delivery(0, name, "", key, 0, it.now, None, None, ())
    return it.send(channel, message, nothing)


def _opened(channel: Feed | File, ledger: Ledger) -> Came:
    path = ledger.folder / channel.path
    there = path.exists()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab"):
            pass
        if not there:
            path.unlink()
    except OSError as error:
        return Came("unreachable", f"{path} cannot be written: {error.strerror or error}")
    return Came("sent")
