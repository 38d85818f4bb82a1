"""A reading as JSON, and the JSON Schema that describes it."""

import inspect
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from indicia.law import LEVELS
from indicia.model import (
    CERTAINTIES,
    EDGE_KINDS,
    LIKENESSES,
    MOVES,
    NODE_KINDS,
    STANCES,
    STATUSES,
    Comparison,
    Reading,
)
from indicia.model.conduct import AREAS
from indicia.products.words import EXPOSURE_MEANINGS, KIND_MEANINGS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ABOUT = (
    "What Indicia makes of one page. Offsets count Unicode code points into article.text and are half-open, "
    "[start, end): article.text[start:end] equals the quoted text. Ids hold within one reading."
)
ABOUT_COMPARISON = (
    "What Indicia makes of several pages set beside each other: wire families, claims, and the origins of "
    "each claim, in the order of the claims. Pages go by the names they were given."
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
    ("Telling", "move"): MOVES,
    ("Member", "likeness"): LIKENESSES,
    ("OriginNode", "kind"): NODE_KINDS,
    ("OriginEdge", "kind"): EDGE_KINDS,
    ("Origin", "kind"): NODE_KINDS,
}


def to_json(found: Reading | Comparison) -> bytes:
    """A reading, or a comparison, as JSON in UTF-8: indented by two, with nulls, a line end at the end."""
    return msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n"


def schema(of: type[Reading | Comparison] = Reading) -> bytes:
    """The JSON Schema of a reading or a comparison. Its descriptions are the docstrings of the model."""
    (reference,), parts = msgspec.json.schema_components([of], ref_template="#/$defs/{name}")
    about = ABOUT if of is Reading else ABOUT_COMPARISON
    defs = {name: _described(name, part) for name, part in sorted(parts.items())}
    whole = {"$schema": DIALECT, "title": of.__name__, "description": about, **reference, "$defs": defs}
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
