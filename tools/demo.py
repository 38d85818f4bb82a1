"""`make demo`: read every example page, show the first reading, say what to try next."""

import sys
import time
from pathlib import Path

from indicia.app.cli.screen import console
from indicia.app.cli.show import show
from indicia.model import Page, Reading
from indicia.pipeline import read_page
from indicia.products import to_html, write

HERE = Path(__file__).parent.parent
OUT = HERE / "out" / "readings"


def row(path: Path, reading: Reading) -> str:
    """One line on one page: what was read from it."""
    left_out = sum(not block.kept for block in reading.article.blocks)
    return (
        f"  {path.stem:32} {len(reading.statements):4} {len(reading.events):7} "
        f"{len(reading.exposures):12} {left_out:9}"
    )


def main() -> None:
    """Read, save, show."""
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
    print(
        f"\nTry next:\n"
        f"  .venv/bin/indicia read examples/{paths[9].name}\n"
        f"  .venv/bin/indicia read YOUR_PAGE --html reading.html     then open it in a browser\n"
        f"Every example is also in {OUT.relative_to(HERE)}/ as a page to open."
    )


if __name__ == "__main__":
    main()
