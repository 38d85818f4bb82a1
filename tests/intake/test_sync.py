"""`sync`: what each source brought, and which fell silent, empty, blocked or failing, since when."""

import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from indicia.intake import Run, sync
from indicia.ledger import Ledger, journal, open_ledger
from indicia.ledger import tables as t
from indicia.ledger.journal import Checked
from indicia.model import DataError
from indicia.origins.sources import EXAMPLE, Source, load
from tests.intake.site import Reply, Site, rss
from tests.intake.test_run import EDITED, SETTINGS, text
from tests.stores import DENIAL


def source(site: Site, key: str = "daily", **more: object) -> Source:
    """A source of the site."""
    return Source(
        key=key,
        outlet="The Daily",
        owner="Daily Ltd",
        state_affiliated=False,
        country="JPN",
        language="en",
        feed=f"{site.url}/{key}.xml",
        **more,  # type: ignore[arg-type]  # fields of the struct
    )


def synced(ledger: Ledger, *sources: Source) -> tuple[list[Checked], dict[str, int]]:
    """How the sources do after a run, and the run's counts."""
    with Run(ledger, "sync", SETTINGS) as run:
        checked = sync(run, sources)
    return checked, dict(run.report.total)


def later(ledger: Ledger, hours: int) -> None:
    """Let the ledger's past lie further back."""
    back = timedelta(hours=hours)
    with ledger.write() as connection:
        for table, column in ((t.fetch, "at"), (t.wanted, "closed_at"), (t.source_check, "since")):
            for row in connection.execute(sa.select(table)).all():
                moment = getattr(row, column)
                if moment:
                    values = {column: moment - back}
                    connection.execute(sa.update(table).where(table.c.id == row.id).values(**values))


def test_new_pages_come_once(ledger: Ledger, site: Site) -> None:
    """A second look asks for the feed alone, and the day after for the pages that are still listed."""
    site.paths["/daily.xml"] = rss(site, "/a", "/b")
    site.paths["/a"], site.paths["/b"] = text(DENIAL, '"1"'), text(EDITED)
    assert synced(ledger, source(site))[1] == {"new": 2}
    assert synced(ledger, source(site))[1] == {}
    assert site.visits("/a") == 1
    later(ledger, 25)
    site.paths["/b"] = text(EDITED.replace("twice", "often"))
    assert synced(ledger, source(site))[1] == {"same": 1, "changed": 1}
    later(ledger, 25)
    assert synced(ledger, source(site))[1] == {"same": 2}
    with ledger.read() as connection:
        assert journal.still_wanted(connection) == []
    assert [headers.get("If-None-Match") for path, headers, _ in site.asked if path == "/a"][1:] == [
        '"1"'
    ] * 2


def test_a_feed_that_did_not_change_is_not_sent(ledger: Ledger, site: Site) -> None:
    """Its validator is kept, also over an answer that says nothing changed."""
    feed = rss(site, "/a")
    feed.etag = '"f"'
    site.paths["/daily.xml"], site.paths["/a"] = feed, text(DENIAL)
    for _ in range(3):
        (checked,), _ = synced(ledger, source(site))
        assert checked.state == "ok"
    asked = [headers.get("If-None-Match") for path, headers, _ in site.asked if path == "/daily.xml"]
    assert asked == [None, '"f"', '"f"']


def test_each_state_and_since_when(ledger: Ledger, site: Site) -> None:
    """Empty, failing, blocked; the beginning of a state is kept while it lasts."""
    site.paths["/daily.xml"] = rss(site)
    (checked,), _ = synced(ledger, source(site))
    assert checked.state == "empty"
    later(ledger, 5)
    (again,), _ = synced(ledger, source(site))
    assert (again.state, again.since < again.at - timedelta(hours=4)) == ("empty", True)
    for reply, state in (
        (Reply(status=500), "failing"),
        (Reply(b"<html>Not here</html>"), "failing"),
        (Reply(status=403), "blocked"),
    ):
        site.paths["/daily.xml"] = reply
        (checked,), _ = synced(ledger, source(site))
        assert checked.state == state
        assert checked.why
        assert checked.since >= again.at or state == "failing"


def test_a_source_blocked_by_its_robots(ledger: Ledger, site: Site) -> None:
    """It is told apart from one that fails."""
    site.paths["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /\n")
    (checked,), _ = synced(ledger, source(site))
    assert checked.state == "blocked"
    assert "robots.txt" in str(checked.why)


def test_silence_is_told(ledger: Ledger, site: Site) -> None:
    """A feed that answers and lists, but brings nothing new for longer than is usual for it."""
    site.paths["/daily.xml"], site.paths["/a"] = rss(site, "/a"), text(DENIAL)
    (checked,), _ = synced(ledger, source(site, silent_after=48))
    assert checked.state == "ok"
    later(ledger, 49)
    (checked,), _ = synced(ledger, source(site, silent_after=48))
    assert checked.state == "silent"
    site.paths["/daily.xml"], site.paths["/b"] = rss(site, "/b"), text(EDITED)
    (checked,), _ = synced(ledger, source(site, silent_after=48))
    assert checked.state == "ok"


def test_a_feed_whose_pages_all_fail_is_failing(ledger: Ledger, site: Site) -> None:
    """Though the feed itself answers."""
    site.paths["/daily.xml"] = rss(site, "/gone")
    (checked,), counts = synced(ledger, source(site))
    assert (checked.state, counts) == ("failing", {"failed": 1})


