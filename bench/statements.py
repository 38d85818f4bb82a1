"""Statements against a corpus of attributions: `python -m bench.statements CORPUS.jsonl`.

A line of the corpus is `{id, text, attributions: [{source, cue, content: [[start, end]...]}]}`, the
shape PolNeAR is brought into; its text is read as given, without the page stage. The measures are
those of `bench.attribution_scores`.
"""

import argparse
import hashlib
import json
import re
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.attribution_scores import ROLES, Attribution, corpus, table
from indicia import language, statements
from indicia.model import Article, Block, Statement


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


def main() -> None:
    """Read a corpus, print the figures, write the predictions."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--predictions", type=Path)
    options = arguments.parse_args()
    documents: list[dict[str, Any]] = [json.loads(line) for line in options.corpus.open(encoding="utf-8")]
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
    words = sum(len(document["text"].split()) for document in documents)
    sys.stdout.write("\n".join(table(corpus(documents, predictions))) + "\n")
    stage, whole = words / finding, words / (finding + parsing)
    sys.stdout.write(f"words {words}, this stage {stage:.0f} words/s, with the parse {whole:.0f}\n")
    if options.predictions:
        options.predictions.write_text(json.dumps(predictions), encoding="utf-8")


if __name__ == "__main__":
    main()
