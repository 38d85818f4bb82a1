"""What docs/watches.md says of states and bearings is what the code says."""

from pathlib import Path

import pytest
from msgspec.structs import fields

from indicia import watches
from indicia.model import BEARINGS, Watch

PAGE = (Path(__file__).parents[2] / "docs" / "watches.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("held", [watches.RULES, BEARINGS], ids=["rule", "bearings"])
def test_each_row_of_the_docs_is_the_sentence_of_the_code(held: dict[str, str]) -> None:
    """No state or bearing is missing there or told in other words."""
    for slug, sentence in held.items():
        assert f"| {slug} | {sentence} |" in PAGE, slug


def test_every_field_of_a_watch_file_is_documented() -> None:
    """The table of the file names each field and table."""
    table = PAGE.split("## The file")[1].split("\n## ")[0]
    for field in fields(Watch):
        assert field.encode_name in table, field.encode_name