def test_one_bad_source_does_not_stop_the_others(ledger: Ledger, site: Site) -> None:
    """Each is told for itself."""
    site.paths["/bad.xml"] = Reply(b"<rss>" + b"<x>" * 50_000)
    site.paths["/daily.xml"], site.paths["/a"] = rss(site, "/a"), text(DENIAL)
    (bad, good), _ = synced(ledger, source(site, "bad"), source(site))
    assert (bad.state, good.state) == ("failing", "ok")
    assert good.counts["new"] == 1


def test_a_clock_set_back_loses_nothing(ledger: Ledger, site: Site) -> None:
    """Visits that lie in the future do not keep a page from being asked for; the order of versions holds."""
    site.paths["/daily.xml"], site.paths["/a"] = rss(site, "/a"), text(DENIAL)
    synced(ledger, source(site))
    later(ledger, -5000)
    site.paths["/a"] = text(EDITED)
    (checked,), counts = synced(ledger, source(site))
    assert (counts, checked.state) == ({"changed": 1}, "ok")
    with ledger.read() as connection:
        last = journal.last_check(connection, "daily")
    assert last is not None
    assert last.at <= datetime.now(UTC)


def test_a_long_list_is_looked_at_from_its_newest(ledger: Ledger, site: Site) -> None:
    """And it is told how many were left."""
    site.paths["/daily.xml"] = rss(site, *[f"/{number}" for number in range(30)])
    with Run(ledger, "sync", SETTINGS) as run:
        sync(run, (source(site, limit=3),))
    assert run.report.total == {"failed": 3}
    assert "names 30 pages" in run.report.told[0]


GOOD = """
[[source]]
key = "daily"
outlet = "The Daily"
owner = "Daily Ltd"
state_affiliated = true
state = "RUS"
country = "RUS"
language = "en"
feed = "https://daily.example/feed.xml"
reliability = "B"
"""


def test_sources_are_read(tmp_path: Path) -> None:
    """The example, filled in, is a file of sources."""
    (tmp_path / "s.toml").write_text(GOOD)
    (found,) = load(tmp_path / "s.toml")
    assert (found.key, found.state, found.reliability, found.silent_after) == ("daily", "RUS", "B", 72)
    lines = [line.removeprefix("# ") for line in EXAMPLE.splitlines() if line.startswith(("# [", "# "))]
    (tmp_path / "e.toml").write_text("\n".join(line for line in lines if "=" in line or line == "[[source]]"))
    assert load(tmp_path / "e.toml")[0].key == "port-gazette"


@pytest.mark.parametrize(
    ("was", "now", "word"),
    [
        ('"B"', '"G"', "reliability"),
        ('"RUS"\nlanguage', '"Russia"\nlanguage', "country"),
        ("state_affiliated = true", "state_affiliated = false", "state_affiliated is not true"),
        ("https://daily.example/feed.xml", "ftp://daily.example", "no address"),
        ("outlet", "outlets", "outlets"),
        ('owner = "Daily Ltd"\n', 'owner = ""\n', "owner"),
        ("state_affiliated = true\n", "", "state_affiliated"),
        ('key = "daily"', 'key = "The Daily"', "key"),
        ("[[source]]", "[[sources]]", "sources"),
        ("[[source]]", "[[source", "s.toml"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, was: str, now: str, word: str) -> None:
    """File, row and field."""
    (tmp_path / "s.toml").write_text(GOOD.replace(was, now, 1))
    with pytest.raises(DataError, match=word) as caught:
        load(tmp_path / "s.toml")
    assert "s.toml" in str(caught.value)


def test_two_sources_of_one_key_are_refused(tmp_path: Path) -> None:
    """Nor may two have one feed."""
    (tmp_path / "s.toml").write_text(GOOD + GOOD)
    with pytest.raises(DataError, match="too"):
        load(tmp_path / "s.toml")


def test_a_sync_that_is_killed_is_finished_by_the_next(tmp_path: Path, site: Site) -> None:
    """Each page the feed named is there once, though the feed names none of them any more."""
    paths = [f"/{number}" for number in range(12)]
    for path in paths:
        site.paths[path] = text(
            DENIAL + f"\nThe port office said on Tuesday that berth {path[1:]} was empty.\n"
        )
    site.paths["/daily.xml"] = rss(site, *paths)
    (tmp_path / "ledger").mkdir()
    row = GOOD.replace("https://daily.example/feed.xml", f"{site.url}/daily.xml")
    (tmp_path / "ledger" / "sources.toml").write_text(row)
    command = [
        sys.executable,
        "-m",
        "indicia",
        "sync",
        "--ledger",
        str(tmp_path / "ledger"),
        "--allow-private",
    ]
    command += ["--engine", "rules", "--jobs", "0", "--pace", "0.05"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while site.visits("/3") + site.visits("/5") < 2 and process.poll() is None:
        time.sleep(0.05)
    process.kill()
    process.communicate()
    site.paths["/daily.xml"] = rss(site)
    with open_ledger(tmp_path / "ledger") as ledger:
        with ledger.read() as connection:
            assert journal.counts(connection)["page"] < 12
        synced(ledger, load(tmp_path / "ledger" / "sources.toml")[0])
        with ledger.read() as connection:
            counts = journal.counts(connection)
            assert journal.still_wanted(connection) == []
        assert (counts["page"], counts["record"], counts["reading"]) == (12, 12, 12)
        assert ledger.verify().wrong == []
