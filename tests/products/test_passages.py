"""The article laid out, with what was left out in its place."""

from hypothesis import given
from hypothesis import strategies as st

from indicia.model import Article, Block, Reading
from indicia.products.passages import paragraphs, passages
from indicia.products.segments import Layer, layers


@given(st.text(alphabet="ab \n"))
def test_paragraphs_hold_all_but_the_blank_lines(text: str) -> None:
    """Whatever is not in a paragraph is a line end."""
    held = {place for start, end in paragraphs(text) for place in range(start, end)}
    assert all(text[place] == "\n" for place in set(range(len(text))) - held)


@given(st.lists(st.text(alphabet="ab", min_size=1), max_size=4), st.lists(st.integers(0, 30), max_size=5))
def test_each_dropped_block_is_shown_once(pieces: list[str], places: list[int]) -> None:
    """A block is shown wherever it stood, even if its place is odd."""
    text = "\n\n".join(pieces)
    blocks = tuple(Block(at, at, False, "menu", str(number)) for number, at in enumerate(sorted(places)))
    laid = passages(Article(text, "", blocks), ())
    assert [block for passage in laid for block in passage.dropped] == list(blocks)


def test_dropped_blocks_stand_between_their_neighbours(reading: Reading) -> None:
    """The menu before the title, the advertisement after it, the comment form at the end."""
    laid = passages(reading.article, layers(reading))
    assert [[block.reason for block in passage.dropped] for passage in laid] == [
        ["menu"],
        ["advertisement"],
        *[[]] * 6,
        ["comment_form", "comment_form"],
    ]
    assert [passage.title for passage in laid][:2] == [True, False]


def test_a_quotation_over_two_paragraphs_marks_both() -> None:
    """A span that crosses a blank line is cut into both paragraphs."""
    laid = passages(Article("one two\n\nthree four", "", ()), (Layer(4, 14, "content", "s1"),))
    marked = [segment.text for passage in laid for segment in passage.segments if segment.ids]
    assert marked == ["two", "three"]
