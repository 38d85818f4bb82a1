"""An event says why it is coded so, and how finely."""

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Turkey bombed a port in Yemen.", "happened: nothing weakens it"),
        ("China plans to send fuel to North Korea.", "planned: “plans”"),
        ("Turkey did not bomb the port in Yemen.", "negated: “not”"),
        ("Turkey may bomb the port in Yemen.", "hypothetical: “may”"),
    ],
)
def test_the_words_that_decide_the_status_are_named(read: Callable[[str], Any], text: str, rule: str) -> None:
    """`why` holds an example of the lexicon, then the status with the word that gives it."""
    (event, *_) = read(text)[1]
    assert event.why[0].startswith("as in “")
    assert event.why[1] == rule


@pytest.mark.parametrize(
    ("text", "mode", "context"),
    [
        ("Israeli jets bombed a depot in Syria.", "aerial", None),
        ("The Chadian president telephoned his counterpart in Niger.", "phone", None),
        ("Kenya arrested a Rwandan journalist.", "arrest", "rights_freedoms"),
        ("Norway granted asylum to 200 Haitian refugees.", None, "refugee"),
        ("Rebels in Laos declared a ceasefire.", "ceasefire", None),
    ],
)
def test_mode_and_contexts_where_the_text_says(
    read: Callable[[str], Any], text: str, mode: str | None, context: str | None
) -> None:
    """PLOVER's mode comes from the act and what stands beside it, contexts from its clause."""
    (event, *_) = read(text)[1]
    assert event.mode == mode
    assert context is None or context in event.contexts


def test_what_the_text_does_not_say_is_left_out(read: Callable[[str], Any]) -> None:
    """No mode and no context is made up."""
    (event, *_) = read("Chad praised Niger.")[1]
    assert (event.mode, event.contexts) == (None, ())


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Russia has given shells from North Korea to its artillery.", []),
        ("The report describes arms transfers between Russia and North Korea.", ["arms"]),
    ],
)
def test_arms_given_to_ones_own_go_nowhere(read: Callable[[str], Any], text: str, given: list[str]) -> None:
    """Who hands arms to their own forces transfers none; "between" names both sides of a transfer."""
    assert [e.conduct for e in read(text)[1]] == given


@pytest.mark.parametrize(
    "text",
    [
        "Cyclone Freddy struck Madagascar.",
        "Coffee growers in Colombia are battling a fungus.",
        "The American singer kicked off her tour in Tokyo.",
        "Iceland's volcano threatened the fishing town again.",
        "The Italian team pulled out of the race.",
    ],
)
def test_what_does_no_harm_is_no_act(read: Callable[[str], Any], text: str) -> None:
    """Weather, pests, concerts and sport in the words of war and diplomacy stay quiet."""
    assert read(text)[1] == ()
