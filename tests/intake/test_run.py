"""A run from the addresses to the ledger: feeds followed, changes seen, failures told, nothing forgotten."""

import json
import os
import signal
from pathlib import Path

import pytest
import sqlalchemy as sa
from msgspec.structs import replace

from bench.ledger_pages import page as generated
from bench.ledger_pages import write_warc
from indicia.intake import Asked, Manners, Plan, Report, Run, Settings, items, reread
from indicia.ledger import Engine, Ledger, Made, journal, keep, open_ledger, pages, search
from indicia.ledger import tables as t
from indicia.ledger.records import packed
from tests.intake.site import Reply, Site, rss
from tests.stores import DENIAL

SETTINGS = Settings(Plan("rules"), Manners(allow_private=True, pace=0.0, timeout=2.0, tries=1), jobs=0)
EDITED = DENIAL.replace("been used.", "been used twice.")


def add(ledger: Ledger, *words: str, settings: Settings = SETTINGS) -> Report:
    """Take in what the words name."""
    with Run(ledger, "add", settings) as run:
        for word in words:
            run.items(items(word))
        run.wanted()
    return run.report


def text(body: str, etag: str | None = None) -> Reply:
    """A page of plain text."""
    return Reply(body.encode(), kind="text/plain", etag=etag)


def test_a_page_by_its_address(ledger: Ledger, site: Site) -> None:
    """New, then the same by a conditional request, then changed."""
    site.paths["/a"] = text(DENIAL, etag='"1"')
    assert add(ledger, f"{site.url}/a").total == {"new": 1}
    assert add(ledger, f"{site.url}/a").total == {"same": 1}
    assert site.asked[-1][1]["If-None-Match"] == '"1"'
    site.paths["/a"] = text(EDITED, etag='"2"')
    assert add(ledger, f"{site.url}/a").total == {"changed": 1}
    with ledger.read() as connection:
        assert [one.number for one in pages.versions_at(connection, f"{site.url}/a")] == [1, 2]
    assert ledger.verify().wrong == []


def test_a_feed_is_followed_to_its_pages(ledger: Ledger, site: Site) -> None:
    """And an OPML to its feeds; the day of publication that a feed gives is kept."""
    site.paths["/feed"] = rss(site, "/a", "/b")
    site.paths["/a"], site.paths["/b"] = text(DENIAL), text(EDITED)
    opml = f'<opml><body><outline xmlUrl="{site.url}/feed"/></body></opml>'
    site.paths["/all.opml"] = Reply(opml.encode(), kind="text/x-opml")
    assert add(ledger, f"{site.url}/all.opml").total == {"new": 2}
    with ledger.read() as connection:
        assert {str(one.given) for one in pages.versions(connection)} == {"2023-11-14"}
        assert journal.still_wanted(connection) == []


def test_a_site_in_trouble_is_asked_again_by_the_next_run(ledger: Ledger, site: Site) -> None:
    """Its address stays wanted; what is gone or forbidden does not."""
    site.paths["/feed"] = rss(site, "/a", "/b", "/c")
    site.paths["/a"] = Reply(status=503)
    site.paths["/b"] = Reply(status=403)
    report = add(ledger, f"{site.url}/feed")
    assert report.total == {"failed": 3}
    assert sorted(why.split()[-1] for _, why in report.failures) == ["Found", "Unavailable", "file"]
    site.paths["/a"] = site.paths["/b"] = site.paths["/c"] = text(DENIAL)
    (ledger.folder / "none").mkdir(parents=True)
    assert add(ledger, str(ledger.folder / "none")).total == {"new": 1}
    with ledger.read() as connection:
        assert journal.still_wanted(connection) == []


def test_what_cannot_be_read_is_told(ledger: Ledger, tmp_path: Path) -> None:
    """With the reason, and again when it comes again; good pages are not held up."""
    (tmp_path / "a.txt").write_text(DENIAL)
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n" * 20)
    (tmp_path / "c.txt").write_text("")
    for _ in range(2):
        report = add(ledger, str(tmp_path))
        assert report.total["failed"] == 2
        assert report.total["new"] + report.total["same"] == 1
    with ledger.read() as connection:
        whys = [failure.why for failure in journal.failures(connection)]
    assert len(whys) == 2
    assert any("PNG" in why for why in whys)


def test_pages_that_concern_nothing_are_kept_unread(ledger: Ledger, tmp_path: Path) -> None:
    """Counted, found by their words, and read when one asks for it."""
    write_warc(tmp_path / "a.warc.gz", 10, share=0.2)
    report = add(ledger, str(tmp_path / "a.warc.gz"), settings=Settings(Plan("rules", relevant=True), jobs=0))
    assert (report.total, report.passed_over) == ({"new": 10}, 8)
    with ledger.read() as connection:
        assert journal.counts(connection)["reading"] == 2
        read = [one.read for one in search.articles(connection, search.Asked())]
    assert (len(read), sum(read)) == (10, 2)
    assert len(list(reread(ledger, Asked(Plan("rules"), jobs=0, passed_over=True)))) == 8
    with ledger.read() as connection:
        assert journal.counts(connection)["reading"] == 10
    assert ledger.verify().wrong == []


