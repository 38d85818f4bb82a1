"""Silence in other words than a negated verb of speech."""

from collections.abc import Callable

import pytest

from indicia import statements
from indicia.language import Parse


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("The envoy said that Qatar is not taking sides in the war.", {"asserts"}),
        ("The envoy said that Qatar did not provide arms to the rebels.", {"asserts"}),
        ("The spokesman did not take questions.", {"declines"}),
        ("The ministry refused to provide any details of the talks.", {"declines"}),
        ("Officials in Sofia were forced to deny that the plant had sold shells.", {"denies"}),
    ],
)
def test_a_deed_not_done_is_no_silence(
    parse_of: Callable[[str], Parse], text: str, stances: set[str]
) -> None:
    """Not to take sides is no silence, not to take questions is; a denial somebody was forced to is one."""
    said, _ = statements.find(parse_of(text), engine="rules")
    assert stances == {one.stance for one in said if one.certainty != "possible"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Calls to the ministry went unanswered.", "the ministry"),
        ("Messages left for the owner were not returned.", "the owner"),
        ("The broker could not be reached for comment.", "The broker"),
        ("None of the two yards was available for comment.", "None of the two yards"),
        ("The bank had no comment on the freeze.", "The bank"),
        ("The navy gave no further details.", "The navy"),
        ("There was no immediate response from Tehran.", "Tehran"),
        ("The palace has kept quiet about the visit.", "The palace"),
        ("The junta has yet to comment.", "The junta"),
        ("The owner's lawyers did not want to comment.", "The owner's lawyers"),
        ("The governor sidestepped a question on the deal.", "The governor"),
        ("The trader hung up when asked about the oil.", "The trader"),
        ("No one at the embassy answered the phone.", "No one at the embassy"),
        ("Havana would not be drawn on the visit.", "Havana"),
    ],
)
def test_silence_is_told_as_silence(parse_of: Callable[[str], Parse], text: str, source: str) -> None:
    """However a page says that nothing was said, it is neither claim nor denial."""
    found = [s for s in statements.find(parse_of(text))[0] if s.stance == "declines"]
    assert [s.source[0].text for s in found] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "The streets were quiet.",
        "The guns fell silent.",
        "A deal could not be reached.",
        "He had no answer to the rain.",
    ],
)
def test_things_are_silent_without_saying_so(parse_of: Callable[[str], Parse], text: str) -> None:
    """Streets, guns and deals decline nothing."""
    assert not statements.find(parse_of(text))[0]
