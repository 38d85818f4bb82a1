"""Time expressions against a corpus with TIMEX3 gold, scored as TempEval-3 defines it.

`python -m bench.dates CORPUS.jsonl [--predictions OUT.json] [--misses]`. A line of the corpus is
`{id, dct, text, timexes: [{start, end, type, value}]}`; `dct` is the day of writing.
"""

import argparse
import json
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from indicia.language import dates

Row = dict[str, Any]


@dataclass
class Score:
    """Counts over all documents; extents strict and relaxed, values and types over relaxed pairs."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0
    type: int = 0

    def f1(self, right: int) -> float:
        """F1 of `right` pairs, in per cent."""
        return 200 * right / (self.gold + self.found) if self.gold + self.found else 0.0

    def table(self) -> str:
        """The figures, one a line."""
        rows = []
        for name in ("strict", "relaxed", "value"):
            right = getattr(self, name)
            precision, recall = 100 * right / max(self.found, 1), 100 * right / max(self.gold, 1)
            rows.append(f"{name:8}  P {precision:5.1f}  R {recall:5.1f}  F1 {self.f1(right):5.1f}")
        rows.append(f"type accuracy over relaxed pairs {100 * self.type / max(self.relaxed, 1):.1f}")
        return "\n".join(rows)


def main() -> None:
    """Read a corpus, find, score, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpus", type=Path)
    options.add_argument("--predictions", type=Path)
    options.add_argument("--misses", action="store_true", help="print every difference from the gold")
    given = options.parse_args()
    rows = [json.loads(line) for line in given.corpus.read_text(encoding="utf-8").split("\n") if line.strip()]
    dates.find("warm")
    begin = time.process_time()
    answers = {row["id"]: dates.find(row["text"], day(row.get("dct"))) for row in rows}
    seconds = time.process_time() - begin
    score = Score()
    for row in rows:
        pairs = match(row["timexes"], answers[row["id"]])
        add(score, row["timexes"], answers[row["id"]], pairs)
        if given.misses:
            print("\n".join(differences(row, answers[row["id"]], pairs)))
    if given.predictions:
        out = {name: [as_row(timex) for timex in found] for name, found in answers.items()}
        given.predictions.write_text(json.dumps(out, ensure_ascii=False), encoding="utf-8")
    print(score.table())
    print(f"{len(rows)} documents, {len(rows) / seconds:.0f} documents a second of processor time")


def day(dct: str | None) -> date | None:
    """The day of a document creation time such as `1999-10-24T20:00` or `19991024`."""
    if not dct:
        return None
    figures = dct[:10].replace("-", "")[:8]
    return date(int(figures[:4]), int(figures[4:6]), int(figures[6:8]))


def match(gold: list[Row], found: Iterable[dates.Timex]) -> list[tuple[Row, dates.Timex]]:
    """Pairs of a gold and a found extent that overlap, one to one, equal extents first."""
    rest = list(found)
    pairs: list[tuple[Row, dates.Timex]] = []
    open_: list[Row] = []
    for row in gold:
        same = [t for t in rest if (t.start, t.end) == (row["start"], row["end"])]
        if same:
            pairs.append((row, same[0]))
            rest.remove(same[0])
        else:
            open_.append(row)
    for row in open_:
        over = [t for t in rest if t.start < row["end"] and row["start"] < t.end]
        if over:
            pairs.append((row, over[0]))
            rest.remove(over[0])
    return pairs


def add(
    score: Score, gold: list[Row], found: tuple[dates.Timex, ...], pairs: list[tuple[Row, dates.Timex]]
) -> None:
    """Count one document."""
    score.gold += len(gold)
    score.found += len(found)
    score.relaxed += len(pairs)
    for row, timex in pairs:
        score.strict += (timex.start, timex.end) == (row["start"], row["end"])
        score.value += timex.value == row["value"]
        score.type += timex.type == row["type"]


def as_row(timex: dates.Timex) -> Row:
    """A found expression as the predictions file has it."""
    return {
        "start": timex.start,
        "end": timex.end,
        "type": timex.type,
        "value": timex.value,
        "earliest": timex.earliest.isoformat() if timex.earliest else None,
        "latest": timex.latest.isoformat() if timex.latest else None,
    }


def differences(
    row: Row, found: tuple[dates.Timex, ...], pairs: list[tuple[Row, dates.Timex]]
) -> Iterable[str]:
    """Lines that tell what was missed, what was too much, and which values differ."""
    text, dct = row["text"], row.get("dct")
    matched = {id(pair[0]) for pair in pairs}, {id(pair[1]) for pair in pairs}
    for gold, timex in pairs:
        if timex.value != gold["value"]:
            yield f"VALUE {gold['value']} got {timex.value} @{dct} {_around(text, timex.start, timex.end)}"
    for gold in row["timexes"]:
        if id(gold) not in matched[0]:
            yield f"MISSED {gold['value']} @{dct} {_around(text, gold['start'], gold['end'])}"
    for timex in found:
        if id(timex) not in matched[1]:
            yield f"EXTRA {timex.value} @{dct} {_around(text, timex.start, timex.end)}"


def _around(text: str, start: int, end: int) -> str:
    shown = f"{text[max(start - 60, 0) : start]}[[{text[start:end]}]]{text[end : end + 40]}"
    return " ".join(shown.split())


if __name__ == "__main__":
    main()
