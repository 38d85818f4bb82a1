"""The benchmark of watches: how a history is walked, and what counts as right."""

from datetime import date

from bench.gold_watches import load
from bench.watches import Step, steps, table
from bench.watches_speed import watches
from indicia.watches.run import fingerprint
from tests.watches.pages import KNOWN, SEOUL, assessed


def test_figures_count_states_and_false_corroboration() -> None:
    """One of two right; the wrong one is no false "corroborated"."""
    found = assessed(SEOUL)
    rows = [
        Step("h-1", n, date(2024, 5, n), right, found, None, None, "")
        for n, right in ((1, "single_origin"), (2, "signs"))
    ]
    lines = list(table(rows, {"h-1"}))
    assert lines[0].endswith("1/2  50.0 %")
    assert lines[-2].split()[-1] == lines[-1].split()[-1] == "0"


def test_a_history_has_a_step_for_each_page_and_check() -> None:
    """In the order of the days, with the reason of the gold."""
    history = load("dev")[0]
    walked = list(steps(history, KNOWN, "rules"))
    assert [step.day for step in walked] == [step.date for step in history.steps()]


def test_generated_watches_are_all_different() -> None:
    """A thousand questions, the same on every machine."""
    made = watches(50)
    assert len({fingerprint(watch) for watch in made}) == 50
    assert made == watches(50)
