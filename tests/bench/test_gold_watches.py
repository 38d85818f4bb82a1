"""The gold of watch histories: its schema, its size, and what it promises."""

from pathlib import Path
from typing import get_args

import pytest

from bench import gold_watches
from indicia.model import DataError
from indicia.model.watch import State

HALVES = {split: gold_watches.load(split) for split in ("dev", "test")}
HISTORIES = [*HALVES["dev"], *HALVES["test"]]
STEPS = [step for history in HISTORIES for step in history.steps()]


def test_the_set_is_as_large_as_its_figures_claim() -> None:
    """Forty histories with an id of their own, of three to seven pages, in two halves of nearly one size."""
    assert len({history.id for history in HISTORIES}) == len(HISTORIES) == 40
    assert all(3 <= len(history.page) <= 7 for history in HISTORIES)
    assert all(18 <= len(half) <= 22 for half in HALVES.values())


def test_every_state_and_turn_is_in_both_halves() -> None:
    """Each state is right somewhere in each half, and so are `stale` and what is missing."""
    for half in HALVES.values():
        steps = [step for history in half for step in history.steps()]
        assert {step.state for step in steps} == set(get_args(State))
        assert {step.stale for step in steps} == {None, False, True}
        assert any(step.missing for step in steps)


def test_echoes_alone_never_corroborate() -> None:
    """At least eight histories pile up echoes, some in each half; "corroborated" is right nowhere in them."""
    assert all(sum(history.echo for history in half) >= 3 for half in HALVES.values())
    echoes = [history for history in HISTORIES if history.echo]
    assert len(echoes) >= 8
    assert not any(step.state == "corroborated" for history in echoes for step in history.steps())


def test_steps_are_in_the_order_of_days() -> None:
    """Pages and checks follow each other, and each says why."""
    for history in HISTORIES:
        days = [step.date for step in history.steps()]
        assert days == sorted(days), history.id
    assert all(step.why for step in STEPS)


def test_no_text_stands_twice_without_reason() -> None:
    """No headline is used twice: pages are written, not stamped."""
    heads = [page.text.strip().partition("\n")[0] for history in HISTORIES for page in history.page]
    assert sorted(heads) == sorted(set(heads))


PAGE = 'outlet = "a.example"\ndate = 2024-01-0{}\nstate = "{}"\nwhy = "w"\ntext = "{}"\n'


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (PAGE.format(2, "proven", "# T\\nLine."), "Invalid enum value"),
        (PAGE.format(2, "nothing", "T\\nLine."), "a headline after"),
        (PAGE.format(1, "nothing", "# T\\nLine."), "not in the order"),
        (PAGE.format(3, "corroborated", "# T\\nLine."), "echoes alone"),
        (PAGE.format(3, "nothing", "# T\\nLine.") + 'missing = ["E-1"]\n', "not expected"),
    ],
)
def test_a_wrong_history_is_told(tmp_path: Path, row: str, told: str) -> None:
    """A wrong state, page, order of days or corroborated echo is found on loading."""
    head = '[[history]]\nid = "x-1"\nabout = "x"\necho = true\n[history.watch]\nquestion = "Q?"\n'
    watch = 'id = "x-1"\nactors = ["PRK"]\nareas = ["arms"]\nsince = 2024-01-01\n'
    first = "[[history.page]]\n" + PAGE.format(2, "nothing", "# T\\nLine.")
    (tmp_path / "x.toml").write_text(f"{head}{watch}{first}[[history.page]]\n{row}", encoding="utf-8")
    with pytest.raises(DataError, match=told):
        gold_watches.load("dev", tmp_path)
