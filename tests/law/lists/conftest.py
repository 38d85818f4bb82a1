"""A folder of law with the small lists of `files/` in it, and pages read with it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs

from indicia import events, law, statements
from indicia.language import Parse
from indicia.law.lists.importing import Taken, Wanted, take
from indicia.model import Exposure, Note, PossibleListing

FILES = Path(__file__).parent / "files"


@pytest.fixture
def taken(tmp_path: Path) -> Taken:
    """The first day of the UN list, taken in."""
    return take(FILES / "un-first.xml", "un-consolidated", tmp_path, Wanted())


@pytest.fixture(scope="session")
def listed_law(tmp_path_factory: pytest.TempPathFactory) -> law.Law:
    """The packaged law with both days of the UN list and the FollowTheMoney file."""
    folder = tmp_path_factory.mktemp("mine")
    for name in ("un-first.xml", "un-second.xml"):
        take(FILES / name, "un-consolidated", folder, Wanted())
    take(FILES / "sanctioned.ftm.json", "followthemoney", folder, Wanted("inv"))
    return law.load(folder)


Found = Callable[[str], tuple[tuple[PossibleListing, ...], tuple[Note, ...]]]


@pytest.fixture(scope="session")
def whom(parse_of: Callable[[str], Parse], listed_law: law.Law) -> Found:
    """Whom of a short text the lists may mean, and the notes."""
    return lambda text: law.listed(parse_of(text), listed_law)


@pytest.fixture(scope="session")
def exposed(
    parse_of: Callable[[str], Parse], listed_law: law.Law
) -> Callable[[str, date], tuple[tuple[Exposure, ...], tuple[Note, ...]]]:
    """Exposures of a short text of a day, with the lists in use."""

    def read(text: str, published: date) -> tuple[tuple[Exposure, ...], tuple[Note, ...]]:
        parse = parse_of(text)
        dated = structs.replace(parse.article, published=published)
        parse = Parse(
            dated, parse.tokens, parse.sentences, parse.mentions, parse.entities, parse.heads, parse.times
        )
        said, _ = statements.find(parse, engine="rules")
        done, _ = events.find(parse, said)
        listings, _ = law.listed(parse, listed_law)
        return law.find(parse, said, done, law=listed_law, listings=listings)

    return read
