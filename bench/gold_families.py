"""The gold of wire families: pages put together from what they took and what is new, checked on loading.

`bench/gold/families/GUIDELINE.md` says how they are made.
"""

from collections.abc import Iterator
from datetime import date
from html import escape
from itertools import combinations
from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from bench.gold_files import files, half
from indicia import pages
from indicia.model import Article, DataError, Page

FOLDER = Path(__file__).parent / "gold" / "families"
COPIES = ("copy", "abridged", "stripped", "rewritten", "extended", "merged", "corrected")
Relation = Literal[
    "copy",
    "abridged",
    "stripped",
    "rewritten",
    "extended",
    "merged",
    "corrected",
    "follow-up",
    "independent",
    "release",
    "background",
]


class GoldPage(Struct, frozen=True, forbid_unknown_fields=True):
    """A page of a case; see the guideline."""

    name: str
    outlet: str
    date: date
    text: str
    from_: tuple[str, ...] = field(default=(), name="from")
    relation: Relation | None = None
    agency: str | None = None
    credit: bool = False

    @property
    def is_copy(self) -> bool:
        """Whether it goes back to the pages it is made of."""
        return self.relation in COPIES


class Case(Struct, frozen=True, forbid_unknown_fields=True):
    """Pages about one event."""

    id: str
    about: str
    page: tuple[GoldPage, ...]

    def roots(self) -> dict[str, frozenset[str]]:
        """The dispatches that each page goes back to, by the page's name."""
        found: dict[str, frozenset[str]] = {}
        for page in self.page:
            own = frozenset((page.name,))
            found[page.name] = (
                frozenset().union(*(found[name] for name in page.from_)) if page.is_copy else own
            )
        return found

    def pairs(self) -> set[tuple[str, str]]:
        """Names of pages, in order, that are copies of one dispatch."""
        roots = self.roots()
        return {(a, b) for a, b in combinations(sorted(roots), 2) if roots[a] & roots[b]}

    def texts(self) -> dict[str, tuple[str, ...]]:
        """Headline and paragraphs of each page.

        Raises:
            DataError: a line points to a paragraph, or a piece of one, that is not there.
        """
        found: dict[str, tuple[str, ...]] = {}
        for page in self.page:
            title, *lines = page.text.strip().split("\n")
            found[page.name] = (title.removeprefix("# "), *(self._line(line, found) for line in lines))
        return found

    def _line(self, line: str, before: dict[str, tuple[str, ...]]) -> str:
        if not line.startswith("= "):
            return line
        place, *changes = line[2:].split(" | ")
        try:
            text = before[place[0]][int(place[1:])]
        except (KeyError, IndexError, ValueError) as error:
            raise DataError(f"{self.id}: there is no paragraph {place}") from error
        for change in changes:
            old, _, new = change.partition(" => ")
            if old not in text:
                raise DataError(f"{self.id}: {old!r} is not in paragraph {place}")
            text = text.replace(old, new, 1)
        return text


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    case: tuple[Case, ...]


def load(split: str, folder: Path = FOLDER) -> tuple[Case, ...]:
    """The cases of a half.

    Raises:
        DataError: naming the file or case that is wrong.
    """
    found = [case for _, file in files(folder, _File) for case in file.case]
    for case in found:
        for problem in _problems(case):
            raise DataError(f"{case.id}: {problem}")
    return tuple(case for case in found if half(case.id) == split)


def _problems(case: Case) -> Iterator[str]:
    names: set[str] = set()
    for page in case.page:
        if page.name in names:
            yield f"two pages are called {page.name}"
        if bool(page.from_) != (page.relation is not None):
            yield f"page {page.name} has a relation, or pages it comes from, but not both"
        if not names.issuperset(page.from_):
            yield f"page {page.name} comes from a page that does not stand above it"
        names.add(page.name)
    case.texts()


def articles(case: Case) -> dict[str, Article]:
    """The pages of a case, read by the page stage, by case and name."""
    texts = case.texts()
    return {
        f"{case.id}{page.name}": pages.extract(as_page(page.outlet, page.date, texts[page.name]))[0]
        for page in case.page
    }


def as_page(outlet: str, day: date, lines: tuple[str, ...]) -> Page:
    """A page of HTML with a headline and paragraphs, as a plain site would write it."""
    body = "".join(f"<p>{escape(line)}</p>" for line in lines[1:])
    return Page(
        content=f'<html lang="en"><head><title>{escape(lines[0])}</title>'
        f'<meta property="article:published_time" content="{day}"></head>'
        f"<body><article><h1>{escape(lines[0])}</h1>{body}</article></body></html>",
        url=f"https://{outlet}/{day:%Y/%m/%d}/story",
    )
