"""Statements against a corpus of attributions: `python -m bench.statements CORPUS.jsonl`.

A line of the corpus is `{id, text, attributions: [{source, cue, content: [[start, end]...]}]}`, the
shape PolNeAR is brought into; its text is read as given, without the page stage. Measures follow
PolNeAR: `exact` counts the sources, cues and contents found with the very same tokens; `soft` the
tokens shared by relations aligned one to one; `strict` the relations with all three parts exact;
`who-what` those whose sources touch and whose contents overlap by half of their union.
"""

import argparse
import bisect
import hashlib
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from indicia import language, statements
from indicia.model import Article, Block, Statement

ROLES = ("source", "cue", "content")
TOKEN = re.compile(r"\w+|[^\w\s]")
Spans = list[list[int]]
Attribution = dict[str, Spans]
Tokens = dict[str, frozenset[int]]


def article(text: str) -> Article:
    """A corpus text as an article: every line is a paragraph, nothing is dropped."""
    lines = [m for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    return Article(
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        blocks=tuple(Block(m.start(), m.end(), kept=True, reason="text") for m in lines),
    )


def predict(found: Iterable[Statement]) -> list[Attribution]:
    """Statements as the corpus writes attributions: outermost ones with a cue, no silences' absence."""
    return [
        {role: [[s.start, s.end] for s in getattr(statement, role)] for role in ROLES}
        for statement in found
        if statement.cue and statement.content
    ]


def tokens(text: str, attributions: Iterable[Attribution]) -> list[Tokens]:
    """Attributions as sets of token numbers; a token counts if a span touches it."""
    marks = [m.span() for m in TOKEN.finditer(text)]
    starts = [start for start, _ in marks]

    def touched(spans: Spans) -> frozenset[int]:
        found: set[int] = set()
        for start, end in spans:
            first = bisect.bisect_left(starts, start)
            first -= first > 0 and marks[first - 1][1] > start
            found.update(range(first, max(first, bisect.bisect_left(starts, end))))
        return frozenset(found)

    return [{role: touched(attribution.get(role, [])) for role in ROLES} for attribution in attributions]


def aligned(gold: list[Tokens], found: list[Tokens]) -> list[tuple[Tokens, Tokens]]:
    """Pair relations one to one, greedily: those whose cues touch first, then by shared tokens."""
    weights = []
    for g, one in enumerate(gold):
        for f, other in enumerate(found):
            shared = len(one["content"] & other["content"]) + len(one["source"] & other["source"])
            weight = shared + (1000 if one["cue"] & other["cue"] else 0)
            if weight:
                weights.append((weight, g, f))
    pairs, used_gold, used_found = [], set(), set()
    for _, g, f in sorted(weights, reverse=True):
        if g not in used_gold and f not in used_found:
            used_gold.add(g)
            used_found.add(f)
            pairs.append((gold[g], found[f]))
    return pairs


def count(gold: list[Tokens], found: list[Tokens], counts: Counter[tuple[str, str]]) -> None:
    """Add one document's hits, predictions and gold to the counts of every measure."""
    pairs = aligned(gold, found)
    for role in ROLES:
        golds, founds = (Counter(r[role] for r in side if r[role]) for side in (gold, found))
        counts[f"exact {role}", "hit"] += sum((golds & founds).values())
        counts[f"exact {role}", "found"] += sum(founds.values())
        counts[f"exact {role}", "gold"] += sum(golds.values())
        counts[f"soft {role}", "hit"] += sum(len(g[role] & f[role]) for g, f in pairs)
        counts[f"soft {role}", "found"] += sum(len(f[role]) for f in found)
        counts[f"soft {role}", "gold"] += sum(len(g[role]) for g in gold)
    for measure in ("strict", "who-what"):
        counts[measure, "found"] += len(found)
        counts[measure, "gold"] += len(gold)
    for g, f in pairs:
        counts["strict", "hit"] += all(g[role] == f[role] for role in ROLES)
        union = len(g["content"] | f["content"])
        half = 2 * len(g["content"] & f["content"]) >= union > 0
        touching = bool(g["source"] & f["source"]) or not (g["source"] or f["source"])
        counts["who-what", "hit"] += half and touching


def table(counts: Counter[tuple[str, str]]) -> Iterable[str]:
    """Precision, recall and F1 of each measure, in percent."""
    for measure in dict.fromkeys(name for name, _ in counts):
        hit, found, gold = (counts[measure, part] for part in ("hit", "found", "gold"))
        precision, recall = hit / max(found, 1), hit / max(gold, 1)
        f1 = 2 * hit / max(found + gold, 1)
        yield f"{measure:14} P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * f1:5.1f}"


def main() -> None:
    """Read a corpus, print the figures, write the predictions."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--predictions", type=Path)
    options = arguments.parse_args()
    documents: list[dict[str, Any]] = [json.loads(line) for line in options.corpus.open(encoding="utf-8")]
    counts: Counter[tuple[str, str]] = Counter()
    predictions: dict[str, list[Attribution]] = {}
    parsing = finding = 0.0
    for document in documents:
        began = time.process_time()
        parse, _ = language.parse(article(document["text"]))
        parsed = time.process_time()
        found, _ = statements.find(parse)
        finding += time.process_time() - parsed
        parsing += parsed - began
        predictions[document["id"]] = predict(s for s in found if s.within is None)
        text = document["text"]
        count(tokens(text, document["attributions"]), tokens(text, predictions[document["id"]]), counts)
    words = sum(len(document["text"].split()) for document in documents)
    sys.stdout.write("\n".join(table(counts)) + "\n")
    stage, whole = words / finding, words / (finding + parsing)
    sys.stdout.write(f"words {words}, this stage {stage:.0f} words/s, with the parse {whole:.0f}\n")
    if options.predictions:
        options.predictions.write_text(json.dumps(predictions), encoding="utf-8")


if __name__ == "__main__":
    main()
