"""The terminal view of one rich reading."""

import io
import re
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from rich.cells import cell_len
from rich.console import Console

from indicia.app.cli.screen import safe
from indicia.app.cli.show import show
from indicia.model import Article, Reading

STORED = Path(__file__).parents[1] / "products" / "rich.json"


@pytest.fixture(scope="module")
def reading() -> Reading:
    """The rich reading that the products are tested with."""
    return msgspec.json.decode(STORED.read_bytes(), type=Reading)


def shown(reading: Reading, width: int = 80, *, colour: bool = False) -> str:
    """What the terminal is given."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
    )
    show(reading, console)
    return out.getvalue()


def flat(text: str) -> str:
    """The text with its white space collapsed."""
    return " ".join(text.split())


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
def test_no_line_is_wider_than_the_terminal(reading: Reading, width: int) -> None:
    """Down to forty columns."""
    assert max(cell_len(line) for line in shown(reading, width).splitlines()) <= width


def test_statements_are_numbered_in_place(reading: Reading) -> None:
    """The number stands at the cue, in the order of the list below."""
    text = flat(shown(reading))
    assert "Japan and South Korea accused⟨2⟩ North Korea of shipping" in text
    assert re.findall(r"⟨(\d+)⟩", text) == [str(number) for number in range(1, 11)]


def test_denial_and_claim_name_each_other(reading: Reading) -> None:
    """Numbers lead from one to the other."""
    text = flat(shown(reading, 100))
    assert "denied by 3 · denied by 4" in text
    assert "denies 2" in text


def test_what_is_no_fact_is_said_so_without_colour(reading: Reading) -> None:
    """Each event that is not given as done stands under a heading that says what it is."""
    text = shown(reading, 100)
    given, rest = text.split("Planned, not yet done")
    assert "aid  AID" not in given
    for word in ("Alleged", "Hypothetical", "Said not to have been done"):
        assert word in rest
    assert re.search(r"E2  aid  AID +alleged", rest)


def test_the_words_for_law_are_fixed(reading: Reading) -> None:
    """It may concern, with both sides, and is no advice."""
    text = flat(shown(reading, 100))
    assert "may concern S/RES/1718(2006)/8(b) in force since 14 Oct 2006 · paragraph seen" in text
    assert "Raised by Denied by" in text
    assert "Not legal advice" in text
    assert not re.search(r"violat|breach", text)


def test_an_empty_reading_says_what_was_not_found() -> None:
    """Every part has its line."""
    text = flat(shown(Reading(Article("Only text.", "", ()))))
    for line in (
        "undated",
        "--published",
        "No statement of anybody was found.",
        "No event was found.",
        "No conduct that Security Council measures may concern was found.",
        "Nothing was left out.",
    ):
        assert line in text


def test_colour_changes_no_word(reading: Reading) -> None:
    """Colour is an addition: without its codes the text is the same."""
    coloured = shown(reading, colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == shown(reading)


def test_a_page_cannot_send_codes_to_the_terminal(reading: Reading) -> None:
    """Escape sequences and marks that turn the direction of writing are shown as what they are."""
    evil = "\x1b]0;owned\x07 \x9b31m \u202egnihton\u202c"
    article = replace(reading.article, text=evil, title=evil, outlet=evil, url=evil)
    noted = tuple(replace(note, text=evil, slug=evil) for note in reading.notes)
    text = shown(Reading(article, notes=noted))
    assert not set(text) & {"\x1b", "\x07", "\x9b", "\u202e", "\u202c"}
    assert "owned" in text


def test_making_a_reading_safe_moves_no_offset(reading: Reading) -> None:
    """A replaced character takes the place of one."""
    assert safe(reading) == reading
    turned = replace(reading.article, text="\x1b" + reading.article.text[1:])
    assert len(safe(turned).text) == len(turned.text)


def test_who_may_be_listed_is_shown_with_the_reason(reading: Reading) -> None:
    """The list's name, its days and why; and that a name is not yet a party."""
    text = flat(shown(reading, 100))
    assert "Who may be listed" in text
    assert "a namesake is not ruled out" in text
    assert "the same name is not yet the same party" in text
    assert "Who may be listed" not in shown(replace(reading, listings=()))


def test_why_an_event_is_coded_so_is_shown_when_asked(reading: Reading) -> None:
    """With `why` each event names its row, the example that it follows and what decides its status."""
    event = replace(reading.events[0], made_by="events/verb:send", why=("as in “A”", "alleged: “accused”"))
    out = io.StringIO()
    show(replace(reading, events=(event,)), Console(file=out, width=100), why=True)
    assert "why: events/verb:send · as in “A” · alleged: “accused”" in flat(out.getvalue())
    assert "why:" not in shown(reading)
