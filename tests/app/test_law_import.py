"""`indicia law import`, `accept` and `listed`, as a user meets them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-c", "from indicia.app.cli import main; main()", "law"]
FILES = Path(__file__).parents[1] / "law"
UN = FILES / "lists" / "files"


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """Run a law command."""
    return subprocess.run(
        [*COMMAND, *words],
        capture_output=True,
        text=True,
        timeout=120,
        env={"PATH": os.environ["PATH"], "COLUMNS": "100"},
        check=False,
    )


def test_a_list_is_taken_in_checked_and_looked_up(tmp_path: Path) -> None:
    """Import, check, look a name up, import the next day: what changed is said."""
    mine = str(tmp_path / "mine")
    first = run("import", str(UN / "un-first.xml"), "--law", mine)
    assert (first.returncode, "5 listings; 5 added" in first.stdout) == (0, True), first.stderr
    assert "1 list: nothing wrong" in run("check", mine).stdout
    found = run("listed", "Park", "Gun", "Seok", "--law", mine).stdout
    assert "KPi.901" in found
    assert "a name alone does not tell namesakes apart" in found
    second = run("import", str(UN / "un-second.xml"), "--law", mine).stdout
    assert "- QDi.902  YASIN HADDAD AL-BASRI  no longer on the list" in second
    assert "1 added, 1 changed, 1 gone" in second


def test_an_unknown_programme_is_pointed_out(tmp_path: Path) -> None:
    """The user is told where to say what a programme means."""
    done = run("import", str(UN / "sanctioned.ftm.json"), "--law", str(tmp_path), "--name", "inv")
    assert "what it means to be listed under: INV-AUT" in " ".join(done.stdout.split())
    assert (tmp_path / "lists" / "inv.jsonl").is_file()


def test_a_resolution_is_proposed_and_accepted(tmp_path: Path) -> None:
    """Lines of a difference, a proposal, and only then a change of the law in use."""
    mine = str(tmp_path)
    row = "S/RES/2140(2014)/11"
    done = run("import", str(FILES / "renewals" / "files" / "resolution.xml"), "--law", mine).stdout
    assert "+ until 2027-11-14, renewed by S/RES/2950(2026)/1" in done
    assert "14 Nov 2027" not in run("show", row, "--law", mine).stdout
    assert run("accept", "S/RES/2950 (2026)", "--by", "A. Reader", "--law", mine).returncode == 0
    assert "14 Nov 2027" in run("show", row, "--law", mine).stdout
    assert "taken back" in run("accept", "S/RES/2950 (2026)", "--undo", "--law", mine).stdout


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "neither"),
        (b"hello", "neither"),
        (b"<a/>", "XML, but of <a>"),
        (b"<a>", "not well-formed|XML, but of <a>"),
        (b'{"a": 1}\n', "neither"),
        (b"\x00\xff\xfe", "neither"),
    ],
)
def test_an_unknown_file_is_one_line_and_exit_2(tmp_path: Path, content: bytes, says: str) -> None:
    """What the file is not, and no folder made."""
    file = tmp_path / "what"
    file.write_bytes(content)
    done = run("import", str(file), "--law", str(tmp_path / "mine"))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert any(part in done.stderr for part in says.split("|"))
    assert not (tmp_path / "mine").exists()


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    """No folder named, no such file, no list to look in."""
    assert "--law FOLDER" in run("import", str(UN / "un-first.xml")).stderr
    assert "cannot be read" in run("import", "nowhere.xml", "--law", str(tmp_path)).stderr
    assert "holds no list" in run("listed", "Anna", "--law", str(tmp_path)).stderr
    assert (
        "is no name for a list"
        in run("import", str(UN / "un-first.xml"), "--law", str(tmp_path), "--name", "../x").stderr
    )


def test_a_reading_without_lists_imports_nothing_of_them() -> None:
    """The look-up's libraries are read only where a list is in use."""
    code = (
        "import sys; from indicia import law; law.in_use(); "
        "print({'rapidfuzz', 'anyascii', 'indicia.law.lists.finding'}.intersection(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
