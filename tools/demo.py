"""`make demo`: read every example page, build the example ledger, show both, say what to try next."""

import shlex
import subprocess
import sys
import time
from pathlib import Path

from indicia.app.cli.screen import console
from indicia.app.cli.show import show
from indicia.model import Page, Reading
from indicia.pipeline import read_page
from indicia.products import to_html, write
from tools import example_ledger

HERE = Path(__file__).parent.parent
OUT = HERE / "out" / "readings"
LEDGER = "out/example-ledger"
SHOWN = (  # what a person would ask the ledger first
    f"watch list --ledger {LEDGER}",
    f"watch show workers-in-russia --ledger {LEDGER}",
    f"brief workers-in-russia --out out/workers-in-russia.html --ledger {LEDGER}",
    f"brief workers-in-russia --format pdf --out out/workers-in-russia.pdf --ledger {LEDGER}",
)


def row(path: Path, reading: Reading) -> str:
    """One line on one page: what was read from it."""
    left_out = sum(not block.kept for block in reading.article.blocks)
    return (
        f"  {path.stem:32} {len(reading.statements):4} {len(reading.events):7} "
        f"{len(reading.exposures):12} {left_out:9}"
    )


def read_pages() -> None:
    """Read the example pages, save each as a page to open, show the first."""
    paths = sorted(p for p in (HERE / "examples").iterdir() if p.suffix in {".html", ".txt"})
    OUT.mkdir(parents=True, exist_ok=True)
    began = time.perf_counter()
    readings: list[Reading] = []
    print(f"  {'page':32} said  events  may concern  left out")
    for path in paths:
        readings.append(read_page(Page(content=path.read_bytes())))
        write(OUT / f"{path.stem}.html", to_html(readings[-1]).encode())
        print(row(path, readings[-1]))
    seconds = time.perf_counter() - began
    print(f"\n{len(paths)} pages read in {seconds:.1f} s. The first of them, {paths[0].name}:\n")
    sys.stdout.flush()
    show(readings[0], console(None))


def build_ledger() -> None:
    """Build the example ledger and show what it answers."""
    print(
        "\nThe example ledger: four years of news on two questions (examples/ledger/README.md)\n", flush=True
    )
    example_ledger.build(HERE / "out", "trained")
    for words in SHOWN:
        print(f"\n$ indicia {words}", flush=True)
        program = [sys.executable, "-m", "indicia", *shlex.split(words)]
        subprocess.run(program, cwd=HERE, check=True)


def main() -> None:
    """Read, save, show."""
    read_pages()
    build_ledger()
    print(
        "\nOpen:\n"
        "  out/workers-in-russia.html and .pdf                      the brief, with every line's footnote\n"
        f"  {OUT.relative_to(HERE)}/                                            every example page, as read\n"
        "\nTry next:\n"
        f"  .venv/bin/indicia serve --ledger {LEDGER}                the desk: open the address it prints\n"
        "  .venv/bin/indicia read YOUR_PAGE --html reading.html     then open it in a browser\n"
        f"  .venv/bin/indicia watch why arms-to-russia --ledger {LEDGER}\n"
        f"  .venv/bin/indicia claims --since 2025-01-01 --ledger {LEDGER}\n"
    )


if __name__ == "__main__":
    main()
