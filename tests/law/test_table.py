"""The generated table of provisions."""

from pathlib import Path

from indicia import law
from indicia.law.table import markdown

PAGE = Path(__file__).parents[2] / "docs" / "law-provisions.md"


def test_the_table_in_the_docs_is_up_to_date() -> None:
    """`python tools/law_table.py` writes it."""
    assert PAGE.read_text(encoding="utf-8") == markdown(law.packaged())


def test_every_provision_is_a_row_of_five_cells() -> None:
    """No cell breaks the table."""
    rows = [line for line in markdown(law.packaged()).splitlines() if line.startswith("| `")]
    assert len(rows) == len(law.provisions())
    assert all(line.count("|") == 6 for line in rows)


def test_the_docs_name_every_note_and_level() -> None:
    """`docs/law.md` keeps step with the code."""
    text = (PAGE.parent / "law.md").read_text(encoding="utf-8")
    assert all(f"| `{slug}` | {meaning} |" in text for slug, meaning in law.NOTES.items())
    assert all(f"| `{level}` | {meaning} |" in text for level, meaning in law.LEVELS.items())


def test_the_example_regime_in_the_docs_loads(tmp_path: Path) -> None:
    """Who copies it gets a regime that passes the check."""
    text = (PAGE.parent / "law.md").read_text(encoding="utf-8")
    (tmp_path / "house.toml").write_text(
        text.split("```toml file=mine/house.toml\n")[1].split("```")[0], encoding="utf-8"
    )
    assert law.show("HOUSE/2026/1", law.load(tmp_path)).areas == ("arms",)
