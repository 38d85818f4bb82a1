"""Conduct that no rule tells, as the trained reader hears it; and the words that conduct is told in."""

from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from bench.gold_files import read
from indicia import law
from indicia.law.likened import recogniser
from indicia.model import DataError, Exposure

HEARD = "heard by the trained reader"
# Told in words that no rule has: what rises from an airfield, a ship that is renamed.
TOLD = {
    "vessels": "Formerly the Sheng Hong 8, the bulk carrier was sold in Weihai and renamed in Nampo. "
    "She has since sailed under the flag of the DPRK.",
    "missile_programme": "Something rose from the Sunan airfield at half past two, climbed to 6,200 "
    "kilometres and came down west of Hokkaido. The minister in Tokyo said that North Korea had fired it.",
}


def _found(text: str) -> tuple[Exposure, ...]:
    return law.find(*read(text, date(2024, 6, 4)))[0]


@pytest.mark.parametrize("area", TOLD)
def test_what_no_rule_tells_is_heard_and_says_so(area: str) -> None:
    """The reason of every paragraph names chance and words, and the act is no more than alleged."""
    found = [exposure for exposure in _found(TOLD[area]) if exposure.area == area]
    assert found
    assert found[0].status != "asserted"
    assert all(HEARD in cited.why and "“" in cited.why for cited in found[0].provisions)
    assert all(TOLD[area][span.start : span.end] == span.text for span in found[0].evidence)


def test_what_a_rule_has_told_keeps_its_own_reason() -> None:
    """A rule's finding keeps its own standing and reason."""
    found = _found("North Korea sent 3,000 workers to Russia in May.")
    assert [exposure.area for exposure in found] == ["workers"]
    assert HEARD not in found[0].provisions[0].why


@pytest.mark.parametrize(
    "text",
    [
        "If Moscow asked, North Korean seamstresses would fill dormitories in Khasan, a trader joked.",
        "A defector from North Korea drives a taxi in Daegu and sends his mother money.",
        "Kim Jong Un watched pilots drop flares during a night exercise of the North Korean air force.",
    ],
)
def test_what_is_supposed_or_innocent_is_not_taken(text: str) -> None:
    """Conditions above the words that say most, and lives that are no conduct, give nothing."""
    assert _found(text) == ()


def test_unknown_words_and_none_are_like_nothing() -> None:
    """Whatever the words, scores stay between nought and one and lead to areas of the card."""
    engine = recogniser.load()
    areas = frozenset(engine.card.areas)
    assert engine.read([], areas) is None
    assert engine.read([("qzxv", "qzxv")] * 3, areas) is None
    some = engine.read(
        [("seamstress", "seamstresses"), ("dormitory", "dormitories"), ("pyongyang", "pyongyang")], areas
    )
    assert some is not None
    assert some.area == "workers"
    assert 0 <= some.score <= 1


def test_only_areas_that_a_regime_of_the_page_knows_are_asked_for() -> None:
    """What is like conduct of another regime only is like nothing here."""
    words = [("charcoal", "charcoal"), ("dhow", "dhows"), ("kismayo", "kismayo"), ("sack", "sacks")]
    found = recogniser.load().read(words, frozenset(("charcoal", "arms")))
    assert found is not None
    assert found.area == "charcoal"
    assert recogniser.load().read(words, frozenset(("arms",))) is None


def test_other_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is not the one trained ends with one clear line."""
    there = Path(recogniser.__file__).parent / "weights"
    weights = tmp_path / "weights"
    weights.mkdir()
    (weights / "weights.toml").write_bytes((there / "weights.toml").read_bytes())
    (weights / "likeness.npz").write_bytes(b"torn")
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    recogniser.load.cache_clear()
    with pytest.raises(DataError, match="not the file this version was made with"):
        recogniser.load()
    recogniser.load.cache_clear()
