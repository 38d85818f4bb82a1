"""Alerts on the terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding

from indicia.alerts import Settings, Told, wording
from indicia.app.cli.screen import aside, ink
from indicia.ledger.alerts import OUTCOMES, Ack, Delivery
from indicia.model import Alert
from indicia.products import words


def wait(number: int) -> str:
    """How many alerts wait."""
    return (
        f"{words.count(number, 'alert waits', 'alerts wait')}: `indicia alerts list` shows, "
        "`indicia alerts run` sends"
    )


def ran(made: int, told: Sequence[Told], waiting: int, out: Console) -> None:
    """What a round did, channel by channel."""
    out.print(f"{words.count(made, 'new alert')}")
    for one in told:
        out.print(ink((f"{one.channel}: ", "head"), _what(one)))
        if one.why and one.what not in ("withheld", "cut_off"):
            out.print(Padding(ink((one.why, "soft")), (0, 0, 0, 2)))
    if not told:
        out.print("nothing is due")
    if waiting:
        out.print(ink((f"{waiting} not acknowledged: `indicia alerts list`", "soft")))


def _what(one: Told) -> str:
    many = f"{words.count(one.alerts, 'alert')}{f' of {one.watch}' if one.watch else ''}"
    at = f"{one.next_at:%Y-%m-%d %H:%M} UTC" if one.next_at else ""
    told = {
        "sent": f"{many} sent",
        "quiet": f"{many} held in quiet hours until {at}",
        "withheld": f"{many} withheld: marked stricter than its clearance, {one.why}",
        "later": f"{many} waiting to be tried again at {at}",
        "cut_off": "a try was killed while it was being sent: it may have been sent, and goes again with "
        "the same key",
        "gone": f"{many} undelivered, and the channel is no longer in alerts.toml",
    }
    if one.what in told:
        return told[one.what]
    return f"{many} not delivered: {OUTCOMES[one.what]}; next try {at}"  # type: ignore[index]  # the rest are outcomes


def alert(it: Alert, ack: Ack | None, sent: Sequence[Delivery], settings: Settings, out: Console) -> None:
    """One alert: what changed, its sentences, where they stand, who was told."""
    mark = f"  {it.marking}" if it.marking else ""
    out.print(ink((f"{it.id}  ", "soft"), (it.title, "head"), (mark, "soft")))
    facts = [it.watch, it.kind, *([words.day(it.day)] if it.day else []), f"made {it.at:%Y-%m-%d %H:%M} UTC"]
    out.print(Padding(aside(facts), (0, 0, 0, 3)))
    for line in (it.why, wording.counted(it), wording.concerns(it)):
        if line:
            out.print(Padding(ink(line), (0, 0, 0, 3)))
    for one in it.said:
        out.print(Padding(ink(wording.told(one)), (0, 0, 0, 5)))
        link = settings.link(one.version, one.item)
        out.print(Padding(ink((link or wording.where(one), "soft")), (0, 0, 0, 5)))
    for delivery in sent:
        state = (
            f"sent {delivery.sent_at:%Y-%m-%d %H:%M} UTC"
            if delivery.sent_at
            else f"not delivered yet, {words.count(delivery.tries, 'try', 'tries')}"
        )
        out.print(Padding(ink((f"{delivery.channel}: {state}", "soft")), (0, 0, 0, 3)))
    if ack:
        note = f": {ack.note}" if ack.note else ""
        out.print(
            Padding(ink((f"noted by {ack.by}, {ack.at:%Y-%m-%d %H:%M} UTC{note}", "soft")), (0, 0, 0, 3))
        )
