"""Names of places lead to the right place on the map."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.language import places
from indicia.language.places import Place

MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")
WANTED = re.compile(r"(-|[A-Z]{3})(?:/([^:]+))?(?::(\w+))?")
Marked = tuple[str, list[tuple[int, int]], list[str]]


def marked(line: str) -> Marked:
    """A line of `pages.txt`: the text, the names' spans, what each must lead to."""
    text, spans, wanted, last = "", list[tuple[int, int]](), list[str](), 0
    for match in MARK.finditer(line):
        text += line[last : match.start()]
        spans.append((len(text), len(text) + len(match[1])))
        text, last = text + match[1], match.end()
        wanted.append(match[2])
    return text + line[last:], spans, wanted


def pages() -> Iterator[Marked]:
    """The reports of `pages.txt`."""
    lines = Path(__file__).with_name("pages.txt").read_text(encoding="utf-8").split("\n")
    return (marked(line) for line in lines if line and not line.startswith("#"))


def fits(place: Place | None, wanted: str) -> bool:
    """Whether a place is what a mark asks for."""
    match = WANTED.fullmatch(wanted)
    assert match, wanted
    country, area, kind = match.groups()
    if place is None or place.country != country.strip("-"):
        return False
    return area in (None, place.admin) and kind in (None, place.kind)


def test_reports_from_around_the_world_are_placed() -> None:
    """Of the names of own reports, at least 98.5 in a hundred lead where they should."""
    wrong: list[str] = []
    count = 0
    for text, spans, wanted in pages():
        for (start, end), want, place in zip(spans, wanted, places.resolve_all(text, spans), strict=True):
            count += 1
            if not fits(place, want):
                wrong.append(f"{text[start:end]}: {want}, not {place}")
    assert count > 300
    assert len(wrong) <= 0.015 * count, wrong


@pytest.mark.parametrize(
    ("name", "near", "id_"),
    [
        ("Tripoli", [], "geonames-2210247"),
        ("Tripoli", ["Beirut", "Sidon"], "geonames-266826"),
        ("Paris", [], "geonames-2988507"),
        ("Paris", ["Dallas", "Texas"], "geonames-4717560"),
        ("Khasan", [], "place-khasan"),
        ("port of Hodeidah", [], "geonames-79415"),
        ("the Strait of Hormuz", [], "place-strait-of-hormuz"),
        ("England", [], "geonames-6269131"),
        ("the U.S.", [], "geonames-6252001"),
        ("Ala.", [], "geonames-4829764"),
        ("North Korean", [], "geonames-1873107"),
        ("Kiev", [], "geonames-703448"),
    ],
)
def test_a_name_is_resolved(name: str, near: list[str], id_: str) -> None:
    """A name alone is the best known place; names beside it speak for another."""
    place = places.resolve(name, near=near)
    assert place is not None
    assert place.id == id_


def test_the_area_that_is_written_out_decides() -> None:
    """A state after the comma, an owner before the name, a bracket behind it."""
    for text in ("A fire in Paris, Texas, went out.", "Texas’ Paris burnt.", "Paris (Texas) burnt."):
        place = places.resolve("Paris", text)
        assert place is not None
        assert (place.admin, place.reason) == ("Texas", "the page writes the area it lies in")


def test_one_name_has_one_sense_on_a_page_unless_the_page_says_two() -> None:
    """The plain name goes with the one that is written out; two written out stay two."""
    text = "In Springfield, Illinois, a bridge fell. Springfield, Missouri, sent help. Springfield thanked."
    spans = [(m.start(), m.end()) for m in re.finditer("Springfield", text)]
    found = [p.admin for p in places.resolve_all(text, spans) if p]
    assert found == ["Illinois", "Missouri", "Illinois"]


def test_the_noun_tells_the_sort() -> None:
    """A region or county is not the town it is called after."""
    text = "Drones fell in the Kursk region and in the city of Kursk."
    found = [(p.kind, p.country) for p in places.resolve_all(text, [(19, 24), (51, 56)]) if p]
    assert found == [("admin1", "RUS"), ("town", "RUS")]


def test_what_stands_behind_the_comma_is_an_area() -> None:
    """New York is the town, but behind another town of the state it is the state."""
    text = "A bus from Buffalo, New York, went on to New York."
    found = [(p.kind, p.id) for p in places.resolve_all(text, [(20, 28), (41, 49)]) if p]
    assert found == [("admin1", "geonames-5128638"), ("town", "geonames-5128581")]


def test_a_town_is_unknown_where_the_page_puts_it_elsewhere() -> None:
    """Préval is listed in France only; the page says that its own lies in Haiti."""
    assert places.resolve("Préval", "Houses burnt in Préval, in the Artibonite.") is None
    assert places.resolve("Préval", "Houses burnt in Préval on Monday.") is not None


def test_an_unknown_name_stays_unknown() -> None:
    """No place is made up."""
    assert places.resolve("Qwertzuiopburg") is None
    assert places.resolve("") is None
    assert places.look_up("Qwertzuiopburg") == ()


def test_a_place_is_found_again_by_its_id() -> None:
    """`by_id` takes both sorts of ids; a wrong one is None."""
    for key in ("geonames-1871859", "place-punggye-ri", "geonames-363196"):
        place = places.by_id(key)
        assert place is not None
        assert place.id == key
    assert places.by_id("geonames-1") is None
    assert places.by_id("nonsense") is None


@given(
    st.text(max_size=40), st.lists(st.sampled_from(["Paris", "Ohio", "Moscow", "Georgia", "x"]), max_size=5)
)
def test_any_text_is_answered_and_the_order_of_spans_does_not_matter(noise: str, names: list[str]) -> None:
    """One answer a span, shares from 0 to 1, the same whichever way the spans are listed."""
    text, spans = noise, list[tuple[int, int]]()
    for name in names:
        spans.append((len(text) + 1, len(text) + 1 + len(name)))
        text += f" {name}"
    answers = places.resolve_all(text, spans)
    assert len(answers) == len(spans)
    assert all(0 <= p.score <= 1 and -90 <= p.lat <= 90 for p in answers if p)
    backwards = places.resolve_all(text, spans[::-1])[::-1]
    assert [p and p.country for p in answers] == [p and p.country for p in backwards]
