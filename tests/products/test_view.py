"""A reading as rows."""

from msgspec.structs import replace

from indicia.model import Reading
from indicia.products.view import groups, marks, view

REASONS = {"menu": "is navigation of the site"}


def test_statements_are_numbered_in_the_order_of_the_text(reading: Reading) -> None:
    """Numbers follow the text, whatever the order of the reading, and what is reported inside follows it."""
    turned = replace(reading, statements=reading.statements[::-1])
    rows = view(turned, REASONS).statements
    assert [row.id for row in rows] == [f"s{number}" for number in range(1, 11)]
    assert [row.number for row in rows] == list(range(1, 11))
    assert [row.depth for row in rows] == [0, 0, 0, 0, 0, 1, 0, 0, 0, 0]


def test_denials_and_claims_name_each_other(reading: Reading) -> None:
    """Both ends of a denial say so."""
    rows = {row.id: row for row in view(reading, REASONS).statements}
    assert rows["s2"].links == (("denied by", 3), ("denied by", 4))
    assert rows["s3"].links == (("denies", 2),)
    assert rows["s6"].links == (("reported in", 5),)


def test_nobody_is_put_in_the_place_of_a_missing_source(reading: Reading) -> None:
    """Without a source the row says so; the page's own voice is told apart from it."""
    rows = {row.id: row for row in view(reading, REASONS).statements}
    assert (rows["s8"].source, rows["s8"].sourced) == ("no source named", False)
    assert rows["s9"].source == "the page, in its own voice"


def test_the_canonical_name_stands_beside_a_source_that_words_it_otherwise(reading: Reading) -> None:
    """A name that the source's own words already hold is not repeated."""
    rows = {row.id: row for row in view(reading, REASONS).statements}
    assert rows["s6"].entities == ("National Intelligence Service",)
    assert rows["s2"].entities == ()


def test_a_joint_source_is_named_whole(reading: Reading) -> None:
    """Where one name of a joint source is worded otherwise, all are given: half would mislead."""
    entities = (replace(reading.entities[2], name="State of Japan"), reading.entities[3])
    rows = {row.id: row for row in view(replace(reading, entities=entities), REASONS).statements}
    assert rows["s2"].entities == ("State of Japan", "South Korea")


def test_statements_in_a_circle_are_all_shown(reading: Reading) -> None:
    """A reading that is wrong about nesting loses no statement."""
    first, second, *rest = reading.statements
    circle = (replace(first, within="s2"), replace(second, within="s1"), *rest)
    rows = view(replace(reading, statements=circle), REASONS).statements
    assert {row.id for row in rows} == {said.id for said in reading.statements}


def test_events_that_are_no_facts_stand_apart(reading: Reading) -> None:
    """What is given as done is a group of its own, and comes first."""
    held = groups(view(reading, REASONS).events)
    assert [slug for slug, _, _ in held] == ["happened", "planned", "alleged", "hypothetical", "negated"]
    assert [row.id for row in held[0][2]] == ["e1", "e4"]


def test_an_event_says_who_tells_it(reading: Reading) -> None:
    """The number of the statement, or none for the page's own voice."""
    rows = {row.id: row for row in view(reading, REASONS).events}
    assert rows["e2"].told_by == 2
    assert rows["e7"].told_by == 0
    assert rows["e3"].word == "sending, hosting or permitting workers abroad"


def test_a_concern_sets_those_who_say_so_beside_those_who_deny_it(reading: Reading) -> None:
    """Both sides, the dates and how well each paragraph was checked come with it."""
    row = view(reading, REASONS).concerns[0]
    assert [said.id for said in row.said] == ["s2"]
    assert [said.id for said in row.denied] == ["s3", "s4"]
    assert row.provisions[0].in_force == "in force since 14 Oct 2006"
    assert row.provisions[1].checked == "number seen in a cross-reference"
    assert row.direction == "out of the DPRK"


def test_what_was_left_out_is_counted_by_reason(reading: Reading) -> None:
    """Two lines of a comment form are one row that says two."""
    rows = view(reading, REASONS).dropped
    assert [(row.reason, row.number) for row in rows] == [
        ("menu", 1),
        ("advertisement", 1),
        ("comment_form", 2),
    ]
    assert rows[0].meaning == "is navigation of the site"


def test_an_undated_page_says_so(reading: Reading) -> None:
    """Nothing stands in for a missing date."""
    undated = replace(reading, article=replace(reading.article, published=None, published_from=None))
    assert view(undated, REASONS).head.dated == "undated: relative times stay relative"
    assert view(reading, REASONS).head.dated == "13 Dec 2023 (as given)"


def test_numbers_stand_after_the_cue(reading: Reading) -> None:
    """Without a cue, after the content."""
    places = {
        row.id: place
        for place, rows in marks(reading, view(reading, REASONS).statements).items()
        for row in rows
    }
    text = reading.article.text
    assert text[: places["s1"]].endswith("the regional administration said")
    assert text[: places["s9"]].endswith("The delegation did not visit the naval base")
    assert len(places) == len(reading.statements)


def test_a_possible_listing_says_whose_word_it_is_and_on_which_days(reading: Reading) -> None:
    """The row tells list and day, that the page came before the listing, and who speaks of one."""
    (row,) = view(reading, REASONS).listed
    assert (row.name, row.listed) == ("Vladivostok", "VLADIVOSTOK SHIPPING (invented)")
    assert row.where == "X-1, A list <b>of one's own</b>, as of 1 Sep 2025"
    assert "gone between 1 Jun 2025 and 1 Sep 2025; not yet on the day of the page" in row.days
    assert row.said == "the page itself says nothing of a listing"
