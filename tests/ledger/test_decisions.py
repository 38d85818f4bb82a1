"""Corrections: laid over what was read, surviving rereading, undone; nothing is overwritten."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from msgspec.structs import replace

from indicia.ledger import Engine, Ledger, Made, decisions, journal, pages, search
from indicia.ledger import tables as t
from indicia.model import Reading, Span, Statement, UsageError
from tests.stores import DENIAL, made, take

BY = "Ada"


def first(ledger: Ledger) -> pages.Read:
    """The live reading of the first version."""
    with ledger.read() as connection:
        read = pages.reading(connection, 1)
    assert read is not None
    return read


def correct(ledger: Ledger, item: str, field: str, value: object) -> int:
    """Correct the first version."""
    with ledger.write() as connection:
        return decisions.correct(connection, 1, item, field, value, BY).id


def stances(ledger: Ledger) -> dict[str, str]:
    """The stance of each live row."""
    with ledger.read() as connection:
        return {one.key: one.stance for one in search.statements(connection, search.Asked())}


def test_a_correction_holds_in_reading_and_rows(ledger: Ledger) -> None:
    """Both tell what the person decided, and that a person did; what was read stays."""
    take(ledger, DENIAL)
    before = first(ledger)
    key = before.found.reading.statements[0].id
    number = correct(ledger, key, "stance", "hedged")
    after = first(ledger)
    assert after.found.reading.statements[0].stance == "hedged"
    assert after.raw == before.raw
    assert after.found.by == {("statement", key): number}
    assert stances(ledger)[key] == "hedged"
    with ledger.read() as connection:
        (row,) = search.statements(connection, search.Asked(stance="hedged"))
        assert row.corrected
    assert ledger.verify().wrong == []


def test_many_who_decide_at_once_wait_for_each_other(ledger: Ledger) -> None:
    """Five people correct items of one version at the same moment: every decision is kept, and none fails."""
    take(ledger, DENIAL)
    key = first(ledger).found.reading.statements[0].id
    together = threading.Barrier(5)

    def decide(stance: str) -> int:
        together.wait(10)
        return correct(ledger, key, "stance", stance)

    wanted = ["hedged", "warns", "asserts", "pledges", "predicts"]
    for _ in range(4):
        with ThreadPoolExecutor(5) as people:
            numbers = list(people.map(decide, wanted))
        assert len(set(numbers)) == 5
        assert stances(ledger)[key] == wanted[numbers.index(max(numbers))]
    assert ledger.verify().wrong == []


def test_undo_brings_back_what_stood_before(ledger: Ledger) -> None:
    """The earlier decision, then what was read; each step is kept with name and time."""
    take(ledger, DENIAL)
    key, read = first(ledger).found.reading.statements[0].id, first(ledger).found.reading.statements[0].stance
    one = correct(ledger, key, "stance", "hedged")
    two = correct(ledger, key, "stance", "warns")
    seen = [stances(ledger)[key]]
    for number in (two, one):
        with ledger.write() as connection:
            decisions.undo(connection, number, "Bo")
        seen.append(stances(ledger)[key])
    assert seen == ["warns", "hedged", read]
    with ledger.read() as connection:
        rows = connection.execute(sa.select(t.correction)).all()
    assert [(row.made_by, row.closed_by) for row in rows] == [(BY, "Bo"), (BY, "Bo")]


def test_a_rejected_statement_takes_along_what_stands_on_it(ledger: Ledger) -> None:
    """Its events and the law they may concern go with it, and come back with it."""
    take(ledger, DENIAL)
    found = first(ledger).found.reading
    alone = next(one for one in found.exposures if len(one.statements) == 1)
    number = correct(ledger, alone.statements[0], "verdict", "reject")
    after = first(ledger).found
    assert alone.statements[0] not in [one.id for one in after.reading.statements]
    assert alone.id not in [one.id for one in after.reading.exposures]
    with ledger.write() as connection:
        decisions.undo(connection, number, BY)
    assert first(ledger).found.reading == found


def test_a_correction_survives_a_newer_engine(ledger: Ledger) -> None:
    """The newer engine counts its items anew; the correction finds its own by the characters."""
    take(ledger, DENIAL)
    reading = made(DENIAL).reading
    key = reading.statements[-1].id
    correct(ledger, key, "stance", "warns")
    renamed = tuple(replace(one, id=f"s{90 + number}") for number, one in enumerate(reading.statements))
    newer = Made(replace(reading, statements=renamed, events=(), exposures=()), Engine("rules", "two"))
    assert ledger.reread(1, newer).unfit == ()
    after = first(ledger)
    assert (after.data, after.found.reading.statements[-1].stance) == ("two", "warns")
    assert stances(ledger)[renamed[-1].id] == "warns"
    with ledger.read() as connection:
        assert journal.counts(connection)["reading"] == 2


def test_a_correction_whose_item_is_gone_is_told_and_kept(ledger: Ledger) -> None:
    """It applies again when an engine finds the item again."""
    take(ledger, DENIAL)
    reading = made(DENIAL).reading
    correct(ledger, reading.statements[0].id, "stance", "warns")
    without = replace(reading, statements=(), events=(), exposures=())
    (unfit,) = ledger.reread(1, Made(without, Engine("rules", "two"))).unfit
    assert (unfit.made_by, unfit.value) == (BY, "warns")
    assert ledger.reread(1, Made(reading, Engine("rules", "three"))).unfit == ()
    assert first(ledger).found.reading.statements[0].stance == "warns"


PARTS = ("source", "cue", "content", "hedges", "accused")


def shifted(reading: Reading, by: int) -> Reading:
    """The same reading of a text that begins with more characters."""
    article = replace(reading.article, text="x" * by + reading.article.text)

    def moved(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(span.start + by, span.end + by, span.text) for span in spans)

    statements = tuple(
        replace(s, **{part: moved(getattr(s, part)) for part in PARTS}) for s in reading.statements
    )
    return Reading(article, entities=reading.entities, statements=statements)


def test_a_correction_follows_its_words_when_the_text_moved(ledger: Ledger) -> None:
    """A newer extractor that keeps a line more does not lose the person's work."""
    take(ledger, DENIAL)
    correct(ledger, made(DENIAL).reading.statements[0].id, "stance", "warns")
    newer = Made(shifted(made(DENIAL).reading, 40), Engine("rules", "two"))
    assert ledger.reread(1, newer).unfit == ()
    assert first(ledger).found.reading.statements[0].stance == "warns"
    assert ledger.verify().wrong == []


