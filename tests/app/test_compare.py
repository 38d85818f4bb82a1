"""`indicia compare` as a user meets it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from indicia.app.cli import main
from indicia.model import Comparison
from indicia.products import schema

ROOT = Path(__file__).parents[2]
EXAMPLE = "examples/compare"
SOURCES = f"{EXAMPLE}/sources.toml"
PRINTED = Path(__file__).parent / "compare.txt"


def run(capfdbinary: pytest.CaptureFixture[bytes], *words: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of the command."""
    code: object = 0
    try:
        main(["compare", *words])
    except SystemExit as ended:
        code = ended.code
    out, err = capfdbinary.readouterr()
    return (code if isinstance(code, int) else 0), out.decode(), err.decode()


def test_the_example_prints_what_a_person_has_checked() -> None:
    """The whole view of the example folder; to renew it, run the command of this test into compare.txt."""
    done = subprocess.run(
        [sys.executable, "-m", "indicia", "compare", EXAMPLE, "--sources", SOURCES, "--width", "90"],
        cwd=ROOT,
        capture_output=True,
        env={**os.environ, "NO_COLOR": "1"},
        timeout=120,
        check=True,
    )
    assert done.stdout.decode() == PRINTED.read_text(encoding="utf-8")


def test_ten_pages_are_three_origins(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The JSON of the example holds families, claims, and origins with their graph."""
    monkeypatch.chdir(ROOT)
    code, out, _ = run(capfdbinary, EXAMPLE, "--sources", SOURCES, "--json")
    found = json.loads(out)
    jsonschema.validate(found, json.loads(schema(Comparison)))
    assert code == 0
    assert len(found["pages"]) == 10
    assert [(f["credit"], len(f["members"])) for f in found["families"]] == [("Yonhap", 4)]
    (claim,), (origins,) = found["claims"], found["origins"]
    assert claim["area"] == "military_training"
    assert len(origins["independent"]) == 3
    assert [o["name"] for o in origins["denying"]] == ["Russia"]
    assert origins["nodes"]
    assert origins["edges"]


def test_pages_that_cannot_be_read_are_told_after_the_rest(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Two good pages are compared; an empty and a missing one are named, and the exit code is not 0."""
    for name in ("01-seoul-wire.html", "02-lake-tribune.html"):
        shutil.copy(ROOT / EXAMPLE / name, tmp_path / name)
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    code, out, err = run(capfdbinary, str(tmp_path), str(tmp_path / "none.html"), "--width", "90")
    assert code == 3
    assert "Yonhap  2 pages" in out
    assert "none.html was left out" in err
    assert "empty.txt was left out" in err


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["{folder}"], 2, "holds no page"),
        (["{page}"], 2, "two pages or more"),
        (["{page}", "{page}"], 2, "two pages or more"),
        (["{page}", "{page}", "--sources", "{folder}/none.toml"], 5, "none.toml"),
    ],
)
def test_what_is_wrong_is_one_line(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], words: list[str], code: int, told: str
) -> None:
    """No pages in a folder, a single page, no file of outlets: one line, its exit code, no output."""
    page = str(ROOT / EXAMPLE / "01-seoul-wire.html")
    got, out, err = run(capfdbinary, *(word.format(folder=tmp_path, page=page) for word in words))
    assert (got, out) == (code, "")
    assert told in err
    assert err.count("\n") == 1
