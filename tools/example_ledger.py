"""The example ledger, made from `examples/ledger`: `python -m tools.example_ledger [--to FOLDER]`.

::

    pages.toml -> example.warc.gz, each page with its day and address -> what `indicia add` does -> ledger
    corrections.toml -> what `indicia watch run` does with watches/ -> judgements.toml -> claims and origins
"""

import argparse
import shutil
import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from indicia import origins
from indicia.app.cli import desk, watching
from indicia.ledger import Capture, journal
from indicia.ledger.records import packed
from indicia.origins.kept import refresh
from indicia.statements import Engine
from tools import example_desk

HERE = Path(__file__).parent.parent
PAGES = HERE / "examples" / "ledger"
OUT = HERE / "out"


class Row(Struct, frozen=True, forbid_unknown_fields=True):
    """A page of the manifest: where its bytes lie, how it came, and what a careful reader expects of it."""

    file: str
    address: str
    fetched: datetime
    source: str
    watch: Literal["workers", "arms", "both", "context", "none"]
    does: str
    family: str | None = None
    likeness: str | None = None
    invented: bool = False


class Check(Struct, frozen=True, forbid_unknown_fields=True):
    """How a source did that brought nothing."""

    source: str
    state: journal.State
    since: datetime
    at: datetime
    why: str


class Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """`pages.toml`."""

    page: list[Row]
    check: list[Check]


def manifest(folder: Path = PAGES) -> Manifest:
    """What `pages.toml` lists, in the order in which it was fetched."""
    table = tomllib.loads((folder / "pages.toml").read_text(encoding="utf-8"))
    return msgspec.convert(table, Manifest)


def archive(rows: list[Row], to: Path) -> Path:
    """Write the pages as a web archive, as a crawler would have brought them."""
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_bytes(b"".join(packed(_capture(row)) for row in rows))
    return to


def _capture(row: Row) -> Capture:
    kind = "text/plain" if row.file.endswith(".txt") else "text/html"
    return Capture(
        place=row.address,
        content=(PAGES / row.file).read_bytes(),
        at=row.fetched,
        source=row.source,
        status=200,
        headers=(("Content-Type", f"{kind}; charset=utf-8"),),
    )


def build(to: Path, engine: Engine = "rules", jobs: int = 2) -> Path:
    """Make the ledger anew in a folder `example-ledger`, and the web archive beside it."""
    found = manifest()
    warc = archive(found.page, to / "example.warc.gz")
    place = to / "example-ledger"
    if place.exists():
        shutil.rmtree(place)
    place.mkdir()
    for name in ("sources.toml", "alerts.toml"):
        shutil.copy(PAGES / name, place)
    shutil.copytree(PAGES / "watches", place / "watches")
    where = desk.Where(str(place))
    desk.add([str(warc)], where, desk.How(engine, jobs), None)
    with where.open() as ledger:
        with ledger.write() as connection:
            for one in _checks(found):
                journal.check(connection, None, one)
        for idle in example_desk.correct(ledger, PAGES / "corrections.toml"):
            print(f"needed no more: the correction of “{idle.words}” on {idle.address}")
    print(flush=True)
    watching.run([], (str(place), None), _last(found).date(), as_json=False)
    with where.open() as ledger:
        for row in example_desk.judge(ledger, PAGES / "judgements.toml"):
            print(f"no indication of {row.watch} says “{row.words}”")
        refresh(ledger, origins.known(place / "sources.toml"))
    return place


def _last(found: Manifest) -> datetime:
    """When the sources were last asked: the day of which the example tells."""
    return max(one.at for one in found.check)


def _checks(found: Manifest) -> Iterator[journal.Checked]:
    """How each source did when first and last asked: ok if pages came of it, else as the manifest says."""
    last = _last(found)
    for source in sorted({row.source for row in found.page}):
        days = [row.fetched for row in found.page if row.source == source]
        for at in (min(days), last):
            yield journal.Checked(source, "ok", at, at, {"new": len(days)}, None, max(days))
    for one in found.check:
        for at in (one.since, one.at):
            yield journal.Checked(one.source, one.state, at, at, {}, one.why, None)


def main() -> None:
    """Read the command line."""
    words = argparse.ArgumentParser(description="Make the example ledger from examples/ledger.")
    words.add_argument("--to", type=Path, default=OUT, metavar="FOLDER", help="where (default: out)")
    words.add_argument("--engine", choices=["rules", "trained"], default="rules")
    words.add_argument("--jobs", type=int, default=2, help="reading processes; 0 reads in this one")
    asked = words.parse_args()
    build(asked.to, asked.engine, asked.jobs)


if __name__ == "__main__":
    main()
