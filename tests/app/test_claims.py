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
    """Claims that were told before the day only are left out; with none there is one line that says so."""
    later = json.loads(indicia("claims", "--ledger", ledger, "--json", "--since", "2024-10-22").stdout)
    whole = json.loads(indicia("claims", "--ledger", ledger, "--json").stdout)
    told = [max(telling["day"] for telling in claim["tellings"]) for claim in whole["claims"]]
    assert len(later["claims"]) == sum(day >= "2024-10-22" for day in told)
    none = indicia("claims", "--ledger", ledger, "--since", "2030-01-01")
    assert none.returncode == 0
    assert "no claim holds what is asked" in none.stdout


def test_one_claim_is_shown_with_its_history(ledger: str) -> None:
    """The number in the list opens it; one that never was is told in a line."""
    listed = indicia("claims", "--ledger", ledger, "--area", "military_training", "--party", "RUS").stdout
    number = listed.split()[0]
    assert number.startswith("k")
    shown = indicia("claims", number, "--ledger", ledger, "--width", "90").stdout
    assert "Claims and their origins" in shown
    assert "told by P" in shown
    missing = indicia("claims", "k99", "--ledger", ledger)
    assert missing.returncode == 2
    assert "indicia claims" in missing.stderr


def test_claims_says_what_it_compared_first(tmp_path: Path) -> None:
    """The first time pages are compared and it says so, the second time nothing is; no page is one line."""
    folder = str(tmp_path / "ledger")
    page = str(ROOT / "examples/compare/01-seoul-wire.html")
    indicia("add", page, "--ledger", folder, "--jobs", "0", "--engine", "rules")
    assert indicia("claims", "--ledger", folder).stdout.startswith("1 page compared first")
    assert "compared first" not in indicia("claims", "--ledger", folder).stdout
    empty = tmp_path / "empty"
    (tmp_path / "nothing").mkdir()
    indicia("add", str(tmp_path / "nothing"), "--ledger", str(empty))
    none = indicia("claims", "--ledger", str(empty))
    assert none.returncode == 2
    assert "indicia add" in none.stderr
