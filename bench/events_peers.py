"""PETRARCH2 and UniversalPetrarch on the same sentences, for who has them; nothing is fetched.

`python -m bench.events_peers CORPUS.jsonl PARSES.jsonl --table CAMEO2PLOVER.txt --coder SCRIPT.py
[--python PYTHON] [--config FILE] [--predictions OUT.json]`. The coder is `petrarch2.py` or
`petrarch_ud.py` of one's own copy. `PARSES.jsonl` has `{id, parse}`: the
Treebank trees of CoreNLP for PETRARCH2, the CoNLL-U lines of UDPipe for UniversalPetrarch. Both are run
as their own manuals say (`batch -i -o`), and scored by the measures of `bench.events`.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from bench.events import codes, figures
from indicia.model import UsageError

Row = dict[str, Any]
ROW = re.compile(r"^(\d+)\s*:\s*([A-Z]+)")
UNDATED = "20000101"


def main() -> int:
    """Run the coder that the user has, score it, print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("corpus", type=Path)
    options.add_argument("parses", type=Path)
    options.add_argument("--table", type=Path, required=True, help="PLOVER's table from CAMEO codes")
    options.add_argument("--coder", type=Path, required=True, help="petrarch2.py or petrarch_ud.py")
    options.add_argument("--python", default=sys.executable, help="what runs it; PETRARCH2 is Python 2")
    options.add_argument("--config", type=Path)
    options.add_argument("--predictions", type=Path)
    given = options.parse_args()
    try:
        rows = read(given.corpus, "a corpus")
        trees = {row["id"]: row["parse"] for row in read(given.parses, "the parses")}
        lines = run(given, document(rows, trees))
    except UsageError as error:
        sys.stderr.write(f"bench.events_peers: {error}\n")
        return error.exit_code
    found = predictions(rows, lines, table(given.table))
    if given.predictions:
        given.predictions.write_text(json.dumps(found), encoding="utf-8")
    missing = sum(row["id"] not in trees for row in rows)
    sys.stdout.write(
        f"{figures(rows, found, given_actors=False)}\n{len(rows)} texts, {missing} without parse\n"
    )
    return 0


def read(path: Path, what: str) -> list[Row]:
    """The JSON lines of a file.

    Raises:
        UsageError: if there is none.
    """
    if not path.is_file():
        raise UsageError(f"{path} is not there: give {what} as JSON lines")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def document(rows: list[Row], trees: dict[str, str]) -> bytes:
    """The sentences with their parses as both coders read them; the number of a row is its name there."""
    root = ElementTree.Element("Sentences")
    for number, row in enumerate(rows):
        if row["id"] in trees:
            day = (row.get("date") or UNDATED).replace("-", "")[:8]
            about = {"date": day, "id": f"row{number}_1", "source": "bench", "sentence": "True"}
            sentence = ElementTree.SubElement(root, "Sentence", about)
            ElementTree.SubElement(sentence, "Text").text = f"\n{row['text']}\n"
            ElementTree.SubElement(sentence, "Parse").text = f"\n{trees[row['id']]}\n"
    return bytes(ElementTree.tostring(root, encoding="utf-8"))


def run(given: argparse.Namespace, sentences: bytes) -> list[str]:
    """The lines of events that the coder writes.

    Raises:
        UsageError: if the coder is not there, fails, or writes nothing.
    """
    if not given.coder.is_file():
        raise UsageError(f"{given.coder} is not there: give the script of your own copy with --coder")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "in.xml").write_bytes(sentences)
        command = [given.python, str(given.coder.resolve()), "batch", "-i", "in.xml", "-o", "out.txt"]
        command += ["-c", str(given.config.resolve())] if given.config else []
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        written = [folder / name for name in ("evts.out.txt", "out.txt") if (folder / name).is_file()]
        if done.returncode or not written:
            last = (done.stderr.strip().splitlines() or ["it wrote no events"])[-1]
            raise UsageError(f"{given.coder.name} stopped: {last}")
        return written[0].read_text(encoding="utf-8").splitlines()


def table(path: Path) -> dict[str, str]:
    """PLOVER types by CAMEO code, from lines like `0311: AGREE, , economic # ...`.

    Raises:
        UsageError: if there is no such file.
    """
    if not path.is_file():
        raise UsageError(f"{path} is not there: give the table CAMEO2PLOVER.txt of PLOVER")
    found = (ROW.match(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {m.group(1): m.group(2) for m in found if m}


def predictions(rows: list[Row], lines: list[str], types: dict[str, str]) -> dict[str, list[Row]]:
    """What the coder found in each row, in the shape of `bench.events`."""
    found: dict[str, list[Row]] = {row["id"]: [] for row in rows}
    for number, source, target, code in _events(lines):
        kind = next((types[code[:n]] for n in (4, 3, 2) if code[:n] in types), None)
        if kind:
            sides = {"actors": sorted(codes(source)), "recipients": sorted(codes(target))}
            found[rows[number]["id"]].append({"type": kind, "status": "happened", **sides, "trigger": []})
    return found


def _events(lines: list[str]) -> Iterator[tuple[int, str, str, str]]:
    """Row, source, target and CAMEO code of each line: date, source, target, code, issues, ids..."""
    for line in lines:
        parts = line.split("\t")
        named = re.findall(r"\brow(\d+)_", line)
        if len(parts) > 3:
            yield from ((int(number), parts[1], parts[2], parts[3]) for number in named)


if __name__ == "__main__":
    sys.exit(main())
