"""The example pages: their gold keeps its form, and their readings are the reviewed ones."""

import re
import shutil
from pathlib import Path

import pytest

from bench.gold import PAGE_ENDINGS, Gold, GoldEvent, GoldPage, days, load, page_text
from bench.golden import Floors, Pin, differences, fallen, floors, readings, update
from bench.pages import EXAMPLES, totals
from bench.score import NEVER, Score, Tally, score
from indicia import Reading, law
from indicia.model import Article, DataError, Event, Span

Found = dict[Path, tuple[str, Score]]


@pytest.fixture(scope="module")
def pages() -> tuple[GoldPage, ...]:
    """Every example with its gold."""
    return load(EXAMPLES)


@pytest.fixture(scope="module")
def found() -> Found:
    """Every example, read once."""
    return readings(EXAMPLES)


def _copy(name: str, to: Path) -> Path:
    """A folder with one example, and the path of its gold there."""
    page = next(path for path in EXAMPLES.iterdir() if path.stem == name and path.suffix in PAGE_ENDINGS)
    shutil.copy(page, to)
    (to / "gold").mkdir()
    return Path(shutil.copy(EXAMPLES / "gold" / f"{name}.toml", to / "gold"))


def test_examples_have_pages_of_many_shapes(pages: tuple[GoldPage, ...]) -> None:
    """There are at least twelve pages, and no two are described alike."""
    assert len(pages) >= 12
    assert len({page.gold.shape for page in pages}) == len(pages)


def test_examples_hold_no_gold_without_a_page(pages: tuple[GoldPage, ...]) -> None:
    """Each gold file belongs to a page, as each page has gold (checked on loading)."""
    golds = {path.stem for path in (EXAMPLES / "gold").glob("*.toml")}
    assert golds == {page.name for page in pages}


def test_examples_name_only_invented_outlets(pages: tuple[GoldPage, ...]) -> None:
    """Addresses on the pages are under .example or of a public vocabulary."""
    text = " ".join(page.content.decode("latin-1") for page in pages)
    hosts = set(re.findall(r"https?://([\w.-]+)", text))
    assert {host for host in hosts if not host.endswith(".example")} <= {"schema.org"}


def test_gold_cites_provisions_that_the_law_data_holds(pages: tuple[GoldPage, ...]) -> None:
    """Every provision a page may concern is a row of the law data."""
    known = {row.id for row in law.provisions()}
    conduct = [done for page in pages for done in page.gold.conduct]
    cited = {one for done in conduct for one in (*done.provisions, *done.also_ok, *done.must_not)}
    assert cited <= known


def test_gold_with_an_unknown_key_is_refused(tmp_path: Path) -> None:
    """A misspelt key is an error that names the file, not silence."""
    gold = _copy("06-ferry-timetable", tmp_path)
    gold.write_text(gold.read_text(encoding="utf-8").replace("why =", "wy =", 1), encoding="utf-8")
    with pytest.raises(DataError, match=r"06-ferry-timetable\.toml.*wy"):
        load(tmp_path)


def test_gold_that_cites_what_is_not_on_the_page_is_refused(tmp_path: Path) -> None:
    """Each span of the gold must stand on its page."""
    gold = _copy("06-ferry-timetable", tmp_path)
    gold.write_text(
        gold.read_text(encoding="utf-8").replace("fuel cans are", "fuel cans were"), encoding="utf-8"
    )
    with pytest.raises(DataError, match="not on the page"):
        load(tmp_path)


def test_page_without_gold_is_refused(tmp_path: Path) -> None:
    """A page nobody has read by hand is no example."""
    (tmp_path / "new.txt").write_text("A page.", encoding="utf-8")
    with pytest.raises(DataError, match="has no gold"):
        load(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_page_text_is_the_same_in_every_encoding(encoding: str) -> None:
    """The words are found whatever the bytes."""
    assert page_text("Coal,\r\n tea – “milk”".encode(encoding), is_html=False) == "Coal, tea – “milk”"


@pytest.mark.parametrize("value", ["2024-05-03", "2024-05-01/2024-05-03", "../2024-05-03", "unplaced"])
def test_values_of_dates_are_read(value: str) -> None:
    """A day, an interval, an open interval and an expression that cannot be placed."""
    assert days(value) is not None


def test_value_that_is_no_date_is_not_read() -> None:
    """Anything else is found by the checker."""
    assert days("last week") is None


def test_readings_are_those_that_were_reviewed(found: Found) -> None:
    """A change of any reading is shown; accept it with `python -m bench.golden --update`."""
    different = differences(found)
    assert not different, "\n".join(different[:200])


def test_no_measure_falls_below_its_floor(found: Found) -> None:
    """A change may raise the floors, never lower them."""
    sums = totals(each for _, each in found.values())
    assert fallen(floors(EXAMPLES), sums) == []


@pytest.mark.parametrize("measure", ["unsafe", "offsets"])
def test_what_did_not_happen_is_never_shown_as_done(found: Found, measure: str) -> None:
    """Denied, planned and conditional acts keep their standing, and every offset is right."""
    assert measure in NEVER
    wrong = [line for _, each in found.values() for line in each.misses if line.startswith(measure.upper())]
    assert wrong == []


def test_scorer_notices_a_denied_act_shown_as_done() -> None:
    """The gate is no dummy: a reading that takes a denial for a deed is counted as unsafe."""
    text = "Ruritania denied selling coal."
    gold = Gold(
        title=text,
        shape="one line",
        level="full",
        expected_exposure="optional",
        events=(GoldEvent(id="e1", type="AID", trigger="selling coal", status=("denied",)),),
    )
    span = Span(17, 29, "selling coal")
    event = Event("e1", "AID", (span,), (), (), None, None, "happened", None, "coal", "test")
    reading = Reading(Article(text=text, sha256="", blocks=()), events=(event,))
    assert score("one line", reading, gold).tallies["unsafe"].got == 1


def test_scorer_notices_a_wrong_offset() -> None:
    """A span whose text is not what stands there is counted."""
    gold = Gold(title="Coal.", shape="one word", level="none", expected_exposure="none")
    event = Event("e1", None, (Span(0, 4, "coal"),), (), (), None, None, "planned", None, None, "test")
    reading = Reading(Article(text="Coal.", sha256="", blocks=()), events=(event,))
    assert score("one word", reading, gold).tallies["offsets"].got == 1


def test_golden_reading_is_stable_once_accepted(tmp_path: Path) -> None:
    """Reading a page again gives the very lines that were accepted."""
    _copy("06-ferry-timetable", tmp_path)
    now = readings(tmp_path)
    update(now, tmp_path, totals(each for _, each in now.values()))
    assert differences(readings(tmp_path)) == []
    assert fallen(floors(tmp_path), totals(each for _, each in now.values())) == []


def test_floor_that_is_not_reached_is_named() -> None:
    """Fewer right, or more of what must never be, is a fall."""
    pinned = Floors(right={"events": Pin(3, 4)}, never={"unsafe": Pin(0, 4)})
    worse = fallen(pinned, {"events": Tally(2, 4), "unsafe": Tally(1, 4)})
    assert worse == ["events: 2/4, was 3/4", "unsafe: 1/4, was 0/4"]
