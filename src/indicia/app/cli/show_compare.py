"""A comparison on the terminal: which pages are one wire story, and who is behind each claim."""

from collections.abc import Iterable, Iterator, Mapping

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from indicia.app.cli.screen import aside, ink, safe
from indicia.app.cli.show_rows import standing
from indicia.language.names.data import states
from indicia.model import Claim, Comparison, Origin, Origins, Reading, Telling, WireFamily
from indicia.model.conduct import AREAS
from indicia.products import words

LONGEST = 150
NO_FAMILIES = "No two pages are copies of one dispatch."
NO_CLAIMS = "No page speaks of conduct that sanctions care about."


def show(found: Comparison, readings: Mapping[str, Reading], to: Console) -> None:
    """Print a whole comparison."""
    held = safe(found)
    numbers = {page: f"P{n}" for n, page in enumerate(held.pages, 1)}
    for title, parts in (
        ("Pages", [_pages(held, readings, numbers)]),
        ("Wire stories", list(_families(held.families, numbers)) or [ink(NO_FAMILIES), ""]),
        ("Claims and their origins", list(_claims(held, numbers)) or [ink(NO_CLAIMS), ""]),
    ):
        to.print(Rule(ink((title, "head")), align="left", style="dim", characters="─"))
        to.print()
        to.print(Group(*parts))


def _pages(found: Comparison, readings: Mapping[str, Reading], numbers: Mapping[str, str]) -> Table:
    table = _grid()
    for page in found.pages:
        article = safe(readings[page].article)
        about = [article.outlet or "outlet not known"]
        about.append(words.day(article.published) if article.published else "undated")
        table.add_row(
            numbers[page],
            Group(ink((article.title or page, "head")), aside([*about, page])),
            Text(),
        )
    table.add_row("", "", "")
    return table


def _grid() -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right", style="dim", no_wrap=True, min_width=3)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    return table


def _families(families: Iterable[WireFamily], numbers: Mapping[str, str]) -> Iterator[RenderableType]:
    for family in families:
        of = family.credit or "a dispatch without a credit"
        yield ink(
            (of, "head"),
            (f"  {words.count(len(family.members), 'page')}; {_named(family.why, numbers)}", "soft"),
        )
        table = _grid()
        for member in family.members:
            like = f", like {numbers[member.like]}" if member.like else ""
            table.add_row(
                numbers[member.page],
                Group(ink(member.outlet or member.page), aside([_named(member.why, numbers)])),
                ink((member.likeness + like, "soft")),
            )
        table.add_row("", "", "")
        yield table


def _named(text: str, numbers: Mapping[str, str]) -> str:
    """A sentence with the short numbers of pages in place of their names, the longest first."""
    for page in sorted(numbers, key=len, reverse=True):
        text = text.replace(page, numbers[page])
    return text


def _claims(found: Comparison, numbers: Mapping[str, str]) -> Iterator[RenderableType]:
    for claim, origins in zip(found.claims, found.origins, strict=True):
        yield ink((heading(claim.area, claim.content, claim.parties), "head"))
        yield aside([counted(claim, origins)])
        yield ""
        yield _history(claim, numbers)
        yield _origins(origins, numbers)


def heading(area: str, content: str | None, parties: Iterable[str]) -> str:
    """What a claim is about, in words."""
    more = [content] if content else []
    more += [" and ".join(map(_land, parties))] if parties else []
    return ": ".join(filter(None, (AREAS.get(area, area), ", ".join(more))))


def _land(party: str) -> str:
    """The name of a state by its code; another party is called by its name already."""
    row = states().get(party)
    return row.name if row else party


def counted(claim: Claim, origins: Origins) -> str:
    """The answer in one line: pages, independent origins, and what is not counted."""
    told = {page for o in (*origins.independent, *origins.unknown, *origins.denying) for page in o.pages}
    told |= {telling.page for telling in claim.tellings}
    line = f"{words.count(len(told), 'page')}, {words.count(origins.count, 'independent origin')}"
    more = [
        f"{len(held)} {word}"
        for held, word in (
            (origins.unknown, "unknown, not counted"),
            (origins.denying, "denying"),
            (origins.withdrawn, "withdrawn"),
        )
        if held
    ]
    return "; ".join((line, *more))


def _history(claim: Claim, numbers: Mapping[str, str]) -> Table:
    table = _grid()
    for telling in claim.tellings:
        table.add_row(numbers[telling.page], _telling(telling), standing(telling.move))
    table.add_row("", "", "")
    return table


def _telling(telling: Telling) -> Group:
    quote = telling.quote if len(telling.quote) <= LONGEST else telling.quote[:LONGEST] + " …"
    about = [words.day(telling.day) if telling.day else "undated"]
    if telling.outlet:
        about.append(telling.outlet)
    return Group(ink(quote), aside([*about, telling.why]))


def _origins(origins: Origins, numbers: Mapping[str, str]) -> RenderableType:
    table = _grid()
    for number, origin in enumerate(origins.independent, 1):
        table.add_row(f"O{number}", _origin(origin, numbers), Text())
    for held, word in (
        (origins.unknown, "unknown"),
        (origins.denying, "denies"),
        (origins.withdrawn, "withdrawn"),
    ):
        for origin in held:
            table.add_row("–", _origin(origin, numbers), standing(word))
    table.add_row("", "", "")
    return Padding(table, 0)


def _origin(origin: Origin, numbers: Mapping[str, str]) -> Group:
    others = [name for name in origin.names if name != origin.name]
    name = ink((origin.name, "source"), (f"  {', '.join(others)}" if others else "", "soft"))
    pages = f"told by {numbers[origin.pages[0]]}" if origin.pages else ""
    if origin.echoes:
        pages += f"; echoed by {', '.join(numbers[page] for page in origin.echoes)}"
    return Group(name, aside([pages, origin.why]))
