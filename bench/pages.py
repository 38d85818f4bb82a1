"""Readings against gold: `python -m bench.pages [FOLDER] [--misses] [--page NAME]`.

Reads every page of FOLDER (default: `examples`) with `indicia.read` and compares the reading with
the gold in `FOLDER/gold`. The measures are counts, `right/of`; those under "never" must be 0.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path

import indicia
from bench.gold import GoldPage, load
from bench.score import NEVER, Score, Tally, score

EXAMPLES = Path(__file__).parent.parent / "examples"
MEASURES = {
    "published": "day of the page",
    "dateline": "dateline",
    "statements": "statements found",
    "sources": "source right",
    "source_states": "state of the source right",
    "stances": "stance right",
    "denials": "denial linked to its claim",
    "within": "statement inside a statement",
    "events": "events found",
    "event_status": "status right",
    "event_sides": "actors and recipients right",
    "event_times": "time right",
    "dates": "dates right",
    "conduct": "conduct found (area, direction)",
    "provisions": "a right provision cited",
    "conduct_actor": "actor right",
    "conduct_status": "status right",
}
SHOWN = (
    "statements",
    "sources",
    "stances",
    "denials",
    "events",
    "event_status",
    "dates",
    "conduct",
    "provisions",
)


def read(page: GoldPage) -> indicia.Reading:
    """Read a gold page as a user would, with the day that the gold hands over, if any."""
    return indicia.read(page.content, published=page.gold.given)


def measure(folder: Path = EXAMPLES, only: str = "") -> tuple[Score, ...]:
    """Read and score every page of `folder` whose name contains `only`."""
    pages = (page for page in load(folder) if only in page.name)
    return tuple(score(page.name, read(page), page.gold) for page in pages)


def totals(scores: Iterable[Score]) -> dict[str, Tally]:
    """The measures summed over pages, in the order of `MEASURES`, then `NEVER`."""
    sums = {name: Tally() for name in (*MEASURES, *NEVER)}
    for each in scores:
        for name, tally in each.tallies.items():
            sums[name].got += tally.got
            sums[name].of += tally.of
    return sums


def table(scores: tuple[Score, ...]) -> str:
    """The pages as rows: the main measures, then the sum of what must never be."""
    width = max(len(each.name) for each in scores)
    lines = [f"{'page':<{width}} " + " ".join(f"{name[:9]:>9}" for name in SHOWN) + "     never"]
    for each in scores:
        cells = (_cell(each.tallies.get(name, Tally())) for name in SHOWN)
        bad = [f"{tally.got} {name}" for name, tally in each.tallies.items() if name in NEVER and tally.got]
        lines.append(
            f"{each.name:<{width}} " + " ".join(f"{cell:>9}" for cell in cells) + f"     {', '.join(bad)}"
        )
    return "\n".join(lines)


def summary(sums: dict[str, Tally]) -> str:
    """The totals, one measure to a line."""
    good = [f"{_cell(sums[name]):>9}  {_share(sums[name]):>4}  {what}" for name, what in MEASURES.items()]
    bad = [f"{sums[name].got:>9}        {what}" for name, what in NEVER.items()]
    return "\n".join(["right", *good, "", "never (must be 0)", *bad])


def _cell(tally: Tally) -> str:
    return f"{tally.got}/{tally.of}" if tally.of else "-"


def _share(tally: Tally) -> str:
    return f"{100 * tally.got / tally.of:.0f}%" if tally.of else ""


def main() -> None:
    """Print the table, the totals and, on request, every miss."""
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description="Readings against gold.")
    parser.add_argument("folder", nargs="?", type=Path, default=EXAMPLES)
    parser.add_argument("--page", default="", help="only pages whose name contains this")
    parser.add_argument("--misses", action="store_true", help="print what was missed, page by page")
    asked = parser.parse_args()
    scores = measure(asked.folder, asked.page)
    print(table(scores), summary(totals(scores)), sep="\n\n")
    if asked.misses:
        for each in scores:
            print(f"\n{each.name}", *each.misses, sep="\n  ")


if __name__ == "__main__":
    main()
