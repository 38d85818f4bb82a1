"""What the schema alone cannot see in `alerts.toml`."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import httpx
from msgspec import Struct

from indicia.alerts.secrets import readable_by_others
from indicia.alerts.settings import AnyChannel, Feed, File, Mail, Settings, Webhook


class Problem(Struct, frozen=True):
    """Something wrong in the file, said so that its author can mend it."""

    channel: str
    field: str
    text: str


def check(settings: Settings, folder: Path, watches: Collection[str] | None = None) -> tuple[Problem, ...]:
    """Everything that is wrong; `watches` are the ids of the ledger's, where they are known."""
    return tuple(_problems(settings, folder, watches))


def _problems(settings: Settings, folder: Path, watches: Collection[str] | None) -> Iterator[Problem]:
    if settings.desk and not _is_address(settings.desk):
        yield Problem("alerts", "desk", f"{settings.desk!r} is no http or https address")
    seen: set[str] = set()
    paths: set[Path] = set()
    for channel in settings.channels:
        if channel.name in seen:
            yield Problem(channel.name, "name", "it is there twice")
        seen.add(channel.name)
        if isinstance(channel, Feed | File):
            path = folder / channel.path
            if path in paths:
                yield Problem(channel.name, "path", "another channel writes there too")
            paths.add(path)
        yield from _common(channel, watches)
        yield from _own(channel, folder)


def _common(channel: AnyChannel, watches: Collection[str] | None) -> Iterator[Problem]:
    try:
        ZoneInfo(channel.zone)
    except (ZoneInfoNotFoundError, ValueError):
        yield Problem(channel.name, "zone", f"{channel.zone!r} is no time zone, as Europe/Vienna is")
    if channel.quiet and channel.quiet.from_ == channel.quiet.until:
        yield Problem(channel.name, "quiet", "it begins when it ends")
    if not channel.changes:
        yield Problem(channel.name, "changes", "without any nothing is ever sent")
    for id_ in channel.watches if watches is not None else ():
        if id_ not in (watches or ()):
            yield Problem(channel.name, "watches", f"the ledger has no watch {id_!r}")


def _own(channel: AnyChannel, folder: Path) -> Iterator[Problem]:
    if isinstance(channel, Mail):
        yield from _mail(channel)
        yield from _secret(channel.name, "password", channel.password_env, channel.password_file, folder)
    elif isinstance(channel, Webhook):
        if not _is_address(channel.url):
            yield Problem(channel.name, "url", f"{channel.url!r} is no http or https address without a login")
        if bool(channel.secret_env) == bool(channel.secret_file):
            yield Problem(channel.name, "secret_file", "say secret_env or secret_file: one of the two")
        yield from _secret(channel.name, "secret", channel.secret_env, channel.secret_file, folder)


def _mail(channel: Mail) -> Iterator[Problem]:
    for address in (channel.sender, *channel.to):
        name, _, host = address.rpartition("@")
        if not name or not host or any(not (33 <= ord(letter) < 127) for letter in address):
            yield Problem(channel.name, "to", f"{address!r} is no address of e-mail")
    if channel.user and channel.security == "none":
        yield Problem(channel.name, "security", "a login goes over an encrypted connection only")
    if bool(channel.user) != bool(channel.password_env or channel.password_file):
        yield Problem(channel.name, "user", "a login wants both user and password_env or password_file")


def _secret(channel: str, field: str, env: str, file: str, folder: Path) -> Iterator[Problem]:
    if env and not os.environ.get(env):
        yield Problem(channel, f"{field}_env", f"the environment has no {env}")
    path = folder / file
    if file and not path.is_file():
        yield Problem(channel, f"{field}_file", f"there is no file {path}")
    elif file and readable_by_others(path):
        yield Problem(channel, f"{field}_file", f"others may read {path}: chmod 600 {path}")


def _is_address(text: str) -> bool:
    try:
        parts = httpx.URL(text)
    except (httpx.InvalidURL, TypeError):
        return False
    return parts.scheme in {"http", "https"} and bool(parts.host) and not parts.userinfo
