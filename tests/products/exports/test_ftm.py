"""FollowTheMoney: entities that the model takes, and acts that never lose their claimant."""

import json
from pathlib import Path
from typing import Any

from followthemoney import model

from tests.products.exports.conftest import Exported


def entities(folder: Path) -> list[dict[str, Any]]:
    """One a line."""
    lines = (folder / "entities.ftm.json").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_the_model_takes_every_entity(exported: Exported) -> None:
    """The standard's own library validates each, and reads it with no value dropped or changed."""
    manifest, folder = exported("ftm")
    found = entities(folder)
    assert len({one["id"] for one in found}) == len(found) == sum(manifest.rows.values())
    for one in found:
        schema = model.get(one["schema"])
        assert schema is not None
        schema.validate({"properties": one["properties"]})  # raises where a value is wrong
        assert set(schema.required) <= set(one["properties"])
        assert model.get_proxy(one, cleaned=False).to_dict()["properties"] == one["properties"]


def test_the_model_refuses_what_is_no_entity() -> None:
    """The check can fail: a word that a schema does not have and a country that is none are dropped."""
    wrong = {"id": "a", "schema": "Event", "properties": {"name": ["A"], "claimant": ["B"], "country": ["?"]}}
    assert model.get_proxy(wrong, cleaned=False).to_dict()["properties"] == {"name": ["A"]}


def test_what_is_linked_is_there_and_of_the_right_kind(exported: Exported) -> None:
    """An entity property leads to an entity of the export whose schema its range allows."""
    _, folder = exported("ftm")
    found = {one["id"]: model.get_proxy(one, cleaned=False) for one in entities(folder)}
    links = 0
    for proxy in found.values():
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                links += 1
                assert prop.range is not None
                assert found[value].schema.is_a(prop.range)
    assert links


def test_an_act_names_its_standing_its_claimant_and_its_proof(exported: Exported) -> None:
    """The name of an event begins with how it stands; nobody organizes anything."""
    _, folder = exported("ftm")
    events = [one["properties"] for one in entities(folder) if one["schema"] == "Event"]
    alleged = [one for one in events if "status:alleged" in one["keywords"]]
    assert alleged
    for one in alleged:
        assert one["name"][0].startswith("Alleged: ")
        assert "Told by " in one["summary"][0]
        assert one["proof"]
    assert any("Denied by North Korea's foreign ministry" in one["summary"][0] for one in alleged)
    assert not any("organizer" in one for one in events)


def test_what_may_concern_the_law_is_no_sanction(exported: Exported) -> None:
    """It is a note that says "may concern"."""
    _, folder = exported("ftm")
    found = entities(folder)
    assert "Sanction" not in {one["schema"] for one in found}
    notes = [one["properties"] for one in found if "exposure" in one["properties"].get("keywords", [])]
    assert notes
    assert all(note["name"][0].startswith("May concern ") for note in notes)
