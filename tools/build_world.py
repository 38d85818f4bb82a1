"""Make the outlines of `products/charts`: `python -m tools.build_world countries-110m.json`.

The file comes from the registry package world-atlas (npm), which holds Natural Earth's shapes (public domain)
as TopoJSON. Kept are the countries with their ISO numbers; names, which may be disputed, are not.
"""

import json
import sys
from pathlib import Path

OUT = Path(__file__).parents[1] / "src/indicia/products/charts/data/world.topojson"


def main(source: str) -> None:
    """Write the outlines."""
    held = json.loads(Path(source).read_text(encoding="utf-8"))
    shapes = held["objects"]["countries"]["geometries"]
    countries = [
        {"type": one["type"], "arcs": one["arcs"], **({"id": one["id"]} if "id" in one else {})}
        for one in shapes
    ]
    kept = {
        "type": "Topology",
        "objects": {"countries": {"type": "GeometryCollection", "geometries": countries}},
        "arcs": held["arcs"],
        "transform": held["transform"],
    }
    OUT.write_text(json.dumps(kept, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(countries)} outlines, {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
