"""Files that are damaged anywhere: each is read or refused in one line, never half taken."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia import law
from indicia.law import formats
from indicia.law.lists import ftm, un
from indicia.law.renewals.proposal import propose
from indicia.model import UsageError

LAW = Path(__file__).parents[1]
FILES = (
    LAW / "lists" / "files" / "un-first.xml",
    LAW / "lists" / "files" / "sanctioned.ftm.json",
    LAW / "renewals" / "files" / "resolution.xml",
)
PIECES = (b"", b"\x00", b"\xff", b"\xd9\x8a", b"\n", *b'< > & &x; ]]> " { } <a/>'.split())


def attempt(file: Path) -> str:
    """Take a file in; what it is refused for, or nothing."""
    try:
        known = formats.known(file)
        if known == "akoma-ntoso":
            propose(file, law.packaged().by_id)
        else:
            list(un.read(file) if known == "un-consolidated" else ftm.read(file))
    except UsageError as error:
        return str(error)
    return ""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file to write damaged content into."""
    return tmp_path_factory.mktemp("broken") / "file"


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(FILES),
    st.lists(st.tuples(st.integers(0, 6000), st.sampled_from(PIECES), st.integers(0, 30)), max_size=3),
)
def test_damage_anywhere_is_read_or_refused(
    file: Path, source: Path, damage: list[tuple[int, bytes, int]]
) -> None:
    """Bytes put in, taken out or changed: listings come, a proposal, or an error of one line."""
    content = source.read_bytes()
    for at, piece, gone in damage:
        content = content[:at] + piece + content[at + gone :]
    file.write_bytes(content)
    assert "\n" not in attempt(file)


@pytest.mark.parametrize("depth", [300, 100_000])
def test_a_tower_of_elements_is_refused(file: Path, depth: int) -> None:
    """XML nested deeper than any list is not followed."""
    file.write_text("<akomaNtoso>" + "<p>" * depth + "</p>" * depth + "</akomaNtoso>", encoding="utf-8")
    assert attempt(file)


@pytest.mark.parametrize(
    "inside",
    [
        "<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>",
        "<!ENTITY c SYSTEM 'file:///etc/hostname'>",
        "<!ENTITY % p SYSTEM 'http://127.0.0.1:9/'> %p;",
    ],
)
def test_entities_are_never_put_in(file: Path, inside: str) -> None:
    """A billion laughs, a file of this machine, a parameter entity: refused before anything is read."""
    file.write_text(f"<!DOCTYPE CONSOLIDATED_LIST [{inside}]><CONSOLIDATED_LIST>&c;</CONSOLIDATED_LIST>")
    assert "document type" in attempt(file) or "not well-formed" in attempt(file)
