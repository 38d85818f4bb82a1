"""`bench.places` on a corpus of one line."""

import json
import sys
from pathlib import Path

import pytest

from bench import places as bench

TEXT = "Talks in Moscow.\u2028Talks in Idaho."


def test_predictions_and_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each gold span gets a row; texts may hold line ends of their own; the figures name the peer."""
    toponyms = [
        {"start": 9, "end": 15, "geonameid": "524901", "lat": "55.75", "lon": "37.61"},
        {"start": 26, "end": 31, "geonameid": "1", "lat": "0", "lon": "0"},
        {"start": 0, "end": 5, "geonameid": None, "lat": None, "lon": None},
    ]
    corpus, out = tmp_path / "corpus.jsonl", tmp_path / "out.json"
    row = {"id": "a", "text": TEXT, "toponyms": toponyms}
    corpus.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["bench.places", str(corpus), "--predictions", str(out), "--misses"])
    bench.main()
    found = json.loads(out.read_text(encoding="utf-8"))["a"]
    assert [r["geonameid"] for r in found[:2]] == ["524901", "5596512"]
    assert found[0]["country"] == "RUS"
    assert len(found) == 3
    printed = capsys.readouterr().out
    assert "Indicia                 exact id  50.0   within 161 km  50.0   country 100.0" in printed
    assert "most populous of name" in printed
    assert "a 1 got geonames-5596512" in printed