def test_parties_are_named_not_numbered(ledger: Ledger) -> None:
    """A person gives a source by name; one the page does not know joins the entities."""
    take(ledger, DENIAL)
    key = made(DENIAL).reading.statements[0].id
    correct(ledger, key, "source_entities", ["Ministry of Tides"])
    found = first(ledger).found.reading
    (entity,) = found.statements[0].source_entities
    assert next(one.name for one in found.entities if one.id == entity) == "Ministry of Tides"


@pytest.mark.parametrize(
    ("item", "field", "value", "by"),
    [
        ("s999", "stance", "denies", BY),
        ("s1", "stance", "shouts", BY),
        ("s1", "hedges", "baseless", BY),
        ("s1", "content", "none", BY),
        ("s1", "content", "0:99999", BY),
        ("s1", "content", "-3:5", BY),
        ("s1", "content", "9:9", BY),
        ("s1", "content", "0:20,10:30", BY),
        ("s1", "content", "the", BY),
        ("s1", "content", "words that stand nowhere", BY),
        ("s1", "content", [["a", "b"]], BY),
        ("s1", "source", "8:17", BY),
        ("s1", "answers", "s1", BY),
        ("s1", "within", "s1", BY),
        ("s1", "answers", "s999", BY),
        ("s1", "within", "e1", BY),
        ("e1", "trigger", "none", BY),
        ("e1", "within", "s1", BY),
        ("s1", "verdict", "perhaps", BY),
        ("s1", "stance", "denies", " "),
    ],
)
def test_what_is_no_correction_is_refused(
    ledger: Ledger, item: str, field: str, value: object, by: str
) -> None:
    """With a line that says why, and nothing is written."""
    take(ledger, DENIAL)
    with pytest.raises(UsageError), ledger.write() as connection:
        decisions.correct(connection, 1, item, field, value, by)
    with ledger.read() as connection:
        assert decisions.corrections(connection) == []


