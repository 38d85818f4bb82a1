"""The ledger, or what a watch asks of it, in the formats of others; one file a standard.

::

    Selection (ledger + days + watch) -> writer of a format -> Folder of files -> manifest.json
"""

from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

import msgspec
from msgspec import Struct

from indicia.ledger import Ledger
from indicia.model import LedgerError, UsageError
from indicia.products.exports.files import Folder, Written
from indicia.products.exports.selection import Selection, Wanted, Watched, watched

__all__ = ["FORMATS", "Manifest", "Wanted", "Watched", "export", "watched"]


class Format(Struct, frozen=True):
    """A format: the module that writes it, what it holds, and the kinds of which it holds every item."""

    module: str
    about: str
    whole: tuple[str, ...]


FORMATS: dict[str, Format] = {
    "annotations": Format("as_annotations", "W3C Web Annotation, JSON-LD: statements", ("statements",)),
    "csv": Format(
        "as_csv",
        "CSV: statements, events, exposures, claims, tellings",
        ("statements", "events", "exposures"),
    ),
    "parquet": Format("as_parquet", "Parquet: the same tables, typed", ("statements", "events", "exposures")),
    "geojson": Format("as_geojson", "GeoJSON: events with a place", ()),
    "ftm": Format(
        "as_ftm", "FollowTheMoney entities for OpenAleph", ("versions", "statements", "events", "exposures")
    ),
    "stix": Format("as_stix", "STIX 2.1 bundle", ("versions", "statements", "events", "exposures")),
    "prov": Format(
        "as_prov",
        "W3C PROV-JSON: where each item comes from",
        ("versions", "statements", "events", "exposures"),
    ),
}


class Manifest(Struct, frozen=True):
    """What was written: `asked` is what the ledger holds, `left_out` what the format has no place for."""

    format: str
    made_by: str
    since: str | None
    until: str | None
    watch: str | None
    marking: str | None
    asked: dict[str, int]
    rows: dict[str, int]
    left_out: dict[str, int]
    files: tuple[Written, ...]


def export(ledger: Ledger, format_: str, wanted: Wanted, out: Path) -> Manifest:
    """Write an export and its manifest into a folder.

    Raises:
        UsageError: if there is no such format, or its library is not installed.
        LedgerError: if not every row that the ledger counts was written; no manifest is written then.
        IndiciaError: if a file cannot be written.
    """
    if format_ not in FORMATS:
        raise UsageError(f"there is no format {format_!r}; there are {', '.join(FORMATS)}")
    chosen = FORMATS[format_]
    write = _writer(chosen.module)
    selection, folder = Selection(ledger, wanted), Folder(out)
    asked = {f"{kind}s": count for kind, count in selection.counts().items()}
    written = write(selection, folder)
    rows = {name: count for name, count in written.items() if " " not in name}
    left_out = {name: count for name, count in written.items() if " " in name}
    if selection.barred:
        left_out["versions of a stricter mark than the watch"] = len(selection.barred)
    for kind in chosen.whole:
        if rows[kind] != asked[kind]:
            raise LedgerError(
                f"{rows[kind]} {kind} were written where the ledger counts {asked[kind]}: something was "
                "taken in meanwhile, or rows do not agree with readings; run it again, then `indicia verify`"
            )
    made = Manifest(
        format=format_,
        made_by=f"indicia {version('indicia')}",
        since=_day(wanted.days.since),
        until=_day(wanted.days.until),
        watch=wanted.watch.id if wanted.watch else None,
        marking=wanted.watch.marking if wanted.watch else None,
        asked=asked,
        rows=rows,
        left_out=left_out,
        files=tuple(folder.files),
    )
    with folder.open("manifest.json") as sink:
        sink.write(msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n")
    return made


def _writer(module: str) -> Callable[[Selection, Folder], dict[str, int]]:
    try:
        found: Callable[[Selection, Folder], dict[str, int]] = import_module(f"{__name__}.{module}").write
    except ModuleNotFoundError as error:
        raise UsageError(f"this format needs {error.name}: pip install 'indicia[exports]'") from error
    return found


def _day(value: object) -> str | None:
    return str(value) if value else None
