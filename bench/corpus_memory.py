"""Memory over many pages that are read: `python -m bench.corpus_memory [--pages 100000] [--engine rules]`.

Short generated pages, each with names and numbers of its own, are read whole by one process, as a worker of
`indicia corpus run` does, with all their rows. Told every so many pages: what it holds, and its time.
"""

import argparse
import random
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bench.ledger_pages import relevant_sentence
from indicia import corpus
from indicia.corpus.job import Work
from indicia.corpus.working import page_rows
from indicia.ledger import Capture
from indicia.statements import ENGINES

_SYLLABLES = "bar cor den fal gor hul ist jen kel lum mor nef ost pel qua ril sum tor ulm ven wex yor zim"
_SOUNDS = _SYLLABLES.split()
_MB = 1 << 20


def page(number: int) -> Capture:
    """A page of two or three sentences, one of which concerns a regime; its names are its own."""
    dice = random.Random(number)  # noqa: S311 - repeatable, not secret
    name = "".join(dice.choices(_SOUNDS, k=3)).capitalize()
    town = "".join(dice.choices(_SOUNDS, k=2)).capitalize() + "port"
    title = f"{name} of {town} speaks"
    said = f"{name}, the mayor of {town}, said that {dice.randint(2, 99_999)} people knew."
    body = f"<body><h1>{title}</h1><p>{relevant_sentence(dice)} {said}</p></body>"
    html = f"<html lang=en><head><title>{title}</title></head>{body}</html>"
    day = date(2024, 1, 1) + timedelta(days=number % 700)
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=number)
    return Capture(f"https://post.example/{day}/{number}", html.encode(), at, status=200, published=day)


def held() -> float:
    """What this process holds now, in MB (Linux)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / _MB


def main() -> None:
    """Read and tell."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--pages", type=int, default=100_000)
    arguments.add_argument("--engine", choices=ENGINES, default="rules")
    arguments.add_argument("--every", type=int, default=2_500)
    options = arguments.parse_args()
    work = Work.of(corpus.Job(engine=options.engine, everything=True))
    rows, most, began = 0, 0.0, time.process_time()
    for number in range(1, options.pages + 1):
        made = page_rows(work, number, page(number))
        rows += sum(map(len, made.values()))
        if number % options.every == 0 or number == options.pages:
            most = max(most, held())
            each = 1000 * (time.process_time() - began) / number
            print(f"{number:,} pages, {rows:,} rows: {held():,.0f} MB, {each:.1f} ms a page", flush=True)
    print(f"at most {most:,.0f} MB")


if __name__ == "__main__":
    main()
