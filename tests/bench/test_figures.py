"""Figures that the bench writes into the docs."""

from pathlib import Path

import pytest

from bench import figures


def test_write_replaces_what_stands_between_the_marks(tmp_path: Path) -> None:
    """Old lines go, new ones stand in their place, and the rest of the page is as it was."""
    page = tmp_path / "page.md"
    page.write_text(
        "a\n<!-- figures one -->\nold\nolder\n<!-- end -->\nb\n<!-- figures two -->\n<!-- end -->\n"
    )
    figures.write(page, "one", ["new \\1"])
    expected = "a\n<!-- figures one -->\nnew \\1\n<!-- end -->\nb\n<!-- figures two -->\n<!-- end -->\n"
    assert page.read_text() == expected


def test_write_says_when_a_page_has_no_place(tmp_path: Path) -> None:
    """A figure is never dropped in silence."""
    page = tmp_path / "page.md"
    page.write_text("a\n")
    with pytest.raises(SystemExit, match="no place for the figures 'one'"):
        figures.write(page, "one", [])


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("docs/statements.md", "engines"),
        ("docs/statements.md", "gold"),
        ("src/indicia/statements/trained/weights/README.md", "by kind and publisher"),
    ],
)
def test_documents_hold_their_figures(page: str, name: str) -> None:
    """The places that the bench writes to are there and are filled."""
    text = (Path(__file__).parents[2] / page).read_text(encoding="utf-8")
    held = text.partition(f"<!-- figures {name} -->\n")[2].partition("<!-- end -->")[0]
    assert any(letter.isdigit() for letter in held)
