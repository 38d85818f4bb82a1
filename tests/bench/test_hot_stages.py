"""The hot stages are as fast, beside their yardsticks, as was accepted."""

from bench import hot_stages
from bench.hot_stages import Pair, accepted, measure, slid


def test_no_stage_has_slid() -> None:
    """None takes 15 % more than accepted: mend it, or `python -m bench.hot_stages --update` and say why."""
    assert list(slid()) == []


def _work(times: int) -> int:
    return sum(number * number for number in range(10_000 * times))


def test_a_slower_stage_is_seen() -> None:
    """Half as much again is far over the limit, however many rounds are made."""
    assert measure(Pair(lambda: _work(30), lambda: _work(20)), hot_stages.SLID) > 1.3


def test_a_noisy_round_is_not() -> None:
    """One round that takes ten times as long changes nothing, for the least of each counts."""
    noise = iter([10, 100])  # the first is not counted

    def stage() -> int:
        return _work(next(noise, 10))

    assert measure(Pair(stage, lambda: _work(10)), hot_stages.SLID) <= hot_stages.SLID


def test_every_stage_has_an_accepted_ratio() -> None:
    """One that is added is measured before it is watched."""
    _, ratios = accepted()
    assert set(ratios) == set(hot_stages.pairs())
