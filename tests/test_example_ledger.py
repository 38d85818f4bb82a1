"""The example ledger: it builds from its manifest, and holds what its readme says."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from indicia import origins, watches
from indicia.ledger import Ledger, decisions, journal, open_ledger, pages, watch_decisions
from indicia.ledger.pages import Read
from indicia.model import WireFamily
from indicia.origins import sources
from tools.example_ledger import PAGES, Manifest, Row, build, manifest

UNREAD = {
    "2023-06/freight-rates.pdf": "a PDF document",
    "2024-05/loading.html": "no article was found",
    "2024-11/soldaten-aus-nordkorea.html": "in German",
    "2025-03/empty.html": "the page is empty",
}
ECHOES = {"copy", "abridged", "merged"}


@pytest.fixture(scope="module")
def listed() -> Manifest:
    """The manifest."""
    return manifest()


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The ledger, built once."""
    place = build(tmp_path_factory.mktemp("out"), jobs=0)
    with open_ledger(str(place)) as opened:
        yield opened


@pytest.fixture(scope="module")
def read(ledger: Ledger) -> tuple[Read, ...]:
    """What was read, in the order in which it was taken in."""
    with ledger.read() as connection:
        return tuple(pages.readings(connection))


@pytest.fixture(scope="module")
def families(read: tuple[Read, ...]) -> tuple[WireFamily, ...]:
    """The wire families of the newest versions."""
    return origins.families({one.version.place: one.found.reading.article for one in read})


def _named(listed: Manifest, *, likeness: set[str]) -> list[Row]:
    return [row for row in listed.page if row.likeness in likeness]


def test_the_manifest_lists_every_file_once_and_in_order(listed: Manifest) -> None:
    """At least sixty pages, each file in one row; sorted by the moment they were fetched."""
    files = {str(path.relative_to(PAGES)) for path in PAGES.rglob("20??-??/*")}
    assert len(listed.page) == len({row.file for row in listed.page}) == len(files) >= 60
    assert {row.file for row in listed.page} == files
    assert listed.page == sorted(listed.page, key=lambda row: (row.fetched, row.file))


def test_every_source_is_in_the_file_of_sources(listed: Manifest) -> None:
    """A page or a check of a source that nobody owns would count for nothing."""
    known = {source.key for source in sources.load(PAGES / "sources.toml")}
    assert {row.source for row in listed.page} | {one.source for one in listed.check} == known


def test_outlets_are_invented(listed: Manifest) -> None:
    """Every address, of a page and on a page, is under .example or of a public vocabulary."""
    text = " ".join((PAGES / row.file).read_bytes().decode("latin-1") for row in listed.page)
    hosts = set(re.findall(r"https?://([\w.-]+)", text + " ".join(row.address for row in listed.page)))
    assert {host for host in hosts if not host.endswith(".example")} <= {"schema.org"}


def test_every_page_is_read_or_told_as_not_read(listed: Manifest, ledger: Ledger) -> None:
    """Each with its reason: a PDF, a page of scripts, another language, nothing at all."""
    address = {row.file: row.address for row in listed.page}
    with ledger.read() as connection:
        told = {one.place: one.why for one in journal.failures(connection)}
        counts = journal.counts(connection)
    assert set(told) == {address[file] for file in UNREAD}
    assert all(why in told[address[file]] for file, why in UNREAD.items())
    assert counts["version"] == len(listed.page) - len(UNREAD)
    assert counts["page"] == len({row.address for row in listed.page})


def test_every_page_that_was_read_has_a_day(read: tuple[Read, ...], listed: Manifest) -> None:
    """The day that it bears is the day on which it was fetched, or the day before."""
    fetched = {row.address: row.fetched.date() for row in listed.page}
    late = {
        one.version.place: (fetched[one.version.place] - one.version.published).days
        for one in read
        if one.version.published
    }
    assert len(late) == len(fetched) - len(UNREAD)
    assert set(late.values()) <= {0, 1}


def test_the_corrected_story_has_two_versions(ledger: Ledger, listed: Manifest) -> None:
    """One address, two texts: done, then planned; no other page changed."""
    (place, times), *others = Counter(row.address for row in listed.page).most_common()
    assert times == 2
    assert {number for _, number in others} == {1}
    with ledger.read() as connection:
        first, second = pages.versions_at(connection, place)
    assert "has sent 5,000 builders" in first.text
    assert "will send 5,000 builders" in second.text
    assert "Correction" in second.text


