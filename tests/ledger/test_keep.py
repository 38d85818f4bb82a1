"""What is taken in, on both stores: pages, versions, readings; nothing twice."""

import shutil
from datetime import UTC, date, datetime

import sqlalchemy as sa
from msgspec.structs import replace

from indicia.ledger import Ledger, Unread, journal, open_ledger, pages, search
from indicia.ledger import tables as t
from tests.stores import DENIAL, Place, capture, made, take

EDITED = DENIAL.replace("been used.", "been used twice.")


def test_a_page_is_kept_with_its_reading(ledger: Ledger) -> None:
    """Its bytes, its text and its statements come back as they were."""
    taken = take(ledger, DENIAL, source="daily")
    assert (taken.outcome, taken.source) == ("new", "daily")
    with ledger.read() as connection:
        (version,) = pages.versions(connection)
        (read,) = pages.readings(connection)
    assert read.found.reading == made(DENIAL).reading
    assert version.text == read.found.reading.article.text
    assert ledger.capture(version.record).content == DENIAL.encode()
    assert (read.engine, read.data) == ("rules", "one")


def test_the_same_bytes_again_are_the_same_page(ledger: Ledger) -> None:
    """One record, one version, one reading, two fetches."""
    take(ledger, DENIAL)
    assert take(ledger, DENIAL).outcome == "same"
    with ledger.read() as connection:
        count = journal.counts(connection)
    assert (count["page"], count["version"], count["record"], count["reading"], count["fetch"]) == (
        1,
        1,
        1,
        1,
        2,
    )


def test_a_changed_text_is_a_new_version_with_its_difference(ledger: Ledger) -> None:
    """Never an overwrite: one page, two versions, and what changed."""
    take(ledger, DENIAL)
    assert take(ledger, EDITED).outcome == "changed"
    with ledger.read() as connection:
        older, newer = pages.versions_at(connection, "https://daily.example/story")
    assert (older.number, newer.number) == (1, 2)
    changed = [line for line in pages.diff(older, newer) if not line.startswith(("---", "+++"))]
    assert [line[0] for line in changed] == ["-", "+"]
    assert changed[1].endswith("been used twice.")


def test_a_text_that_comes_back_is_its_old_version(ledger: Ledger) -> None:
    """A page that is changed and changed back has two versions and was changed twice."""
    outcomes = [take(ledger, text).outcome for text in (DENIAL, EDITED, DENIAL, DENIAL)]
    assert outcomes == ["new", "changed", "changed", "same"]
    with ledger.read() as connection:
        assert journal.counts(connection)["version"] == 2


def test_other_bytes_around_the_same_text_make_no_version(ledger: Ledger) -> None:
    """A new byline, advert or timestamp is kept as bytes, and is no change of the article."""
    head = "<html><head><title>{0}</title><meta name=author content='{1}'></head>"
    page = head + "<body><h1>{0}</h1>{2}</body></html>"
    body = "".join(f"<p>{line}</p>" for line in DENIAL.split("\n\n")[1:])
    for author in ("A. Writer", "B. Other"):
        text = page.format("Ministry denies the coal sale", author, body)
        kept = ledger.keep(capture(text))
        assert ledger.take_known(kept) is None
        outcome = ledger.take(kept, made(text)).outcome
    assert outcome == "same"
    with ledger.read() as connection:
        count = journal.counts(connection)
    assert (count["version"], count["record"], count["reading"]) == (1, 2, 1)


def test_addresses_that_differ_by_their_tracking_are_one_page(ledger: Ledger) -> None:
    """What only says how a reader came there does not make another page."""
    take(ledger, DENIAL, "https://daily.example/story?id=7&utm_source=feed#top")
    assert take(ledger, DENIAL, "https://Daily.example/story?id=7").outcome == "same"
    assert take(ledger, DENIAL, "https://daily.example/story?id=8").outcome == "new"


def test_what_cannot_be_read_is_kept_and_told(ledger: Ledger) -> None:
    """Its bytes stay in the archive, and the reason in the ledger; it is not read again for nothing."""
    kept = ledger.keep(capture("\x00\x01", source="daily"))
    taken = ledger.take(kept, Unread("page", "this looks like binary data"))
    assert (taken.outcome, taken.why) == ("failed", "this looks like binary data")
    again = ledger.take_known(ledger.keep(capture("\x00\x01")))
    assert again is not None
    assert again.outcome == "failed"
    with ledger.read() as connection:
        (failure,) = journal.failures(connection)
        assert (failure.slug, failure.source) == ("page", "daily")
        record = connection.execute(sa.select(t.record.c.id)).scalar_one()
    assert ledger.capture(record).content == b"\x00\x01"


def test_a_page_passed_over_is_kept_without_a_reading(ledger: Ledger) -> None:
    """It can be found by its words, and says that it was not read."""
    kept = ledger.keep(capture(DENIAL))
    ledger.take(kept, replace(made(DENIAL), passed_over="names no regime"))
    with ledger.read() as connection:
        (found,) = search.articles(connection, search.Asked(words="coal"))
        assert not found.read
        assert journal.counts(connection)["statement"] == 0
        assert next(pages.versions(connection)).passed_over == "names no regime"


def test_a_day_after_the_fetch_is_no_day_of_publication(ledger: Ledger) -> None:
    """A calendar's future date does not become the article's."""
    text = DENIAL + "\nPublished 1 March 2031\n"
    page = made(text)
    article = replace(page.reading.article, published=date(2031, 3, 1))
    page = replace(page, reading=replace(page.reading, article=article))
    early = replace(capture(text), at=datetime(2026, 1, 1, tzinfo=UTC))
    ledger.take(ledger.keep(early), page)
    with ledger.read() as connection:
        assert next(pages.versions(connection)).published is None


def test_a_ledger_outlives_its_process(place: Place) -> None:
    """Closed and opened again, it holds what it held, and writes on in the same file."""
    with place.open() as ledger:
        take(ledger, DENIAL)
    with place.open() as ledger:
        assert take(ledger, DENIAL).outcome == "same"
        take(ledger, EDITED, "https://daily.example/other")
        assert len(ledger.archive.files()) == 1
        assert ledger.verify().wrong == []


def test_a_copied_folder_is_a_ledger(place: Place) -> None:
    """In SQLite the folder is all there is."""
    with place.open() as ledger:
        take(ledger, DENIAL)
        on_sqlite = ledger.store.is_sqlite
    if on_sqlite:
        shutil.copytree(place.folder, place.folder.with_name("moved"))
        with open_ledger(place.folder.with_name("moved")) as moved:
            assert moved.verify().wrong == []
            assert take(moved, DENIAL).outcome == "same"
