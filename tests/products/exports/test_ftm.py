"""FollowTheMoney: entities that the model takes, and acts that never lose their claimant."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

from tests.products.exports.conftest import Exported

MODEL = tomllib.loads((Path(__file__).parent / "model_ftm.toml").read_text(encoding="utf-8"))


def entities(folder: Path) -> list[dict[str, Any]]:
    """One a line."""
    lines = (folder / "entities.ftm.json").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_the_model_takes_every_entity(exported: Exported) -> None:
    """Known schema, its properties, values of their types, and links to entities of the range."""
    manifest, folder = exported("ftm")
    found = entities(folder)
    held = {one["id"]: MODEL["schema"][one["schema"]]["is"] for one in found}
    assert len(held) == len(found) == sum(manifest.rows.values())
    for one in found:
        schema = MODEL["thing"] | MODEL["schema"][one["schema"]]
        assert set(schema["required"]) <= set(one["properties"])
        for name, values in one["properties"].items():
            kind, _, range_ = schema[name].partition(":")
            for value in values:
                assert isinstance(value, str)
                assert re.search(MODEL["types"].get(kind, ""), value), (name, value)
                assert kind != "entity" or range_ in held[value]


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
    assert {one["schema"] for one in found} <= set(MODEL["schema"])
    notes = [one["properties"] for one in found if "exposure" in one["properties"].get("keywords", [])]
    assert notes
    assert all(note["name"][0].startswith("May concern ") for note in notes)
