"""Factuality of event mentions: `python -m bench.factuality PATH.jsonl...`.

A line of a corpus is `{text, targets: [{span1: [first, last + 1], label}]}`: tokens parted by blanks, and
for some of them how sure a reader is that what they name is so, from -3 (surely not) to 3 (surely). UW (Lee
et al. 2015) and UDS-IH2 (Rudinger et al. 2018) are brought into this shape. They do not ask the same: UW
counts what is to come as nearly certain, UDS-IH2 as not so, since it asks what *has* happened; Indicia reads
both scales (`held`, `done`). Per file: mean absolute error and Pearson's r of Indicia on each scale, next to

- *constant*: always 3.0;
- *lexicon*: -2.0 after a word of `NEGATION` among the five before it, else 1.0 after a word of `MODAL`
  anywhere before it in the sentence, else 3.0.
"""

import argparse
import json
import math
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.statements import article
from indicia import language
from indicia.language import Parse, Token
from indicia.language.factuality import SCALES, factuality

MODAL = frozenset(
    (
        *(
            "may",
            "might",
            "could",
            "would",
            "should",
            "can",
            "will",
            "wo",
            "ca",
            "must",
            "if",
            "unless",
            "whether",
        ),
        *("possible", "possibly", "likely", "perhaps", "plan", "want"),
    )
)
NEGATION = frozenset(
    (
        *("not", "n't", "no", "never", "without", "neither", "nor", "nobody", "none", "nothing", "cannot"),
        *("deny", "denied", "fail", "failed"),
    )
)
CHUNK = 50
_NO_BLANK_BEFORE = frozenset(
    (
        *(",", ".", ";", ":", "?", "!", ")", "%", "]", "}", "''", "”", "-", "/", "..."),
        *("'s", "'S", "'re", "'ve", "'ll", "'d", "'m", "n't", "N'T"),
    )
)
_NO_BLANK_AFTER = frozenset(("(", "[", "{", "$", "#", "``", "“", "-", "/"))
_WRITTEN = {"``": "“", "''": "”", "_": "—", "-LRB-": "(", "-RRB-": ")"}


@dataclass(frozen=True)
class Target:
    """A word of a sentence with its gold label."""

    parse: Parse
    token: Token
    label: float
    before: tuple[str, ...]
    """The corpus' own tokens up to the target, in lower case."""


def written(tokens: list[str]) -> tuple[str, list[int]]:
    """A tokenised sentence as it is written, and where each token begins."""
    text, starts, tight = "", [], True
    for token in tokens:
        apart = not (tight or token in _NO_BLANK_BEFORE)
        text += " " if apart else ""
        starts.append(len(text))
        text += _WRITTEN.get(token, token)
        tight = token in _NO_BLANK_AFTER or token.endswith("$")
    return text, starts


def targets(path: Path) -> Iterator[Target]:
    """The targets of a corpus, parsed `CHUNK` sentences at a time, each a paragraph of its own."""
    rows: list[dict[str, Any]] = [json.loads(line) for line in path.open(encoding="utf-8")]
    for first in range(0, len(rows), CHUNK):
        chunk = [(row, *written(row["text"].split())) for row in rows[first : first + CHUNK]]
        parse, _ = language.parse(article("\n".join(text for _, text, _ in chunk)))
        by_end = {token.end: token for token in parse.tokens}
        by_start = {token.start: token for token in parse.tokens}
        base = 0
        for row, text, starts in chunk:
            words = row["text"].split()
            for target in row["targets"]:
                at = target["span1"][0]
                start = base + starts[at]
                token = by_start.get(start) or by_end.get(start + len(words[at]))
                if token is not None:
                    yield Target(parse, token, target["label"], tuple(w.lower() for w in words[:at]))
            base += len(text) + 1


def lexicon(target: Target) -> float:
    """The baseline that looks at nothing but a few words before the target."""
    if NEGATION.intersection(target.before[-5:]):
        return -2.0
    return 1.0 if MODAL.intersection(target.before) else 3.0


def error(pairs: list[tuple[float, float]]) -> float:
    """The mean absolute error of (gold, found) pairs."""
    return sum(abs(gold - found) for gold, found in pairs) / max(len(pairs), 1)


def pearson(pairs: list[tuple[float, float]]) -> float:
    """Pearson's r of (gold, found) pairs; nan where one side never changes."""
    n = max(len(pairs), 1)
    mean_gold, mean_found = (sum(pair[side] for pair in pairs) / n for side in (0, 1))
    both = sum((gold - mean_gold) * (found - mean_found) for gold, found in pairs)
    spread = [
        sum((pair[side] - mean) ** 2 for pair in pairs) for side, mean in ((0, mean_gold), (1, mean_found))
    ]
    return both / math.sqrt(spread[0] * spread[1]) if min(spread) > 1e-9 else math.nan


def table(found: list[Target]) -> Iterator[str]:
    """A line for each way to read the targets."""
    readings: dict[str, list[float]] = {
        "constant": [3.0] * len(found),
        "lexicon": [lexicon(t) for t in found],
    }
    for scale in SCALES:
        readings[f"Indicia, {scale}"] = [factuality(t.parse, t.token, scale) for t in found]
    for name, values in readings.items():
        pairs = [(target.label, value) for target, value in zip(found, values, strict=True)]
        yield f"  {name:15} MAE {error(pairs):.3f}  r {pearson(pairs):.3f}"


def main() -> None:
    """Read each corpus, print its figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpora", nargs="+", type=Path)
    for path in parser.parse_args().corpora:
        found = list(targets(path))
        lines: Iterable[str] = (f"{path.name}: {len(found)} targets", *table(found))
        sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
