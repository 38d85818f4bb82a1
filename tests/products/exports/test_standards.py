"""GeoJSON, STIX and PROV: valid to their own libraries, and nothing alleged becomes a plain fact."""

import datetime as dt
import json

import geojson
import stix2
from prov.model import ProvDocument
from stix2validator import ValidationOptions, validate_string

from indicia.ledger import Ledger
from indicia.ledger.periods import Days
from indicia.products.exports import Wanted, Watched
from tests.products.exports.conftest import Exported, document

FACTS = {"sighting", "relationship", "incident", "attack-pattern", "campaign", "indicator", "threat-actor"}


def test_geojson_is_valid_and_says_what_it_leaves_out(exported: Exported) -> None:
    """Each event has a point and its standing, or is counted as left out."""
    manifest, folder = exported("geojson")
    found = geojson.loads((folder / "events.geojson").read_text(encoding="utf-8"))
    assert found.is_valid
    assert len(found.features) + sum(manifest.left_out.values()) == manifest.asked["events"]
    (feature,) = found.features
    assert feature.geometry.coordinates[0] > 120  # longitude first
    assert feature.properties["status"]
    assert feature.properties["claimant"]


def test_stix_is_understood_without_anything_of_our_own(exported: Exported) -> None:
    """The library parses the bundle strictly; every reference leads to an object of it."""
    manifest, folder = exported("stix")
    bundle = stix2.parse((folder / "bundle.stix.json").read_text(encoding="utf-8"), allow_custom=False)
    ids = {one.id for one in bundle.objects}
    for one in bundle.objects:
        assert set(one.get("object_refs", [])) | {one.get("created_by_ref", one.id)} <= ids
    notes = [one for one in bundle.objects if one.type == "note"]
    assert len(notes) == sum(manifest.asked[kind] for kind in ("statements", "events", "exposures"))


# 103 would rather see random ids than ones made from what an object holds, which the standard allows.
OASIS = ValidationOptions(version="2.1", strict_properties=True, disabled="103")


def complaints(bundle: str) -> list[str]:
    """What OASIS's own validator finds wrong, and what it would rather see otherwise."""
    found = validate_string(bundle, OASIS)
    return [str(it) for it in (*found.errors, *found.warnings)]


def test_stix_is_valid_to_the_standards_own_validator(exported: Exported) -> None:
    """OASIS's schemas, musts and shoulds find nothing: in the whole ledger, and in a marked, graded watch."""
    watch = Watched("w", "Was it so?", "TLP:AMBER+STRICT", {(1, "x2"): ("ARM-01",)}, {(1, "x2"): "B2"})
    for wanted in (Wanted(), Wanted(watch=watch)):
        _, folder = exported("stix", wanted)
        assert complaints((folder / "bundle.stix.json").read_text(encoding="utf-8")) == []


def test_the_standards_own_validator_can_fail(exported: Exported) -> None:
    """It finds a word that the vocabulary does not have, and a reference to nothing."""
    _, folder = exported("stix")
    bundle = document(folder / "bundle.stix.json")
    opinion = next(one for one in bundle["objects"] if one["type"] == "opinion")
    opinion["opinion"] = "rather not"
    assert any("rather not" in it for it in complaints(json.dumps(bundle)))
    opinion["opinion"] = "disagree"
    opinion["object_refs"] = []
    assert any("object_refs" in it for it in complaints(json.dumps(bundle)))


def test_stix_states_no_fact(exported: Exported) -> None:
    """There are notes with authors, and an opinion for the denial; no sighting or relationship."""
    _, folder = exported("stix")
    objects = document(folder / "bundle.stix.json")["objects"]
    assert not FACTS & {one["type"] for one in objects}
    (opinion,) = [one for one in objects if one["type"] == "opinion"]
    assert opinion["opinion"] == "disagree"
    assert opinion["authors"]
    assert all("confidence" not in one for one in objects)


def test_stix_has_the_admiralty_grade_and_the_marking_of_a_watch(exported: Exported) -> None:
    """Credibility 2 is confidence 70 by the standard; the letter stays apart; every object is marked."""
    watch = Watched("w", "Was it so?", "TLP:AMBER+STRICT", {(1, "x2"): ("ARM-01",)}, {(1, "x2"): "B2"})
    manifest, folder = exported("stix", Wanted(watch=watch))
    objects = document(folder / "bundle.stix.json")["objects"]
    (graded,) = [one for one in objects if "confidence" in one]
    assert graded["confidence"] == 70
    assert {"admiralty:reliability:B", "indicator:ARM-01"} <= set(graded["labels"])
    marking = objects[0]["id"]
    assert objects[0]["name"] == "TLP:AMBER+STRICT"
    assert all(one["object_marking_refs"] == [marking] for one in objects[1:])
    assert manifest.asked == {"statements": 1, "events": 1, "exposures": 1, "versions": 1}


def test_prov_goes_round(exported: Exported) -> None:
    """What the library reads back is what it wrote, and each item leads to its bytes."""
    manifest, folder = exported("prov")
    text = (folder / "provenance.prov.json").read_text(encoding="utf-8")
    found = ProvDocument.deserialize(content=text, format="json")
    again = ProvDocument.deserialize(content=found.serialize(format="json"), format="json")
    assert found == again
    held = document(folder / "provenance.prov.json")
    derived = {one["prov:generatedEntity"]: one["prov:usedEntity"] for one in held["wasDerivedFrom"].values()}
    for name in held["entity"]:
        if name.startswith("indicia:text-"):
            assert derived[name].startswith("indicia:bytes-")
    items = [n for n in held["entity"] if n.split(":")[1].split("-")[0] in {"statement", "event", "exposure"}]
    assert len(items) == sum(manifest.asked[kind] for kind in ("statements", "events", "exposures"))
    assert all(name in derived for name in items)
    assert "Ada" in text


def test_only_the_days_asked_for(exported: Exported, ledger: Ledger) -> None:
    """Since and until count the day of publication, both included."""
    days = Days(dt.date(2024, 9, 2), dt.date(2024, 10, 1))
    manifest, folder = exported("csv", Wanted(days))
    assert manifest.asked["versions"] == 1
    assert b"daily.example/denial" in (folder / "statements.csv").read_bytes()
    assert b"soldiers" not in (folder / "statements.csv").read_bytes()
    assert ledger.verify().wrong == []
