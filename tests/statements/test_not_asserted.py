"""Acts that are denied, planned, wanted, asked, feared or taken back, in many wordings."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indicia import events, statements
from indicia.language import Parse

ROWS = [
    line.split(" | ")
    for line in (Path(__file__).parent / "not_asserted.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("text", "act"), ROWS, ids=lambda value: value[:40])
def test_an_act_nobody_asserts_is_not_shown_as_a_fact(
    parse_of: Callable[[str], Parse], text: str, act: str
) -> None:
    """The innermost statement around the act asserts nothing, and no event in it has happened."""
    parse = parse_of(text)
    start = text.index(act)
    end = start + len(act)
    found, _ = statements.find(parse)
    around = []
    for one in found:
        shared = sum(max(0, min(end, s.end) - max(start, s.start)) for s in one.content)
        if 2 * shared >= len(act):
            around.append((sum(s.end - s.start for s in one.content), one.stance))
    nearest = min(around, default=(0, None))[0]
    assert {stance for length, stance in around if length == nearest} != {"asserts"}
    done = [t for e in events.find(parse, found)[0] if e.status == "happened" for t in e.trigger]
    assert not [t.text for t in done if start <= t.start and t.end <= end]
