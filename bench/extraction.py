"""How well pages become articles: `python bench/extraction.py FOLDER [--part N/M]`.

FOLDER holds pages and gold as the Web Content Extraction Benchmark does: `html/ID.html.gz` and
`ground-truth/ID.json`. Measured over its articles, as the mean over pages of the word F1 against
`main_content`:

- HTML: this package beside bare trafilatura;
- text: the line judge on dumps of the same pages (one line for each visible block, no markup),
  beside keeping everything and beside "ten words and a full stop";
- days: the day of publication found, wrong and missing where the gold has one, beside htmldate;
- words per second of the line judge.
"""

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean
from typing import Any

import trafilatura
from htmldate import find_date
from msgspec import Struct

from indicia.model import Article, Page, PageError
from indicia.pages import extract, html
from indicia.pages.decode import decode
from indicia.pages.judge import judge
from indicia.pages.piece import Piece
from indicia.pages.plain import pieces

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*$")


class Sample(Struct, frozen=True):
    """A page and its gold."""

    name: str
    raw: bytes
    main: str
    day: str | None


class Row(Struct):
    """What was measured on one page: scores by column, and the line judge's words and seconds."""

    scores: dict[str, float]
    days: dict[str, str]
    words: int
    seconds: float


def samples(folder: Path) -> Iterator[Sample]:
    """The articles of a corpus in the order of their names."""
    for path in sorted(folder.glob("ground-truth/*.json")):
        record: dict[str, Any] = json.loads(path.read_text("utf-8"))
        truth = record["ground_truth"]
        kind = record.get("_internal", {}).get("page_type", {}).get("primary")
        main = truth.get("main_content") or ""
        if kind == "article" and main.strip():
            raw = gzip.decompress((folder / "html" / f"{path.stem}.html.gz").read_bytes())
            yield Sample(path.stem, raw, main, truth.get("publish_date"))


def word_f1(found: str, gold: str) -> float:
    """F1 over the words of two texts as bags, in lower case."""
    a, b = Counter(_WORD.findall(found.lower())), Counter(_WORD.findall(gold.lower()))
    common = (a & b).total()
    return 2 * common / (a.total() + b.total()) if common else 0.0


def body(article: Article) -> str:
    """The article without its headline, which the gold leaves out."""
    return "\n".join(article.text[b.start : b.end] for b in article.blocks if b.kept and b.reason == "text")


def read(page: Page) -> tuple[str, str]:
    """The body of a page and its day, both empty when it is refused."""
    try:
        article, _ = extract(page)
    except PageError:
        return "", ""
    return body(article), article.published.isoformat() if article.published else ""


def dump(raw: bytes) -> str:
    """The visible blocks of a page, one on each line."""
    tree = html.parse(decode(raw).text)
    return "" if tree is None else "\n".join(piece.text for piece in html.blocks(tree))


def plain_rule(lines: tuple[Piece, ...]) -> str:
    """The rule to beat: ten words and a full stop."""
    return "\n".join(
        line.text for line in lines if len(line.text.split()) >= 10 and _SENTENCE_END.search(line.text)
    )


def measure(sample: Sample) -> Row:
    """All columns on one page."""
    found, day = read(Page(sample.raw))
    text = dump(sample.raw)
    lines = pieces(text)
    started = time.perf_counter()
    verdicts = judge(lines)
    seconds = time.perf_counter() - started
    kept = "\n".join(line.text for line, verdict in zip(lines, verdicts, strict=True) if verdict == "text")
    scores = {
        "html indicia": word_f1(found, sample.main),
        "html trafilatura": word_f1(
            trafilatura.extract(sample.raw, include_comments=False) or "", sample.main
        ),
        "text line judge": word_f1(kept, sample.main),
        "text ten words and a full stop": word_f1(plain_rule(lines), sample.main),
        "text keep all": word_f1(text, sample.main),
    }
    days = {"indicia": day, "htmldate": _htmldate(sample.raw)} if sample.day else {}
    return Row(
        scores, {who: _verdict(got, sample.day) for who, got in days.items()}, len(text.split()), seconds
    )


def _htmldate(raw: bytes) -> str:
    return find_date(raw, original_date=True) or ""


def _verdict(found: str, gold: str | None) -> str:
    if not found:
        return "missing"
    return "right" if found == gold else "wrong"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", default="1/1", help="take every M-th page, beginning with the N-th")
    given = parser.parse_args()
    number, parts = map(int, given.part.split("/"))
    rows = [measure(s) for i, s in enumerate(samples(given.folder)) if i % parts == number - 1]
    print(f"{len(rows)} articles")
    for column in rows[0].scores:
        print(f"{column:32} {fmean(row.scores[column] for row in rows):.3f}")
    for who in ("indicia", "htmldate"):
        print(f"days {who:27}", dict(Counter(row.days[who] for row in rows if who in row.days)))
    print(f"line judge: {sum(r.words for r in rows) / sum(r.seconds for r in rows):,.0f} words/s")


if __name__ == "__main__":
    main()
