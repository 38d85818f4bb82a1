"""What the ledger holds of a stretch of days: the same on both stores, and counted apart from being read."""

from datetime import UTC, date, datetime

import indicia
from indicia.ledger import Capture, Engine, Ledger, Made, Unread, entities, periods
from indicia.ledger.periods import Days
from tests.stores import DENIAL

AT = datetime(2024, 10, 20, 23, 30, tzinfo=UTC)
DAYS = {"a": "2024-09-02", "b": "2024-09-03", "c": None}


def fill(ledger: Ledger) -> None:
    """Two dated pages, an undated one, one passed over, one that could not be read."""
    for name, day in DAYS.items():
        text = DENIAL.replace("Monday", f"Monday in {name}ville")
        kept = ledger.keep(Capture(f"https://daily.example/{name}", text.encode(), AT, status=200))
        ledger.take(kept, Made(indicia.read(text, published=day, engine="rules"), Engine("rules", "one")))
    kept = ledger.keep(Capture("https://daily.example/ferry", b"ferry", AT, status=200))
    made = Made(
        indicia.read(DENIAL, published="2024-09-02", engine="rules"),
        Engine("rules", "one"),
        passed_over="far",
    )
    ledger.take(kept, made)
    lost = ledger.keep(Capture("https://daily.example/lost", b"\x00", AT, status=200))
    ledger.take(lost, Unread("binary", "no text"))


def test_rows_are_counted_as_they_are_read(ledger: Ledger) -> None:
    """Of the days asked for, both included; an undated page counts for the day it was taken in."""
    fill(ledger)
    today = datetime.now(UTC).date()
    for days, pages in (
        (Days(), 3),
        (Days(date(2024, 9, 2), date(2024, 9, 2)), 1),
        (Days(date(2024, 9, 3)), 2),
        (Days(until=date(2024, 9, 3)), 2),
        (Days(today, today), 1),
        (Days(date(2030, 1, 1)), 0),
    ):
        with ledger.read() as connection:
            read = [one for one, _ in periods.readings(connection, days)]
            found = periods.counts(connection, days)
        assert len(read) == found["version"] == pages
        assert sum(len(one.found.reading.statements) for one in read) == found["statement"]
        assert sum(len(one.found.reading.events) for one in read) == found["event"]
        assert sum(len(one.found.reading.exposures) for one in read) == found["exposure"]


def test_each_reading_knows_where_its_bytes_lie(ledger: Ledger) -> None:
    """File, offset, hash, and when they were first got; the record there holds these bytes."""
    fill(ledger)
    with ledger.read() as connection:
        held = list(periods.readings(connection, Days()))
        some = list(periods.some(connection, [held[0][0].version.id, 99]))
    assert some == held[:1]
    for read, place in held:
        assert place.at == AT
        assert place.sha256 == read.version.record_sha256
        assert ledger.archive.read(place.file, place.start, place.length).sha256 == place.sha256


def test_what_was_not_read_is_told(ledger: Ledger) -> None:
    """Pages passed over by their day, failures by the moment, and the newest moment of all."""
    fill(ledger)
    with ledger.read() as connection:
        assert [one.why for one in periods.passed_over(connection, Days())] == ["far"]
        assert periods.passed_over(connection, Days(date(2024, 9, 3))) == []
        assert [one.slug for one in periods.failures(connection, Days())] == ["binary"]
        assert periods.failures(connection, Days(until=date(2020, 1, 1))) == []
        assert periods.checks(connection, Days()) == []
        newest = periods.newest(connection)
        assert newest is not None
        assert newest >= AT


def test_merged_entities_are_one(ledger: Ledger) -> None:
    """An entity that a person merged into another has the other's key and name, on every page."""
    fill(ledger)
    with ledger.read() as connection:
        one, other = (next(entities.named(connection, name)) for name in ("China", "Russia"))
    with ledger.write() as connection:
        entities.merge(connection, one.id, other.id, "Ada")
    with ledger.read() as connection:
        who = periods.Identities(connection)
        read, _ = next(periods.readings(connection, Days()))
    mine = {entity.name: who.of(read.version.id, entity) for entity in read.found.reading.entities}
    assert mine["China"] == mine["Russia"]
    assert mine["China"][1] == "Russia"


def test_split_entities_are_two(ledger: Ledger) -> None:
    """On the versions that a person named, and only there."""
    fill(ledger)
    with ledger.read() as connection:
        china = next(entities.named(connection, "China"))
    with ledger.write() as connection:
        entities.split(connection, china.id, [1], "China, Maine", "Ada")
    with ledger.read() as connection:
        who = periods.Identities(connection)
        read, _ = next(periods.readings(connection, Days()))
    entity = next(entity for entity in read.found.reading.entities if entity.name == "China")
    assert who.of(1, entity)[1] == "China, Maine"
    assert who.of(2, entity)[1] == "China"
