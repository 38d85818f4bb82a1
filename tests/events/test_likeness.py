"""Types by likeness: what the sentence is like decides where no rule does, and says so."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bench import events
from bench.events_likeness import encode, tokens
from indicia.events.likeness import PLACED, WEAK, Likeness, Words, likeness, model
from indicia.language import Parse
from indicia.model import TYPES, DataError


def scores(parse: Parse, source: str, target: str) -> dict[str, float]:
    """The scores of a text for two parties by name."""
    row = {"source_text": [source], "target_text": [target]}
    acts, on = (tokens(row, side, parse) for side in ("source_text", "target_text"))
    return likeness(parse, acts, on, encode).scores


def test_a_rule_that_stands_in_place_outweighs_likeness() -> None:
    """A trusted rule keeps its type, a weak one gives way to what is clearly liker."""
    like = Likeness({"AID": 0.5, "ACCUSE": 0.1, "CONSULT": 0.0})
    near = Likeness({"AID": 0.3, "ACCUSE": 0.1})
    assert near.choose("ACCUSE", PLACED) == ("ACCUSE", "type by rule: ACCUSE")
    assert like.choose("ACCUSE", WEAK)[0] == "AID"
    assert like.choose("-", WEAK) == ("AID", "type by likeness: AID (0.50; no rule tells one)")


def test_every_type_is_scored_the_same_each_time(parse_of: Callable[[str], Parse]) -> None:
    """All sixteen types and embargoes have a score, and a second reading gives the same ones."""
    parse = parse_of("Sana'a rained down rockets upon Riyadh.")
    assert scores(parse, "Sana'a", "Riyadh") == scores(parse, "Sana'a", "Riyadh")
    assert set(scores(parse, "Sana'a", "Riyadh")) == {*TYPES, "EMBARGO"}


def test_a_word_met_while_taught_is_kept_and_another_is_encoded() -> None:
    """Both have a direction of length 1, and what is kept is what the encoder gives but for its last bits."""
    known = model.load()
    asked: list[str] = []

    def listening(text: str) -> Words:
        asked.append(text)
        return encode(text)

    kept, new = known.way("attack", listening), known.way("disembowelment", listening)
    assert asked == ["disembowelment"]
    afresh = known._replace(words={}).way("attack", encode)
    assert float(kept @ afresh) == pytest.approx(1, abs=0.02)
    assert float(new @ new) == pytest.approx(1, abs=0.001)


@pytest.mark.parametrize(
    ("text", "source", "target", "kind"),
    [
        ("Warsaw has shut the last Russian consulate on its soil.", "Warsaw", "Russian", "SANCTION"),
        ("Riyadh will not hear of normal ties with Israel.", "Riyadh", "Israel", "REJECT"),
        ("Pensioners in Buenos Aires banged pots at the government.", "Pensioners", "government", "PROTEST"),
    ],
)
def test_roundabout_words_have_a_type(
    parse_of: Callable[[str], Parse], text: str, source: str, target: str, kind: str
) -> None:
    """What no row tells has the type of what it is like."""
    found = scores(parse_of(text), source, target)
    assert max(found, key=found.__getitem__) == kind


def test_given_actors_leave_no_sentence_without_a_type() -> None:
    """A sentence in which no rule finds an act gets a type, and it says that likeness gave it."""
    event = {
        "plover_type": "REJECT",
        "source": "",
        "target": "",
        "source_text": ["Bern"],
        "target_text": ["Kyiv"],
    }
    row = {"id": "a", "text": "Nothing doing, was the reply of Bern to Kyiv.", "events": [event, event]}
    found, _ = events.predict([row], given_actors=True)
    assert len(found["a"]) == 2
    assert all(event["why"].startswith("type by") for event in found["a"])


@pytest.mark.parametrize("by_likeness", [True, False])
def test_an_embargo_is_coercion_where_actors_are_given(*, by_likeness: bool) -> None:
    """Trade cut off is COERCE after the manual of 2021, broken ties stay SANCTION, by rule or by likeness."""
    told = [
        ("Latvia imposed an embargo on Belarusian timber.", "Latvia", "Belarusian", True),
        ("Peru broke off ties with Cuba.", "Peru", "Cuba", False),
    ]
    rows: list[dict[str, Any]] = []
    for text, source, target, embargo in told:
        event = {"plover_type": "SANCTION", "source_text": [source], "target_text": [target]}
        rows.append({"id": text, "text": text, "events": [{**event, "embargo": embargo}]})
    found, _ = events.predict(rows, given_actors=True, by_likeness=by_likeness)
    assert [found[row["id"]][0]["type"] for row in rows] == ["COERCE", "SANCTION"]
    assert "macro-F1 given actors 1.000" in events.figures(rows, found, given_actors=True)


def test_weights_that_were_changed_are_refused(tmp_path: Path) -> None:
    """A file of weights that has not its hash is refused in one line."""
    folder = tmp_path / "weights"
    shutil.copytree(Path(model.__file__).parent / "weights", folder)
    with (folder / model.WEIGHTS).open("ab") as file:
        file.write(b"x")
    with pytest.raises(DataError, match="reinstall Indicia"):
        model.read(folder)
