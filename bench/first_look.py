"""The first look measured: `python -m bench.first_look [ORDINARY.jsonl...] [--pages 100000] [--misses]`.

Recall: of the gold passages, the pages of the claims gold and the example pages from which an exposure
is read or expected, how many it lets pass. Ordinary news: of the `text` of each line of the files, how many
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

import indicia
from bench.gold_claims import load as claims
from bench.gold_files import files
from bench.gold_law import FOLDER, FRESH, File
from bench.ledger_pages import page as generated
from indicia.first_look import FirstLook
from indicia.intake import items
from indicia.ledger import Capture
from indicia.ledger.records import packed
from indicia.model import PageError

EXAMPLES = Path(__file__).parent.parent / "examples"
EVERY = 50  # of the generated pages, one in so many concerns a regime


class Text(NamedTuple):
    """A text of the gold, and whether somebody expects an exposure of it."""

    name: str
    content: bytes
    day: date | None
    expected: bool = False


def gold() -> Iterator[Text]:
    """Every text from which an exposure may be read."""
    for folder in (FOLDER, FRESH):
        for _, file in files(folder, File):
            for one in file.passage:
                wanted = any(not conduct.optional for conduct in one.expected)
                yield Text(one.id, one.text.encode(), one.published, wanted)
    for claim in (*claims("dev"), *claims("test")):
        for number, row in enumerate(claim.page):
            content = row.page().content
            yield Text(
                f"{claim.id}/{number}",
                content.encode() if isinstance(content, str) else content,
                row.date,
            )
    for path in sorted(EXAMPLES.rglob("*")):
        if path.suffix in {".html", ".txt"}:
            yield Text(path.name, path.read_bytes(), None)


def exposed(content: bytes, day: date | None) -> bool:
    """Whether an exposure is read from a page; the engine of statements makes no difference to that."""
    try:
        return bool(indicia.read(content, published=day, engine="rules").exposures)
    except PageError:
        return False


def recall(look: FirstLook, *, misses: bool) -> None:
    """Of what should be read, how much passes."""
    read, wanted = Counter[bool](), Counter[bool]()
    for text in gold():
        is_read = exposed(text.content, text.day)
        if not (text.expected or is_read):
            continue
        found = look.page(text.content)
        read[found.reason is None] += is_read
        wanted[found.reason is None] += 1
        if misses and found.reason:
            print(f"  {text.name}: {found.reason}: {text.content.decode('utf-8', 'replace')[:160]}")
    for name, passed in (("is read", read), ("is read or the gold wants one", wanted)):
        of = passed.total()
        share = f"{passed[True]:,} of {of:,} ({100 * passed[True] / of:.2f} %)"
        print(f"pages from which an exposure {name} that pass: {share}")


def ordinary(look: FirstLook, path: Path, *, misses: bool) -> None:
    """Of news without an exposure, how much passes, and on account of whom."""
    passed, of, kept, groups = 0, 0, 0, Counter[str]()
    for line in path.read_bytes().splitlines():
        text = json.loads(line)["text"]
        found = look.text(text)
        if found.reason and found.reason == "no_party":
            of += 1
            continue
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
