"""Conduct that no rule tells, as the trained reader hears it."""

from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from bench.gold_files import read
from bench.statements import article
from indicia import language, law
from indicia.language import Parse
from indicia.law.reader import PARTS, STANDINGS, Pages, load
from indicia.law.reader import network as shipped
from indicia.model import DataError, Event, Exposure

HEARD = "heard by the trained reader"
# Told in words that no rule has: what rises from an airfield, a ship that is renamed.
TOLD = {
    "vessels": "Formerly the Sheng Hong 8, the bulk carrier was sold in Weihai and renamed in Nampo. "
    "She has since sailed under the flag of the DPRK.",
    "missile_programme": "Something rose from the Sunan airfield at half past two, climbed to 6,200 "
    "kilometres and came down west of Hokkaido. The minister in Tokyo said that North Korea had fired it.",
}


LAWLESS = "Coal from a Libyan pit was heaped on the quay at Izmir."
HANDS = "Pyongyang {} four thousand more pairs of hands behind the benches of Vladivostok, the governor said."
DENIED = (
    "The foreign ministry in Moscow denied the report. "
    "Crates of shells from Rajin never went aboard the Angara."
)


@cache
def _read(text: str) -> tuple[Parse, tuple[Exposure, ...], tuple[Event, ...]]:
    parse, said, done = read(text, date(2024, 6, 4))
    found, more, _ = law.read(parse, said, done)
    return parse, found, more


def _found(text: str) -> tuple[Exposure, ...]:
    return _read(text)[1]


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
        "Had Pyongyang put four thousand more pairs of hands behind the benches of Vladivostok, the "
        "governor would have known.",
        "Every state must see to it that no pairs of hands from Pyongyang stand behind its benches.",
        "North Korean crates of shells never went aboard the Angara.",
    ],
)
def test_what_is_supposed_ruled_out_or_innocent_is_not_taken(text: str) -> None:
    """Conditions, rules and what nobody says was done give nothing, nor do lives that are no conduct."""
    assert _found(text) == ()


@pytest.mark.parametrize(
    ("text", "standing", "status"),
    [
        (HANDS.format("has put"), "done", "alleged"),
        (HANDS.format("means to put"), "planned", "hypothetical"),
        (DENIED, "denied", "denied"),
    ],
)
def test_standing_decides_the_status(text: str, standing: str, status: str) -> None:
    """Done is alleged at most, a plan is hypothetical, and a denial goes on in the next sentence."""
    parse, found, _ = _read(text)
    told = Pages(parse).told(parse.sentences[-1])
    assert told is not None
    assert told.standing == standing
    assert {(one.status, HEARD in one.provisions[0].why) for one in found} == {(status, True)}
    assert bool(found[0].denials) == (standing == "denied")


@pytest.mark.parametrize(
    ("text", "area", "part", "party", "direction"),
    [
        (
            "Beer from Taedonggang was on sale at a fair in Tangshan, among Belgian trappists.",
            "food",
            "from",
            "Taedonggang",
            "out",
        ),
        (
            "A Chinese satellite firm gave the Houthis pictures of ships in the Red Sea, Washington charges.",
            "arms",
            "to",
            "Houthis",
            "in",
        ),
    ],
)
def test_parts_decide_the_direction(text: str, area: str, part: str, party: str, direction: str) -> None:
    """Where a regime's party is heard as the side it comes from, it goes out; as the other, in."""
    parse, found, _ = _read(text)
    pages = Pages(parse)
    assert pages.told(parse.sentences[0]) is not None
    assert max(PARTS[:4], key=lambda one: pages.part(_token(parse, party), one)) == part
    assert {(one.area, one.direction) for one in found} == {(area, direction)}


def _token(parse: Parse, word: str) -> language.Token:
    return next(t for t in parse.tokens if t.text == word)


def test_what_no_paragraph_is_on_becomes_an_event_of_the_reading() -> None:
    """Heard and without law, it is no exposure, and it is not lost: an event numbered after the others."""
    parse, said, done = read(LAWLESS, date(2024, 6, 4))
    found, more, _ = law.read(parse, said, done)
    assert found == ()
    assert [(one.id, one.conduct, one.made_by) for one in more] == [(f"e{len(done) + 1}", "coal", "law/read")]
    assert more[0].status != "happened"
    assert all(LAWLESS[span.start : span.end] == span.text for span in more[0].trigger)


def test_a_page_with_no_party_of_a_regime_is_never_read() -> None:
    """The network is loaded for the first page that names one where no rule tells it, and for none before."""
    load.cache_clear()
    _read.__wrapped__("Norway has shipped crates of shells to Portugal.")
    assert load.cache_info().currsize == 0
    _read.__wrapped__(TOLD["missile_programme"])
    assert load.cache_info().currsize == 1


def test_the_same_page_is_heard_the_same_twice() -> None:
    """Added up in one order and rounded, a second look gives the same to the last digit."""
    parse, _, _ = _read(TOLD["missile_programme"])
    first, second = (
        [(pages.told(s), [pages.part(t, p) for t in parse.words(s) for p in PARTS]) for s in parse.sentences]
        for pages in (Pages(parse), Pages(parse))
    )
    assert first == second


@settings(max_examples=20, deadline=None)
@given(
    some.text(max_size=200)
    | some.lists(some.sampled_from([*HANDS.split(), "\n\n", "。", "İ", "🚢"])).map(" ".join)
)
@example("North Korea sent " + "shells, rifles and mortars, " * 90 + "to Russia. It sent more.")
def test_any_text_is_heard_and_parts_stay_with_their_words(text: str) -> None:
    """Every sentence with a word is answered in full, and the parts of each of its words make up a whole."""
    parse, _ = language.parse(article(text))
    pages = Pages(parse)
    for sentence in parse.sentences:
        told = pages.told(sentence)
        for token in parse.words(sentence) if told else ():
            assert 0.9 <= sum(pages.part(token, part) for part in PARTS) <= 1.1 or not token.text.isalnum()
        if told:
            assert all(0 <= chance <= 1 for chance in (*told.areas.values(), told.conduct))
            assert set(told.standings) == set(STANDINGS)


def test_a_changed_network_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One byte more or less, and the file is not loaded: one line says which, and what to do."""
    there = Path(str(shipped.__file__)).parent / "weights"
    weights = tmp_path / "weights"
    weights.mkdir()
    for name in ("weights.toml", "conduct.onnx"):
        (weights / name).write_bytes((there / name).read_bytes())
    (weights / "vocab.txt").write_bytes((there / "vocab.txt").read_bytes() + b"x")
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    load.cache_clear()
    with pytest.raises(DataError, match=r"vocab\.txt is not the file this version was made with: reinstall"):
        load()
    load.cache_clear()
