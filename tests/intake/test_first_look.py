"""The first look passes nothing over that a regime may concern."""

from pathlib import Path

import pytest

from bench.gold_files import half
from bench.gold_law import load
from bench.ledger_pages import page as generated
from indicia.intake.first_look import WHY, reason_to_pass
from indicia.model import Page
from indicia.pages import extract

EXAMPLES = Path(__file__).parents[2] / "examples"
HARMLESS = {"06-ferry-timetable", "07-dock-strike"}
PAGES = [
    path
    for path in sorted(EXAMPLES.iterdir())
    if path.suffix in {".html", ".txt"} and path.stem not in HARMLESS
]


@pytest.mark.parametrize(
    "path", sorted(EXAMPLES.glob("*.*ml")) + sorted(EXAMPLES.glob("*.txt")), ids=lambda p: p.stem
)
def test_example_pages(path: Path) -> None:
    """Every example with an exposure is read."""
    if path.suffix != ".toml" and path.stem not in HARMLESS:
        article, _ = extract(Page(path.read_bytes()))
        assert reason_to_pass(article.text) is None


def test_gold_passages_with_an_exposure() -> None:
    """All of the dev half but one, which names no more than a mine and a river."""
    passages = [one for one in load() if half(one.id) == "dev" and one.expected]
    passed = [one.id for one in passages if reason_to_pass(one.text)]
    assert len(passages) > 80
    assert len(passed) <= 1


def test_ordinary_news() -> None:
    """A page on a bakery is passed over, with a reason in words."""
    article, _ = extract(Page(generated(1, relevant=False).content))
    assert reason_to_pass(article.text) == WHY
    assert reason_to_pass("The Iranians of the street sold bread.") is None
    assert reason_to_pass("The veteran iraniana rose won a prize.") == WHY
