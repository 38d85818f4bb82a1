"""The other coders, where a user has them: a stand-in script writes what PETRARCH2 writes."""

import json
import sys
from pathlib import Path

import pytest

from bench import events_peers

CODER = """
import sys, pathlib
given = sys.argv
assert given[1] == "batch" and "Norway gave" in pathlib.Path(given[3]).read_text()
pathlib.Path("evts.out.txt").write_text("20000101\\tNOR\\tHTIGOV\\t0713\\t\\trow0_1\\tbench\\n")
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A corpus of one sentence, its parse, the table, and a coder."""
    event = {"source": "NOR", "target": "HTI", "plover_type": "AID"}
    row = {"id": "a", "text": "Norway gave food to Haiti.", "events": [event]}
    (tmp_path / "corpus.jsonl").write_text(json.dumps(row))
    (tmp_path / "parses.jsonl").write_text(json.dumps({"id": "a", "parse": "(ROOT (S))"}))
    (tmp_path / "table.txt").write_text("07: AID\n071: AID, , economic # Provide economic aid\n")
    (tmp_path / "coder.py").write_text(CODER)
    return tmp_path


def start(place: Path, monkeypatch: pytest.MonkeyPatch, coder: str) -> int:
    """The command on the files of a folder."""
    files = [str(place / name) for name in ("corpus.jsonl", "parses.jsonl")]
    rest = ["--table", str(place / "table.txt"), "--coder", str(place / coder)]
    monkeypatch.setattr(sys, "argv", ["peers", *files, *rest])
    return events_peers.main()


def test_a_coder_is_run_and_scored(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its events are put into PLOVER's types and countries and scored like ours."""
    assert start(place, monkeypatch, "coder.py") == 0
    assert "country-country-type F1 1.000" in capsys.readouterr().out


def test_a_missing_coder_is_said_in_a_line(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who has no copy is told what to give, and the command fails."""
    assert start(place, monkeypatch, "petrarch2.py") != 0
    assert "petrarch2.py is not there" in capsys.readouterr().err


def test_a_coder_that_fails_is_said_in_a_line(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The last line of its complaint is handed on."""
    (place / "coder.py").write_text("raise SystemExit('no dictionary')")
    assert start(place, monkeypatch, "coder.py") != 0
    assert "no dictionary" in capsys.readouterr().err
