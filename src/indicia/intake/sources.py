"""`sources.toml`: what is fetched, who owns it, and how far it is trusted; one file that people review."""

import re
import tomllib
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from indicia.model import DataError
from indicia.pages import is_url

Reliability = Literal["A", "B", "C", "D", "E", "F"]
RELIABILITIES: dict[Reliability, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
EXAMPLE = """\
# What `indicia sync` fetches. Check it with `indicia sources check`.
#
# [[source]]
# key = "port-gazette"                 # the name the ledger uses for it; never change it
# outlet = "The Port Gazette"
# owner = "Port Gazette Press Ltd"
# state_affiliated = false             # true where a government owns, funds or steers it
# country = "JPN"                      # ISO 3166 alpha-3
# language = "en"                      # ISO 639-1
# feed = "https://gazette.example/feed.xml"   # RSS, Atom, JSON feed, sitemap or OPML
# reliability = "C"                    # A to F of the Admiralty code; F: cannot be judged
"""


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """One outlet's feed.

    `state` is the country whose government an affiliated outlet speaks for. `silent_after` is the number
    of hours without a new page after which it counts as silent; `limit` the most pages a visit looks at.
    """

    key: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
    outlet: Annotated[str, Meta(min_length=1)]
    owner: Annotated[str, Meta(min_length=1)]
    state_affiliated: bool
    country: Annotated[str, Meta(pattern=r"^[A-Z]{3}$")]
    language: Annotated[str, Meta(pattern=r"^[a-z]{2}$")]
    feed: str
    reliability: Reliability = "F"
    state: Annotated[str, Meta(pattern=r"^[A-Z]{3}$")] | None = None
    silent_after: Annotated[int, Meta(ge=1)] = 72
    recheck: Annotated[int, Meta(ge=1)] = 24
    limit: Annotated[int, Meta(ge=1, le=5000)] = 100


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    source: list[dict[str, object]] = []


def load(path: Path) -> tuple[Source, ...]:
    """The sources of a file.

    Raises:
        DataError: if the file cannot be read, or a row does not keep the schema; names file and row.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise DataError(
            f"{path}: there is no such file: `indicia sources new` writes one to fill in"
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: {error}") from error
    try:
        rows = msgspec.convert(table, _File).source
    except msgspec.ValidationError as error:
        raise DataError(f"{path}: {error}") from error
    found = tuple(_source(path, number, row) for number, row in enumerate(rows, 1))
    _check_apart(path, found)
    return found


def _source(path: Path, number: int, row: dict[str, object]) -> Source:
    where = f"{path}: {row.get('key', f'source {number}')}"
    try:
        source = msgspec.convert(row, Source)
    except msgspec.ValidationError as error:
        raise DataError(f"{where}: {error}") from error
    if not is_url(source.feed) or re.search(r"\s", source.feed):
        raise DataError(f"{where}: feed: {source.feed!r} is no address of the web")
    if source.state and not source.state_affiliated:
        raise DataError(f"{where}: state: it names a government, but state_affiliated is false")
    return source


def _check_apart(path: Path, found: tuple[Source, ...]) -> None:
    for field in ("key", "feed"):
        seen: dict[str, str] = {}
        for source in found:
            value = getattr(source, field)
            if value in seen:
                raise DataError(f"{path}: {source.key}: {field} {value!r} is that of {seen[value]} too")
            seen[value] = source.key
