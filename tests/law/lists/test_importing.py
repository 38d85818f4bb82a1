"""What an import writes, and how a list changes over time."""

import os
from datetime import date
from pathlib import Path

import pytest

from indicia import law
from indicia.law.lists.held import read
from indicia.law.lists.importing import Taken, Wanted, take
from indicia.law.lists.listing import Change
from indicia.model import DataError, UsageError

FILES = Path(__file__).parent / "files"


def again(taken: Taken, name: str = "un-second.xml") -> Taken:
    """Another file taken into the same folder."""
    return take(FILES / name, "un-consolidated", taken.held.path.parents[1], Wanted())


def both(taken: Taken) -> tuple[bytes, bytes]:
    """The bytes of head and rows."""
    return taken.held.path.read_bytes(), taken.held.rows_path.read_bytes()


def test_a_second_import_tells_what_changed(taken: Taken) -> None:
    """Added, changed, gone: each by reference; what is as it was is not named."""
    merged = again(taken).merged
    assert (merged.added, merged.changed, merged.gone) == (("SOi.904",), ("KPe.911",), ("QDi.902",))


def test_what_has_gone_stays_with_its_days(taken: Taken) -> None:
    """A row that the newer data lacks is kept: seen until the one, gone by the other."""
    rows = {row.reference: row for row in again(taken).held.listings}
    gone = rows["QDi.902"]
    assert (gone.seen, gone.gone_by) == (date(2025, 3, 1), date(2025, 9, 1))
    assert rows["KPi.901"].seen is None


def test_what_has_changed_keeps_what_it_said(taken: Taken) -> None:
    """The old words stand in the row's history, under the day of the data that had them."""
    row = next(row for row in again(taken).held.listings if row.reference == "KPe.911")
    said = "TAEMICO (good); Songun External Minerals Bureau (former)"
    assert row.history == (Change(date(2025, 3, 1), {"aliases": said}),)


def test_only_lines_that_changed_differ(taken: Taken) -> None:
    """One line a listing, in the order of references: a diff shows what the import changed."""
    before = set(taken.held.rows_path.read_text(encoding="utf-8").splitlines())
    after = set(again(taken).held.rows_path.read_text(encoding="utf-8").splitlines())
    assert (len(before - after), len(after - before)) == (2, 3)


def test_the_same_file_twice_changes_nothing(taken: Taken) -> None:
    """Head and rows keep their bytes."""
    before = both(taken)
    assert again(taken, "un-first.xml").merged.nothing
    assert both(taken) == before


def test_an_older_file_is_refused(taken: Taken) -> None:
    """A list does not go back."""
    newer = again(taken)
    before = both(newer)
    with pytest.raises(UsageError, match="older than that of 2025-09-01"):
        again(newer, "un-first.xml")
    assert both(newer) == before


def test_a_file_that_lost_much_is_refused_unless_said(taken: Taken, tmp_path: Path) -> None:
    """A well-formed part of the list would take most of it off."""
    part = tmp_path / "part.xml"
    text = (FILES / "un-first.xml").read_text(encoding="utf-8").replace("2025-03-01", "2025-10-01")
    part.write_text(text.partition("<ENTITIES>")[0] + "</CONSOLIDATED_LIST>", encoding="utf-8")
    folder = taken.held.path.parents[1]
    with pytest.raises(UsageError, match="--many-gone"):
        take(part, "un-consolidated", folder, Wanted())
    assert len(take(part, "un-consolidated", folder, Wanted(many_gone=True)).merged.gone) == 2


def test_a_lawyers_decision_outlives_an_import(taken: Taken) -> None:
    """What the head says of a programme is kept."""
    text = taken.held.path.read_text(encoding="utf-8")
    taken.held.path.write_text(text.replace("DPRK-1718", "IRAN-1737"), encoding="utf-8")
    assert again(taken).held.head.programme["DPRK"].regime == "IRAN-1737"


def test_a_failure_to_write_leaves_both_files(taken: Taken, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk in the middle of it: head and rows stay, and no half file is left."""
    before, there = both(taken), sorted(taken.held.path.parent.iterdir())

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageError, match="No space left"):
        again(taken)
    assert both(taken) == before
    assert sorted(taken.held.path.parent.iterdir()) == there


def test_a_list_of_ones_own_is_read_and_checked(tmp_path: Path) -> None:
    """Rows may stand in the head itself; a wrong one is named by the check."""
    (tmp_path / "lists").mkdir()
    file = tmp_path / "lists" / "own.toml"
    file.write_text(
        'id = "own"\nname = "Own"\nissuer = "Us"\ndata_of = 2025-01-01\n'
        '[programme.P]\nregime = "NOWHERE"\n'
        '[[listing]]\nreference = "1"\nkind = "person"\nname = "Anna Berg"\nprogramme = "Q"\n'
        'countries = ["NOR", "XYZ"]\nimo = ["1234568"]\n',
        encoding="utf-8",
    )
    texts = [problem.text for problem in law.check(law.folder(tmp_path))]
    assert "NOWHERE is no regime in the data" in texts
    assert "the head does not say what the programme Q means" in texts
    assert {"XYZ is no ISO 3166 alpha-3 code"} <= {*texts}
    assert any("no IMO number" in text for text in texts)


def test_a_broken_row_is_named_by_its_line(taken: Taken) -> None:
    """File and line of a row that no longer keeps the schema."""
    with taken.held.rows_path.open("a", encoding="utf-8") as rows:
        rows.write('{"reference": 7}\n')
    with pytest.raises(DataError, match=r"un-sc.jsonl: line 6"):
        _ = read(taken.held.path).listings
