"""The lexicon: every row is checked on loading and serves the example that stands beside it."""

from collections.abc import Callable
from typing import Any

import pytest

from indicia import events
from indicia.events import data, triggers
from indicia.events.data import Pattern
from indicia.model import DataError

KNOWN = data.lexicon()
VERBS = list({id(row): row for rows in KNOWN.verbs.values() for row in rows}.values())
NOUNS = list({id(row): row for rows in KNOWN.nouns.values() for row in rows}.values())


def label(row: Pattern) -> str:
    """A row as a test's name."""
    return f"{row.type}-{row.lemmas[0]}-{row.example[:24]}"


@pytest.mark.parametrize("row", [*VERBS, *NOUNS], ids=label)
def test_each_row_serves_its_example(row: Pattern, read: Callable[[str], Any]) -> None:
    """The example of a row is told by that row and comes out as an event of its type and conduct."""
    parse, found, _ = read(row.example)
    assert any(c.pattern is row for c in triggers.find(parse))
    fitting = [e for e in found if row.type in (None, e.type) and row.conduct in (None, e.conduct)]
    assert fitting
    assert not row.moves or any(e.conduct for e in fitting)


def test_a_wrong_slot_names_file_and_row() -> None:
    """A row with a slot that is not there is refused by file, number and word."""
    row = Pattern(lemmas=("greet",), example="Chad greeted Niger.", type="CONSULT", needs=("object",))
    with pytest.raises(DataError, match=r"events/data/verbs\.toml: row 1 \(greet\): no slot 'object'"):
        data._check({"verbs": (row,)}, (), {})


def test_a_wrong_class_names_file_and_row() -> None:
    """A row that names a word class which is not there is refused."""
    row = Pattern(lemmas=("greet",), example="Chad greeted Niger.", type="CONSULT", needs=("dobj:guest",))
    with pytest.raises(DataError, match="no class 'guest'"):
        data._check({"verbs": (row,)}, (), {})


def test_a_wrong_area_names_file_and_row() -> None:
    """A row that names a conduct area which is not there is refused."""
    row = Pattern(lemmas=("greet",), example="Chad greeted Niger.", type="CONSULT", conduct="greetings")
    with pytest.raises(DataError, match="no conduct area 'greetings'"):
        data._check({"nouns": (row,)}, (), {})


def test_all_types_of_plover_have_words() -> None:
    """Each of the sixteen root types can be told by a verb."""
    assert len({row.type for row in VERBS} - {None}) == 16


GUESSES = [*KNOWN.guessed_verbs.values(), *KNOWN.guessed_nouns.values()]


def test_a_word_is_guessed_at_only_when_asked(parse_of: Callable[[str], Any]) -> None:
    """What no row fits is left alone on a page, and read by its likeliest type between given parties."""
    parse = parse_of("The gang brutalised it.")
    assert events.find(parse, ())[0] == ()
    assert [e.type for e in events.find(parse, (), given=True)[0]] == ["ASSAULT"]


def test_each_guess_is_of_one_type() -> None:
    """No word is guessed to be two things."""
    assert all(len(rows) == 1 for rows in GUESSES)
