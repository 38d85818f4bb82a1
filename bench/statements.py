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


def documents(path: Path) -> list[dict[str, Any]]:
    """The lines of a corpus."""
    return [json.loads(line) for line in path.open(encoding="utf-8")]


def read(held: list[dict[str, Any]], engine: statements.Engine) -> tuple[dict[str, list[Attribution]], str]:
    """Predictions by document, and a line on how fast they came (seconds of this process)."""
    predictions: dict[str, list[Attribution]] = {}
    parsing = finding = 0.0
    for document in held:
        began = time.process_time()
        parse, _ = language.parse(article(document["text"]))
        parsed = time.process_time()
        found, _ = statements.find(parse, engine=engine)
        finding += time.process_time() - parsed
        parsing += parsed - began
        predictions[document["id"]] = predict(s for s in found if s.within is None)
    words = sum(len(document["text"].split()) for document in held)
    stage, whole = words / finding, words / (finding + parsing)
    return predictions, f"words {words}, this stage {stage:.0f} words/s, with the parse {whole:.0f}"


def main() -> None:
    """Read a corpus with one engine or each, print the figures, write the predictions."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--engine", choices=list(statements.ENGINES), help="one engine; without it, each")
    arguments.add_argument("--predictions", type=Path, help="where to write what the (first) engine found")
    arguments.add_argument("--by", help="a field of the corpus, such as publisher, to break who-what down by")
    options = arguments.parse_args()
    held = documents(options.corpus)
    engines: list[statements.Engine] = [options.engine] if options.engine else list(statements.ENGINES)
    for number, engine in enumerate(engines):
        predictions, speed = read(held, engine)
        lines = [f"engine {engine}", *table(corpus(held, predictions)), speed]
        for value in sorted({d[options.by] for d in held}) if options.by else ():
            part = corpus([d for d in held if d[options.by] == value], predictions)
            lines += [f"{value}: {line}" for line in table(part) if line.startswith("who-what  ")]
        sys.stdout.write("\n".join(lines) + "\n\n")
        if options.predictions and number == 0:
            options.predictions.write_text(json.dumps(predictions), encoding="utf-8")


if __name__ == "__main__":
    main()
