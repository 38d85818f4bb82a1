"""The event gold: its schema, its size and balance, and how answers are counted."""

from collections import Counter
from pathlib import Path

import pytest

from bench.gold_events import Answer, GoldEvent, Sentence, answer, figures, load
from bench.gold_files import half
from indicia.model import STATUSES, TYPES, DataError

GOLD = load()
REQUIRED = [(s, e) for s in GOLD for e in s.events if not e.optional]


def file_of(folder: Path, row: str) -> Path:
    """A folder with one gold file that holds one row."""
    (folder / "rows.toml").write_text(f"[[sentence]]\n{row}\n", encoding="utf-8")
    return folder


def test_at_least_three_hundred_sentences_have_events_and_sixty_have_none() -> None:
    """The set is as large as its figures claim."""
    assert sum(bool(s.events) for s in GOLD) >= 300
    assert sum(not s.events for s in GOLD) >= 60
    assert sum(s.context is not None for s in GOLD) >= 5


@pytest.mark.parametrize("status", STATUSES)
def test_each_status_has_about_fifty_events_in_equal_halves(status: str) -> None:
    """No status is too rare to be measured, in neither half."""
    halves = Counter(half(s.id) for s, e in REQUIRED if e.status == status)
    assert sum(halves.values()) >= 50
    assert min(halves["dev"], halves["test"]) >= 22


@pytest.mark.parametrize("kind", TYPES)
def test_each_type_occurs_with_every_status(kind: str) -> None:
    """All PLOVER types are told as happened, planned, alleged, denied, negated and hypothetical."""
    assert {e.status for _, e in REQUIRED if e.type == kind} == set(STATUSES)


def test_no_sentence_stands_twice() -> None:
    """Each sentence is its own case."""
    assert len({s.text for s in GOLD}) == len(GOLD)


@pytest.mark.parametrize(
    "row",
    [
        'id = "a-1"\ntext = "Chad met Niger."\nmood = "calm"',
        'id = "a-1"\ntext = "Chad met Niger."\n'
        'events = [{ type = "CONSULT", trigger = "saw", status = "happened" }]',
        'id = "a-1"\ntext = "Chad met Niger."\n'
        'events = [{ type = "CONSULT", trigger = "met", status = "happened", conduct = "tea" }]',
        'id = "a-1"\ntext = "Chad met Niger."\n'
        'events = [{ type = "CONSULT", trigger = "met", status = "happened", actors = ["Chad"] }]',
        'id = "a-1"\ntext = "Chad met Niger."\n'
        'events = [{ type = "VISIT", trigger = "met", status = "happened" }]',
    ],
)
def test_rows_that_break_the_schema_are_refused(row: str, tmp_path: Path) -> None:
    """Unknown keys, absent triggers, unknown areas, codes and types are errors that name the file."""
    with pytest.raises(DataError, match=r"rows\.toml"):
        load(file_of(tmp_path, row))


def test_an_id_given_twice_is_refused(tmp_path: Path) -> None:
    """An id decides the half, so it stands for one sentence."""
    row = 'id = "a-1"\ntext = "Chad met Niger."\n[[sentence]]\nid = "a-1"\ntext = "Rain fell."'
    with pytest.raises(DataError, match="twice"):
        load(file_of(tmp_path, row))


def test_events_of_the_context_are_not_counted() -> None:
    """Only what the sentence itself tells is compared."""
    sentence = Sentence(
        id="a-1",
        context="Chad attacked Niger in May.",
        text="Rain fell on Tuesday.",
    )
    assert answer(sentence).found == ()


def test_an_event_is_found_by_its_trigger() -> None:
    """A shared word of the trigger pairs a found event with the gold one."""
    met = GoldEvent(type="CONSULT", trigger="met", status="happened", actors=("TCD", "NER"))
    one = answer(Sentence(id="a-1", text="The ministers of Chad and Niger met in Paris.", events=(met,)))
    assert [gold for gold, _ in one.answered] == [met]
    counted = figures([one])
    assert (counted.found, counted.gold, counted.types.right) == (1, 1, 1)


def test_a_missed_event_lowers_the_status_figure() -> None:
    """What is not found has no right status."""
    lost = GoldEvent(type="ASSAULT", trigger="fell", status="denied")
    one = answer(Sentence(id="a-1", text="Rain fell on Tuesday.", events=(lost,)))
    assert isinstance(one, Answer)
    assert figures([one]).status["denied", "gold"] == 1
    assert figures([one]).status["denied", "right"] == 0