def test_versions_come_in_the_order_of_the_archive(tmp_path: Path) -> None:
    """Of one address twice in an archive the later is the later version, however long each takes to read."""
    long = generated(0, relevant=True)
    short = replace(generated(1, relevant=False), place=long.place)
    (tmp_path / "a.warc.gz").write_bytes(packed(long) + packed(short) + packed(long))
    with open_ledger(tmp_path / "ledger") as ledger:
        report = add(ledger, str(tmp_path / "a.warc.gz"), settings=Settings(Plan("rules"), jobs=2))
        assert report.total == {"new": 1, "changed": 2}
        with ledger.read() as connection:
            assert len(list(pages.versions(connection))) == 2


def test_reading_processes_that_die_cost_no_page(tmp_path: Path) -> None:
    """Killed in the middle, they are begun again and every page is read."""
    write_warc(tmp_path / "a.warc.gz", 12, share=1)
    settings = Settings(Plan("rules"), jobs=2)
    with open_ledger(tmp_path / "ledger") as ledger, Run(ledger, "add", settings) as run:
        for number, item in enumerate(items(str(tmp_path / "a.warc.gz"))):
            run.capture(item)  # type: ignore[arg-type]  # all are captures
            pool = run.readers._pool
            if number == 5 and pool:
                for process in list(pool._processes.values()):
                    os.kill(process.pid or 0, signal.SIGKILL)
        run.items([])
    assert run.report.total == {"new": 12}


def test_a_reread_by_the_same_engine_finds_nothing_to_do(ledger: Ledger, tmp_path: Path) -> None:
    """Unless all pages are asked for; then nothing differs."""
    (tmp_path / "a.txt").write_text(DENIAL)
    add(ledger, str(tmp_path))
    assert list(reread(ledger, Asked(Plan("rules"), jobs=0))) == []
    (one,) = reread(ledger, Asked(Plan("rules"), jobs=0, every=True, keep=False))
    assert one.changes == []


def test_a_reread_by_another_engine_says_what_differs(ledger: Ledger, tmp_path: Path) -> None:
    """On trial nothing is kept; else the older reading is closed, not removed."""
    (tmp_path / "a.txt").write_text(DENIAL)
    add(ledger, str(tmp_path))
    with ledger.write() as connection:
        _older(connection)
    for kept in (False, True):
        (one,) = reread(ledger, Asked(Plan("rules"), jobs=0, keep=kept))
        assert [
            (change.what, change.field, change.was) for change in one.changes if change.field == "stance"
        ] == [("changed", "stance", "regrets")]
    with ledger.read() as connection:
        assert journal.counts(connection)["reading"] == 3
    assert list(reread(ledger, Asked(Plan("rules"), jobs=0))) == []
    assert ledger.verify().wrong == []


def _older(connection: sa.Connection) -> None:
    """Make the live reading one of an older engine, with another stance."""
    read = pages.reading(connection, 1)
    assert read is not None
    first, *rest = read.raw.statements
    older = replace(read.raw, statements=(replace(first, stance="regrets"), *rest))
    made = Made(older, Engine("indicia 0.0.1 rules", "old"))
    keep.store_reading(connection, 1, made, replace=True)


def test_what_a_newer_extractor_changes_is_no_change_of_the_page(ledger: Ledger, tmp_path: Path) -> None:
    """New bytes whose text differs from the stored one only because an older engine took it out otherwise."""
    (tmp_path / "a.txt").write_text(DENIAL)
    add(ledger, str(tmp_path))
    with ledger.write() as connection:
        values = {"text": "otherwise", "text_sha256": "0" * 64, "engine": "indicia 0.0.1 rules"}
        connection.execute(sa.update(t.version).values(**values))
    (tmp_path / "a.txt").write_text(DENIAL + "\n\n")
    report = add(ledger, str(tmp_path), settings=SETTINGS)
    assert report.total == {"same": 1}


ODD = ["https://a.example/\x00\x1b[2J", "http://[x", "https://a.example/\ud800", "x" * 9000, "\u202e://", " "]


@pytest.mark.parametrize("url", ODD, ids=range(len(ODD)))
def test_no_address_ends_the_run(ledger: Ledger, tmp_path: Path, url: str) -> None:
    """Whatever a file says a page's address is, the page is taken in, or told, and the others too."""
    lines = [{"url": url, "text": DENIAL, "source": url[:50]}, {"url": "https://a.example/2", "text": EDITED}]
    lines.append({"url": url, "text": "short"})
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    report = add(ledger, str(tmp_path / "a.jsonl"))
    total, failed = report.total, [why for _, why in report.failures]
    assert total.total() == 3
    assert total["new"] + total["changed"] >= 1
    assert not [one for one in failed if "reading failed" in one]
    assert ledger.verify().wrong == []


def test_pages_whose_bytes_are_gone_are_told(ledger: Ledger, tmp_path: Path) -> None:
    """A reread says so of each and goes on; taking in goes on too."""
    (tmp_path / "a.txt").write_text(DENIAL)
    add(ledger, str(tmp_path / "a.txt"))
    ledger.archive.close()
    for path in ledger.archive.files():
        path.unlink()
    (one,) = reread(ledger, Asked(Plan("rules"), jobs=0, every=True))
    assert "cannot be read" in str(one.why)
    with ledger.write() as connection:
        connection.execute(sa.update(t.version).values(engine="indicia 0.0.1 rules"))
    (tmp_path / "a.txt").write_text(EDITED)
    assert add(ledger, str(tmp_path / "a.txt")).total == {"changed": 1}
