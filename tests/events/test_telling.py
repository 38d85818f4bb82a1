"""When and where an act was, which characters tell it, and how tellings of one act join."""

from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from indicia import events, language, statements
from indicia.events.merge import compatible
from indicia.model import Article, Block, Time

Read = Callable[[str], Any]


def test_the_day_of_the_saying_does_not_date_the_act(read: Read) -> None:
    """The day of the report does not date the meeting."""
    _, found, _ = read("Senior Syrian officials met with the Iranian governor, state media said Wednesday.")
    assert [e.time for e in found if e.type == "CONSULT"] == [None]


def test_an_act_takes_the_time_of_its_own_clause(read: Read) -> None:
    """The nearest time in the clause of the act dates it."""
    _, found, _ = read("Egypt and Turkey exchanged ambassadors last month.")
    assert [e.time.text for e in found] == ["last month"]


def test_place_is_that_of_the_act(read: Read) -> None:
    """The act's own "in" gives its place."""
    parse, found, _ = read("The Turkish minister met the Iranian president in Baku.")
    assert [parse.entity[e.place].name for e in found if e.place] == ["Baku"]


def test_a_meeting_told_twice_is_one_event(read: Read) -> None:
    """A noun that points back is another telling of the act, and brings its place."""
    parse, found, _ = read(
        "Turkish officials met with the governor of an Iranian province.\nThe meeting in Ankara was long."
    )
    meeting = [e for e in found if e.type == "CONSULT"]
    assert len(meeting) == 1
    assert len(meeting[0].trigger) == 2
    assert parse.entity[meeting[0].place].name == "Ankara"


def test_another_summit_is_another_event(read: Read) -> None:
    """A meeting of officials and a summit of two leaders do not join."""
    text = "Turkish officials met with Iranian officials.\nA summit between Turkey and Iran was held in May."
    assert len([e for e in read(text)[1] if e.type == "CONSULT"]) == 2


def test_a_noun_that_points_to_nothing_is_counted(read: Read) -> None:
    """What points back to an act that is not on the page is dropped and counted."""
    _, found, notes = read("The meeting was long.")
    assert found == ()
    assert [note.slug for note in notes] == ["event_back_to_nothing"]


def test_acts_without_a_doer_are_counted(read: Read) -> None:
    """An act whose doer is open is kept and counted."""
    _, found, notes = read("Weapons were smuggled to Yemen.")
    assert [e.actors for e in found] == [()]
    assert "event_without_actor" in [note.slug for note in notes]


def test_triggers_are_short_and_informative(read: Read) -> None:
    """A trigger runs from the word, or the plan before it, to the core of its object."""
    _, found, _ = read("Belarus is preparing to send construction workers to Russia next spring.")
    assert [s.text for e in found for s in e.trigger if e.conduct] == [
        "preparing to send construction workers"
    ]


def test_open_ends_are_compatible() -> None:
    """A time without an end can be the same as any later one."""
    one = Time(0, 1, "a", None, None)
    assert compatible(one, None)
    assert compatible(None, None)


PIECES = [
    *(
        "Iran",
        "Russia",
        "denied",
        "that",
        "it",
        "had",
        "not",
        "supplied",
        "such",
        "weapons",
        "to",
        "whether",
        "may",
    ),
    *(
        "the",
        "sanctions",
        "imposed",
        "on",
        ",",
        ".",
        "“",
        "”",
        "and",
        "of",
        "by",
        "accused",
        "talks",
        "between",
    ),
    *("meeting", "will", "transfers", "who"),
]
WORDS = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(WORDS)
def test_any_words_give_events_that_point_to_characters(text: str) -> None:
    """No heap of words breaks the stage; every trigger is the article's own characters."""
    parse, _ = language.parse(Article(text, "0" * 64, (Block(0, len(text), kept=True, reason="text"),)))
    found, _ = events.find(parse, statements.find(parse)[0])
    for event in found:
        assert {*event.actors, *event.recipients} <= set(parse.entity)
        assert all(text[s.start : s.end] == s.text for s in event.trigger)
