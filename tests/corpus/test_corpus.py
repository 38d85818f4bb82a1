"""A corpus comes out whole, once and the same, whatever happens to the run that reads it."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import duckdb
import pytest

from bench.ledger_pages import page as generated
from indicia import corpus
from indicia.corpus.local import Local
from indicia.ledger.records import packed
from indicia.model import DataError, UsageError
from tests.corpus.conftest import indicia, tree

RULES = corpus.Job(engine="rules")


def run(source: Path, out: Path, job: corpus.Job = RULES) -> corpus.Manifest:
    """Read shards in this process."""
    return corpus.run(job, corpus.shards([str(source)]), out, Local(0), lambda _: None).manifest


def rows(out: Path, query: str) -> list[tuple[object, ...]]:
    """What DuckDB answers of an output's table of pages."""
    with duckdb.connect() as database:
        database.read_parquet(f"{out}/shard=*/pages.parquet").create_view("pages")
        return database.execute(query).fetchall()


def worker(parent: int, until: float) -> Iterator[int]:
    """The processes that a run reads with, as soon as there is one."""
    while time.monotonic() < until:
        for place in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                fields = (place / "stat").read_text().rpartition(")")[2].split()
                if int(fields[1]) == parent and b"spawn_main" in (place / "cmdline").read_bytes():
                    yield int(place.name)
        time.sleep(0.01)


def test_every_page_is_counted(undisturbed: Path, source: Path) -> None:
    """Each page of each shard is a row with its outcome, and the manifest counts what the files hold."""
    made = json.loads((undisturbed / "manifest.json").read_bytes())
    assert made["total"]["shards"] == 3
    html = len(list((Path(__file__).parents[2] / "examples").glob("*.html")))
    assert made["total"]["pages"] == 30 + html + 6
    assert made["total"]["damaged"] == 2
    total = made["total"]
    assert total["pages"] == total["read"] + total["passed_over"] + total["failed"]
    assert total["passed_over"] >= 20
    assert min(made["rows"][name] for name in ("statements", "events", "exposures", "notes", "pages")) > 10
    for shard in made["shards"]:
        assert sha256((source / shard["shard"]).read_bytes()).hexdigest() == shard["sha256"]
        for file in shard["files"]:
            path = undisturbed / shard["folder"] / file["name"]
            assert sha256(path.read_bytes()).hexdigest() == file["sha256"]
    query = "select outcome, count(*) from pages group by 1"
    counted = {row[0]: row[1] for row in rows(undisturbed, query)}
    assert counted["read"] == total["read"]
    assert counted["damaged"] == 2


def test_killed_run_goes_on_to_the_same_bytes(undisturbed: Path, source: Path, tmp_path: Path) -> None:
    """A run killed in the middle of its second shard, then run again, leaves what an undisturbed one does."""
    out = tmp_path / "out"
    words = ["corpus", "run", str(source), "--out", str(out), "--engine", "rules", "--jobs", "1"]
    running = subprocess.Popen([sys.executable, "-m", "indicia", *words], stderr=subprocess.DEVNULL)
    until = time.monotonic() + 120
    while not list(out.glob("shard=*")) and time.monotonic() < until:
        time.sleep(0.01)
    running.send_signal(signal.SIGKILL)
    running.wait()
    before = {path: path.stat().st_mtime_ns for path in out.glob("shard=*/*")}
    assert before
    assert not (out / "manifest.json").exists()
    done = indicia(*words)
    assert done.returncode == 0, done.stderr
    assert "done before" in done.stdout
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert tree(out) == tree(undisturbed)


def test_process_that_dies_loses_no_shard(undisturbed: Path, source: Path, tmp_path: Path) -> None:
    """A reading process killed with a shard in hand is replaced, and the output is the same."""
    out = tmp_path / "out"
    words = ["corpus", "run", str(source), "--out", str(out), "--engine", "rules", "--jobs", "2"]
    running = subprocess.Popen([sys.executable, "-m", "indicia", *words], stderr=subprocess.DEVNULL)
    until = time.monotonic() + 120
    while not list(out.glob(".aside/*")) and time.monotonic() < until:
        time.sleep(0.01)
    os.kill(next(worker(running.pid, until)), signal.SIGKILL)
    assert running.wait(timeout=300) == 0
    assert tree(out) == tree(undisturbed)


def test_same_bytes_whatever_lies_around(source: Path, tmp_path: Path) -> None:
    """The bytes depend neither on where the shards lie nor on the store that they come from."""
    (tmp_path / "elsewhere").mkdir()
    here = tmp_path / "elsewhere" / "b.jsonl"
    here.write_bytes((source / "b.jsonl").read_bytes())
    run(here, tmp_path / "one")
    stored = corpus.shards([f"local://{here.parent}"])
    corpus.run(RULES, stored, tmp_path / "two", Local(0), lambda _: None)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_cut_off_archive_is_told_and_counted(tmp_path: Path) -> None:
    """Of an archive that ends in the middle of a record all whole pages count, and the rest is told."""
    content = b"".join(packed(generated(number, relevant=False)) for number in range(20))
    (tmp_path / "cut.warc.gz").write_bytes(content[:-300])
    done = indicia("corpus", "run", tmp_path / "cut.warc.gz", "--out", tmp_path / "out", "--jobs", 0)
    assert done.returncode == 0, done.stderr
    assert "1 damaged" in done.stdout
    made = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert (made["total"]["pages"], made["total"]["damaged"]) == (19, 1)
    query = "select address, why from pages where outcome = 'damaged'"
    ((address, why),) = rows(tmp_path / "out", query)
    assert address == generated(19, relevant=False).place
    assert "cut off" in str(why)


