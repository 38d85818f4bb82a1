"""The archive: what was written is read again, and a torn or damaged file costs no more than its record."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace
from warcio.archiveiterator import ArchiveIterator

from indicia.ledger import Capture, journal
from indicia.ledger.archive import Archive
from indicia.ledger.records import packed, unpacked
from indicia.model import LedgerError
from tests.stores import DENIAL, Place, capture, made, take

Opener = Callable[[int], Archive]
NAMES = st.sampled_from(["Content-Type", "ETag", "Last-Modified", "X-Odd"])
VALUES = st.text(st.characters(codec="latin-1", exclude_categories=["Cc", "Zs"]), min_size=1, max_size=30)


@given(
    content=st.binary(max_size=3000),
    headers=st.lists(st.tuples(NAMES, VALUES), max_size=4),
    status=st.sampled_from([None, 200, 404]),
    source=st.one_of(st.none(), st.from_regex(r"[a-z0-9-]{1,20}", fullmatch=True)),
)
@example(content=b"", headers=[("Content-Type", ";¡*=UTF-8''0")], status=200, source=None)
def test_a_record_holds_its_capture(
    content: bytes, headers: list[tuple[str, str]], status: int | None, source: str | None
) -> None:
    """Whatever the bytes are: place, moment, source, status and bytes come back."""
    moment = datetime(2026, 5, 4, 3, 2, 1, 99, tzinfo=UTC)
    given_one = Capture(
        "https://a.example/x?y=1", content, moment, "https://a.example/", source, None, status
    )
    given_one = replace(given_one, headers=tuple(headers) if status else ())
    found = unpacked(packed(given_one))
    assert found is not None
    assert replace(found, headers=()) == replace(given_one, headers=())


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Callable[[int], Archive]]:
    """Archives of one folder, whose database knows all files up to an offset."""
    made: list[Archive] = []

    def make(end: int = 0) -> Archive:
        made.append(Archive(tmp_path, lambda _: end))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_a_record_is_read_where_it_lies(archive: Opener) -> None:
    """By file, offset and length alone."""
    kept = archive(0)
    places = [kept.append(capture(f"page {number}")) for number in range(3)]
    assert [kept.read(one.file, one.start, one.length).content for one in places] == [
        b"page 0",
        b"page 1",
        b"page 2",
    ]


def test_other_tools_read_the_file(archive: Opener) -> None:
    """It is a web archive as any other: warcio finds its records and their digests right."""
    kept = archive(0)
    kept.append(replace(capture(DENIAL), status=200, headers=(("Content-Type", "text/plain"),)))
    with kept.files()[0].open("rb") as file:
        kinds = [
            (r.rec_type, r.content_stream().read()) for r in ArchiveIterator(file, check_digests="raise")
        ]
    assert [kind for kind, _ in kinds] == ["warcinfo", "response"]
    assert kinds[1][1] == DENIAL.encode()


@pytest.mark.parametrize("cut", [1, 7, 100, -20])
def test_a_torn_end_is_put_aside_and_told(archive: Opener, tmp_path: Path, cut: int) -> None:
    """Half a record is cut off the file, its bytes are kept, the whole ones before it stay."""
    kept = archive(0)
    first = kept.append(capture("first"))
    last = kept.append(capture("last " * 50))
    kept.close()
    path = tmp_path / last.file
    size = last.start + (cut if cut > 0 else last.length + cut)
    os.truncate(path, size)
    again = archive(0)
    assert [one.content for _, one in again.leftover()] == [b"first"]
    (torn,) = again.torn
    assert (torn.start, torn.length) == (last.start, size - last.start)
    assert (tmp_path / torn.aside).stat().st_size == torn.length
    assert path.stat().st_size == first.start + first.length


def test_damage_in_the_middle_costs_one_record(archive: Opener, tmp_path: Path) -> None:
    """What lies after it is found again, and nothing is cut off."""
    kept = archive(0)
    places = [kept.append(capture(f"page {number} " * 30)) for number in range(4)]
    kept.close()
    path = tmp_path / places[1].file
    data = bytearray(path.read_bytes())
    data[places[1].start + 40 : places[1].start + 60] = b"\xff" * 20
    path.write_bytes(data)
    again = archive(0)
    assert [one.content[:6] for _, one in again.leftover()] == [b"page 0", b"page 2", b"page 3"]
    assert again.torn == []
    with pytest.raises(LedgerError, match="damaged"):
        again.read(places[1].file, places[1].start, places[1].length)


def test_bytes_ahead_of_the_database_are_taken_in_by_the_next_run(place: Place) -> None:
    """A process killed between the archive and the database loses nothing."""
    with place.open() as ledger:
        take(ledger, DENIAL)
        ledger.keep(capture("Another page", "https://daily.example/other"))
    with place.open() as ledger:
        (kept,) = ledger.leftover()
        assert kept.capture.place == "https://daily.example/other"
        ledger.take(kept, made(DENIAL))
    with place.open() as ledger:
        assert list(ledger.leftover()) == []
        with ledger.read() as connection:
            assert journal.counts(connection)["record"] == 2


def test_two_archives_write_to_two_files(archive: Opener) -> None:
    """A file has one writer; when it is let go, another may go on with it."""
    one, other = archive(0), archive(0)
    first, second = one.append(capture("a")), other.append(capture("b"))
    assert first.file != second.file
    one.close()
    assert list(archive(second.start + second.length).leftover()) == []
    third = archive(first.start + first.length).append(capture("c"))
    assert third.file == first.file