def test_notes_are_kept_and_closed(ledger: Ledger) -> None:
    """A remark on an item, with its author; taken back, it is no longer shown."""
    take(ledger, DENIAL)
    with ledger.write() as connection:
        number = decisions.annotate(connection, 1, "s1", "ask the port office", BY)
    with ledger.read() as connection:
        (note,) = decisions.notes(connection, 1)
    assert (note.text, note.made_by) == ("ask the port office", BY)
    with ledger.write() as connection:
        decisions.close_note(connection, number, BY)
    with ledger.read() as connection:
        assert list(decisions.notes(connection, 1)) == []


def statements(ledger: Ledger) -> dict[str, Statement]:
    """The statements of the first version, as corrected, by id."""
    return {one.id: one for one in first(ledger).found.reading.statements}


def test_what_a_denial_answers_can_be_corrected(ledger: Ledger) -> None:
    """Another statement, or none; the row tells it; undone, what was read holds again."""
    take(ledger, DENIAL)
    before = statements(ledger)
    one, *_, other = before
    numbers = [correct(ledger, one, "answers", other)]
    assert statements(ledger)[one].answers == other
    numbers.append(correct(ledger, one, "answers", "none"))
    assert statements(ledger)[one].answers is None
    for number in reversed(numbers):
        with ledger.write() as connection:
            decisions.undo(connection, number, BY)
    assert statements(ledger) == before
    assert ledger.verify().wrong == []


def test_what_is_said_within_what_makes_no_circle(ledger: Ledger) -> None:
    """A statement is not put within one that stands within it, however far in."""
    take(ledger, DENIAL)
    one, two, three, *_ = statements(ledger)
    correct(ledger, two, "within", one)
    correct(ledger, three, "within", two)
    assert statements(ledger)[three].within == two
    with pytest.raises(UsageError, match="itself said within"):
        correct(ledger, one, "within", three)
    assert statements(ledger)[one].within is None


def test_spans_are_corrected_by_characters_or_words(ledger: Ledger) -> None:
    """Reading, row and check agree on the new characters; other words for a source name others."""
    take(ledger, DENIAL)
    text, key = made(DENIAL).reading.article.text, next(iter(statements(ledger)))
    start = text.index("sold coal to China")
    correct(ledger, key, "content", f"{start}:{start + 9},{start + 13}:{start + 18}")
    assert [span.text for span in statements(ledger)[key].content] == ["sold coal", "China"]
    correct(ledger, key, "source", "North Korea of shipping")
    found = first(ledger).found.reading
    names = {one.id: one.name for one in found.entities}
    assert [names[id_] for id_ in statements(ledger)[key].source_entities] == ["North Korea"]
    with ledger.read() as connection:
        (row,) = [one for one in search.statements(connection, search.Asked()) if one.key == key]
    assert (row.source, row.content) == ("North Korea of shipping", "sold coal … China")
    assert ledger.verify().wrong == []


def test_the_trigger_of_an_event_is_corrected(ledger: Ledger) -> None:
    """Words of the page become what tells the event."""
    take(ledger, DENIAL)
    correct(ledger, first(ledger).found.reading.events[0].id, "trigger", "sold coal")
    assert [span.text for span in first(ledger).found.reading.events[0].trigger] == ["sold coal"]


def test_who_was_said_to_be_meant_stays_with_other_words(ledger: Ledger) -> None:
    """A person's word on whom a source means is not lost when the words of the source are corrected."""
    take(ledger, DENIAL)
    key = next(iter(statements(ledger)))
    correct(ledger, key, "source_entities", ["Ministry of Tides"])
    before = statements(ledger)[key].source_entities
    correct(ledger, key, "source", "North Korea of shipping")
    assert statements(ledger)[key].source_entities == before


