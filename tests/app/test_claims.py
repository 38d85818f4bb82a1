"""`indicia claims`: the comparison of pages, over what a ledger holds."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = """
[[source]]
key = "kyiv"
outlet = "Kyiv Desk"
owner = "Kyiv Desk Readers"
state_affiliated = false
country = "UKR"
language = "en"
feed = "https://kyiv-desk.example/feed.xml"
"""


def indicia(*words: str) -> "subprocess.CompletedProcess[str]":
    """Run the command as a user does."""
    env = {**os.environ, "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", "indicia", *words],
        cwd=ROOT, capture_output=True, text=True, check=False, env=env, timeout=240,
    )  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger with the pages of `examples/compare`."""
    folder = tmp_path_factory.mktemp("claims") / "ledger"
    pages = sorted(str(path) for path in (ROOT / "examples/compare").glob("*.html"))
    done = indicia("add", *pages, "--ledger", str(folder), "--jobs", "0")
    assert done.returncode == 0, done.stderr
    return str(folder)


def test_claims_finds_in_a_ledger_what_compare_finds_in_its_files(ledger: str) -> None:
    """Wire families and claims of the kept pages are those of the pages themselves."""
    kept = json.loads(indicia("claims", "--ledger", ledger, "--json").stdout)
    files = json.loads(indicia("compare", "examples/compare", "--json").stdout)
    assert len(kept["pages"]) == len(files["pages"]) == 10
    sizes = [[len(f["members"]) for f in one["families"]] for one in (kept, files)]
    assert sizes[0] == sizes[1]
    assert [len(c["tellings"]) for c in kept["claims"]] == [len(c["tellings"]) for c in files["claims"]]


OWN_VOICE = """<html><head><title>Shells for Moscow</title><meta property="og:site_name" content="Kyiv Desk">
<meta property="article:published_time" content="2024-03-{day}"></head>
<body><article><h1>Shells for Moscow</h1>
<p>North Korea shipped artillery shells to Russia in February. The shells were unloaded at Vostochny.</p>
<p>Trains carried them to the west of the country within {day} days.</p></article></body></html>"""


def test_claims_knows_the_owners_of_the_ledgers_own_sources(tmp_path: Path) -> None:
    """What an outlet says in its own voice comes from the owner that the file of sources names."""
    for day in ("11", "12"):
        (tmp_path / f"{day}.html").write_text(OWN_VOICE.format(day=day), encoding="utf-8")
    place = tmp_path / "ledger"
    pages = [str(tmp_path / f"{day}.html") for day in ("11", "12")]
    indicia("add", *pages, "--ledger", str(place), "--jobs", "0", "--engine", "rules")
    unknown = indicia("claims", "--ledger", str(place), "--json").stdout
    (place / "sources.toml").write_text(SOURCES, encoding="utf-8")
    known = indicia("claims", "--ledger", str(place), "--json").stdout
    assert "Kyiv Desk Readers" not in unknown
    assert "Kyiv Desk Readers" in known


def test_claims_since_leaves_out_older_pages(ledger: str) -> None:
    """Only pages published on or after the day are compared; with none there is one line that says so."""
    later = json.loads(indicia("claims", "--ledger", ledger, "--json", "--since", "2024-10-22").stdout)
    assert len(later["pages"]) == 4
    none = indicia("claims", "--ledger", ledger, "--since", "2030-01-01")
    assert none.returncode == 2
    assert "indicia add" in none.stderr
