"""The first look measured: `python -m bench.first_look [ORDINARY.jsonl...] [--pages 100000] [--misses]`.

Recall: of the texts of all gold sets and the example pages from which an exposure is read or expected, or
that meet their watch, how many it lets pass. Ordinary news: of the `text` of each line of the files, how many
it lets pass though no exposure is read from them. Speed: processor time of one process over a web archive of
generated pages and example pages, of which one in fifty concerns a regime.
"""

import argparse
import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from bench import (
    gold_claims,
    gold_events,
    gold_families,
    gold_fresh,
    gold_listings,
    gold_watches,
    statement_items,
)
from bench.gold_files import ROOT, SPLITS, files, half
from bench.gold_law import FOLDER, FRESH, File
from bench.ledger_pages import page as generated
from indicia.first_look import FirstLook, terms
from indicia.intake import items
from indicia.ledger import Capture
from indicia.ledger.records import packed
from indicia.model import Page, PageError, Watch
from indicia.pipeline import read_page
from indicia.watches.index import Index

EXAMPLES = Path(__file__).parent.parent / "examples"
UNDATED = date(2024, 6, 1)
EVERY = 50  # of the generated pages, one in so many concerns a regime


class Text(NamedTuple):
    """A text of the gold: may it be looked at, does somebody expect an exposure or a match of its watch."""

    part: str
    name: str
    content: bytes
    day: date | None
    dev: bool = True
    expected: bool = False
    watch: Watch | None = None


class Found(NamedTuple):
    """Whether an exposure is read from a text, and whether it meets its watch."""

    exposed: bool
    matched: bool


def gold() -> Iterator[Text]:
    """Every text of every gold set."""
    yield from _of_law()
    yield from _of_pages()
    yield from _of_watches()
    yield from _of_sentences()
    for path in sorted(EXAMPLES.rglob("*")):
        if path.suffix in {".html", ".txt"}:
            yield Text("examples", path.name, path.read_bytes(), None)


def _of_law() -> Iterator[Text]:
    for folder in (FOLDER, FRESH):
        for name, file in files(folder, File):
            part = f"law/{name.removesuffix('.toml')}"
            for one in file.passage:
                dev = folder == FRESH or half(one.id) == "dev"
                wanted = any(not conduct.optional for conduct in one.expected)
                yield Text(part, one.id, one.text.encode(), one.published, dev, wanted)


def _of_pages() -> Iterator[Text]:
    """The pages of claims and of wire families."""
    for split in (*SPLITS, *gold_claims.fresh()):
        for claim in gold_claims.load(split):
            for number, row in enumerate(claim.page):
                yield _page("claims", f"{claim.id}/{number}", row.page(), split != "test")
    for split in SPLITS:
        for case in gold_families.load(split):
            texts = case.texts()
            for page in case.page:
                made = gold_families.as_page(page.outlet, page.date, texts[page.name])
                yield _page("families", f"{case.id}/{page.name}", made, split != "test")


def _of_watches() -> Iterator[Text]:
    """The pages of watch histories; one after which the state is another is expected to meet the watch."""
    for split in (*SPLITS, *(path.stem for path in sorted((gold_watches.FOLDER / "fresh").glob("*.toml")))):
        part = "watches" if split in SPLITS else f"watches/{split}"
        for history in gold_watches.load(split):
            state = "nothing"
            for number, step in enumerate(history.steps()):
                if isinstance(step, gold_watches.GoldPage):
                    page = _page(part, f"{history.id}/{number}", step.page(), split != "test")
                    yield page._replace(expected=step.state != state, watch=history.watch)
                state = step.state


def _of_sentences() -> Iterator[Text]:
    """The sentences of statements, events, lists and news; undated, they are read as of one day."""
    for held in statement_items.load().values():
        for item in held:
            yield Text("statements", item.id, item.text.encode(), UNDATED, item.split == "dev")
    for path in sorted(gold_fresh.FRESH.glob("*.toml")):
        for number, fresh in enumerate(gold_fresh.load(path.stem)):
            yield Text("statements", f"{path.stem}/{number}", fresh.text.encode(), UNDATED)
    for folder in (gold_events.FOLDER, gold_events.FOLDER / "fresh"):
        for _, file in files(folder, gold_events.File):
            for one in file.sentence:
                dev = folder != gold_events.FOLDER or half(one.id) == "dev"
                yield Text("events", one.id, one.read.encode(), UNDATED, dev)
    for listed in gold_listings.load():
        yield Text("listings", listed.id, listed.text.encode(), UNDATED, half(listed.id) == "dev")
    for path in sorted((ROOT / "news").glob("*.jsonl")):
        if not path.stem.startswith("unseen"):
            for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
                yield Text("news", row["id"], row["text"].encode(), UNDATED)


