"""Three small shards, one of each kind, and what an undisturbed run makes of them."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from bench.ledger_pages import page as generated
from indicia.ledger.records import packed

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"


def indicia(*words: object) -> subprocess.CompletedProcess[str]:
    """Run the command as a user would."""
    command = [sys.executable, "-m", "indicia", *map(str, words)]
    environment = {**os.environ, "COLUMNS": "200", "NO_COLOR": "1"}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def tree(out: Path) -> dict[str, str]:
    """The SHA-256 of every file of an output."""
    return {
        path.relative_to(out).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def write_shards(folder: Path) -> Path:
    """A web archive of 30 generated pages, the example pages as JSON lines, and six rows of Parquet."""
    (folder / "day").mkdir(parents=True)
    pages = [generated(number, relevant=number % 3 == 0) for number in range(30)]
    (folder / "day" / "a.warc.gz").write_bytes(b"".join(packed(page) for page in pages))
    lines = [
        json.dumps(
            {"html": path.read_text("utf-8", "replace"), "url": f"https://example.example/{path.name}"}
        )
        for path in sorted(EXAMPLES.glob("*.html"))
    ]
    (folder / "b.jsonl").write_text("\n".join([*lines, "{broken", '{"text": "", "url": "x"}']) + "\n")
    texts = [path.read_text("utf-8", "replace") for path in sorted(EXAMPLES.glob("*.txt"))[:6]]
    table = pa.table(
        {"text": texts, "url": [f"https://text.example/{n}" for n in range(6)], "more": range(6)}
    )
    parquet.write_table(table, folder / "c.parquet")
    return folder


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shards."""
    return write_shards(tmp_path_factory.mktemp("corpus") / "in")


@pytest.fixture(scope="session")
def undisturbed(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one process makes of them, without any disturbance."""
    out = tmp_path_factory.mktemp("undisturbed") / "out"
    done = indicia("corpus", "run", source, "--out", out, "--engine", "rules", "--jobs", 1)
    assert done.returncode == 0, done.stderr
    return out
