"""The standing of an act as conduct."""

import pytest

from indicia.law.exposures import status_of
from indicia.model import Event, Span, Stance, Statement, Status

WORDS = Span(0, 4, "sent")


def event(status: Status) -> Event:
    """An act with a standing."""
    return Event("e1", "AID", (WORDS,), (), (), None, None, status, "s1", "arms", "test")


def statement(stance: Stance, hedges: tuple[Span, ...] = ()) -> Statement:
    """A statement with a stance."""
    return Statement(
        id="s1",
        source=(),
        source_entities=(),
        cue=(),
        content=(WORDS,),
        kind="indirect",
        stance=stance,
        certainty=None,
        hedges=hedges,
        within=None,
        answers=None,
        said=None,
        author=False,
        made_by="test",
    )


@pytest.mark.parametrize(
    ("stance", "status", "expected"),
    [
        ("asserts", "happened", "asserted"),
        ("accuses", "happened", "alleged"),
        ("hedged", "planned", "hedged"),
        ("hedged", "alleged", "hedged"),
        ("asserts", "planned", "hypothetical"),
        ("asserts", "alleged", "alleged"),
        ("pledges", "planned", "hypothetical"),
        ("warns", "hypothetical", "hypothetical"),
        ("asks", "happened", "hypothetical"),
        ("denies", "denied", "denied"),
        ("asserts", "negated", "denied"),
    ],
)
def test_status_follows_statement_and_event(stance: Stance, status: Status, expected: str) -> None:
    """A plan or a condition is never asserted, an accusation is alleged."""
    assert status_of(event(status), statement(stance)) == expected


def test_a_hedge_keeps_an_assertion_from_asserting() -> None:
    """One word as reportedly is enough."""
    assert status_of(event("happened"), statement("asserts", (WORDS,))) == "hedged"


def test_the_page_s_own_voice_asserts_but_a_reported_clause_alleges() -> None:
    """What somebody is told to have said is not the page's own, though no statement was found."""
    assert status_of(event("happened"), None) == "asserted"
    assert status_of(event("happened"), None, reported=True) == "alleged"