def _page(part: str, name: str, page: Page, dev: bool) -> Text:  # noqa: FBT001 - a value to keep
    content = page.content.encode() if isinstance(page.content, str) else page.content
    return Text(part, name, content, page.published, dev)


def read(text: Text) -> Found:
    """What is read from a text; the engine of statements makes no difference to that."""
    try:
        reading = read_page(Page(content=text.content, published=text.day), engine="rules")
    except PageError:
        return Found(exposed=False, matched=False)
    matched = text.watch is not None and bool(Index((text.watch,)).match(text.name, reading))
    return Found(bool(reading.exposures), matched)


def exposed(content: bytes, day: date | None) -> bool:
    """Whether an exposure is read from a page."""
    return read(Text("", "", content, day)).exposed


def recall(look: FirstLook, *, misses: bool) -> None:
    """Of what should be read, how much passes; pages of a watch are looked at with its words as well."""
    found_so, wanted = Counter[bool](), Counter[bool]()
    looks: dict[str, FirstLook] = {}
    for text in gold():
        found = read(text)
        if not (text.expected or any(found)):
            continue
        if text.watch is not None and text.watch.id not in looks:
            looks[text.watch.id] = FirstLook(terms(watches=(text.watch,)))
        seen = (looks[text.watch.id] if text.watch else look).page(text.content)
        found_so[seen.reason is None] += any(found)
        wanted[seen.reason is None] += 1
        if misses and seen.reason and text.dev:
            print(f"  {text.part} {text.name}: {seen}: {text.content.decode('utf-8', 'replace')[:160]}")
    for name, passed in (("is found", found_so), ("is found or the gold wants one", wanted)):
        of = passed.total()
        share = f"{passed[True]:,} of {of:,} ({100 * passed[True] / of:.2f} %)"
        print(f"texts in which an exposure or a match of a watch {name} that pass: {share}")


def ordinary(look: FirstLook, path: Path, *, misses: bool) -> None:
    """Of news without an exposure, how much passes, and on account of whom."""
    passed, of, kept, groups = 0, 0, 0, Counter[str]()
    for line in path.read_bytes().splitlines():
        text = json.loads(line)["text"]
        found = look.text(text)
        if exposed(text.encode(), date(2015, 6, 1)):
            kept += found.reason is None
            continue
        of += 1
        passed += found.reason is None
        groups[found.group or ""] += found.reason is None
        if misses and found.reason is None:
            print("  passes:", found.group, *found.words)
    print(
        f"{path.name}: {passed:,} of {of:,} without an exposure pass ({100 * passed / of:.1f} %), "
        f"{kept} with one; {', '.join(f'{name} {n}' for name, n in groups.most_common(4) if name)}"
    )


def archive(path: Path, count: int) -> None:
    """A web archive of generated and example pages, in an order that dice throw."""
    dice = random.Random(11)  # noqa: S311 - repeatable, not secret
    examples = [p.read_bytes() for p in sorted(EXAMPLES.glob("*.html"))]
    with path.open("wb") as file:
        for number in range(count):
            if number % EVERY == 1:
                place, at = f"https://post.example/{number}", datetime(2026, 1, 1, tzinfo=UTC)
                headers = (("Content-Type", "text/html; charset=utf-8"),)
                capture = Capture(place, dice.choice(examples), at, status=200, headers=headers)
            else:
                capture = generated(number, relevant=number % EVERY == 0)
            file.write(packed(capture))


def speed(look: FirstLook, count: int) -> None:
    """Pages a second of processor time: the look alone, and with what reads the archive."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "pages.warc.gz"
        archive(path, count)
        pages, size, spent, reasons = 0, 0, 0.0, Counter[str]()
        began = time.process_time()
        for item in items(str(path)):
            if isinstance(item, Capture):
                before = time.process_time()
                found = look.page(item.content)
                spent += time.process_time() - before
                reasons[found.reason or "to be read"] += 1
                pages, size = pages + 1, size + len(item.content)
        whole = time.process_time() - began
    print(f"{pages:,} pages of {size / pages:,.0f} bytes: {dict(reasons)}")
    print(f"the look alone {pages / spent:,.0f} pages/s of one core, {size / spent / 1e6:,.1f} MB/s")
    print(f"with the reading of the archive {pages / whole:,.0f} pages/s of one core")


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("ordinary", type=Path, nargs="*")
    arguments.add_argument("--pages", type=int, default=100_000)
    arguments.add_argument("--misses", action="store_true")
    options = arguments.parse_args()
    look = FirstLook()
    recall(look, misses=options.misses)
    for path in options.ordinary:
        ordinary(look, path, misses=options.misses)
    speed(look, options.pages)


if __name__ == "__main__":
    main()
