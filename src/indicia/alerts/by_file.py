"""Into a file of JSON lines: appended in one write, and looked at before a second try."""

import os
from pathlib import Path

import msgspec
from filelock import FileLock

from indicia.alerts.message import Message, plain
from indicia.alerts.outcome import SENT, Came
from indicia.alerts.settings import File

_OURS = b'{"id":'


def send(channel: File, message: Message, folder: Path, *, again: bool) -> Came:
    """Append the alerts of a message; on another try only those that do not stand there yet."""
    path = folder / channel.path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{path}.lock"):
            whole = _mended(path)
            held = path.read_bytes() if again and path.exists() else b""
            lines = [line for uid, line in _lines(message) if uid not in held]
            if not whole:
                return Came("refused", f"the last line of {path} is no whole line, and none of ours: mend it")
            _append(path, b"".join(lines))
    except OSError as error:
        return Came("unreachable", f"{path} cannot be written: {error.strerror or error}")
    return SENT


def _lines(message: Message) -> list[tuple[bytes, bytes]]:
    """Each alert's name and line; its name comes first in the line."""
    found = []
    for alert in message.alerts:
        row = plain(alert, message.settings)
        ordered = {"id": row["id"], **row}
        found.append((alert.uid.encode(), msgspec.json.encode(ordered) + b"\n"))
    return found


def _mended(path: Path) -> bool:
    """Cut off a half line that a killed process left; whether the file now ends with a whole line."""
    if not path.exists() or not path.stat().st_size:
        return True
    held = path.read_bytes()
    if held.endswith(b"\n"):
        return True
    whole, _, tail = held.rpartition(b"\n")
    if not tail.startswith(_OURS[: len(tail)]):
        return False
    with path.open("r+b") as file:
        file.truncate(len(whole) + 1 if whole else 0)
    return True


def _append(path: Path, content: bytes) -> None:
    number = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(number, "ab") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
