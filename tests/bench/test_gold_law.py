"""The law gold: its schema, its size and balance, and how answers are counted."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bench.gold_files import half
from bench.gold_law import FRESH, Conduct, Passage, answer, figures, load, of_split
from indicia import law
from indicia.model import DataError
from indicia.model.conduct import AREAS

GOLD = load()
EXPECTED = [(p, c) for p in GOLD for c in p.expected]


def file_of(folder: Path, row: str) -> Path:
    """A folder with one gold file that holds one row."""
    text = f'[[passage]]\nid = "a-1"\npublished = 2019-03-01\ntext = "Coal left the DPRK."\n{row}\n'
    (folder / "rows.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_set_is_as_large_as_its_figures_claim() -> None:
    """At least 250 passages: 170 with conduct, 80 innocent, 40 traps among all."""
    assert sum(bool(p.expected) for p in GOLD) >= 170
    assert sum(p.innocent for p in GOLD) >= 80
    assert sum(p.trap is not None for p in GOLD) >= 40
    assert {p.trap for p in GOLD} >= {"date", "direction", "exemption"}


def test_both_halves_have_innocent_passages_traps_and_conduct() -> None:
    """Neither half is too small to measure."""
    for kind in (lambda p: p.innocent, lambda p: p.trap is not None, lambda p: bool(p.expected)):
        halves = Counter(half(p.id) for p in GOLD if kind(p))
        assert abs(halves["dev"] - halves["test"]) <= sum(halves.values()) // 10 + 1


@pytest.mark.parametrize("area", AREAS)
def test_each_area_is_expected_somewhere(area: str) -> None:
    """No area goes unmeasured."""
    assert any(area == conduct.area for _, conduct in EXPECTED)


@pytest.mark.parametrize("regime", [r.id for r in law.packaged().regimes if r.id != "cross-cutting"])
def test_each_regime_is_expected_somewhere(regime: str) -> None:
    """No regime goes unmeasured."""
    assert sum(regime in conduct.regimes for _, conduct in EXPECTED) >= 4


def test_each_status_is_expected() -> None:
    """Conduct is asserted, alleged, hedged, denied and hypothetical."""
    assert {c.status for _, c in EXPECTED} == {"asserted", "alleged", "hedged", "denied", "hypothetical"}


def test_no_passage_stands_twice() -> None:
    """Each passage is its own case."""
    assert len({p.text for p in GOLD}) == len(GOLD)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("", "neither innocent nor a trap"),
        ('innocent = true\nmood = "calm"', "mood"),
        ('trap = "date"\nmust_not = ["S/RES/1/1"]', "no provision"),
        (
            'expected = [{ area = "coal", status = "asserted", provisions = ["S/RES/2321(2016)/26"] }]',
            "not in force",
        ),
        (
            'expected = [{ area = "arms", status = "asserted", provisions = ["S/RES/2371(2017)/8"] }]',
            "not about arms",
        ),
        (
            'expected = [{ area = "missile_programme", status = "asserted",'
            ' provisions = ["S/RES/1718(2006)/2"] }]',
            "memory",
        ),
        (
            'must_not = ["S/RES/2371(2017)/8"]\n'
            'expected = [{ area = "coal", status = "asserted", provisions = ["S/RES/2371(2017)/8"] }]',
            "ruled out",
        ),
        (
            'innocent = true\nexpected = [{ area = "coal", status = "asserted",'
            ' provisions = ["S/RES/2371(2017)/8"] }]',
            "expects nothing",
        ),
        ('trap = "date"\nact = [2019-02-01, 2019-01-01]', "ends before"),
    ],
)
def test_rows_that_break_the_rules_are_refused(row: str, says: str, tmp_path: Path) -> None:
    """Unknown keys and ids, paragraphs out of force, out of area or from memory are errors."""
    with pytest.raises(DataError, match=says):
        load(file_of(tmp_path, row))


def test_conduct_is_answered_by_an_exposure_of_its_area_and_regime() -> None:
    """The first paragraph counts when it is one of those expected."""
    coal = Conduct(area="coal", status="asserted", provisions=("S/RES/2371(2017)/8",), direction="out")
    passage = Passage(
        id="a-1",
        published=date(2019, 3, 1),
        text="North Korea exported coal to China in February 2019.",
        expected=(coal,),
    )
    counted = figures([answer(passage)])
    assert (counted.area.right, counted.top1.right, counted.not_in_force) == (1, 1, 0)


def test_an_innocent_passage_is_counted_when_it_gets_an_exposure() -> None:
    """Any exposure on an innocent passage is a false one."""
    passage = Passage(
        id="a-1", published=date(2019, 3, 1), text="North Korea exported coal to China.", innocent=True
    )
    counted = figures([answer(passage)])
    assert (counted.innocent.right, counted.innocent.of) == (1, 1)


def test_a_paragraph_out_of_force_on_the_day_of_the_act_is_counted() -> None:
    """The day of the act in the gold decides, whatever the text says."""
    passage = Passage(
        id="a-1",
        published=date(2019, 3, 1),
        act=(date(2005, 1, 1), date(2005, 12, 31)),
        text="North Korea exported coal to China.",
        trap="date",
    )
    assert figures([answer(passage)]).not_in_force >= 1


def test_the_fresh_sets_are_apart_from_the_halves() -> None:
    """Development passages have files, ids and splits of their own, so that no half is changed by them."""
    fresh = load(FRESH)
    assert len(fresh) >= 300
    assert not {p.id for p in fresh} & {p.id for p in GOLD}
    assert {p.id for p in of_split("first")} == {p.id for p in fresh if p.id.startswith("first-")}
    assert len({p.text for p in (*fresh, *GOLD)}) == len(fresh) + len(GOLD)