def test_shard_that_cannot_be_read_ends_no_other(tmp_path: Path) -> None:
    """A file that is no Parquet is told with a non-zero exit, after all others were read."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bad.parquet").write_bytes(b"PAR1 is not enough")
    (tmp_path / "in" / "good.jsonl").write_text('{"text": "A bakery in Leeds opened on Monday, it said."}\n')
    done = indicia("corpus", "run", tmp_path / "in", "--out", tmp_path / "out", "--jobs", 0)
    assert done.returncode == 1
    assert "1 shard could not be read, first bad.parquet" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in (tmp_path / "out").glob("shard=*")] == ["shard=good.jsonl"]


def test_other_settings_are_refused(source: Path, tmp_path: Path) -> None:
    """A folder begun with a first look is not gone on with without one; nor is a shard that has changed."""
    shard = tmp_path / "b.jsonl"
    shard.write_bytes((source / "b.jsonl").read_bytes())
    run(shard, tmp_path / "out")
    with pytest.raises(UsageError, match="first_look"):
        run(shard, tmp_path / "out", corpus.Job(engine="rules", everything=True))
    shard.write_bytes(shard.read_bytes() + b"{}\n")
    with pytest.raises(DataError, match=r"take .* away"):
        run(shard, tmp_path / "out")


def test_bad_sources_are_one_line(tmp_path: Path) -> None:
    """A source that is not there, holds nothing, or a store that is not known is told in one line."""
    (tmp_path / "empty").mkdir()
    for word in (tmp_path / "none", tmp_path / "empty", "nowhere://bucket/x"):
        done = indicia("corpus", "run", word, "--out", tmp_path / "out")
        assert done.returncode == 2, word
        assert len(done.stderr.splitlines()) == 1


def test_page_is_no_shard(tmp_path: Path) -> None:
    """A plain text is refused with what to do; one called an archive is told, with a non-zero exit."""
    text = "Coal ships\n\nSouth Korea said on Tuesday that North Korea had shipped coal to China.\n"
    for name, code, words in (("page.txt", 2, "indicia add"), ("page.warc", 1, "it holds no page")):
        (tmp_path / name).write_text(text)
        done = indicia("corpus", "run", tmp_path / name, "--out", tmp_path / "out", "--jobs", 0)
        assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr
        assert words in done.stderr
    assert not list((tmp_path / "out").glob("shard=*"))


def test_all_reads_what_a_first_look_passes_over(tmp_path: Path) -> None:
    """With `everything` a page on a bakery is read."""
    line = json.dumps({"text": "The bakery in Leeds will close in May, its owner said on Monday."})
    (tmp_path / "one.jsonl").write_text(line + "\n")
    assert run(tmp_path, tmp_path / "some").total["passed_over"] == 1
    assert run(tmp_path, tmp_path / "all", corpus.Job(engine="rules", everything=True)).total["read"] == 1


def test_sample_is_shown_and_the_same(tmp_path: Path) -> None:
    """One in two hundred of the pages passed over is kept with its text, chosen by its bytes alone."""
    pages = [generated(number, relevant=False) for number in range(600)]
    (tmp_path / "a.warc.gz").write_bytes(b"".join(packed(page) for page in pages))
    run(tmp_path / "a.warc.gz", tmp_path / "out")
    made, sampled = corpus.sample(tmp_path / "out")
    held = list(sampled)
    chosen = [page.place for page in pages if int(page.sha256[:8], 16) % 200 == 0]
    assert [row.address for row in held] == chosen
    assert made.total["passed_over"] == 600
    assert all(row.reason == "no_party" and len(row.text) > 100 for row in held)
    shown = indicia("corpus", "sample", tmp_path / "out", "--limit", 1)
    assert chosen[0] in shown.stdout
    assert "names no land" in shown.stdout


def test_look_says_which_words_decide(tmp_path: Path) -> None:
    """`indicia look` names party and matter of a page that passes, and the reason of one that does not."""
    (tmp_path / "yes.txt").write_text(
        "Seoul said on Friday that North Korea had sold coal to buyers in China."
    )
    (tmp_path / "no.txt").write_text("The bakery in Leeds will close in May, its owner said.")
    (tmp_path / "hardly.md").write_text("The Iranian film won a prize in Cannes.")
    shown = indicia("look", tmp_path, "--json")
    assert shown.returncode == 0, shown.stderr
    no, yes = map(json.loads, shown.stdout.splitlines())
    assert (no["passes"], no["reason"]) == (False, "no_party")
    assert (yes["passes"], yes["group"]) == (True, "DPRK-1718")
    assert {"North Korea", "coal"} <= set(yes["words"])
    line = " ".join(indicia("look", tmp_path / "yes.txt").stdout.split())
    assert "to be read, for DPRK-1718 (North Korea, sold, coal" in line
    line = " ".join(indicia("look", tmp_path / "hardly.md").stdout.split())
    assert re.search(r"says too little about such a party .* \(Iranian.*\), 0\.\d+ short of enough", line)
