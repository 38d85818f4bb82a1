"""What a channel is given: alerts of one watch, as plain text, as HTML and as JSON."""

from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from msgspec import Struct

from indicia.alerts import wording
from indicia.alerts.clearance import strictest
from indicia.alerts.settings import Settings
from indicia.model import Alert

_TEMPLATES = Path(__file__).parent / "templates"


class Message(Struct, frozen=True):
    """Alerts that go to a channel at once; `key` is the same however often they are sent.

    `owed` are the recipients that are still to be served, null for all of the channel.
    """

    key: str
    channel: str
    watch: str
    alerts: tuple[Alert, ...]
    settings: Settings
    owed: tuple[str, ...] | None = None
    trial: bool = False

    @property
    def marking(self) -> str | None:
        """The strictest of its alerts."""
        return strictest(*(alert.marking for alert in self.alerts))

    @property
    def subject(self) -> str:
        """It in a line."""
        mark = f"[{self.marking}] " if self.marking else ""
        if self.trial:
            return "Indicia: a trial of this channel"
        more = f" and {len(self.alerts) - 1} more" if len(self.alerts) > 1 else ""
        return " ".join(f"{mark}{self.alerts[-1].title}{more}".split())


def as_json(message: Message) -> bytes:
    """It as a JSON document; the same message gives the same bytes."""
    row: dict[str, Any] = {
        "type": "indicia.trial" if message.trial else "indicia.alerts",
        "key": message.key,
        "channel": message.channel,
        "watch": message.watch,
        "marking": message.marking,
        "alerts": [plain(alert, message.settings) for alert in message.alerts],
    }
    return msgspec.json.encode(row)


def plain(alert: Alert, settings: Settings) -> dict[str, Any]:
    """An alert as a table of plain values; `id` is the same wherever it goes."""
    row: dict[str, Any] = msgspec.to_builtins(alert)
    row["id"] = row.pop("uid")
    row["number"] = alert.id
    row["note"] = wording.NO_FINDING
    for one, said in zip(row["said"], alert.said, strict=True):
        one["link"] = settings.link(said.version, said.item)
    return row


def as_text(message: Message) -> str:
    """It in plain text."""
    return _template("alert.txt.j2").render(_names(message)).strip() + "\n"


def as_html(message: Message) -> str:
    """It as an HTML document."""
    return _template("alert.html.j2").render(_names(message))


def entry(alert: Alert, settings: Settings) -> str:
    """An alert as a piece of HTML."""
    return _template("entry.html.j2").render(alert=alert, settings=settings, words=wording).strip()


def _names(message: Message) -> dict[str, Any]:
    return {"message": message, "settings": message.settings, "words": wording}


@cache
def _template(name: str) -> jinja2.Template:
    # Plain text is no markup: what is escaped in HTML would be read as it stands there.
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=name.endswith(".html.j2"),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    return made.get_template(name)
