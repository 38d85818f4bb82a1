"""The commands of the ledger as a user meets them."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from indicia.app.cli import main
from indicia.ledger import open_ledger
from tests.intake.site import Reply, Site, opened, rss
from tests.stores import DENIAL

site = pytest.fixture(opened)
EDITED = DENIAL.replace("been used.", "been used twice.")
Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def indicia(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Command:
    """Run the command in an empty folder: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")

    def run(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(list(words))
        out, err = capsysbinary.readouterr()
        return int(ended.value.code or 0), out.decode(), err.decode()

    return run


QUICK = ("--engine", "rules", "--jobs", "0")


def test_a_day_at_the_desk(indicia: Command, tmp_path: Path) -> None:
    """Take in, look up, correct, take back, read anew, verify."""
    (tmp_path / "a.txt").write_text(DENIAL)
    code, out, _ = indicia("add", "a.txt", "--source", "daily", *QUICK)
    assert code == 0
    assert out.split() == ["source", "new", "same", "changed", "failed", "daily", "1", ".", ".", "."]
    assert (tmp_path / "ledger" / "indicia.db").is_file()
    code, out, _ = indicia("search", "coal", "--stance", "denies", "--json")
    found = [json.loads(line) for line in out.splitlines()]
    assert {one["stance"] for one in found} == {"denies"}
    key = found[0]["key"]
    assert "kept" in indicia("correct", "1", key, "stance=hedged", "--by", "Ada")[1]
    assert "Ada" in indicia("corrections")[1]
    assert "corrected" in indicia("search", "--stance", "hedged")[1]
    assert "no longer holds" in indicia("corrections", "--undo", "1", "--by", "Ada")[1]
    assert "nothing was found" in indicia("search", "--stance", "hedged")[1]
    assert "1 pages were read on trial" in indicia("reread", "--diff", "--all", *QUICK)[1]
    assert "nothing wrong" in indicia("verify")[1]


def test_a_changed_page_shows_what_changed(indicia: Command, tmp_path: Path) -> None:
    """`page --diff`, and its reading as JSON."""
    for text in (DENIAL, EDITED):
        (tmp_path / "a.txt").write_text(text)
        indicia("add", "a.txt", *QUICK)
    code, out, _ = indicia("page", "1", "--diff")
    assert code == 0
    assert "version 2" in out
    assert "been used twice." in out.replace("\n", " ")
    assert json.loads(indicia("page", "1", "--json")[1])["article"]["text"].endswith("twice.")


def test_exposures_articles_and_entities_are_found(indicia: Command, tmp_path: Path) -> None:
    """By area, by words, by a party's name."""
    (tmp_path / "a.txt").write_text(DENIAL)
    indicia("add", "a.txt", *QUICK)
    assert "may concern S/RES/" in indicia("search", "--what", "exposures", "--area", "arms")[1]
    assert "Ministry denies the coal sale" in indicia("search", "--what", "articles", "baseless")[1]
    assert "accuses" in indicia("search", "--entity", "South Korea")[1]
    code, _, err = indicia("search", "--entity", "Atlantis")
    assert (code, "no entity" in err) == (2, True)


def test_sources_from_new_to_told(indicia: Command, tmp_path: Path, site: Site) -> None:
    """Write the file, fill it in, check it, sync, see the states."""
    site.paths["/feed"], site.paths["/a"] = rss(site, "/a"), Reply(DENIAL.encode(), kind="text/plain")
    assert indicia("sources", "new")[0] == 0
    assert indicia("sources", "new")[0] == 2
    code, _, err = indicia("sync")
    assert (code, "names no source with a feed yet" in err) == (2, True)
    row = f"""
[[source]]
key = "daily"
outlet = "The Daily"
owner = "Daily Ltd"
state_affiliated = false
country = "JPN"
language = "en"
feed = "{site.url}/feed"
reliability = "B"
"""
    (tmp_path / "ledger" / "sources.toml").write_text(row)
    assert "1 sources, nothing wrong" in " ".join(indicia("sources", "check")[1].split())
    code, out, _ = indicia("sync", "--allow-private", "--pace", "0", *QUICK)
    assert code == 0
    assert "ok" in out
    assert "daily" in indicia("sources")[1]
    assert json.loads(indicia("sources", "--json")[1])["state"] == "ok"
    (tmp_path / "ledger" / "sources.toml").write_text(row.replace("JPN", "Japan"))
    code, _, err = indicia("sources", "check")
    assert (code, "country" in err) == (5, True)


def test_what_goes_wrong_is_one_line(indicia: Command, tmp_path: Path) -> None:
    """With its exit code, and before anything is taken in."""
    (tmp_path / "a.txt").write_text(DENIAL)
    for code, words in (
        (2, ("add", "a.txt", "no-such-file", *QUICK)),
        (2, ("search", "coal")),
        (2, ("sync", "--every", "soon")),
        (2, ("add", "a.txt", "--ledger", "postgresql://127.0.0.1:9/none", *QUICK)),
        (5, ("sync",)),
    ):
        ended, out, err = indicia(*words)
        assert (ended, out) == (code, ""), words
        assert err.startswith("indicia: ")
        assert err.count("\n") == 1
    assert not (tmp_path / "ledger").exists()


def test_nothing_taken_in_is_a_failure(indicia: Command, tmp_path: Path) -> None:
    """A job that brought nothing does not end as if it had."""
    (tmp_path / "a.txt").write_bytes(b"")
    code, out, err = indicia("add", "a.txt", *QUICK)
    assert code == 1
    assert "empty" in out
    assert "no page could be taken in" in err


def test_tampering_ends_with_6(indicia: Command, tmp_path: Path) -> None:
    """`verify` names the record."""
    (tmp_path / "a.txt").write_text(DENIAL)
    indicia("add", "a.txt", *QUICK)
    (path,) = (tmp_path / "ledger" / "archive").glob("*.warc.gz")
    data = bytearray(path.read_bytes())
    data[-60] ^= 255
    path.write_bytes(data)
    code, out, err = indicia("verify")
    assert code == 6
    assert "record 1" in out
    assert "do not agree" in err


def test_timestamps_from_an_authority(indicia: Command, tmp_path: Path, site: Site) -> None:
    """Got over HTTP, kept, and checked against a root certificate; another's is refused."""
    stamp = Path(__file__).parents[1] / "ledger" / "stamp"
    site.paths["/tsa"] = Reply((stamp / "answer.tsr").read_bytes(), kind="application/timestamp-reply")
    (tmp_path / "a.txt").write_text("the bytes that were stamped")
    indicia("add", "a.txt", *QUICK)
    words = ("verify", "--stamp", f"{site.url}/tsa", "--allow-private", "--root", str(stamp / "root.pem"))
    code, out, err = indicia(*words)
    assert code == 0, err
    assert "1 records were stamped" in out
    assert "1 timestamps" in out
    (tmp_path / "b.txt").write_text(DENIAL)
    indicia("add", "b.txt", *QUICK)
    code, _, err = indicia(*words)
    assert (code, "on other bytes" in err) == (6, True)


def test_entities_are_merged_split_and_left_as_they_were(indicia: Command, tmp_path: Path) -> None:
    """By number, with a name for who decides."""
    (tmp_path / "a.txt").write_text(DENIAL)
    indicia("add", "a.txt", *QUICK)
    numbers = {
        name: indicia("entities", name)[1].split()[0] for name in ("North Korea", "South Korea", "China")
    }
    assert indicia("entities", "--merge", numbers["China"], numbers["South Korea"])[0] == 2
    assert "--undo 1" in indicia("entities", "--merge", *list(numbers.values())[1:], "--by", "Ada")[1]
    assert "merged into it" in indicia("entities", "China")[1]
    words = ("--split", numbers["North Korea"], "--version", "1", "--called", "The other", "--by", "Ada")
    assert "is new" in indicia("entities", *words)[1]
    assert "The other" in indicia("entities", "other")[1]
    assert [line.split()[1] for line in indicia("entities")[1].splitlines()[::2]] == ["merge:", "split:"]
    for number in ("1", "2"):
        assert indicia("entities", "--undo", number, "--by", "Ada")[0] == 0
    assert "no decision" in indicia("entities")[1]
    assert "nobody" in indicia("entities", "Atlantis")[1]


def test_sync_stays_until_it_is_interrupted(tmp_path: Path, site: Site) -> None:
    """It asks again and again, and an interrupt ends it in order: the ledger agrees with itself."""
    site.paths["/feed"], site.paths["/a"] = rss(site, "/a"), Reply(DENIAL.encode(), kind="text/plain")
    (tmp_path / "sources.toml").write_text(
        f'[[source]]\nkey = "daily"\noutlet = "D"\nowner = "D"\nstate_affiliated = false\ncountry = "JPN"\n'
        f'language = "en"\nfeed = "{site.url}/feed"\n'
    )
    words = ["sync", "--every", "1s", "--ledger", str(tmp_path), "--allow-private", "--pace", "0", *QUICK]
    process = subprocess.Popen([sys.executable, "-m", "indicia", *words], stderr=subprocess.PIPE)
    while site.visits("/feed") < 3 and process.poll() is None:
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    try:
        _, err = process.communicate(timeout=60)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 130, err
    assert b"Traceback" not in err
    with open_ledger(tmp_path) as ledger:
        assert ledger.verify().wrong == []
