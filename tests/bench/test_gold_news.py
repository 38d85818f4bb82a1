"""The news gold: what it names stands in its texts, and sentences without an act stay quiet."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench import events
from bench.gold_files import ROOT
from indicia.model import TYPES

FILES = sorted((ROOT / "news").glob("*.jsonl"))


def rows(path: Path) -> list[dict[str, Any]]:
    """The sentences of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_sides_stand_in_their_sentences(path: Path) -> None:
    """Ids are unique, types are PLOVER's, and the words for both sides stand in the text."""
    held = rows(path)
    assert len({row["id"] for row in held}) == len(held)
    for row in held:
        for event in row["events"]:
            assert event["plover_type"] in TYPES
            assert all(name in row["text"] for name in (*event["source_text"], *event["target_text"]))


def test_few_sentences_without_an_act_are_coded() -> None:
    """At most 15 % of the sentences that tell no act between parties get one."""
    held = rows(ROOT / "news" / "none.jsonl")
    found, _ = events.predict(held, given_actors=False)
    assert sum(bool(coded) for coded in found.values()) <= 0.15 * len(held)
