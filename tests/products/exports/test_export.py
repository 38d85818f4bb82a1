"""The export itself: the same bytes, whole files, a manifest that agrees, one line where it does not."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from indicia.ledger import Ledger
from indicia.ledger import tables as t
from indicia.model import IndiciaError, LedgerError, UsageError
from indicia.products.exports import FORMATS, Wanted, export
from tests.products.exports.conftest import Exported, fill


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_ledger_gives_the_same_bytes(ledger: Ledger, tmp_path: Path, format_: str) -> None:
    """Twice the same, and each file is the one whose hash the manifest names."""
    made = [export(ledger, format_, Wanted(), tmp_path / name) for name in ("one", "two")]
    assert made[0] == made[1]
    for file in made[0].files:
        content = (tmp_path / "one" / file.name).read_bytes()
        assert content == (tmp_path / "two" / file.name).read_bytes()
        assert (hashlib.sha256(content).hexdigest(), len(content)) == (file.sha256, file.bytes)
    assert json.loads((tmp_path / "one" / "manifest.json").read_bytes())["rows"] == made[0].rows


@pytest.mark.parametrize("format_", FORMATS)
def test_nothing_else_is_left_behind(exported: Exported, format_: str) -> None:
    """The folder holds the files of the manifest and the manifest."""
    manifest, folder = exported(format_)
    assert {path.name for path in folder.iterdir()} == {
        "manifest.json",
        *(file.name for file in manifest.files),
    }


def test_ids_outlive_a_rereading(tmp_path: Path) -> None:
    """The same words of the same bytes get the same id in another ledger."""
    with fill(tmp_path / "one") as one, fill(tmp_path / "two") as two:
        for number, ledger in enumerate((one, two)):
            export(ledger, "annotations", Wanted(), tmp_path / str(number))
    ids = [
        [
            item["id"]
            for item in json.loads((tmp_path / n / "statements.jsonld").read_bytes())["first"]["items"]
        ]
        for n in ("0", "1")
    ]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == len(ids[0])


def test_a_row_too_few_is_told(tmp_path: Path) -> None:
    """Where the rows of the ledger and what was written do not agree there is no manifest."""
    with fill(tmp_path / "ledger") as ledger:
        with ledger.write() as connection:
            connection.execute(sa.update(t.event).where(t.event.c.id == 1).values(closed_at=sa.func.now()))
        with pytest.raises(LedgerError, match="indicia verify"):
            export(ledger, "ftm", Wanted(), tmp_path / "out")
    assert not (tmp_path / "out" / "manifest.json").exists()


def test_what_cannot_be_written_is_one_line(ledger: Ledger, tmp_path: Path) -> None:
    """A file where a folder should be, and a format that is none."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(IndiciaError, match="it is a file"):
        export(ledger, "csv", Wanted(), tmp_path / "file")
    with pytest.raises(UsageError, match="there are annotations, csv"):
        export(ledger, "xls", Wanted(), tmp_path / "out")


def test_the_command(tmp_path: Path) -> None:
    """It says where the files are and what is in them."""
    fill(tmp_path / "ledger").close()
    words = [
        "export",
        "--format",
        "geojson",
        "--ledger",
        str(tmp_path / "ledger"),
        "--out",
        str(tmp_path / "out"),
    ]
    done = subprocess.run(
        [sys.executable, "-m", "indicia", *words],
        capture_output=True, text=True, check=False, timeout=120, env={**os.environ, "NO_COLOR": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = " ".join(done.stdout.split())  # the screen breaks long lines
    assert "1 file and manifest.json 1 events" in told
    assert "events without a place on the map" in done.stdout


def test_a_file_that_cannot_be_written_leaves_no_crumbs(ledger: Ledger, tmp_path: Path) -> None:
    """Where a folder stands in the way there is one line, no half file and no manifest."""
    (tmp_path / "events.csv").mkdir()
    with pytest.raises(IndiciaError, match=r"cannot write .*events\.csv"):
        export(ledger, "csv", Wanted(), tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"statements.csv", "events.csv"}


@pytest.mark.parametrize(
    ("library", "extra", "words"),
    [
        ("pyarrow", "exports", ["export", "--format", "parquet", "--out", "out"]),
        ("stix2", "exports", ["export", "--format", "stix", "--out", "out"]),
        ("prov", "exports", ["export", "--format", "prov", "--out", "out"]),
    ],
)
def test_a_missing_extra_is_one_line(tmp_path: Path, library: str, extra: str, words: list[str]) -> None:
    """It names what to install; nothing is written."""
    fill(tmp_path / "ledger").close()
    code = f"import sys; sys.modules[{library!r}] = None; from indicia.app.cli import main; main({words!r})"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, check=False, timeout=120, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 2
    assert f"pip install 'indicia[{extra}]'" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "out").exists()
