"""Clauses and names that the parser or the wording ties to the wrong neighbour."""

from collections.abc import Callable

import pytest

from indicia.language import Parse
from indicia.model import Event, Note

Read = Callable[[str], tuple[Parse, tuple[Event, ...], tuple[Note, ...]]]


def told(read: Read, text: str, kind: str) -> tuple[str, set[str | None], set[str | None]]:
    """Status, states of the doers and of the others of the first event of a type."""
    parse, found, _ = read(text)
    event = next(e for e in found if e.type == kind)
    doers, others = (
        {parse.entity[i].country for i in ids} - {None} for ids in (event.actors, event.recipients)
    )
    return event.status, doers, others


def test_a_clause_before_a_semicolon_is_not_weakened_by_the_next(read: Read) -> None:
    """The "not" of a second main clause does not undo what the first one tells."""
    text = "Five states of the region closed their airspace to Niger; Chad did not join them."
    assert told(read, text, "SANCTION")[0] == "happened"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Moscow became the first capital to recognise the Taliban.", "happened"),
        ("Egypt was the last to recognise Kosovo.", "happened"),
        ("Egypt will be the first country to recognise Kosovo.", "planned"),
        ("Egypt may be the only country to recognise Kosovo.", "hypothetical"),
    ],
)
def test_who_was_the_first_to_do_it_has_done_it(read: Read, text: str, status: str) -> None:
    """What somebody was the first to do is a fact, as far as what stands over it does."""
    assert told(read, text, "SUPPORT")[0] == status


def test_hosts_of_an_envoy_are_not_the_envoy(read: Read) -> None:
    """Who is named only as somebody's host, foe or critic is not that somebody."""
    text = "Washington's envoy in Pretoria had accused his hosts of arming Moscow; he later apologised."
    assert told(read, text, "AID") == ("alleged", set(), {"RUS"})


def test_who_struck_after_a_summons_is_not_who_summoned(read: Read) -> None:
    """A verb that the parser coordinates past "after" keeps the subject right before it."""
    text = "Kenya summoned the Taliban's envoy after gunmen from across the border killed six of its men."
    assert "KEN" not in told(read, text, "ASSAULT")[1]


def test_a_drone_is_shot_down_and_a_plan_is_refused(read: Read) -> None:
    """Shooting down is force against what flies, and a refusal of what is proposed."""
    assert told(read, "Algeria shot down a Malian drone.", "ASSAULT") == ("happened", {"DZA"}, {"MLI"})
    assert told(read, "Algeria shot down a Malian proposal.", "REJECT") == ("happened", {"DZA"}, {"MLI"})


def test_to_insist_that_it_was_so_asks_for_nothing(read: Read) -> None:
    """Only what somebody insists that others do is a demand; "insists it has not" is a denial."""
    _, found, _ = read("Belgrade insists it has not exported a single shell to Kyiv.")
    assert [(e.type, e.status) for e in found] == [("AID", "denied")]
    assert told(read, "Paris insisted that Kigali withdraw its troops.", "REQUEST")[0] == "happened"


def test_who_is_promised_something_is_the_other_side(read: Read) -> None:
    """The one a promise is made to is named before what is promised."""
    text = "Panama promised Washington that it would strike tankers from its register."
    assert told(read, text, "AGREE") == ("happened", {"PAN"}, {"USA"})


def test_goods_brought_back_come_in(read: Read) -> None:
    """Who brings something back from somewhere gets it; who was told to has not done so."""
    text = "North Korean workers brought back textile machinery from China."
    assert told(read, text, "COOPERATE") == ("happened", {"PRK"}, {"CHN"})
    text = "The envoys were told to bring back machinery from Russia."
    assert told(read, text, "COOPERATE")[0] == "hypothetical"
