"""A resolution's file, what it would change, and what a person accepts."""

from datetime import date
from pathlib import Path

import pytest

from indicia import law
from indicia.law.renewals.accepted import NAME, undo
from indicia.law.renewals.accepting import accept
from indicia.law.renewals.proposal import Proposal, load, propose, write
from indicia.law.renewals.resolution import read
from indicia.model import DataError, UsageError

FILE = Path(__file__).parent / "files" / "resolution.xml"
ROW = "S/RES/2140(2014)/11"
TODAY = date(2026, 11, 12)


@pytest.fixture
def proposed(tmp_path: Path) -> Proposal:
    """The sample's proposal, written into a folder."""
    found = propose(FILE, law.packaged().by_id)
    write(tmp_path, found)
    return found


def test_a_resolution_has_symbol_day_and_paragraphs() -> None:
    """Sub-paragraphs belong to theirs; recitals are none."""
    found = read(FILE)
    assert (found.symbol, found.adopted) == ("S/RES/2950(2026)", date(2026, 11, 10))
    assert [p.number for p in found.paragraphs] == ["1", "2", "3", "4"]
    assert found.paragraphs[1].text.endswith("(b) to write plainly;")


def test_a_symbol_may_stand_in_the_address_only(tmp_path: Path) -> None:
    """Without a document number, the work's own address tells the resolution."""
    file = tmp_path / "r.xml"
    text = FILE.read_text(encoding="utf-8").replace("<docNumber>S/RES/2950 (2026)</docNumber>", "")
    file.write_text(text, encoding="utf-8")
    assert read(file).symbol == "S/RES/2950(2026)"


def test_a_proposal_says_what_each_row_says_now(proposed: Proposal) -> None:
    """Row, paragraph, new end, old end and who had renewed it; verified by the paragraph."""
    row = next(it for it in proposed.renews if it.id == ROW)
    before = law.packaged().by_id[ROW].in_force[-1]
    assert (row.paragraph, row.until, row.verified) == ("1", date(2027, 11, 14), "paragraph")
    assert (row.was_until, row.was_renewed_by) == (before.until, before.renewed_by)


def test_what_is_not_clear_is_said_and_not_guessed(proposed: Proposal) -> None:
    """A paragraph that is not in the data, and a whole resolution, are for a person to read."""
    texts = [it.text for it in proposed.unclear]
    assert "it renews S/RES/2140(2014)/99, which is not in the data" in texts
    assert "it renews measures of S/RES/2206(2015) without naming their paragraphs" in texts
    assert all(not it.id.startswith("S/RES/2206") for it in proposed.renews)


def test_a_proposal_changes_no_law(proposed: Proposal, tmp_path: Path) -> None:
    """It is written, read back the same, and the law in use is as before."""
    assert load(tmp_path, proposed.symbol) == proposed
    assert law.load(tmp_path).by_id[ROW] == law.packaged().by_id[ROW]


def test_accepting_puts_it_into_use_and_undo_takes_it_back(proposed: Proposal, tmp_path: Path) -> None:
    """The row is in force until the new day, and says who accepted it; undone, it is as before."""
    accept(tmp_path, proposed.symbol, "A. Reader", TODAY, law.packaged().by_id)
    row = law.load(tmp_path).by_id[ROW]
    assert (row.in_force[-1].until, row.in_force[-1].renewed_by) == (date(2027, 11, 14), "S/RES/2950(2026)/1")
    assert "accepted by A. Reader on 2026-11-12" in row.sources[-1]
    assert row.verified == law.packaged().by_id[ROW].verified
    assert undo(tmp_path, proposed.symbol) == 2
    assert law.load(tmp_path).by_id[ROW] == law.packaged().by_id[ROW]


