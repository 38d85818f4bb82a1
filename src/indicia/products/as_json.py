"""A reading as JSON, and the JSON Schema that describes it."""

import inspect
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from indicia.law import LEVELS
from indicia.model import CERTAINTIES, STANCES, STATUSES, Reading
from indicia.model.conduct import AREAS
from indicia.products.words import EXPOSURE_MEANINGS, KIND_MEANINGS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ABOUT = (
    "What Indicia makes of one page. Offsets count Unicode code points into article.text and are half-open, "
    "[start, end): article.text[start:end] equals the quoted text. Ids hold within one reading."
)
# Fields with a closed list of slugs, and what each slug means.
CLOSED: dict[tuple[str, str], Mapping[Any, str]] = {
    ("Statement", "stance"): STANCES,
    ("Statement", "certainty"): CERTAINTIES,
    ("Statement", "kind"): KIND_MEANINGS,
    ("Event", "status"): STATUSES,
    ("Event", "conduct"): AREAS,
    ("Exposure", "area"): AREAS,
    ("Exposure", "status"): EXPOSURE_MEANINGS,
    ("CitedProvision", "verified"): LEVELS,
}


def to_json(reading: Reading) -> bytes:
    """A reading as JSON in UTF-8: indented by two, nulls written out, a line end at the end."""
    return msgspec.json.format(msgspec.json.encode(reading), indent=2) + b"\n"


def schema() -> bytes:
    """The JSON Schema of a reading. Its descriptions are the docstrings of the model."""
    (reference,), parts = msgspec.json.schema_components([Reading], ref_template="#/$defs/{name}")
    defs = {name: _described(name, part) for name, part in sorted(parts.items())}
    whole = {"$schema": DIALECT, "title": "Reading", "description": ABOUT, **reference, "$defs": defs}
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"


def _described(name: str, part: dict[str, Any]) -> dict[str, Any]:
    """A part of the schema with a description for each field that its docstring speaks of."""
    doc = " ".join(inspect.cleandoc(part.get("description", "")).split())
    fields = {field: _field(name, field, shape, doc) for field, shape in part["properties"].items()}
    # A field with a default may be missing where a reading is built, but never from what is written.
    return {**part, "description": doc, "properties": fields, "required": list(fields)}


def _field(name: str, field: str, shape: dict[str, Any], doc: str) -> dict[str, Any]:
    about = [sentence for sentence in re.split(r"(?<=\.) ", doc) if f"`{field}`" in sentence]
    if slugs := CLOSED.get((name, field)):
        about += [f"{slug}: {meaning}." for slug, meaning in slugs.items()]
    return {**shape, "description": " ".join(about)} if about else shape
