"""The gold of watches: short pages and the state that a watch is in after each; checked on loading.

`bench/gold/watches/GUIDELINE.md` says how it is made.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from bench.gold_families import as_page
from bench.gold_files import SPLITS, files, half
from indicia.model import DataError, Page
from indicia.model.conduct import AREAS
from indicia.model.watch import State, Watch

FOLDER = Path(__file__).parent / "gold" / "watches"
FRESH = "fresh"
SOURCES = FOLDER / "sources.toml"


class GoldCheck(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is right on a day; see the guideline."""

    date: date
    state: State
    why: str
    stale: bool | None = None
    missing: tuple[str, ...] | None = None


class GoldPage(GoldCheck, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A page, and what is right after it."""

    outlet: str
    text: str

    def page(self) -> Page:
        """The page as a site would show it."""
        title, *lines = self.text.strip().split("\n")
        return as_page(self.outlet, self.date, (title.removeprefix("# "), *lines))


class History(Struct, frozen=True, forbid_unknown_fields=True):
    """A watch, and what came in for it."""

    id: str
    about: str
    watch: Watch
    page: tuple[GoldPage, ...]
    check: tuple[GoldCheck, ...] = ()
    echo: bool = False

    def steps(self) -> list[GoldCheck]:
        """Pages and checks in the order of days; a check after the pages of its day."""
        return sorted((*self.page, *self.check), key=lambda step: (step.date, type(step) is GoldCheck))


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    history: tuple[History, ...] = ()


def load(split: str, folder: Path = FOLDER) -> tuple[History, ...]:
    """The histories of a half, or those of the fresh file of that name.

    Raises:
        DataError: naming the file or history that is wrong.
    """
    found: list[History] = []
    for name, file in files(folder if split in SPLITS else folder / FRESH, _File, but=SOURCES.name):
        for number, row in enumerate(file.history, 1):
            if row.id != f"{name.removesuffix('.toml')}-{number}":
                raise DataError(f"{name}: {row.id} should be {name.removesuffix('.toml')}-{number}")
            for problem in _problems(row):
                raise DataError(f"{name}: {row.id}: {problem}")
        found += file.history
    return tuple(row for row in found if (half(row.id) if split in SPLITS else row.id.split("-")[0]) == split)


def _problems(row: History) -> Iterator[str]:
    areas = [*row.watch.areas]
    for each in row.watch.indicators:
        areas += each.areas
    for late in row.watch.expected:
        areas += late.areas
    yield from (f"{area!r} is no area" for area in areas if area not in AREAS)
    if row.watch.id != row.id:
        yield f"its watch is called {row.watch.id}"
    days = [page.date for page in row.page]
    if days != sorted(days):
        yield "its pages are not in the order of their days"
    if row.echo and any(step.state == "corroborated" for step in row.steps()):
        yield "is of echoes alone, yet corroborated"
    expected = {each.id for each in row.watch.expected}
    for step in row.steps():
        if not expected.issuperset(step.missing or ()):
            yield f"{step.date}: misses what is not expected"
    for page in row.page:
        title, *lines = page.text.strip().split("\n")
        if not title.startswith("# ") or not all(line.strip() for line in lines) or not lines:
            yield f"{page.date}: a page is a headline after `# ` and paragraphs, a line each"
