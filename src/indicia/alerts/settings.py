"""`alerts.toml`, which people review: where alerts go, which of them, when, and up to which marking."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from indicia.model import AlertKind, State, toml

FILE = "alerts.toml"  # within the ledger's folder
Mark = Literal["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]
Clock = Annotated[str, Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_TEXT = Annotated[str, Meta(pattern=r"\S")]
EXAMPLE = """\
# Where alerts go. Check it with `indicia alerts check`, try a channel with `indicia alerts test NAME`.
since = {today}                   # changes that were seen before this day make no alert
# desk = "https://desk.example"          # address of your desk: sentences are linked to it

[[channel]]
kind = "feed"                          # an Atom feed, as a file that your own server hands out
name = "feed"
path = "alerts.xml"                    # within the folder of the ledger, unless it begins with /
clearance = "TLP:GREEN"                # a watch or page of a stricter marking never goes here

# [[channel]]
# kind = "mail"
# name = "team"
# host = "mail.example"
# security = "starttls"                # or "tls"; "none" only without a login
# user = "indicia"
# password_env = "INDICIA_MAIL"        # or password_file; the password itself never stands here
# sender = "indicia@example.org"
# to = ["desk@example.org"]
# clearance = "TLP:AMBER"
# zone = "Europe/Vienna"
# quiet = {{ from = "22:00", until = "07:00" }}
# digest = "daily"                     # or "weekly"; left out: at once
# at = "07:30"
# changes = ["state", "denial", "withdrawal", "stale", "source"]   # also "origin", "missing"
# states = ["corroborated", "contested", "refuted"]   # left out: those of each watch's rule
# watches = ["dprk-workers-russia"]    # left out: all

# [[channel]]
# kind = "webhook"
# name = "desk-bot"
# url = "https://bot.example/indicia"
# secret_file = "hook.secret"          # or secret_env; it signs what is sent
# allow_private = false                # true: also to addresses of a private network

# [[channel]]
# kind = "file"
# name = "log"
# path = "alerts.jsonl"
"""


class Quiet(Struct, frozen=True, forbid_unknown_fields=True):
    """Hours of each day in which nothing is sent, in the zone of the channel."""

    from_: Clock = msgspec.field(name="from")
    until: Clock


class Channel(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """What every channel says.

    Of a change into or out of a state, those are sent that reach one of `states`, or leave it; without any,
    those of each watch's own rule count. With a `digest` alerts wait for `at` (of `weekday`).
    """

    name: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
    clearance: Mark = "TLP:CLEAR"
    watches: tuple[_TEXT, ...] = ()
    changes: tuple[AlertKind, ...] = ("state", "denial", "withdrawal", "stale", "source")
    states: tuple[State, ...] = ()
    since: date | None = None
    digest: Literal["daily", "weekly"] | None = None
    at: Clock = "08:00"
    weekday: Weekday = "monday"
    quiet: Quiet | None = None
    zone: _TEXT = "UTC"
    timeout: Annotated[float, Meta(gt=0, le=120)] = 10.0


class Feed(Channel, frozen=True, tag="feed"):
    """An Atom file; the newest `keep` alerts stand in it."""

    path: _TEXT
    title: _TEXT = "Indicia alerts"
    keep: Annotated[int, Meta(ge=1, le=1000)] = 100


class File(Channel, frozen=True, tag="file"):
    """JSON lines, one an alert, appended."""

    path: _TEXT


class Mail(Channel, frozen=True, tag="mail"):
    """E-mail by SMTP. `ca` is a file of certificates to trust beside those of the system."""

    host: _TEXT
    sender: _TEXT
    to: Annotated[tuple[_TEXT, ...], Meta(min_length=1)]
    port: Annotated[int, Meta(ge=1, le=65535)] | None = None
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password_env: str = ""
    password_file: str = ""
    ca: str = ""


class Webhook(Channel, frozen=True, tag="webhook"):
    """Signed JSON by HTTP POST."""

    url: _TEXT
    secret_env: str = ""
    secret_file: str = ""
    allow_private: bool = False


AnyChannel = Feed | File | Mail | Webhook


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    channels: tuple[AnyChannel, ...] = msgspec.field(default=(), name="channel")
    since: date | None = None
    desk: str = ""

    def link(self, version: int, item: str | None) -> str | None:
        """The address at which the desk opens a sentence; None where there is no desk."""
        if not self.desk:
            return None
        return f"{self.desk.rstrip('/')}/versions/{version}{f'#row-{item}' if item else ''}"


def load(path: Path) -> Settings:
    """The settings of a file.

    Raises:
        DataError: if it cannot be read or does not keep the schema; names file and field.
    """
    return toml.read(path, Settings)


def schema() -> bytes:
    """The JSON Schema of the file."""
    table = msgspec.json.schema(Settings) | {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return msgspec.json.format(msgspec.json.encode(table, order="sorted"), indent=2) + b"\n"
