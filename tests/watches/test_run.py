"""A watch over a ledger, on both stores: indications, decisions, assessments, changes."""

from datetime import date

import pytest
from msgspec import structs

import indicia
from indicia import watches
from indicia.ledger import Engine, Ledger, Made, decisions, watch_decisions, watching
from indicia.model import UsageError
from indicia.watches import run_all
from tests.watches.pages import (
    BEIJING,
    KNOWN,
    NEVER,
    PLAN,
    QUESTION,
    SEOUL,
    WASHINGTON,
    WATCH,
    ran,
    take,
)


def changes(ledger: Ledger) -> list[tuple[str, str | None, str | None, date | None]]:
    """Every change: kind, from, to, day."""
    with ledger.read() as connection:
        return [(it.kind, it.was, it.now, it.day) for it in watches.history(connection, WATCH.id)]


def test_each_page_moves_the_watch_in_its_turn(ledger: Ledger) -> None:
    """Pages taken in together are weighed one by one, in the order of their days."""
    for day, sentence in ((4, BEIJING), (2, SEOUL), (3, WASHINGTON), (1, PLAN), (5, QUESTION)):
        take(ledger, sentence, day)
    assert ran(ledger).state == "contested"
    assert changes(ledger) == [
        ("state", "nothing", "signs", date(2024, 5, 1)),
        ("state", "signs", "single_origin", date(2024, 5, 2)),
        ("state", "single_origin", "corroborated", date(2024, 5, 3)),
        ("state", "corroborated", "contested", date(2024, 5, 4)),
    ]


def test_a_run_without_anything_new_changes_nothing(ledger: Ledger) -> None:
    """Neither rows nor numbers; the same ledger gives the same assessment."""
    take(ledger, SEOUL, 1)
    first = ran(ledger)
    with ledger.read() as connection:
        rows = watching.indications(connection, WATCH.id), watching.assessments(connection, WATCH.id)
    assert ran(ledger) == first
    with ledger.read() as connection:
        assert (
            watching.indications(connection, WATCH.id),
            watching.assessments(connection, WATCH.id),
        ) == rows
        assert watches.latest(connection, WATCH.id) == first


def test_an_indication_names_its_version_and_its_characters(ledger: Ledger) -> None:
    """The quotation stands in the text of the version, at its spans."""
    version = take(ledger, SEOUL, 1)
    (it,) = ran(ledger).for_
    with ledger.read() as connection:
        (held,) = watches.indications(connection, WATCH.id)
        text = decisions.live(connection, version)[0].reading.article.text
    assert held == it
    assert it.version == version
    assert (it.speaker, it.stance, it.named) == ("South Korea's spy agency", "asserts", True)
    assert it.origins[0] == "South Korea"
    assert all(text[span.start : span.end] == span.text for span in it.spans)


def test_what_is_rejected_counts_no_more_and_stays_so(ledger: Ledger) -> None:
    """A rereading with another engine keeps the decision; undo brings the indication back."""
    version = take(ledger, SEOUL, 1)
    (it,) = ran(ledger).for_
    with ledger.write() as connection:
        made = watch_decisions.decide(connection, it.id, "reject", None, "not about coal", "ada")
    assert ran(ledger).state == "nothing"
    with ledger.read() as connection:
        (kept,) = watches.indications(connection, WATCH.id, rejected=True)
    assert (kept.rejected, kept.decided_by) == (True, "ada")
    _reread(ledger, version, SEOUL)
    assert ran(ledger).state == "nothing"
    with ledger.write() as connection:
        assert watch_decisions.undo(connection, made.id, "ada") == WATCH.id
    assert ran(ledger).state == "single_origin"
    assert [row[2] for row in changes(ledger)] == ["single_origin", "nothing", "single_origin"]


def _reread(ledger: Ledger, version: int, sentence: str) -> None:
    text = f"What the day brought\n\n{sentence}\n"
    again = indicia.read(text, published=date(2024, 5, 1), engine="rules")
    ledger.reread(version, Made(again, Engine("rules", "two")))


def test_what_is_moved_does_what_its_indicator_does(ledger: Ledger) -> None:
    """An act moved to an intent is a sign; a sign moved to the act is counted by its origin."""
    take(ledger, SEOUL, 1)
    (it,) = ran(ledger).for_
    _move(ledger, it.id, "C-02")
    moved = ran(ledger)
    assert (moved.state, moved.for_[0].indicator, moved.for_[0].bearing) == ("signs", "C-02", "sign")
    take(ledger, PLAN, 2)
    sign = ran(ledger).for_[-1]
    _move(ledger, sign.id, "-")
    assert ran(ledger).state == "single_origin"
    _move(ledger, sign.id, "C-80")
    assert [one.id for one in ran(ledger).against] == [sign.id]


def _move(ledger: Ledger, number: int, indicator: str) -> None:
    with ledger.write() as connection:
        watch_decisions.decide(connection, number, "move", indicator, None, "ada")


