"""What several test folders share: short texts as parsed articles."""

import hashlib
from collections.abc import Callable

import pytest
from hypothesis import settings

from indicia import language
from indicia.language import Parse
from indicia.model import Article, Block

# How long an example takes says more of the machine's load than of the code; speed has benchmarks of its own.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


def article_of(text: str) -> Article:
    """An article whose paragraphs are the lines of `text`; nothing is dropped, there is no title."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(at, at + len(line), kept=True, reason="text"))
        at += len(line) + 1
    return Article(text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), blocks=tuple(blocks))


@pytest.fixture(scope="session")
def parse_of() -> Callable[[str], Parse]:
    """Parse a short text with the real language model."""
    return lambda text: language.parse(article_of(text))[0]
