"""Writing a file whole or not at all, and moments as all formats write them."""

import os
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

from indicia.model import IndiciaError


def check(out: Path) -> None:
    """Say before the work starts what would stop `write` after it.

    Raises:
        IndiciaError: if the folder is missing or the place is a folder itself.
    """
    if out.is_dir():
        raise IndiciaError(f"cannot write {out}: it is a folder")
    if not out.parent.is_dir():
        raise IndiciaError(f"cannot write {out}: there is no folder {out.parent}")


def write(out: Path, content: bytes) -> None:
    """Write a file through a neighbour that takes its name when complete; a device is written directly.

    Raises:
        IndiciaError: if it cannot be written; what stood there before still stands there.
    """
    check(out)
    place = out.resolve()  # a link stays a link: what it points to is replaced
    try:
        if place.exists() and not place.is_file():
            place.write_bytes(content)
        else:
            _replace(place, content)
    except OSError as error:
        raise IndiciaError(f"cannot write {out}: {error.strerror or error}") from error


def stamp(moment: datetime) -> str:
    """A moment in UTC with milliseconds: `2024-05-17T09:30:00.000Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def _replace(place: Path, content: bytes) -> None:
    part = place.with_name(f".indicia-{token_hex(8)}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)
    except BaseException:  # an interrupt must leave no crumbs either
        part.unlink(missing_ok=True)
        raise
