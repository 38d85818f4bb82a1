"""Text dumps to pieces."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicia.pages.plain import pieces, wrapped_at

PARAGRAPHS = [
    "The transport ministry said on Monday that it had closed two border crossings after inspectors "
    "found undeclared fuel in eleven lorries that were on their way to the coast.",
    "Three drivers were questioned and released. The ministry gave no names.",
    "“We will reopen both crossings as soon as the inspection is over,” an official of the customs "
    "service told reporters at the northern crossing, where several dozen lorries were waiting.",
    "Traders said the closure had cost them a day.",
    "The two states signed an agreement on border inspections four years ago, but inspectors have "
    "complained that it is seldom kept by either of the sides and that nobody pays for their work.",
]


@pytest.mark.parametrize(
    ("width", "gap"), [(50, "\n\n"), (65, "\n\n"), (72, "\n\n"), (100, "\n\n"), (50, "\n"), (80, "\n")]
)
def test_hard_wrapped_lines_are_put_together(width: int, gap: str) -> None:
    """Wrapped text gives its paragraphs back, also where no blank line parts them."""
    text = gap.join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    assert [piece.text for piece in pieces(text)] == PARAGRAPHS


def test_one_wrapped_paragraph_among_single_lines_is_put_together() -> None:
    """Where blank lines part the paragraphs, even one broken sentence is mended, at a capital too."""
    lead = "A monitoring office said on Monday that it had seen signs of coal shipments from North Korea."
    broken = lead.replace("from North", "from\nNorth")
    page = f"Office sees coal shipments\n\n{broken}\n\nNobody answered.\n\nThe port is closed."
    assert [piece.text for piece in pieces(page)][1] == lead


@pytest.mark.parametrize("gap", ["\n\n", "\n", "\r\n\r\n".replace("\r", "")])
def test_one_paragraph_a_line_stays_so(gap: str) -> None:
    """Lines that are paragraphs are not put together."""
    assert [piece.text for piece in pieces(gap.join(PARAGRAPHS))] == PARAGRAPHS


def test_short_lines_below_each_other_stay_apart() -> None:
    """A menu and a comment form are lines of their own."""
    lines = ["Home", "World", "Business", "Leave a Reply", "Your email address will not be published.", "*"]
    assert [piece.text for piece in pieces("\n".join(lines))] == lines


def test_a_sentence_broken_in_the_middle_is_mended() -> None:
    """A line that goes on in lower case below belongs to the line above it."""
    text = "The envoys of the four states met again in the\ncapital of the neutral country."
    assert [piece.text for piece in pieces(text)] == [text.replace("\n", " ")]


def test_list_items_stay_apart() -> None:
    """A wrapped page keeps the items of its lists."""
    items = "\n".join(
        f"- Item {n} of the list that the two ministries agreed on in the spring" for n in range(5)
    )
    assert len(pieces(items)) == 5


def test_unwrapped_pages_have_no_width() -> None:
    """Lines of chance lengths were not wrapped."""
    assert wrapped_at(PARAGRAPHS) == 0


@given(st.text(max_size=400))
def test_no_visible_character_is_lost(text: str) -> None:
    """The pieces hold every character of the text but white space, in order."""
    assert "".join("".join(piece.text.split()) for piece in pieces(text)) == "".join(text.split())


def test_menus_do_not_hide_that_the_text_is_wrapped() -> None:
    """Short lines of menus above and below tell nothing of the column of the text between them."""
    menu = "\n".join(["Home", "News", "Africa", "Business", "Sport", "Weather", "Sign in", "Contact"])
    text = "\n\n".join(textwrap.fill(paragraph, 110) for paragraph in PARAGRAPHS)
    found = [piece.text for piece in pieces(f"{menu}\n\n{text}\n\n{menu}\n")]
    assert [paragraph for paragraph in found if len(paragraph) > 40] == [p for p in PARAGRAPHS if len(p) > 40]


def test_pages_of_a_document_are_put_together() -> None:
    """Ruled lines, page numbers and running heads stand by themselves; words cut at line ends are whole."""
    head = "Quarterly Digest of Shipping Incidents, Issue 14"
    page = (
        f"{head}\n{'-' * 70}\nIn the third quarter the digest recorded twenty-four transfers be-\n"
        "tween tankers in the two seas, and said that eleven of them took place south-\n"
        "east of the port, which lies in the south of the country and in the east of it.\n\n"
        f"{' ' * 60}7/32\n{head}\n\nBetween January and September, tankers brought some oil to the country.\n"
    )
    found = [piece.text for piece in pieces(page)]
    assert found[:2] == [head, "-" * 70]
    assert "transfers between tankers" in found[2]
    assert "took place south-east of" in found[2]
    assert found[3:5] == ["7/32", head]
