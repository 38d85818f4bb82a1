"""The gazetteer is the one that was built; the supplement keeps its schema and stands where it says."""

import hashlib
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from indicia.language import places
from indicia.language.names import data as names_data
from indicia.language.places import gazetteer, supplement
from indicia.language.places.fold import fold, forms
from indicia.model import DataError

DATA = files("indicia.language.places").joinpath("data")


@pytest.fixture
def spoilt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the data folder that the room reads instead of its own."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("gazetteer.bin", "gazetteer.sha256", "supplement.toml", "words.toml"):
        (folder / name).write_bytes(DATA.joinpath(name).read_bytes())
    cached = (gazetteer.gazetteer, supplement.supplement, supplement.words)
    for found in cached:
        found.cache_clear()
    monkeypatch.setattr(gazetteer, "files", lambda _: tmp_path)
    monkeypatch.setattr(supplement, "DATA", folder)
    yield folder
    for found in cached:
        found.cache_clear()


def test_the_gazetteer_is_the_one_that_was_built() -> None:
    """Its digest is the file's; it is small enough to ship."""
    bytes_ = DATA.joinpath("gazetteer.bin").read_bytes()
    assert hashlib.sha256(bytes_).hexdigest() == DATA.joinpath("gazetteer.sha256").read_text().strip()
    assert len(bytes_) < 25_000_000
    assert gazetteer.gazetteer().size > 250_000


def test_a_changed_gazetteer_is_refused(spoilt: Path) -> None:
    """One wrong byte is a data error."""
    with (spoilt / "gazetteer.bin").open("r+b") as file:
        file.seek(1_000_000)
        file.write(b"\xff\x00\xff")
    with pytest.raises(DataError, match="SHA-256"):
        gazetteer.gazetteer()


def test_what_is_no_gazetteer_is_refused() -> None:
    """The magic is looked at."""
    with pytest.raises(DataError, match="no gazetteer"):
        gazetteer.Gazetteer(memoryview(b"something else altogether, of some length"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("lat = 42.411", "lat = 142.411", "row 'Tumangang': the point is not on the globe"),
        ('source = "names"', 'source = "hearsay"', "row 'Tumangang': no source 'hearsay'"),
        ('kind = "site"', 'kind = "spot"', "Invalid enum value 'spot'"),
        ("rows = [", "rows = [[", "data/supplement.toml"),
    ],
)
def test_a_wrong_row_of_the_supplement_is_refused(spoilt: Path, old: str, new: str, message: str) -> None:
    """The error names the file and the row."""
    path = spoilt / "supplement.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text or old.startswith("source")
    path.write_text(
        text.replace(old, new, 1) if old in text else re.sub('source = "names"', new, text, count=1)
    )
    with pytest.raises(DataError, match=re.escape(message)):
        supplement.supplement()


def test_rows_of_the_supplement_lie_in_their_country() -> None:
    """Towns and sites have a listed town of their country within 300 kilometres."""
    found = gazetteer.gazetteer()
    rows = [found.row(n) for n in range(found.size) if found.kind(n) in ("town", "capital")]
    for row in supplement.supplement().rows:
        if row.country and row.kind in ("town", "site"):
            assert any(
                r.country == row.country and abs(r.lat - row.lat) < 2.7 and abs(r.lon - row.lon) < 5
                for r in rows
            ), row.name


def test_every_place_of_the_names_room_is_known() -> None:
    """Towns of `names/data/places.toml` lead to a place of that country nearby; seas and regions to some."""
    file = names_data.places()
    for town in file.towns:
        there = [p for p in places.look_up(town.name) if p.country == town.country]
        assert any(abs(p.lat - town.latitude) < 0.6 and abs(p.lon - town.longitude) < 0.6 for p in there), (
            town
        )
    assert not [name for name in file.seas if not places.look_up(name)]
    unknown = [name for names in file.regions.values() for name in names if not places.look_up(name)]
    assert len(unknown) <= 3, unknown


def test_every_state_has_a_place() -> None:
    """Each state's name and adjectives lead to it."""
    for code, state in names_data.states().items():
        row = names_data.demonyms().states.get(code)
        if row and row.adjectives and code != "ATA":
            assert any(p.country == code for p in places.look_up(state.name)), state.name
            assert any(p.country == code for p in places.look_up(row.adjectives[0])), row.adjectives[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. John’s", "Saint Johns"),
        ("P'unggye-ri", "Punggye ri"),
        ("Łódź", "LODZ"),
        ("Mt. Kumgang", "Mount Kumgang"),
        ("Al-Ḩudaydah", "al hudaydah"),
    ],
)
def test_ways_of_writing_meet(one: str, other: str) -> None:
    """Marks, case, signs and short words do not matter."""
    assert fold(one).replace(" ", "") == fold(other).replace(" ", "")


def test_openings_are_left_out_one_by_one() -> None:
    """A name like "the port of X" is looked up whole, then without its openings."""
    assert forms("the port of Hodeidah") == ("the port of hodeidah", "port of hodeidah", "hodeidah")