def test_echoes_are_found(families: tuple[WireFamily, ...], listed: Manifest) -> None:
    """Every copy, abridged or merged page stands in a family with the dispatch it prints."""
    dispatch = {row.family: row.address for row in _named(listed, likeness={"earliest"})}
    together = [{member.page for member in family.members} for family in families]
    alone = [
        row.file
        for row in _named(listed, likeness=ECHOES)
        if not any({row.address, dispatch[row.family]} <= members for members in together)
    ]
    assert alone == []


def test_follow_ups_are_no_echoes(families: tuple[WireFamily, ...], listed: Manifest) -> None:
    """A story of the next day on the same matter, in words of its own, is in no family."""
    members = {member.page for family in families for member in family.members}
    followed = _named(listed, likeness={"follow-up"})
    assert len(followed) == 3
    assert [row.file for row in followed if row.address in members] == []


def test_pages_that_concern_nothing_are_nobody_s_dispatch(
    families: tuple[WireFamily, ...], listed: Manifest
) -> None:
    """No ferry, fair or football match is taken for an echo."""
    members = {member.page for family in families for member in family.members}
    assert not members & {row.address for row in listed.page if row.watch == "none"}


def test_sources_that_bring_nothing_are_told(ledger: Ledger, listed: Manifest) -> None:
    """Silent, empty, blocked and failing, each since its day; the others are well."""
    with ledger.read() as connection:
        for one in listed.check:
            found = journal.last_check(connection, one.source)
            assert found is not None
            assert (found.state, found.since, found.why) == (one.state, one.since, one.why)
        fine = journal.last_check(connection, "seoul-wire")
    assert fine is not None
    assert (fine.state, fine.newest) == ("ok", datetime(2025, 11, 4, 9, 35, tzinfo=UTC))
    assert {one.state for one in listed.check} == {"silent", "empty", "blocked", "failing"}


def test_the_archive_keeps_every_byte(ledger: Ledger) -> None:
    """The ledger agrees with itself."""
    assert not ledger.verify().wrong


def test_every_correction_holds(ledger: Ledger) -> None:
    """What the analyst put right fits its item, and says why."""
    with ledger.read() as connection:
        held = decisions.corrections(connection)
        versions = {one.version for one in held}
        unfit = [one for version in versions for one in decisions.live(connection, version)[0].unfit]
        noted = {note.version for version in versions for note in decisions.notes(connection, version)}
    assert held
    assert unfit == []
    assert noted == versions


def test_the_watches_move_as_a_careful_reader_sees_it(ledger: Ledger) -> None:
    """Every change of state of both watches, on its day, and no other: echoes move nothing."""
    expected = tomllib.loads((PAGES / "states.toml").read_text(encoding="utf-8"))["state"]
    with ledger.read() as connection:
        found = {
            name: [(one.day, one.now) for one in watches.history(connection, name) if one.kind == "state"]
            for name in watches.folder(ledger.folder)
        }
    assert found == {
        name: [(row["from"], row["state"]) for row in expected if row["watch"] == name] for name in found
    }
    assert sum(map(len, found.values())) == len(expected)


def test_a_denial_contests_one_watch_and_stands_beside_in_the_other(ledger: Ledger) -> None:
    """By the rule of each; both show it."""
    with ledger.read() as connection:
        workers, arms = (watches.latest(connection, name) for name in ("workers-in-russia", "arms-to-russia"))
    assert workers is not None
    assert arms is not None
    assert (workers.state, arms.state) == ("contested", "corroborated")
    assert workers.denials
    assert arms.denials
    assert [one.expected for one in workers.missing] == ["LAB-90"]


def test_the_analyst_s_tables_rest_on_indications(ledger: Ledger) -> None:
    """Every row of evidence is a sentence of its watch, and each watch is judged once, by a person."""
    rows = tomllib.loads((PAGES / "judgements.toml").read_text(encoding="utf-8"))["evidence"]
    with ledger.read() as connection:
        for name, watch in watches.folder(ledger.folder).items():
            table = watches.hypotheses(connection, watch)
            assert len(table.rows) == sum(row["watch"] == name for row in rows)
            assert all(row.indication for row in table.rows)
            assert len(watch_decisions.judgements(connection, name)) == 1