def test_pointing_corrections_survive_a_reread(ledger: Ledger) -> None:
    """The newer engine counts anew and keeps a line more: links and characters are found again."""
    take(ledger, DENIAL)
    one, two, *_ = statements(ledger)
    correct(ledger, two, "content", "artillery shells")
    correct(ledger, one, "answers", two)
    correct(ledger, two, "within", one)
    reading = shifted(made(DENIAL).reading, 40)
    renamed = {s.id: f"s{90 + n}" for n, s in enumerate(reading.statements)}
    newer = tuple(replace(s, id=renamed[s.id], within=None, answers=None) for s in reading.statements)
    found = ledger.reread(1, Made(replace(reading, statements=newer), Engine("rules", "two")))
    assert found.unfit == ()
    now = statements(ledger)
    assert now[renamed[one]].answers == renamed[two]
    assert now[renamed[two]].within == renamed[one]
    assert [span.text for span in now[renamed[two]].content] == ["artillery shells"]
    assert ledger.verify().wrong == []


def test_a_pointing_correction_that_fits_no_more_is_told(ledger: Ledger) -> None:
    """Its words are gone, or what it pointed to: it is kept, told, and changes nothing."""
    take(ledger, DENIAL)
    one, two, *_ = statements(ledger)
    correct(ledger, one, "answers", two)
    correct(ledger, one, "content", "artillery shells")
    reading = made(DENIAL).reading
    text = reading.article.text.replace("artillery", "ordinary.")
    less = replace(
        reading,
        article=replace(reading.article, text=text),
        statements=tuple(replace(s, answers=None) for s in reading.statements if s.id == one),
        events=(),
        exposures=(),
    )
    found = ledger.reread(1, Made(less, Engine("rules", "two")))
    assert sorted(unfit.field for unfit in found.unfit) == ["answers", "content"]
    assert statements(ledger)[one].answers is None


def test_nothing_points_to_what_was_rejected(ledger: Ledger) -> None:
    """What was said within it is said within what is around it; what answered it answers nothing known."""
    take(ledger, DENIAL)
    one, two, three, *_ = statements(ledger)
    correct(ledger, two, "within", one)
    correct(ledger, three, "within", two)
    correct(ledger, three, "answers", two)
    correct(ledger, two, "verdict", "reject")
    assert statements(ledger)[three].within == one
    assert statements(ledger)[three].answers is None
    assert all(two not in it.statements + it.denials for it in first(ledger).found.reading.exposures)


def test_a_note_follows_its_words(ledger: Ledger) -> None:
    """After a reread it is on the item that has its words; where that is gone, it is kept and told."""
    take(ledger, DENIAL)
    reading = made(DENIAL).reading
    with ledger.write() as connection:
        decisions.annotate(connection, 1, reading.statements[-1].id, "ask the port office", BY)
    renamed = tuple(replace(one, id=f"s{90 + n}") for n, one in enumerate(reading.statements))
    for statements_, on in ((renamed, renamed[-1].id), ((), None)):
        newer = replace(reading, statements=statements_, events=(), exposures=())
        ledger.reread(1, Made(newer, Engine("rules", on or "none")))
        with ledger.read() as connection:
            (note,) = decisions.notes(connection)
            assert decisions.noted(connection, note) == on
    with pytest.raises(UsageError), ledger.write() as connection:
        decisions.annotate(connection, 1, "s1", " ", BY)


def test_a_note_stands_on_any_words(ledger: Ledger) -> None:
    """Given as characters; after a reread it is where its words are, and kept where they are gone."""
    take(ledger, DENIAL)
    reading = made(DENIAL).reading
    text = reading.article.text
    start = text.index("Monday")
    with ledger.write() as connection:
        decisions.annotate(connection, 1, f"{start}:{start + 6}", "which one", BY)
    moved = replace(reading.article, text=f"News. {text}")
    gone = replace(reading.article, text=text.replace("Monday", "Friday"))
    for article, on in (
        (reading.article, f"{start}:{start + 6}"),
        (moved, f"{start + 6}:{start + 12}"),
        (gone, None),
    ):
        newer = replace(reading, article=article, statements=(), events=(), exposures=())
        ledger.reread(1, Made(newer, Engine("rules", str(on))))
        with ledger.read() as connection:
            (note,) = decisions.notes(connection)
            assert (note.quote, decisions.noted(connection, note)) == ("Monday", on)
    for wrong in ("5:5", "0:999999"):
        with pytest.raises(UsageError), ledger.write() as connection:
            decisions.annotate(connection, 1, wrong, "what", BY)