def test_a_corrected_reading_is_matched_anew(ledger: Ledger) -> None:
    """Who corrects a statement to a denial corrects the watch; who takes that back, too."""
    version = take(ledger, SEOUL, 1)
    assert ran(ledger).state == "single_origin"
    with ledger.write() as connection:
        exposure = decisions.live(connection, version)[0].reading.exposures[0].id
        made = decisions.correct(connection, version, exposure, "verdict", "reject", "ada")
        event = decisions.live(connection, version)[0].reading.events[0].id
        other = decisions.correct(connection, version, event, "verdict", "reject", "ada")
    assert ran(ledger).state == "nothing"
    with ledger.write() as connection:
        decisions.undo(connection, made.id, "ada")
        decisions.undo(connection, other.id, "ada")
    assert ran(ledger).state == "single_origin"


def test_a_page_that_was_edited_counts_as_it_reads_now(ledger: Ledger) -> None:
    """The older text's indication is closed, not removed."""
    take(ledger, SEOUL, 1)
    assert ran(ledger).state == "single_origin"
    take(ledger, PLAN, 1)
    assert ran(ledger).state == "signs"
    with ledger.read() as connection:
        assert len(watching.indications(connection, WATCH.id)) == 1
        assert len(watching.indications(connection, WATCH.id, closed=True)) == 2


def test_a_changed_watch_is_matched_with_all_pages_anew(ledger: Ledger) -> None:
    """A new area, party or word reaches back; the older definition is kept."""
    take(ledger, SEOUL, 1)
    assert ran(ledger, structs.replace(WATCH, counterparts=("VNM",))).state == "nothing"
    assert ran(ledger).state == "single_origin"


def test_what_is_new_since_the_last_look_of_a_person(ledger: Ledger) -> None:
    """Each person has a look of their own."""
    take(ledger, SEOUL, 1)
    ran(ledger)
    with ledger.write() as connection:
        watching.saw(connection, WATCH.id, "ada")
    take(ledger, WASHINGTON, 2)
    ran(ledger)
    with ledger.read() as connection:
        look = watching.last_look(connection, WATCH.id, "ada")
        assert look is not None
        (new,) = watches.history(connection, WATCH.id, after=look.change_id)
        assert watching.last_look(connection, WATCH.id, "ben") is None
    assert (new.was, new.now) == ("single_origin", "corroborated")


def test_a_third_origin_a_denial_and_a_silence_are_changes_too(ledger: Ledger) -> None:
    """What leaves the state is told all the same, once."""
    for day, sentence in enumerate((SEOUL, WASHINGTON, BEIJING, NEVER), 1):
        take(ledger, sentence, day)
    ran(ledger)
    ran(ledger, as_of=date(2024, 12, 1))
    ran(ledger, as_of=date(2024, 12, 2))
    assert [(row[0], row[2]) for row in changes(ledger)][-3:] == [
        ("denial", "North Korea"),
        ("missing", "C-95"),
        ("stale", None),
    ]


def test_a_round_runs_only_what_something_meets(ledger: Ledger) -> None:
    """Two watches, one new page: the other is left alone until its own day comes."""
    other = structs.replace(WATCH, id="coal-vietnam", counterparts=("VNM",))
    take(ledger, SEOUL, 1)
    day = date(2024, 5, 31)
    assert set(run_all(ledger, (WATCH, other), known=KNOWN, as_of=day)) == {WATCH.id, other.id}
    take(ledger, WASHINGTON, 2)
    made = run_all(ledger, (WATCH, other), known=KNOWN, as_of=day)
    assert {id_: it.state for id_, it in made.items()} == {WATCH.id: "corroborated"}
    assert run_all(ledger, (WATCH, other), known=KNOWN, as_of=day) == {}
    late = run_all(ledger, (WATCH, other), known=KNOWN, as_of=date(2025, 1, 1))
    assert late[WATCH.id].stale_since == date(2024, 8, 1)


def test_no_decision_without_a_name_or_an_indication(ledger: Ledger) -> None:
    """One line says what is missing, and nothing is kept."""
    take(ledger, SEOUL, 1)
    (it,) = ran(ledger).for_
    with pytest.raises(UsageError, match="who decides"), ledger.write() as connection:
        watch_decisions.decide(connection, it.id, "reject", None, None, " ")
    with pytest.raises(UsageError, match="no indication 999"), ledger.write() as connection:
        watch_decisions.decide(connection, 999, "reject", None, None, "ada")
    with pytest.raises(UsageError, match="no decision 7"), ledger.write() as connection:
        watch_decisions.undo(connection, 7, "ada")
    assert ran(ledger).state == "single_origin"


def test_a_decision_whose_sentence_is_gone_is_told(ledger: Ledger) -> None:
    """The page was edited: the decision is kept, and said to fit nothing any more."""
    take(ledger, SEOUL, 1)
    (it,) = ran(ledger).for_
    with ledger.write() as connection:
        made = watch_decisions.decide(connection, it.id, "reject", None, None, "ada")
    ran(ledger)
    with ledger.read() as connection:
        assert watches.unfit(connection, WATCH.id) == frozenset()
    take(ledger, PLAN, 1)
    ran(ledger)
    with ledger.read() as connection:
        assert watches.unfit(connection, WATCH.id) == {made.id}
        assert [one.id for one in watch_decisions.decisions(connection, WATCH.id)] == [made.id]
