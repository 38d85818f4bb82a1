"""What a file handed to `indicia law import` is, told by its beginning and never by its name."""

import json
from pathlib import Path
from typing import Literal

from indicia.law import xml
from indicia.law.lists import un
from indicia.law.renewals import resolution
from indicia.model import UsageError

Known = Literal["un-consolidated", "followthemoney", "akoma-ntoso"]
_HEAD = 65536


def known(path: Path) -> Known:
    """The format of a file.

    Raises:
        UsageError: if it cannot be read, or is none of those known.
    """
    try:
        with path.open("rb") as content:
            head = content.read(_HEAD)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}") from error
    if _is_entity(head):
        return "followthemoney"
    if head.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<"):
        name, _ = xml.root_of(path)
        if name == un.ROOT:
            return "un-consolidated"
        if name == resolution.ROOT:
            return "akoma-ntoso"
        raise UsageError(f"{path}: XML, but of <{name}>: neither the UN's Consolidated List nor Akoma Ntoso")
    raise UsageError(
        f"{path}: neither the UN's Consolidated List (XML), nor FollowTheMoney (JSON lines), nor Akoma Ntoso"
    )


def _is_entity(head: bytes) -> bool:
    """Whether the first line begins as a FollowTheMoney entity; a line longer than the head is cut."""
    line = head.lstrip().partition(b"\n")[0]
    if not line.startswith(b"{"):
        return False
    try:
        row = json.loads(line)
    except ValueError:
        return b'"schema"' in line and b'"properties"' in line
    return isinstance(row, dict) and {"id", "schema"} <= row.keys()
