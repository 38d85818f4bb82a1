"""As an Atom feed (RFC 4287): a file, written anew as a whole, with ids that never change."""

import os
import re
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree
from lxml.builder import ElementMaker

from indicia.alerts.message import entry
from indicia.alerts.outcome import SENT, Came
from indicia.alerts.settings import Feed, Settings
from indicia.model import Alert

_ATOM = "http://www.w3.org/2005/Atom"
_ILLEGAL = re.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")  # in XML 1.0
_E = ElementMaker(namespace=_ATOM, nsmap={None: _ATOM})


def send(channel: Feed, alerts: Sequence[Alert], settings: Settings, folder: Path, first: str) -> Came:
    """Write the feed with these alerts, of which the newest are kept; `first` is the one it began with."""
    path = folder / channel.path
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.write(to_bytes(channel, alerts, settings, first))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        return Came("unreachable", f"{path} cannot be written: {error.strerror or error}")
    return SENT


def to_bytes(channel: Feed, alerts: Sequence[Alert], settings: Settings, first: str) -> bytes:
    """The feed; the same alerts give the same bytes."""
    newest = sorted(alerts, key=lambda alert: alert.id, reverse=True)[: channel.keep]
    updated = max((alert.at for alert in newest), default=datetime.fromtimestamp(0, UTC))
    feed = _E.feed(
        _E.title(_clean(channel.title)),
        _E.id(uuid.uuid5(uuid.NAMESPACE_URL, f"indicia:{channel.name}:{first}").urn),
        _E.updated(_moment(updated)),
        _E.author(_E.name("Indicia")),
        _E.generator("Indicia"),
        *(_entry(alert, settings) for alert in newest),
    )
    if settings.desk:
        feed.insert(3, _E.link(rel="related", href=settings.desk))
    return etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _entry(alert: Alert, settings: Settings) -> etree._Element:
    made = _E.entry(
        _E.title(_clean(alert.title)),
        _E.id(f"urn:uuid:{alert.uid}"),
        _E.updated(_moment(alert.at)),
        _E.published(_moment(alert.at)),
        _E.category(term=alert.kind),
        _E.category(term=alert.watch),
        _E.content(_clean(entry(alert, settings)), type="html"),
    )
    if alert.said and (link := settings.link(alert.said[0].version, alert.said[0].item)):
        made.append(_E.link(rel="alternate", type="text/html", href=link))
    return made


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


def _clean(text: str) -> str:
    return _ILLEGAL.sub("�", text)
