"""Checks of rows in the user's own folder, and that folder as a part of the law."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia import law
from indicia.law import lifted
from indicia.model import DataError, UsageError

MEMORY = "S/RES/2094(2013)/14"
CHECK = law.Checked(MEMORY, "S/RES/2094 (2013)", "A. Reader", date(2026, 3, 1))


def test_a_row_that_was_read_is_verified_and_says_by_whom(tmp_path: Path) -> None:
    """Level, source and the check itself are in the row; the packaged row is as it was."""
    law.record(tmp_path, law.show(MEMORY), CHECK)
    row = law.show(MEMORY, law.load(tmp_path))
    assert (row.verified, row.sources[-1]) == ("paragraph", "S/RES/2094 (2013)")
    assert row.checked == "checked by A. Reader on 2026-03-01 in S/RES/2094 (2013)"
    assert law.show(MEMORY, law.packaged()).verified == "memory"


def test_a_check_can_be_taken_back(tmp_path: Path) -> None:
    """Then the row stands as before; taking back what is not there is an error."""
    law.record(tmp_path, law.show(MEMORY), CHECK)
    law.undo(tmp_path, MEMORY)
    assert law.show(MEMORY, law.load(tmp_path)).verified == "memory"
    with pytest.raises(UsageError, match="holds no check"):
        law.undo(tmp_path, MEMORY)


def test_a_later_check_takes_the_place_of_the_first(tmp_path: Path) -> None:
    """A folder holds one check of a row."""
    law.record(tmp_path, law.show(MEMORY), CHECK)
    again = law.Checked(MEMORY, "a print", "B. Reader", date(2026, 4, 1))
    law.record(tmp_path, law.show(MEMORY, law.load(tmp_path)), again)
    assert lifted.read(tmp_path) == (again,)


def test_what_is_verified_needs_no_check(tmp_path: Path) -> None:
    """A row at its best level is refused, as are an empty source and name."""
    with pytest.raises(UsageError, match="already"):
        law.record(tmp_path, law.show("S/RES/2397(2017)/8"), CHECK)
    with pytest.raises(UsageError, match="source and a name"):
        law.record(tmp_path, law.show(MEMORY), law.Checked(MEMORY, " ", "A", date(2026, 3, 1)))


def test_a_check_of_no_row_is_a_problem(tmp_path: Path) -> None:
    """`law.load` names the file and the id."""
    (tmp_path / lifted.NAME).write_text('[[verified]]\nid = "X/1"\nsource = "a"\nby = "b"\non = 2026-01-01\n')
    with pytest.raises(DataError, match=r"verified.toml: X/1: no such provision"):
        law.load(tmp_path)


@given(st.text(min_size=1).filter(lambda text: text.strip() and text.isprintable()))
def test_any_words_are_kept(words: str) -> None:
    """What is written is what is read."""
    row = lifted._row(law.Checked(MEMORY, words, words, date(2026, 1, 1)))
    table = tomllib.loads(row)["verified"][0]
    assert (table["source"], table["by"]) == (words, words)


def test_the_setting_names_the_law_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Look-ups and findings read the folder without being told."""
    monkeypatch.delenv(law.SETTING, raising=False)
    assert law.in_use() is law.packaged()
    law.record(tmp_path, law.show(MEMORY), CHECK)
    monkeypatch.setenv(law.SETTING, str(tmp_path))
    assert law.show(MEMORY).verified == "paragraph"


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """A misspelt setting is not silently the packaged law."""
    with pytest.raises(DataError, match="no such file or folder"):
        law.folder(tmp_path / "none")
