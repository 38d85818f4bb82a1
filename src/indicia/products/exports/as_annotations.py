"""W3C Web Annotations: each statement on the page that bears it, found by position and by quotation.

Positions count code points of the article's text (as `indicia page --json` gives it), quotations hold on the
page itself as well. Each span is a target of its own with its role; the state says which bytes are meant.
"""

from typing import Any

import msgspec

from indicia.language.sentences import sentence
from indicia.ledger.anchors import spans_of
from indicia.model import Span, Statement
from indicia.products.exports.files import Folder, Listing
from indicia.products.exports.selection import Found, Selection
from indicia.products.exports.standing import saying
from indicia.products.writing import stamp

FILE = "statements.jsonld"
CONTEXT: list[Any] = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "indicia": "urn:indicia:vocabulary:",
        "stance": "indicia:stance",
        "certainty": "indicia:certainty",
        "claimant": "indicia:claimant",
        "denies": {"@id": "indicia:denies", "@type": "@id"},
        "within": {"@id": "indicia:within", "@type": "@id"},
        "corrected": "indicia:corrected",
        "indicator": "indicia:indicator",
        "role": "indicia:role",
        "sha256": "indicia:sha256",
        "textSha256": "indicia:textSha256",
        "archiveFile": "indicia:archiveFile",
        "archiveOffset": "indicia:archiveOffset",
    },
]
_AROUND = 32


def write(selection: Selection, folder: Folder) -> dict[str, int]:
    """Write one collection with all annotations; how many."""
    page = {"id": "urn:indicia:statements:page:1", "type": "AnnotationPage", "startIndex": 0}
    collection = {
        "@context": CONTEXT,
        "id": "urn:indicia:statements",
        "type": "AnnotationCollection",
        "label": "Statements read by Indicia: who said what, each at its characters",
    }
    head = _open(collection) + b',"first":' + _open(page) + b',"items":['
    with folder.open(FILE) as sink:
        listing = Listing(sink, head)
        for found in selection.found():
            for said in found.statements:
                listing.add(annotation(said, found))
        listing.end(b']},"total":' + str(listing.count).encode() + b"}")
    return {"statements": listing.count}


def annotation(said: Statement, found: Found) -> dict[str, Any]:
    """One statement as an annotation."""
    body = {"type": "TextualBody", "format": "text/plain", "language": "en"}
    made: dict[str, Any] = {
        "id": _urn(found.ids[said.id]),
        "type": "Annotation",
        "motivation": ["describing", "classifying"],
        "created": stamp(found.read.made_at),
        "generator": {
            "id": f"urn:indicia:engine:{found.read.data}",
            "type": "Software",
            "name": found.read.engine,
        },
        "stance": said.stance,
        "claimant": found.names(said.source_entities),
        "corrected": found.corrected("statement", said),
        "body": [
            {**body, "purpose": "describing", "value": saying(said, found)},
            {**body, "purpose": "classifying", "value": said.stance},
        ],
        "target": _targets(said, found),
    }
    if said.certainty:
        made["certainty"] = said.certainty
    if said.answers in found.ids and said.stance == "denies":
        made["denies"] = _urn(found.ids[said.answers])
    if said.within in found.ids:
        made["within"] = _urn(found.ids[said.within])
    if indicators := found.indicators(said):
        made["indicator"] = indicators
    return made


def _targets(said: Statement, found: Found) -> list[dict[str, Any]]:
    spans = [(role, span) for role, held in spans_of(said).items() for span in held]
    if not spans:  # a source alone, or nothing: the whole sentence
        spans = [("sentence", sentence(found.reading.article.text, said.source))]
    return [_target(role, span, found) for role, span in spans]


def _target(role: str, span: Span, found: Found) -> dict[str, Any]:
    text, place = found.reading.article.text, found.archived
    return {
        "type": "SpecificResource",
        "role": role,
        "source": found.version.place,
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.text,
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
        ],
        "state": {
            "type": "TimeState",
            "sourceDate": stamp(place.at),
            "sha256": place.sha256,
            "textSha256": place.text_sha256,
            "archiveFile": place.file,
            "archiveOffset": place.start,
        },
    }


def _urn(id_: str) -> str:
    return f"urn:uuid:{id_}"


def _open(held: dict[str, Any]) -> bytes:
    """A JSON object without its last brace, for more to follow."""
    return msgspec.json.encode(held)[:-1]
