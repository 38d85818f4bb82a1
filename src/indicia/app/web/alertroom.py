"""Alerts: what changed in watches and was told, to whom it went, who took note of it, what holds now."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect
from msgspec import Struct

from indicia import alerts, watches
from indicia.alerts import Settings, wording
from indicia.alerts.making import marked_now, restored
from indicia.alerts.schedule import quiet_until
from indicia.alerts.settings import Channel
from indicia.app.access import NEEDS, Here, Who, sees, told
from indicia.app.web.screen import Asked, show
from indicia.app.web.seeing import visible
from indicia.ledger import Connection, Ledger, audit
from indicia.ledger import alerts as kept
from indicia.model import Alert, DataError, Watch

SIZE = 25


class Seen(Struct, frozen=True):
    """An alert, who took note of it, and how far it is with each channel."""

    alert: Alert
    ack: kept.Ack | None
    sent: tuple[kept.Delivery, ...]


class Way(Struct, frozen=True):
    """A channel, and until when it is quiet now."""

    channel: Channel
    kind: str
    quiet_until: datetime | None


@get("/alerts", sync_to_thread=True)
def listed(
    request: Asked,
    ledger: Here,
    *,
    watch: FromQuery[str] = "",
    every: FromQuery[bool] = False,
    before: FromQuery[int | None] = None,
) -> Response[str]:
    """Those that nobody took note of, the newest first; or all."""
    if watch:
        visible(request, ledger, watch)
    settings, problem = settings_of(ledger, request.user)
    asked = kept.Wanted(watch or None, waiting=not every, before=before, limit=SIZE + 1)
    with ledger.read() as connection:
        rows = kept.newest(connection, asked)
        found = seen(connection, request.user, rows[:SIZE], watches.folder(ledger.folder))
        waiting = kept.waiting(connection)
    return show(
        request,
        "alerts.html.j2",
        found=found,
        hidden=min(len(rows), SIZE) - len(found),
        waiting=waiting,
        watch=watch,
        every=every,
        ways=ways(settings, datetime.now(UTC)) if settings else [],
        settings=settings,
        problem=problem,
        next=rows[SIZE - 1].id if len(rows) > SIZE else None,
        wording=wording,
        back=request.url.path + (f"?{request.url.query}" if request.url.query else ""),
    )


def seen(connection: Connection, who: Who, rows: Iterable[Any], held: dict[str, Watch]) -> list[Seen]:
    """The alerts that somebody may see: what is marked above their clearance is not there for them."""
    found = [marked_now(restored(row), held) for row in rows]
    mine = [one for one in found if one.watch in held and sees(who, one.watch, one.marking)]
    acks = kept.acks(connection)
    sent = kept.deliveries(connection) if mine else []
    return [
        Seen(one, acks.get(one.id), tuple(it for it in sent if one.id in it.alerts))
        for one in sorted(mine, key=lambda one: -one.id)
    ]


def waiting(connection: Connection, who: Who, held: dict[str, Watch]) -> int:
    """How many of the newest alerts somebody may see, and nobody took note of."""
    return len(seen(connection, who, kept.newest(connection, kept.Wanted(waiting=True, limit=100)), held))


def settings_of(ledger: Ledger, who: Who | None = None) -> tuple[Settings | None, str]:
    """The settings of a ledger; what is wrong with them is told, not hidden."""
    path = ledger.folder / alerts.FILE
    if not path.is_file():
        return None, ""
    try:
        return alerts.load(path), ""
    except DataError as error:
        return None, told(error, who, ledger)


def ways(settings: Settings, now: datetime) -> list[Way]:
    """The channels, and which of them are quiet."""
    return [Way(one, type(one).__name__.lower(), quiet_until(one, now)) for one in settings.channels]


def make(ledger: Ledger) -> None:
    """After a watch was weighed: an alert of each change, where alerts are in use."""
    settings, _ = settings_of(ledger)
    if settings is not None:
        alerts.make(ledger, datetime.now(UTC), settings.since)


class Noted(Struct):
    """That somebody took note, or takes that back; `back` is where they were."""

    back: str = "/alerts"
    note: str = ""
    undo: str = ""


@post("/alerts/{number:int}/note", opt={NEEDS: "analyst"}, sync_to_thread=True)
def note(request: Asked, ledger: Here, number: FromPath[int], data: URLEncodedBody[Noted]) -> Redirect:
    """Take note of an alert, or take that back."""
    who = request.user
    with ledger.write() as connection:
        rows = kept.alerts(connection, ids=[number])
        if not seen(connection, who, rows, watches.folder(ledger.folder)):
            raise NotFoundException(f"there is no alert {number}")
        if data.undo:
            kept.unacknowledge(connection, number, who.name)
        else:
            kept.acknowledge(connection, number, who.name, data.note.strip()[:1000] or None)
        did: audit.Deed = "took back a note" if data.undo else "took note"
        audit.log(connection, who.name, did, f"watch {rows[0].watch}", alert=number)
    back = data.back if data.back.startswith(("/alerts", "/watches/")) else "/alerts"
    return Redirect(f"{back}#alert-{number}", status_code=303)
