"""Generated pages for the measurements of the ledger: ordinary news, and a few that concern a regime.

Every page differs from every other; all sentences are made here, about nobody.
"""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from indicia.ledger import Capture
from indicia.ledger.records import packed

_TOWNS = (
    "Alderby",
    "Brackwater",
    "Corsey",
    "Dunmere",
    "Eastholt",
    "Farrow",
    "Glenside",
    "Harwick",
    "Ilverton",
)
_PEOPLE = ("Adams", "Baker", "Carver", "Dorsey", "Ellis", "Fowler", "Granger", "Hobbs", "Irwin", "Jarvis")
_ORDINARY = (
    "The council of {town} voted on {day} to repair the {number} lamps along the river, {person} said.",
    "{person} scored twice as {town} beat {other} by {number} points in front of a cheerful crowd.",
    "Rain is expected over {town} until {day}, the weather office said, with gusts of {number} kilometres.",
    "The bakery in {town} has sold {number} loaves since it opened, according to its owner, {person}.",
    "A museum in {town} will show {number} paintings by local artists from {day}.",
    "{person} told the school board that {number} pupils had asked for a longer break at noon.",
    "Trains between {town} and {other} will run every {number} minutes while the bridge is painted.",
    "The hospital in {other} said that {number} nurses had joined it this year.",
)
_RELEVANT = (
    "South Korea accused North Korea on {day} of shipping {number} containers of artillery shells to Russia.",
    "Russia denied on {day} that it had hired {number} North Korean workers for sites near Vladivostok.",
    "A tanker delivered {number} barrels of refined petroleum to the North Korean port of Nampo, Tokyo said.",
    "The United States said that {number} tonnes of North Korean coal had been sold to China.",
    "A spokesman in Moscow said on {day} that talk of {number} soldiers from North Korea was baseless.",
)
_AROUND = (
    "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a> <a href='/weather'>Weather</a></nav>",
    "<aside><h3>Most read</h3><ul><li>Ten recipes for autumn</li><li>How to prune roses</li></ul></aside>",
    "<footer><p>Copyright {outlet}. All rights reserved. Subscribe to our newsletter.</p></footer>",
)


def page(number: int, *, relevant: bool, seed: int = 7, words: int = 0, size: int = 0) -> Capture:
    """The page of a number; the same number gives the same page.

    `words` is what its article holds at least, `size` the bytes of the whole page.
    """
    dice = random.Random(f"{seed} {number}")  # noqa: S311 - repeatable, not secret
    day = date(2024, 1, 1) + timedelta(days=number % 700)
    sentences = [_sentence(dice, _ORDINARY) for _ in range(dice.randint(8, 18))]
    if relevant:
        for _ in range(dice.randint(3, 6)):
            sentences.insert(dice.randrange(len(sentences)), _sentence(dice, _RELEVANT))
    while words and sum(one.count(" ") + 1 for one in sentences) < words:
        sentences.append(_sentence(dice, _ORDINARY))
    outlet = f"{dice.choice(_TOWNS)} Post"
    title = f"{sentences[0].split(',')[0].rstrip('.')} ({number})"
    paragraphs = "".join(f"<p>{' '.join(sentences[i : i + 3])}</p>" for i in range(0, len(sentences), 3))
    html = (
        f"<!doctype html><html lang=en><head><title>{title}</title>"
        f"<meta property='article:published_time' content='{day}T08:00:00Z'>"
        f"<meta property='og:site_name' content='{outlet}'></head><body>{_AROUND[0]}"
        f"<article><h1>{title}</h1>{paragraphs}</article>{_AROUND[1]}{_AROUND[2].format(outlet=outlet)}"
        "</body></html>"
    )
    if size > len(html):
        html = html.replace("</body>", f"{_more(dice, size - len(html))}</body>")
    return Capture(
        place=f"https://post.example/{day}/{number}",
        content=html.encode(),
        at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=number),
        status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"),),
    )


def _sentence(dice: random.Random, forms: tuple[str, ...]) -> str:
    town, other = dice.sample(_TOWNS, 2)
    return dice.choice(forms).format(
        town=town,
        other=other,
        person=f"{dice.choice('ABCDEFGHJKLM')}. {dice.choice(_PEOPLE)}",
        number=dice.randint(3, 99_000),
        day=dice.choice(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")),
    )


def _more(dice: random.Random, size: int) -> str:
    """What stands around an article: lists of links to others, and scripts."""
    parts = ["<script>window.settings={};</script><div class='more'><ul>"]
    while (size := size - len(parts[-1])) > 0:
        number, town = dice.randint(1, 10**9), dice.choice(_TOWNS)
        parts.append(
            f"<li class='teaser teaser-{number % 9}'><a href='/{town.lower()}/{number}' data-id='{number:x}'>"
            f"<img src='/img/{number:x}.jpg' alt='' loading='lazy'>{town} {dice.choice(_PEOPLE)}</a></li>"
        )
    return "".join([*parts, "</ul></div>"])


def relevant_sentence(dice: random.Random) -> str:
    """A sentence that concerns a regime."""
    return _sentence(dice, _RELEVANT)


def pages(count: int, share: float = 0.02, first: int = 0) -> Iterator[Capture]:
    """So many pages, evenly strewn with relevant ones."""
    every = max(1, round(1 / share)) if share else count + 1
    for number in range(first, first + count):
        yield page(number, relevant=number % every == 0)


def write_warc(path: Path, count: int, share: float = 0.02, first: int = 0) -> None:
    """A web archive of generated pages."""
    with path.open("wb") as file:
        for capture in pages(count, share, first):
            file.write(packed(capture))
