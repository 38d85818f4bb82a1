"""Speed and memory of a reading: `python -m bench.reading [FOLDER] [--engine rules]`, else of `examples/`.

Each stage is timed on one core by processor time, on the same pages in the same run as the bare
language model; a run reads all pages, the first run is not counted, the median of the others is. The whole
reading is timed too, by itself: what `indicia.read` costs, beside the bare model.
A cold start is a fresh process that reads one page, by the clock.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from bench.yardstick import bare
from indicia import events, language, law, pages, statements
from indicia.language.parser import model, paragraphs
from indicia.model import Page
from indicia.pipeline import read_page
from indicia.statements import ENGINES, Engine

EXAMPLES = Path(__file__).parent.parent / "examples"
WHOLE = "whole reading"
BARE, MODEL = "bare language model", "the model as we run it"
STAGES = ("pages", BARE, MODEL, "language", "statements", "events", "law", WHOLE)
P = ParamSpec("P")
T = TypeVar("T")


class Clock:
    """Processor seconds spent in each named stage."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys(STAGES, 0.0)

    def time(self, stage: str, work: Callable[P, T], *args: P.args, **more: P.kwargs) -> T:
        """Do the work and book its time."""
        began = time.process_time()
        result = work(*args, **more)
        self.spent[stage] += time.process_time() - began
        return result


def _as_run(texts: list[str]) -> list[object]:
    return list(model().docs(texts))


def run(corpus: list[Page], engine: Engine) -> tuple[dict[str, float], int]:
    """Seconds of each stage over all pages, and the words of their articles."""
    clock, words = Clock(), 0
    for page in corpus:
        article, _ = clock.time("pages", pages.extract, page)
        lines = [article.text[p.start : p.end] for p in paragraphs(article)]
        clock.time(BARE, bare, lines)
        clock.time(MODEL, _as_run, lines)
        parse, _ = clock.time("language", language.parse, article)
        said, _ = clock.time("statements", statements.find, parse, engine=engine)
        done, _ = clock.time("events", events.find, parse, said)
        clock.time("law", law.find, parse, said, done)
        clock.time(WHOLE, read_page, page, engine=engine)
        words += len(article.text.split())
    return clock.spent, words


def cold_start(page: Path, times: int) -> float:
    """Median seconds from an empty process to the printed reading of one page."""
    seconds = []
    # As a user has it, with compiled modules, whatever the shell of the measurement says.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(times):
        began = time.perf_counter()
        command = [sys.executable, "-m", "indicia", "read", str(page), "--json"]
        subprocess.run(command, check=True, capture_output=True, env=environment)
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds)


def main() -> None:
    """Measure and print one table."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("folder", type=Path, nargs="?", default=EXAMPLES)
    arguments.add_argument("--runs", type=int, default=6)
    arguments.add_argument("--engine", choices=tuple(ENGINES), default="trained")
    options = arguments.parse_args()
    paths = sorted(p for p in options.folder.iterdir() if p.suffix in {".html", ".txt"})
    cold = cold_start(paths[0], 5)
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    corpus = [Page(content=path.read_bytes()) for path in paths]
    runs = [run(corpus, options.engine) for _ in range(options.runs)][1:]
    words = runs[0][1]
    median = {stage: statistics.median(spent[stage] for spent, _ in runs) for stage in STAGES}
    yardstick, whole = median[BARE], median.pop(WHOLE)
    median["language, without the model"] = max(median.pop("language") - median[MODEL], 0.0)
    print(f"{len(corpus)} pages, {words} words, one core, median of {len(runs)} runs\n")
    for stage, seconds in median.items():
        speed, share = words / max(seconds, 1e-9), 100 * seconds / yardstick
        print(f"{stage:28} {speed:10,.0f} words/s  {share:6.1f} % of the model")
    ours = sum(median.values()) - yardstick - median[MODEL] - median["pages"]
    print(f"\nour stages after the page    {100 * ours / yardstick:.0f} % of the bare model's time")
    times = (
        f"{whole / yardstick:.2f} times the bare model, {whole / median[MODEL]:.2f} the model as we run it"
    )
    print(f"whole reading, {options.engine:14}{words / whole:,.0f} words/s, {times}")
    print(f"cold start, {paths[0].name}: {cold:.2f} s")
    print(f"peak memory                  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
