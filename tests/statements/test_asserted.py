"""What is plainly asserted stays so, and denials find their claims, in many wordings."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indicia import statements
from indicia.language import Parse
from indicia.model import Statement

HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    """The rows of a file of cases."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split(" | ") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("text", "act"), rows("asserted.txt"), ids=lambda value: value[:40])
def test_an_act_that_its_source_asserts_is_shown_as_asserted(
    parse_of: Callable[[str], Parse], text: str, act: str
) -> None:
    """The innermost statement around the act asserts it, whatever else the sentence says was not done."""
    start = text.index(act)
    end = start + len(act)
    around = []
    for one in statements.find(parse_of(text))[0]:
        shared = sum(max(0, min(end, s.end) - max(start, s.start)) for s in one.content)
        if 2 * shared >= len(act):
            around.append((sum(s.end - s.start for s in one.content), one.stance))
    nearest = min(around)[0]
    assert {stance for length, stance in around if length == nearest} <= {"asserts", "accuses"}


@pytest.mark.parametrize(("text", "pairs"), rows("answered.txt"), ids=lambda value: value[:40])
def test_a_denial_answers_its_claim(parse_of: Callable[[str], Parse], text: str, pairs: str) -> None:
    """The denial is tied to the claim it denies, and to none where it denies something else."""
    found, _ = statements.find(parse_of(text))
    for pair in pairs.split("; "):
        claim, _, denial = pair.rpartition("> ")
        answering = _at(found, text.rindex(denial), len(denial))
        denying = [s for s in answering if s.stance == "denies"]
        if claim:
            cue = claim.removesuffix(" ")
            claims = {s.id for s in _at(found, text.index(cue), len(cue))}
            assert claims & {s.answers for s in denying}
        else:
            assert not [s for s in denying if s.answers]


def _at(found: tuple[Statement, ...], start: int, length: int) -> list[Statement]:
    """The statements whose cue touches some characters."""
    return [s for s in found if any(c.start < start + length and start < c.end for c in s.cue)]
