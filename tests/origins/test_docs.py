"""What docs/origins.md says of rules, moves and likenesses is what the code says."""

from pathlib import Path

import pytest

from indicia import origins
from indicia.model import LIKENESSES, MOVES

PAGE = (Path(__file__).parents[2] / "docs" / "origins.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("held", [origins.RULES, LIKENESSES, MOVES], ids=["rules", "likenesses", "moves"])
def test_each_row_of_the_docs_is_the_sentence_of_the_code(held: dict[str, str]) -> None:
    """No rule, move or likeness is missing there or told in other words."""
    for slug, sentence in held.items():
        assert f"| {slug} | {sentence} |" in PAGE, slug
