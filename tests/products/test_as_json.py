"""The reading as JSON and its schema."""

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest
from msgspec.structs import replace

from indicia.model import Article, Reading
from indicia.products import schema, to_json

DOCS = Path(__file__).parents[2] / "docs"
STORED = Path(__file__).parent / "rich.json"


def test_the_schema_holds_for_a_reading(reading: Reading) -> None:
    """A rich reading and an empty one keep the schema; one with a wrong stance does not."""
    rules = json.loads(schema())
    jsonschema.Draft202012Validator.check_schema(rules)
    jsonschema.validate(json.loads(to_json(reading)), rules)
    jsonschema.validate(json.loads(to_json(Reading(Article("", "", ())))), rules)
    wrong = json.loads(to_json(reading))
    wrong["statements"][0]["stance"] = "guesses"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, rules)


def test_the_schema_in_the_docs_is_that_of_the_code() -> None:
    """Mend it with `indicia schema > docs/reading.schema.json`, and say so in the changelog."""
    assert (DOCS / "reading.schema.json").read_bytes() == schema()


def test_fields_are_described_by_the_docstrings() -> None:
    """A field that the docstring speaks of has its sentence, a closed list the meaning of each slug."""
    parts = json.loads(schema())["$defs"]
    assert "never filled with a guess" in parts["Statement"]["properties"]["source"]["description"]
    assert "denies: commits" in parts["Statement"]["properties"]["stance"]["description"]
    assert all(part.get("description") for part in parts.values())


def test_json_keeps_letters_and_nulls(reading: Reading) -> None:
    """Quotation marks stay as they are, fields without a value are written as null."""
    text = to_json(reading).decode()
    assert "“baseless”" in text
    assert '"within": null' in text
    assert text.endswith("}\n")


def test_a_reading_comes_back_from_its_json(reading: Reading) -> None:
    """What is written can be read again, equal."""
    assert msgspec.json.decode(to_json(reading), type=Reading) == reading


def test_the_shape_of_the_json_is_stable(reading: Reading) -> None:
    """The stored JSON of the rich reading is what is written today, byte for byte."""
    assert STORED.read_bytes() == to_json(reading)


def test_every_quoted_text_is_where_it_says(reading: Reading) -> None:
    """Offsets count code points, also after letters beyond the first plane."""
    moved = replace(reading.article, text="𝔘" + reading.article.text)
    assert json.loads(to_json(replace(reading, article=moved)))["article"]["text"][0] == "𝔘"
    for said in json.loads(to_json(reading))["statements"]:
        for span in said["source"] + said["cue"] + said["content"]:
            assert reading.article.text[span["start"] : span["end"]] == span["text"]
