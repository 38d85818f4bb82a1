"""A small ledger with a watch: an accusation, an echo of it, a denial, another origin, hostile words."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import indicia
from indicia import origins, watches
from indicia.ledger import Capture, Engine, Ledger, Made, Unread, open_ledger
from indicia.model import Watch
from indicia.products.brief import Asked, Brief, brief

AT = datetime(2024, 11, 1, 8, 30, tzinfo=UTC)
AS_OF = date(2024, 11, 1)
WATCH = """\
id = "soldiers"
question = "Are North Korean soldiers in Russia?"
actors = ["PRK"]
counterparts = ["RUS"]
areas = ["military_training"]
provisions = ["S/RES/2270(2016)/9"]
since = 2024-01-01
marking = "TLP:GREEN"

[[indicator]]
id = "MIL-01"
text = "Soldiers are carried to Russia"
stage = "movement"
words = ["soldiers", "troops"]
example = "North Korea sent soldiers to Russia."

[[indicator]]
id = "MIL-02"
text = "Losses are reported"
stage = "outcome"
words = ["casualties"]
example = "North Korean casualties in Russia were reported."

[[expected]]
id = "MIL-90"
text = "An agreement on it is published"
by = 2024-10-25
words = ["published the treaty"]

[[hypothesis]]
id = "H1"
text = "Soldiers train and fight"
"""
SENT = "North Korea sent soldiers to Russia in October, South Korea's defence minister said."
PAGES = (
    (
        "https://seoul.example/1",
        "2024-10-18",
        f"Soldiers on the move\n\n{SENT} They were carried by ship, the minister told parliament in Seoul.",
    ),
    (
        "https://metro.example/1",
        "2024-10-19",
        f"Soldiers for Moscow\n\n{SENT} They were carried by ship, the minister told parliament in Seoul.",
    ),
    (
        "https://volga.example/1",
        "2024-10-20",
        "Moscow on reports\n\nRussia's foreign ministry denied that North Korea had sent soldiers to Russia. "
        "A spokesman said the reports were baseless.",
    ),
    (
        "https://kyiv.example/1",
        "2024-10-22",
        "<html><body><article><h1>Kyiv counts &lt;script&gt;1&lt;/script&gt;</h1>"
        "<p>North Korea sent soldiers to Russia &lt;script&gt;window.owned=1&lt;/script&gt;, Ukraine's "
        "president said on Tuesday. He called it *a step* [to](javascript:alert) | a wider war.</p>"
        "</article></body></html>",
    ),
    (
        "https://desk.example/amber",
        "2024-10-23",
        "For recipients only\n\nThis note is TLP:AMBER and may not be handed on without asking its authors. "
        "North Korea sent soldiers to Russia in October, Japan's defence ministry said in Tokyo.",
    ),
)


def fill(place: Path) -> Ledger:
    """A ledger with the pages, got at a fixed moment; one page that nobody read and one that failed."""
    ledger = open_ledger(place)
    for place_, day, text in PAGES:
        kept = ledger.keep(Capture(place=place_, content=text.encode(), at=AT, status=200))
        ledger.take(
            kept, Made(indicia.read(text, published=day, engine="rules", url=place_), Engine("rules", "one"))
        )
    other = "Ferry timetable\n\nThe ferry to the island leaves at nine on weekdays and at ten on Sundays. "
    other += "The harbour office said that tickets are sold on board until the end of the year."
    kept = ledger.keep(Capture(place="https://ferry.example/1", content=other.encode(), at=AT, status=200))
    made = Made(
        indicia.read(other, engine="rules", published="2024-10-19"),
        Engine("rules", "one"),
        passed_over="irrelevant",
    )
    ledger.take(kept, made)
    lost = ledger.keep(Capture(place="https://lost.example/1", content=b"\x00\x01", at=AT, status=200))
    ledger.take(lost, Unread("binary", "the page is no text"))
    return ledger


def watch() -> Watch:
    """The watch."""
    return watches.parsed(WATCH, "soldiers.toml")


@pytest.fixture(scope="package")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The small ledger, its watch run."""
    with fill(tmp_path_factory.mktemp("brief") / "ledger") as opened:
        watches.keep(opened.folder, WATCH, watch())
        watches.run(opened, watch(), known=origins.known(), as_of=AS_OF)
        yield opened


@pytest.fixture(scope="package")
def made(ledger: Ledger) -> Brief:
    """The brief of the watch."""
    return brief(ledger, watch(), Asked())
