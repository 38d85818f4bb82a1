"""Gold pages: what a careful reader takes from a page, as typed values that are checked on loading."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import lxml.html
import msgspec
from msgspec import Struct, field

from indicia.model import DataError, EventType, ExposureStatus, Stance, Status
from indicia.model.conduct import AREAS

AUTHOR = "(author)"
UNPLACED = "unplaced"
PAGE_ENDINGS = (".html", ".txt")


class GoldSpan(Struct, frozen=True, forbid_unknown_fields=True):
    """A piece of the page, and why it is noted: boilerplate, a trap, an innocent phrase."""

    span: str
    why: str


class GoldStatement(Struct, frozen=True, forbid_unknown_fields=True):
    """One attribution. No `source`: the page names none; "(author)": the page's own voice."""

    id: str
    content: str
    stance: Stance
    source: str | None = None
    source_entity: tuple[str, ...] = ()
    cue: str | None = None
    stance_ok: tuple[Stance, ...] = ()
    hedges: tuple[str, ...] = ()
    denies: str | None = None
    denies_ok: tuple[str, ...] = ()
    within: str | None = None
    when: str | None = None
    value: str | None = None
    optional: bool = False
    note: str | None = None

    @property
    def stances(self) -> tuple[Stance, ...]:
        """Every stance that counts as right."""
        return self.stance_ok or (self.stance,)


class GoldEvent(Struct, frozen=True, forbid_unknown_fields=True):
    """One deed. `actors` and `targets` are ISO 3166 alpha-3; no `type`: PLOVER has no word for it."""

    id: str
    trigger: str
    status: tuple[Status, ...]
    type: EventType | None = None
    type_ok: tuple[EventType, ...] = ()
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    when: str | None = None
    value: str | None = None
    value_ok: tuple[str, ...] = ()
    place: str | None = None
    optional: bool = False
    note: str | None = None


class GoldDate(Struct, frozen=True, forbid_unknown_fields=True):
    """A time expression and the days it means (see the guideline for the forms of `value`)."""

    span: str
    value: str
    value_ok: tuple[str, ...] = ()
    note: str | None = None


class GoldConduct(Struct, frozen=True, forbid_unknown_fields=True):
    """Conduct that the law may care about, and the provisions it may concern."""

    area: str
    status: tuple[ExposureStatus, ...]
    evidence: str
    actor: tuple[str, ...] = ()
    counterpart: tuple[str, ...] = ()
    direction: Literal["in", "out"] | None = None
    provisions: tuple[str, ...] = ()
    also_ok: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    optional: bool = False
    note: str | None = None


class Gold(Struct, frozen=True, forbid_unknown_fields=True):
    """The gold of one page. `given` is the day handed to the reader, `published` what it must say."""

    title: str
    shape: str
    level: Literal["full", "light", "none"]
    expected_exposure: Literal["yes", "none", "optional"]
    published: date | None = None
    given: date | None = None
    dateline: str | None = None
    boilerplate: tuple[GoldSpan, ...] = ()
    statements: tuple[GoldStatement, ...] = ()
    not_statements: tuple[GoldSpan, ...] = ()
    events: tuple[GoldEvent, ...] = ()
    dates: tuple[GoldDate, ...] = ()
    conduct: tuple[GoldConduct, ...] = ()
    not_conduct: tuple[GoldSpan, ...] = field(default=())

    def spans(self) -> Iterator[str]:
        """Every text of the gold that must stand on the page."""
        yield self.title
        yield from (each.span for each in (*self.boilerplate, *self.not_statements, *self.not_conduct))
        for said in self.statements:
            source = None if said.source == AUTHOR else said.source
            yield from (text for text in (said.content, source, said.cue, said.when, *said.hedges) if text)
        for deed in self.events:
            yield from (text for text in (deed.trigger, deed.when, deed.place) if text)
        yield from (each.span for each in self.dates)
        yield from (each.evidence for each in self.conduct)
        if self.dateline:
            yield self.dateline


@dataclass(frozen=True)
class GoldPage:
    """A page as bytes, with its gold."""

    name: str
    path: Path
    content: bytes
    gold: Gold


def collapse(text: str) -> str:
    """Every run of white space as one space, as gold spans are compared."""
    return " ".join(text.split())


def page_text(content: bytes, *, is_html: bool) -> str:
    """All words of the page, kept or not, white space collapsed; independent of the extractor."""
    if not is_html:
        utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
        return collapse(content.decode("utf-16" if utf16 else "utf-8-sig"))
    tree = lxml.html.document_fromstring(content)
    for hidden in tree.xpath("//script|//style"):
        hidden.drop_tree()
    return collapse(str(tree.text_content()))


def load(folder: Path) -> tuple[GoldPage, ...]:
    """Load every page of `folder` with its gold in `folder/gold`, in the order of their names.

    Raises:
        DataError: if a gold file does not keep the form, cites text that is not on its page, points
            to a statement that it does not hold, or is missing.
    """
    pages = sorted(path for path in folder.iterdir() if path.suffix in PAGE_ENDINGS)
    if not pages:
        raise DataError(f"{folder}: no page (.html or .txt) in it")
    return tuple(_load_page(path) for path in pages)


def _load_page(path: Path) -> GoldPage:
    source = path.parent / "gold" / f"{path.stem}.toml"
    try:
        rows = tomllib.loads(source.read_text(encoding="utf-8"))
        gold = msgspec.convert(rows, Gold)
    except FileNotFoundError as error:
        raise DataError(f"{path.name}: has no gold in {source}") from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise DataError(f"{source}: {error}") from error
    page = GoldPage(name=path.stem, path=path, content=path.read_bytes(), gold=gold)
    for fault in faults(page):
        raise DataError(f"{source}: {fault}")
    return page


def faults(page: GoldPage) -> Iterator[str]:
    """What is wrong with the gold of a page, one line each."""
    text = page_text(page.content, is_html=page.path.suffix == ".html")
    yield from (f"not on the page: {span!r}" for span in page.gold.spans() if collapse(span) not in text)
    ids = [said.id for said in page.gold.statements]
    yield from (f"statement {one!r} stands twice" for one in set(ids) if ids.count(one) > 1)
    for said in page.gold.statements:
        for link in (said.denies, said.within, *said.denies_ok):
            if link is not None and link not in ids:
                yield f"statement {said.id!r} points to {link!r}, which is not there"
    for done in page.gold.conduct:
        if done.area not in AREAS:
            yield f"area {done.area!r} is not in indicia.model.conduct"
    values = [day.value for day in page.gold.dates] + [deed.value for deed in page.gold.events if deed.value]
    for value in values + [said.value for said in page.gold.statements if said.value]:
        if days(value) is None:
            yield f"{value!r} is no day, interval or {UNPLACED!r}"


def days(value: str) -> tuple[date | None, date | None] | None:
    """Read the value of a date: "D", "D/D", "../D", "D/.." or "unplaced"; None if it is none of them."""
    if value == UNPLACED:
        return (None, None)
    first, _, last = value.partition("/")
    try:
        return _day(first), _day(last or first)
    except ValueError:
        return None


def _day(text: str) -> date | None:
    return None if text == ".." else date.fromisoformat(text)
