"""W3C Web Annotations: every statement, at its characters, in words the vocabulary knows."""

import json
from pathlib import Path
from typing import Any

import pyld

from indicia.ledger import Ledger, pages
from tests.products.exports.conftest import Exported, document

OA = "http://www.w3.org/ns/oa#"


def expanded(path: Path) -> Any:
    """The document in full IRIs; terms that no context knows fail."""
    terms = json.loads((Path(__file__).parent / "terms.json").read_text(encoding="utf-8"))

    def load(url: str, _: object) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": terms,
        }

    pyld.jsonld.set_document_loader(load)
    return pyld.jsonld.expand(document(path), {"on_property_dropped": unknown_term})


def unknown_term(name: str) -> None:
    """A key that means nothing in the vocabulary."""
    raise AssertionError(name)


def test_every_statement_is_an_annotation(exported: Exported) -> None:
    """As many as the ledger counts, each with body, target and motivation of the vocabulary."""
    manifest, folder = exported("annotations")
    (collection,) = expanded(folder / "statements.jsonld")
    (page,) = collection["http://www.w3.org/ns/activitystreams#first"]
    items = page["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert len(items) == manifest.asked["statements"] == manifest.rows["statements"]
    for item in items:
        assert item["@type"] == [OA + "Annotation"]
        assert {m["@id"] for m in item[OA + "motivatedBy"]} == {OA + "describing", OA + "classifying"}
        assert item[OA + "hasBody"]
        for target in item[OA + "hasTarget"]:
            kinds = {selector["@type"][0] for selector in target[OA + "hasSelector"]}
            assert kinds == {OA + "TextPositionSelector", OA + "TextQuoteSelector"}


def test_selectors_lead_back_to_the_characters(exported: Exported, ledger: Ledger) -> None:
    """Position and quotation, with what stands around it, select the same words of the stored text."""
    _, folder = exported("annotations")
    with ledger.read() as connection:
        texts = {version.place: version.text for version in pages.versions(connection)}
    for item in document(folder / "statements.jsonld")["first"]["items"]:
        for target in item["target"]:
            position, quote = target["selector"]
            text = texts[target["source"]]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_a_denial_points_to_what_it_denies(exported: Exported) -> None:
    """The stance is in the annotation itself, never only in its words."""
    _, folder = exported("annotations")
    items = document(folder / "statements.jsonld")["first"]["items"]
    held = {item["id"]: item for item in items}
    (denial,) = [item for item in items if "denies" in item]
    assert denial["stance"] == "denies"
    assert "Vladivostok" in held[denial["denies"]]["body"][0]["value"]
