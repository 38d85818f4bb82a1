"""Other readers of statements, where a user has them: a stand-in script writes what such a reader writes."""

import json
import sys
from pathlib import Path

import pytest

from bench import statements_peers

TEXT = "The ministry said that the ship had left."
SAID = {"source": [[0, 12]], "cue": [[13, 17]], "content": [[18, 40]]}
PEER = f"""
import json, pathlib, sys
assert json.loads(pathlib.Path(sys.argv[-1]).read_text())["id"] == "a"
print(json.dumps({{"a": [{SAID!r}]}}))
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A corpus of one sentence, and a peer."""
    (tmp_path / "corpus.jsonl").write_text(json.dumps({"id": "a", "text": TEXT, "attributions": [SAID]}))
    (tmp_path / "peer.py").write_text(PEER)
    return tmp_path


def start(place: Path, monkeypatch: pytest.MonkeyPatch, peer: str, *rest: str) -> int:
    """The command on the files of a folder."""
    words = [
        str(place / "corpus.jsonl"),
        "--rounds",
        "1",
        "--peer",
        f"{sys.executable} {place / peer}",
        *rest,
    ]
    monkeypatch.setattr(sys, "argv", ["statements_peers", *words])
    return statements_peers.main()


def test_a_peer_is_run_and_scored_beside_ours(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its attributions are scored by the measures of ours, in the same table."""
    assert start(place, monkeypatch, "peer.py") == 0
    rows = capsys.readouterr().out.splitlines()
    assert [row.split("|")[1].strip()[:16] for row in rows[2:]] == [
        "the parser alone", "the parser alone", "Indicia, trained", "Indicia, rules", sys.executable[:16],
    ]  # fmt: skip
    assert all("| 100.0 | 100.0 | 100.0 / 100.0 / 100.0 |" in row for row in rows[4:])


@pytest.mark.parametrize(
    ("peer", "said"),
    [("raise SystemExit('no model')", "no model"), ("print('done')", "wrote no attributions as JSON")],
)
def test_a_peer_that_fails_is_said_in_a_line(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], peer: str, said: str
) -> None:
    """What it complained of, or that its output is none, and the command fails."""
    (place / "peer.py").write_text(peer)
    assert start(place, monkeypatch, "peer.py") != 0
    assert said in capsys.readouterr().err


def test_a_missing_textacy_is_said_in_a_line(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who has not installed it is told how."""
    monkeypatch.setitem(sys.modules, "textacy.extract.triples", None)
    assert start(place, monkeypatch, "peer.py", "--textacy") != 0
    assert "pip install textacy" in capsys.readouterr().err
