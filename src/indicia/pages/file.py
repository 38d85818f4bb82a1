"""A path, an address or `-` -> Page."""

import sys
from pathlib import Path

from indicia.model import Page, UsageError

# Enough to tell a page that is far too long from one that is cut; reading stops here.
FILE_LIMIT = 100_000_000


def from_file(path: str | Path) -> Page:
    """Read a page from a file, or from the standard input when the path is `-`.

    Raises:
        UsageError: if there is no such file, or it cannot be opened.
    """
    if str(path) == "-":
        return Page(content=sys.stdin.buffer.read(FILE_LIMIT))
    try:
        with Path(path).open("rb") as file:
            return Page(content=file.read(FILE_LIMIT))
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}") from error
    except ValueError as error:  # a zero byte in the path
        raise UsageError(f"{str(path)!r} is not the name of a file") from error


def is_url(page: str) -> bool:
    """Whether what the user named is an address and not a file."""
    return page.lower().startswith(("http://", "https://"))
