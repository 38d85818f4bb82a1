"""A ledger with a watch in use, pages on its matter, and its alerts, for the tests of this folder."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec

import indicia
from indicia import watches
from indicia.alerts import Round, Settings, Told, make, restored
from indicia.ledger import Engine, Ledger, Made, alerts
from indicia.model import Alert, Watch
from tests.stores import capture
from tests.watches.pages import KNOWN

NOW = datetime(2024, 6, 3, 12, 0, tzinfo=UTC)  # a Monday
MINUTE = timedelta(minutes=1)
FILE = """\
id = "coal-china"
question = "Is North Korea selling coal to China?"
actors = ["PRK"]
counterparts = ["CHN"]
areas = ["coal"]
provisions = ["S/RES/2371(2017)/8"]
since = 2024-01-01
"""


def use(ledger: Ledger, more: str = "") -> Watch:
    """Put the watch into use, or another text of it."""
    text = FILE + more
    watch = watches.parsed(text, "watch")
    watches.keep(ledger.folder, text, watch, replace=True)
    return watch


def take(ledger: Ledger, sentence: str, day: int, *, place: str = "", **more: Any) -> int:
    """Take in a page of May 2024 with one sentence: its version."""
    where = place or f"https://page-{day}.example/{day}"
    text = f"What the day brought\n\n{sentence}\n"
    kept = ledger.keep(capture(text, where, published=date(2024, 5, day), **more))
    made = indicia.read(text, published=date(2024, 5, day), url=where, engine="rules")
    taken = ledger.take(kept, Made(made, Engine("rules", "one")))
    assert taken.version is not None
    return taken.version


def run(ledger: Ledger, as_of: date = date(2024, 5, 31), now: datetime = NOW) -> int:
    """Run the watches and make their alerts: how many are new."""
    for watch in watches.folder(ledger.folder).values():
        watches.run(ledger, watch, known=KNOWN, as_of=as_of)
    return make(ledger, now)


def held(ledger: Ledger) -> list[Alert]:
    """The alerts of a ledger."""
    with ledger.read() as connection:
        return [restored(row) for row in alerts.alerts(connection)]


def settings(*channels: dict[str, Any], **more: Any) -> Settings:
    """Settings as a file would hold them."""
    return msgspec.convert({"channel": list(channels), **more}, Settings)


def send(ledger: Ledger, to: Settings, now: datetime = NOW + MINUTE) -> list[Told]:
    """One round of sending."""
    return Round(ledger, to, now).run()


def outcomes(ledger: Ledger) -> list[str | None]:
    """What came of each try, the oldest first."""
    with ledger.read() as connection:
        return [one.outcome for one in alerts.attempts(connection)]
