"""A small ledger with accusations, denials, a place, a correction and words that a spreadsheet would run."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import indicia
from indicia.ledger import Capture, Engine, Ledger, Made, decisions, open_ledger
from indicia.products.exports import Manifest, Wanted, export
from tests.stores import DENIAL

AT = datetime(2024, 10, 20, 8, 30, tzinfo=UTC)
HOSTILE = """\
=Fuel for Pyongyang

Russia shipped refined petroleum to North Korea in March, Japan's foreign ministry said on 3 April 2024. \
The tanker unloaded at Chongjin, the ministry said.

North Korea fired a missile near Wonsan on Monday.

An envoy said that <script>alert(1)</script> workers may leave.
"""
ANSWERED = """Soldiers at the port

North Korean soldiers were taken to Vladivostok by Russian naval vessels on 8 October 2024, South Korea's \
spy agency said. North Korea's foreign ministry denied that its soldiers had been taken to Vladivostok.
"""
PAGES = (
    ("https://daily.example/denial", "2024-09-02", DENIAL),
    ("https://gazette.example/fuel", "2024-04-03", HOSTILE),
    ("https://daily.example/soldiers", "2024-10-18", ANSWERED),
)


def fill(place: Path) -> Ledger:
    """A ledger with the pages, got at fixed moments, and one correction."""
    ledger = open_ledger(place)
    for place_, day, text in PAGES:
        kept = ledger.keep(Capture(place=place_, content=text.encode(), at=AT, status=200))
        ledger.take(
            kept, Made(indicia.read(text, published=day, engine="rules", url=place_), Engine("rules", "one"))
        )
    with ledger.write() as connection:
        decisions.correct(connection, 2, "s1", "certainty", "probable", "Ada")
    return ledger


@pytest.fixture(scope="package")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The small ledger."""
    with fill(tmp_path_factory.mktemp("exports") / "ledger") as opened:
        yield opened


Exported = Callable[..., tuple[Manifest, Path]]


@pytest.fixture
def exported(ledger: Ledger, tmp_path: Path) -> Exported:
    """An export of the small ledger: its manifest and its folder."""

    def write(format_: str, wanted: Wanted | None = None) -> tuple[Manifest, Path]:
        folder = tmp_path / format_
        return export(ledger, format_, wanted or Wanted(), folder), folder

    return write


def document(path: Path) -> Any:
    """A file of JSON."""
    return json.loads(path.read_text(encoding="utf-8"))
