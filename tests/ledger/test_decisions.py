"""Corrections: laid over what was read, surviving rereading, undone; nothing is overwritten."""

import pytest
import sqlalchemy as sa
from msgspec.structs import replace

from indicia.ledger import Engine, Ledger, Made, decisions, journal, pages, search
from indicia.ledger import tables as t
from indicia.model import Reading, Span, UsageError
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
        ("s1", "cue", [], BY),
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


def test_parts_of_a_statement_are_moved(ledger: Ledger) -> None:
    """Other characters of the article become its content, in the reading and in the row."""
    take(ledger, DENIAL)
    text = first(ledger).raw.article.text
    start = text.index("it had sold coal")
    key = made(DENIAL).reading.statements[0].id
    number = correct(ledger, key, "content", [[start, start + 16]])
    moved = next(one for one in first(ledger).found.reading.statements if one.id == key)
    assert moved.content == (Span(start, start + 16, "it had sold coal"),)
    with ledger.read() as connection:
        (row,) = [one for one in search.statements(connection, search.Asked()) if one.key == key]
    assert (row.content, row.spans["content"]) == ("it had sold coal", [[start, start + 16]])
    with ledger.write() as connection:
        decisions.undo(connection, number, BY)
    assert first(ledger).found.reading == first(ledger).raw
    assert ledger.verify().wrong == []


def test_a_statement_answers_another_whatever_its_number(ledger: Ledger) -> None:
    """What a denial answers is kept by the words of the other, not by its number in one reading."""
    take(ledger, DENIAL)
    denial, *_, other = made(DENIAL).reading.statements
    correct(ledger, denial.id, "answers", other.id)
    with ledger.read() as connection:
        (held,) = decisions.corrections(connection)
    assert "id" not in held.value
    assert held.value["quote"] == " … ".join(span.text for span in (*other.cue, *other.content))
    assert first(ledger).found.reading.statements[0].answers == other.id


@pytest.mark.parametrize("value", [[[5, 2]], [[0, 10**6]], [[0, 4], [3, 6]], "words", [], None])
def test_no_place_is_no_part(ledger: Ledger, value: object) -> None:
    """Stretches that are none, overlap, or lie outside the article are refused."""
    take(ledger, DENIAL)
    with pytest.raises(UsageError), ledger.write() as connection:
        decisions.correct(connection, 1, "s1", "content", value, BY)
    with ledger.read() as connection:
        assert decisions.corrections(connection) == []