def test_accepting_twice_is_accepting_once(proposed: Proposal, tmp_path: Path) -> None:
    """The same renewal does not pile up."""
    accept(tmp_path, proposed.symbol, "A. Reader", TODAY, law.packaged().by_id)
    first = (tmp_path / NAME).read_bytes()
    accept(tmp_path, proposed.symbol, "A. Reader", TODAY, law.packaged().by_id)
    assert (tmp_path / NAME).read_bytes() == first


def test_what_a_person_takes_out_of_the_proposal_is_not_accepted(proposed: Proposal, tmp_path: Path) -> None:
    """The file is read as it is now."""
    path = tmp_path / "proposals" / "S-RES-2950(2026).toml"
    parts = path.read_text(encoding="utf-8").split("\n[[")
    path.write_text("\n[[".join(part for part in parts if f'id = "{ROW}"' not in part), encoding="utf-8")
    assert [it.id for it in accept(tmp_path, proposed.symbol, "A. Reader", TODAY, law.packaged().by_id)] == [
        "S/RES/2140(2014)/15"
    ]


def test_a_measure_that_had_run_out_begins_anew(tmp_path: Path) -> None:
    """Between the old end and the adoption lies a gap, in which the row was not in force."""
    file = tmp_path / "late.xml"
    text = FILE.read_text(encoding="utf-8").replace("2026-11-10", "2027-02-01").replace("(2026)", "(2027)")
    file.write_text(text.replace("14 November 2027", "14 November 2028"), encoding="utf-8")
    found = propose(file, law.packaged().by_id)
    write(tmp_path, found)
    accept(tmp_path, found.symbol, "A. Reader", TODAY, law.packaged().by_id)
    row = law.load(tmp_path).by_id[ROW]
    assert row.during(date(2027, 1, 1), date(2027, 1, 1)) is None
    assert row.during(date(2027, 3, 1), date(2027, 3, 1)) is not None


def test_an_acceptance_wants_a_name_and_a_proposal(proposed: Proposal, tmp_path: Path) -> None:
    """Nobody accepts anonymously, or what is not there."""
    with pytest.raises(UsageError, match="wants a name"):
        accept(tmp_path, proposed.symbol, " ", TODAY, law.packaged().by_id)
    with pytest.raises(UsageError, match="indicia law import"):
        accept(tmp_path, "S/RES/1(1946)", "A. Reader", TODAY, law.packaged().by_id)
    with pytest.raises(UsageError, match="holds no renewal"):
        undo(tmp_path, proposed.symbol)


def test_a_row_that_is_not_there_is_not_renewed(proposed: Proposal, tmp_path: Path) -> None:
    """Who edits a proposal may mistype an id; nothing is kept then."""
    with pytest.raises(UsageError, match="not in the data"):
        accept(tmp_path, proposed.symbol, "A. Reader", TODAY, {ROW})
    assert not (tmp_path / NAME).exists()


def test_a_broken_file_of_renewals_is_named(tmp_path: Path) -> None:
    """A row that is not in the data is found by the check, a wrong shape when it is read."""
    (tmp_path / NAME).write_text("[[renewal]]\nid = 5\n", encoding="utf-8")
    with pytest.raises(DataError, match=NAME):
        law.folder(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("S/RES/2950 (2026)", "A/79/1", "symbol|no resolution|S/RES"),
        ('date="2026-11-10" name="adoption"', 'date="soon"', "day of its adoption"),
        ("<num>", "<nil>", "not well-formed"),
        ("<mainBody>", "<mainBody", "not well-formed"),
        ("<akomaNtoso", "<!DOCTYPE a [<!ENTITY b 'c'>]><akomaNtoso", "document type"),
    ],
)
def test_a_file_that_is_no_resolution_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    """Another organ's paper, no day, broken XML, a document type: one line that says which."""
    file = tmp_path / "r.xml"
    text = FILE.read_text(encoding="utf-8")
    if old.startswith("S/RES"):
        text = text.replace("/unsc/", "/unga/")
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(UsageError, match=says):
        propose(file, law.packaged().by_id)
