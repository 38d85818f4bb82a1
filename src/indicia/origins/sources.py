"""`sources.toml`, which people review: who is behind an outlet, how far to trust it, what is fetched."""

import re
import tomllib
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

import msgspec
from msgspec import Meta, Struct

from indicia.model import DataError
from indicia.origins.data import Medium
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
# Who is behind each outlet, and what `indicia sync` fetches. Check it with `indicia sources check`.
# Only `outlet` must be there; with a feed also key, state_affiliated, country and language.
#
# [[source]]
# key = "port-gazette"                 # the name the ledger uses for it; never change it
# outlet = "The Port Gazette"
# names = ["Port Gazette"]             # what else pages call it
# host = "gazette.example"             # its address, or several; else that of the feed
# owner = "Port Gazette Press Ltd"     # leave it out where nobody knows: it never counts as independent then
# country = "JPN"                      # ISO 3166 alpha-3
# state_affiliated = false             # true where a government owns, funds or steers it: that of `country`,
#                                      # or of `state`, where another's stands behind it
# language = "en"                      # ISO 639-1
# feed = "https://gazette.example/feed.xml"   # RSS, Atom, JSON feed, sitemap or OPML
# reliability = "C"                    # A to F of the Admiralty code; F: cannot be judged
# agency = false                       # true: a news agency, whose dispatches others print
# because = "imprint of May 2026"      # where the row comes from, for whoever reviews it
"""
_OLD = (
    "rows are called [[source]] now: write `outlet` for `name`, and `state_affiliated = true` with `state` "
    "for `government`"
)
_LAND = Annotated[str, Meta(pattern=r"^[A-Z]{3}$")]
_NAME = Annotated[str, Meta(pattern=r"\S")]
_WITH_FEED = ("key", "country", "language")


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """One outlet or agency; what is not known is left out.

    `state` is the country whose government an affiliated outlet speaks for, its own where it is left out.
    `silent_after` is the number of hours without a new page after which it counts as silent; `limit` the
    most pages a visit looks at.
    """

    outlet: _NAME
    key: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")] = ""
    names: tuple[_NAME, ...] = ()
    host: str | tuple[str, ...] = ()
    agency: bool = False
    owner: _NAME | None = None
    state_affiliated: bool | None = None
    state: _LAND | None = None
    country: _LAND | None = None
    language: Annotated[str, Meta(pattern=r"^[a-z]{2}$")] | None = None
    feed: str = ""
    reliability: Reliability = "F"
    silent_after: Annotated[int, Meta(ge=1)] = 72
    recheck: Annotated[int, Meta(ge=1)] = 24
    limit: Annotated[int, Meta(ge=1, le=5000)] = 100
    because: str = ""

    @property
    def medium(self) -> Medium:
        """The same, as the counting of origins wants it."""
        feed = (urlsplit(self.feed).hostname or "").removeprefix("www.")
        return Medium(
            name=self.outlet,
            names=self.names,
            host=self.host or feed or (),
            agency=self.agency,
            owner=self.owner,
            government=(self.state or self.country) if self.state_affiliated else None,
            because=self.because,
        )


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    source: list[dict[str, object]] = []
    outlet: list[dict[str, object]] = []


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
        rows = msgspec.convert(table, _File)
    except msgspec.ValidationError as error:
        raise DataError(f"{path}: {error}") from error
    if rows.outlet:
        raise DataError(f"{path}: [[outlet]] {_OLD}")
    found = tuple(_source(path, number, row) for number, row in enumerate(rows.source, 1))
    _check_apart(path, found)
    return found


def _source(path: Path, number: int, row: dict[str, object]) -> Source:
    where = f"{path}: {row.get('key') or row.get('outlet') or f'source {number}'}"
    try:
        source = msgspec.convert(row, Source)
    except msgspec.ValidationError as error:
        raise DataError(f"{where}: {error}") from error
    if source.feed and (not is_url(source.feed) or re.search(r"\s", source.feed)):
        raise DataError(f"{where}: feed: {source.feed!r} is no address of the web")
    missing = [name for name in _WITH_FEED if not getattr(source, name)]
    missing += ["state_affiliated"] if source.state_affiliated is None else []
    if source.feed and missing:
        raise DataError(f"{where}: a row with a feed says {', '.join(missing)} too")
    if source.state and not source.state_affiliated:
        raise DataError(f"{where}: state: it names a government, but state_affiliated is not true")
    if source.state_affiliated and not (source.state or source.country):
        raise DataError(f"{where}: state_affiliated: say of which government: state or country")
    if any("/" in host for host in source.medium.hosts):
        raise DataError(f"{where}: host: write the host alone, as news.example")
    return source


def _check_apart(path: Path, found: tuple[Source, ...]) -> None:
    for field in ("key", "feed"):
        seen: dict[str, str] = {}
        for source in found:
            value = getattr(source, field)
            if value in seen:
                name = source.key or source.outlet
                raise DataError(f"{path}: {name}: {field} {value!r} is that of {seen[value]} too")
            if value:
                seen[value] = source.key or source.outlet
