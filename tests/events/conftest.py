"""Short texts of our own, taken through the real parser, the statements and the events."""

from collections.abc import Callable
from functools import lru_cache

import pytest

from indicia import events, statements
from indicia.language import Parse
from indicia.model import Event, Note

Found = tuple[Parse, tuple[Event, ...], tuple[Note, ...]]
Lands = list[tuple[str | None, str, str, str]]


@pytest.fixture(scope="session")
def read(parse_of: Callable[[str], Parse]) -> Callable[[str], Found]:
    """The parse, the events and the notes of a text."""

    @lru_cache(maxsize=512)
    def found(text: str) -> Found:
        parse = parse_of(text)
        return parse, *events.find(parse, statements.find(parse)[0])

    return found


@pytest.fixture(scope="session")
def lands(read: Callable[[str], Found]) -> Callable[[str], Lands]:
    """Type, status, and the countries of doers and others, as "PRK RUS", of each event of a text."""

    def codes(parse: Parse, ids: tuple[str, ...]) -> str:
        return " ".join(sorted({c for i in ids if (c := parse.entity[i].country)}))

    def found(text: str) -> Lands:
        parse, done, _ = read(text)
        return [(e.type, e.status, codes(parse, e.actors), codes(parse, e.recipients)) for e in done]

    return found
