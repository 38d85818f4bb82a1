"""The standing of one act under many wordings; none of them may make it a fact."""

from collections.abc import Callable

import pytest

from indicia.language import Parse
from indicia.model import Event, Note

Read = Callable[[str], tuple[Parse, tuple[Event, ...], tuple[Note, ...]]]

ALLEGED = """{S} is said by a rebel group to have {D}.
{S} was reported by two deserters to have {D}.
{S} is thought to have {D}.
{S} is understood to have {D}.
{S} seems to have {D}.
{S} is feared to have {D}.
{S} probably {D}.
{S} stands accused of {G}.
{S} is under investigation for {G}.
{S} faces allegations that it {D}.
An exile channel says that {S} {D}.
According to an opposition newspaper, {S} {D}.
{S} {D}, according to a dissident blog.
An anonymous source said {S} {D}.
Leaked papers suggest that {S} {D}.
Pictures seem to show that {S} {D}.
Evidence has emerged that {S} {D}.
Rumour has it that {S} {D}.
A newspaper hinted that {S} had {D}."""
OPEN = """Did {S} {B}?
Had {S} {D}, war would have followed.
No one knows whether {S} {D}.
{S} is bound to {B}.
{S} is due to {B} in May."""
NOT = """{S} stopped short of {G}.
{S} has yet to {B}.
{S} has ruled out {G}.
{S} dropped its plan to {B}.
{S} no longer plans to {B}.
{S} avoided {G}.
{S} was prevented from {G}.
{S} hardly ever {D}.
{S} gave up the idea of {G}.
Far from {G}, {S} asked for peace.
Rather than {B}, {S} asked for peace.
{S} described the claim that it {D} as baseless."""
ACTS = (
    ("Syria", "shelled a Turkish town", "shelling a Turkish town", "shell a Turkish town"),
    ("Iran", "seized a Greek tanker", "seizing a Greek tanker", "seize a Greek tanker"),
)


def standings(read: Read, frame: str) -> set[str]:
    """The standings of both acts in one frame."""
    found: set[str] = set()
    for state, did, doing, do in ACTS:
        text = frame.format(S=state, D=did, G=doing, B=do)
        found |= {e.status for e in read(text)[1] if e.type in ("ASSAULT", "COERCE")}
    return found


@pytest.mark.parametrize("frame", ALLEGED.splitlines())
def test_what_is_only_claimed_is_alleged(read: Read, frame: str) -> None:
    """A claim, a sign, a guess and a partisan source make an act alleged."""
    assert standings(read, frame) == {"alleged"}


@pytest.mark.parametrize("frame", OPEN.splitlines())
def test_what_is_open_is_planned_or_hypothetical(read: Read, frame: str) -> None:
    """Questions, conditions and dues leave an act open."""
    assert standings(read, frame) <= {"planned", "hypothetical"}


@pytest.mark.parametrize("frame", NOT.splitlines())
def test_what_was_not_done_is_negated_or_denied(read: Read, frame: str) -> None:
    """Roundabout negations negate."""
    assert standings(read, frame) <= {"negated", "denied"}


def test_talks_that_are_due_are_planned(read: Read) -> None:
    """What an act is said to be counts, not only what governs it."""
    events = read("Talks between Sudan and Ethiopia are due to resume on Monday.")[1]
    assert [e.status for e in events if e.type == "CONSULT"] == ["planned"]


def test_the_seizure_would_is_no_seizure(read: Read) -> None:
    """A noun that would do something has not been done."""
    events = read("The seizure of a Greek tanker by Iran would raise prices.")[1]
    assert {e.status for e in events} == {"hypothetical"}


def test_no_longer_allowed_tells_nothing_of_the_act(read: Read) -> None:
    """What somebody may no longer do they may have done."""
    events = read("North Korea earned 200 million dollars from coal that it was no longer allowed to sell.")[
        1
    ]
    assert "negated" not in {e.status for e in events if e.conduct == "coal"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Diplomats expect sanctions on South Sudan to be imposed in May.", "planned"),
        ("The embargo on South Sudan is to be renewed in May.", "planned"),
        ("New sanctions on Iran may be imposed.", "hypothetical"),
        ("Sanctions on South Sudan were imposed in May.", "happened"),
        ("American sanctions on Iran hurt growth.", "happened"),
    ],
)
def test_sanctions_still_to_be_imposed_are_no_fact(read: Read, text: str, status: str) -> None:
    """Sanctions that a verb is still to bring about are planned; those that stand are not touched."""
    _, found, _ = read(text)
    assert [event.status for event in found if event.type == "SANCTION"] == [status]
