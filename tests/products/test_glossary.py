"""What slugs mean."""

import ast
from pathlib import Path

import pytest

import indicia
from indicia.model import STANCES, STATUSES, UsageError
from indicia.model.conduct import AREAS
from indicia.model.event import TYPES
from indicia.products import entries, explain
from indicia.products.glossary import notes
from indicia.products.words import EXPOSURE_MEANINGS, GROUPS, TYPE_MEANINGS, TYPE_WORDS


def test_every_slug_of_the_model_is_explained() -> None:
    """No stance, status, type or area is without its sentence."""
    known = {entry.slug for entry in entries()}
    assert {*STANCES, *STATUSES, *AREAS, *TYPES} <= known
    assert all(entry.meaning for entry in entries())


def test_the_words_for_types_and_groups_are_complete() -> None:
    """Each type has a word and a meaning, each status a heading."""
    assert tuple(TYPE_WORDS) == tuple(TYPE_MEANINGS) == TYPES
    assert {slug for slug, _ in GROUPS} == set(STATUSES)


def test_a_slug_of_several_fields_is_explained_in_each() -> None:
    """`denied` is a status of an event and of an exposure, and a move of a telling."""
    fields = ["status of an event", "status of an exposure", "move of a telling"]
    assert [entry.field for entry in explain("DENIED")] == fields
    assert explain("denied")[1].meaning == EXPOSURE_MEANINGS["denied"]


def test_an_unknown_slug_names_its_neighbours() -> None:
    """A misspelling is met with what looks like it."""
    with pytest.raises(UsageError, match="did you mean alleged"):
        explain("aleged")
    with pytest.raises(UsageError, match="lists them all"):
        explain("zzzzzz")


def test_every_note_is_explained() -> None:
    """Each slug that the code gives to a note has its sentence, and each sentence its slug."""
    source = Path(indicia.__file__).parent
    given = {
        call.args[0].value
        for path in source.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "Note"
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }
    assert given <= set(notes())
