"""The UN's Consolidated List."""

from datetime import date
from pathlib import Path

import pytest

from indicia.law.lists import un
from indicia.law.lists.importing import Taken, Wanted, take
from indicia.law.lists.listing import Alias, Listing
from indicia.model import UsageError

FILES = Path(__file__).parent / "files"
ROW = "<FIRST_NAME>ANNA</FIRST_NAME><REFERENCE_NUMBER>{}</REFERENCE_NUMBER>"


def rows(taken: Taken) -> dict[str, Listing]:
    """The rows by reference."""
    return {row.reference: row for row in taken.held.listings}


def people(*references: str) -> str:
    """A list of people who have only a name."""
    inside = "".join(f"<INDIVIDUAL>{ROW.format(each)}</INDIVIDUAL>" for each in references)
    return (
        '<CONSOLIDATED_LIST dateGenerated="2025-01-01"><INDIVIDUALS>'
        f"{inside}</INDIVIDUALS></CONSOLIDATED_LIST>"
    )


def test_a_person_has_all_that_the_list_says(taken: Taken) -> None:
    """Names are joined, aliases parted at semicolons, each with its quality; a former office stays one."""
    row = rows(taken)["KPi.901"]
    assert (row.name, row.kind, row.programme) == ("PAK KUN SOK", "person", "DPRK")
    assert row.aliases == (
        Alias("Park Gun-seok"),
        Alias("Pak Gon Sok"),
        Alias("박건석", "original"),
    )
    assert (row.countries, row.born, row.listed_on) == (("PRK",), ("1955-08-27",), date(2016, 11, 30))
    assert row.offices == ("Former Ambassador of the Democratic People's Republic of Korea to Egypt",)


def test_years_between_two_and_weak_aliases(taken: Taken) -> None:
    """A range of years is kept as one, and a low-quality alias says so."""
    row = rows(taken)["QDi.902"]
    assert row.born == ("1970/1973",)
    assert row.aliases == (Alias("Abu Nur", "low"), Alias("ياسين حداد البصري", "original"))


def test_a_ship_is_told_by_its_number_and_a_firm_by_its_name(taken: Taken) -> None:
    """An entity whose comments give a ship's number is a ship; an address gives the State."""
    assert (rows(taken)["KPe.912"].kind, rows(taken)["KPe.912"].imo) == ("vessel", ("9000003",))
    firm = rows(taken)["KPe.911"]
    assert (firm.kind, firm.countries) == ("entity", ("PRK",))
    assert firm.aliases[1] == Alias("Songun External Minerals Bureau", "former")


def test_the_head_says_what_each_programme_means(taken: Taken) -> None:
    """Known programmes come with their regime and measures, for a lawyer to change."""
    head = taken.held.head
    assert head.data_of == date(2025, 3, 1)
    assert head.programme["DPRK"].regime == "DPRK-1718"
    assert head.programme["DPRK"].person == ("asset_freeze", "travel_ban")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "no XML|not well-formed"),
        (people("A.1")[:-60], "cut off"),
        (people("A.1", "A.1"), "A.1 is there twice"),
        (people("A.1").replace("<FIRST_NAME>ANNA</FIRST_NAME>", ""), "A.1 .*lacks a name"),
        (people("").replace("ANNA", "BERTA"), "BERTA .*lacks a reference"),
        (people(), "holds no listed party"),
        (people("A.1").replace(' dateGenerated="2025-01-01"', ""), "give --data-of"),
        (
            '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + people("A.1").replace("ANNA", "&b;"),
            "document type",
        ),
        ('<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">' + people("A.1"), "document type"),
    ],
)
def test_what_is_broken_is_one_line_and_leaves_nothing(tmp_path: Path, content: str, says: str) -> None:
    """Cut off, empty, doubled, nameless, undated or with entities: refused, and no folder is made."""
    file = tmp_path / "list.xml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=says) as refused:
        take(file, "un-consolidated", tmp_path / "mine", Wanted())
    assert "\n" not in str(refused.value)
    assert not (tmp_path / "mine").exists()


def test_a_wrong_encoding_is_refused(tmp_path: Path) -> None:
    """Bytes that are not what the declaration says are an error, not a wrong name."""
    file = tmp_path / "list.xml"
    text = '<?xml version="1.0" encoding="UTF-8"?>' + people("A.1").replace("ANNA", "ÅSA")
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(UsageError, match="not well-formed"):
        list(un.read(file))
    file.write_bytes(text.replace("UTF-8", "UTF-16").encode("utf-16"))
    assert [row.name for row in un.read(file)] == ["ÅSA"]


def test_every_cut_of_the_file_is_refused(tmp_path: Path) -> None:
    """However a download breaks off, the list is not taken for whole."""
    whole = (FILES / "un-first.xml").read_bytes().rstrip()
    file = tmp_path / "cut.xml"
    for end in range(0, len(whole) - 1, 97):
        file.write_bytes(whole[:end])
        with pytest.raises(UsageError):
            list(un.read(file))


def test_a_long_list_is_streamed(tmp_path: Path) -> None:
    """Elements are freed behind the reader: a row sees at most its neighbour."""
    file = tmp_path / "long.xml"
    file.write_text(people(*(f"A.{number}" for number in range(3000))), encoding="utf-8")
    assert sum(1 for _ in un.read(file)) == 3000
