"""What a person may name: files, folders, web archives, JSON lines, lists, standard input."""

import gzip
import io
import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from bench.ledger_pages import pages as generated
from bench.ledger_pages import write_warc
from indicia.intake import items
from indicia.intake.item import Address, Fault, Item, Passed
from indicia.ledger import Capture
from indicia.ledger.records import packed
from indicia.model import UsageError
from tests.intake.test_lists import OPML, RSS


def captures(found: list[Item]) -> list[Capture]:
    """The pages among what was found."""
    return [one for one in found if isinstance(one, Capture)]


def faults(found: list[Item]) -> list[Fault]:
    """The faults among it."""
    return [one for one in found if isinstance(one, Fault)]


def test_a_file_is_a_page(tmp_path: Path) -> None:
    """Under its own address."""
    (tmp_path / "a.html").write_bytes(b"<p>x</p>")
    (found,) = captures(list(items(str(tmp_path / "a.html"), "daily")))
    assert found.place == (tmp_path / "a.html").as_uri()
    assert (found.content, found.source, found.url) == (b"<p>x</p>", "daily", None)


def test_a_folder_is_its_pages(tmp_path: Path) -> None:
    """In the order of their names, whatever else lies there is counted."""
    (tmp_path / "deep").mkdir()
    for name in ("b.txt", "a.htm", "deep/c.html", "d.png", "deep/e"):
        (tmp_path / name).write_bytes(name.encode())
    found = list(items(str(tmp_path)))
    assert [one.content for one in captures(found)] == [b"a.htm", b"b.txt", b"deep/c.html"]
    assert [one.kind for one in found if isinstance(one, Passed)] == ["file .png", "file without ending"]


def test_json_lines(tmp_path: Path) -> None:
    """One page a line; a line that is none is told with its number, and the rest is read."""
    lines = [
        json.dumps({"url": "https://a.example/1", "text": "x", "published": "2024-05-06"}),
        "not json",
        "",
        json.dumps({"url": "https://a.example/2"}),
        json.dumps({"html": "<p>y</p>"}),
    ]
    (tmp_path / "pages.jsonl").write_text("\n".join(lines))
    found = list(items(str(tmp_path / "pages.jsonl")))
    one, two = captures(found)
    assert (one.place, str(one.published), two.place[:10]) == (
        "https://a.example/1",
        "2024-05-06",
        "urn:sha256",
    )
    assert [fault.place.rpartition(" ")[2] for fault in faults(found)] == ["2", "4"]


def test_lists_in_files_name_addresses(tmp_path: Path) -> None:
    """A saved feed or OPML."""
    (tmp_path / "feed.xml").write_bytes(RSS)
    (tmp_path / "all.opml").write_bytes(OPML)
    found = [*items(str(tmp_path / "feed.xml")), *items(str(tmp_path / "all.opml"))]
    assert [one.url for one in found if isinstance(one, Address)] == [
        "https://a.example/2",
        "https://a.example/1",
        "https://a.example/f.xml",
    ]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page, or JSON lines."""

    class Given:
        def __init__(self, content: bytes) -> None:
            self.buffer = io.BytesIO(content)

    monkeypatch.setattr("sys.stdin", Given(b"A page of text"))
    (page,) = captures(list(items("-")))
    assert page.content == b"A page of text"
    monkeypatch.setattr("sys.stdin", Given(b'{"url": "https://a.example/1", "text": "x"}\n'))
    (page,) = captures(list(items("-")))
    assert page.place == "https://a.example/1"


def test_what_is_not_there_is_refused() -> None:
    """In one line."""
    for word in ("no-such-file", "ftp://a.example/x"):
        with pytest.raises(UsageError):
            list(items(word))


def test_a_web_archive(tmp_path: Path) -> None:
    """Each page with its address, moment and headers."""
    write_warc(tmp_path / "a.warc.gz", 20)
    found = captures(list(items(str(tmp_path / "a.warc.gz"), "crawl")))
    assert [(one.place, one.content, one.status) for one in found] == [
        (one.place, one.content, 200) for one in generated(20)
    ]
    assert {one.source for one in found} == {"crawl"}


def test_the_archive_of_another_ledger_keeps_its_sources(tmp_path: Path) -> None:
    """A page counts for the source it came from, unless the caller names one."""
    page = replace(next(iter(generated(1))), source="daily")
    (tmp_path / "a.warc.gz").write_bytes(packed(page))
    assert [one.source for one in captures(list(items(str(tmp_path / "a.warc.gz"))))] == ["daily"]
    assert [one.source for one in captures(list(items(str(tmp_path / "a.warc.gz"), "crawl")))] == ["crawl"]


def test_what_is_no_page_in_an_archive_is_counted(tmp_path: Path) -> None:
    """Answers without a page, pictures, and records about records."""
    page = next(iter(generated(1)))
    data = packed(page)
    data += packed(replace(page, status=404)) + packed(
        replace(page, headers=(("Content-Type", "image/png"),))
    )
    (tmp_path / "a.warc.gz").write_bytes(data)
    found = list(items(str(tmp_path / "a.warc.gz")))
    assert len(captures(found)) == 1
    assert [one.kind for one in found if isinstance(one, Passed)] == ["answer 404", "image/png"]


@pytest.mark.parametrize("cut", [30, 400])
def test_a_torn_archive_is_read_as_far_as_it_goes(tmp_path: Path, cut: int) -> None:
    """The last record is told, the others are there."""
    write_warc(tmp_path / "a.warc.gz", 6)
    data = (tmp_path / "a.warc.gz").read_bytes()
    (tmp_path / "a.warc.gz").write_bytes(data[:-cut])
    found = list(items(str(tmp_path / "a.warc.gz")))
    assert len(captures(found)) == 5
    assert len(faults(found)) == 1


def test_damage_in_an_archive_costs_what_is_damaged(tmp_path: Path) -> None:
    """The records before and after are there, the place of the damage is told."""
    write_warc(tmp_path / "a.warc.gz", 8)
    data = bytearray((tmp_path / "a.warc.gz").read_bytes())
    middle = len(data) // 2
    data[middle : middle + 40] = bytes(40)
    (tmp_path / "a.warc.gz").write_bytes(data)
    found = list(items(str(tmp_path / "a.warc.gz")))
    assert len(captures(found)) == 7
    (fault,) = faults(found)
    assert "damaged" in fault.slug
    assert "a.warc.gz at " in fault.place


def test_damage_in_an_unpacked_archive(tmp_path: Path) -> None:
    """A file without gzip is taken up again at its next record."""
    data = b"".join(gzip.decompress(packed(page)) for page in generated(5))
    third = data.index(b"WARC/1.1", data.index(b"WARC/1.1", data.index(b"WARC/1.1") + 1) + 1)
    data = data[:third] + b"XXXX" + data[third + 4 :]
    (tmp_path / "a.warc").write_bytes(data)
    found = list(items(str(tmp_path / "a.warc")))
    assert len(captures(found)) >= 3
    assert faults(found)


def test_what_is_no_archive_is_told(tmp_path: Path) -> None:
    """Whatever its name says."""
    (tmp_path / "a.warc.gz").write_bytes(b"no archive")
    (fault,) = faults(list(items(str(tmp_path / "a.warc.gz"))))
    assert "damaged or cut off" in fault.why
