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

from bench import figures
from bench.attribution_scores import ROLES, Attribution, Counts, corpus, f1, table
from indicia import language, statements
from indicia.model import Article, Block, Span, Statement

_OF = 7  # characters of ", with " between who is accused and of what
DOCS = Path("docs/statements.md")
CARD = Path("src/indicia/statements/trained/weights/README.md")


def article(text: str) -> Article:
    """A corpus text as an article: every line is a paragraph, nothing is dropped."""
    lines = [m for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    return Article(
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        blocks=tuple(Block(m.start(), m.end(), kept=True, reason="text") for m in lines),
    )


def predict(found: Iterable[Statement]) -> list[Attribution]:
    """Statements as the corpus writes attributions: outermost ones with a cue and a content.

    The page's own judgements are no attributions there, and what stands inside one is outermost. Of
    "the diplomats ... who", the noun and its pronoun, the corpus marks the pronoun; of "accused the firm
    of fraud", who is accused is part of the content.
    """
    by_id = {statement.id: statement for statement in found}
    return [
        {
            "source": [[s.start, s.end] for s in _as_marked(statement.source)],
            "cue": [[s.start, s.end] for s in statement.cue],
            "content": _charged(statement),
        }
        for statement in by_id.values()
        if statement.cue and statement.content and not statement.author
        if statement.within is None or by_id[statement.within].author
    ]


def _as_marked(source: tuple[Span, ...]) -> tuple[Span, ...]:
    return source[-1:] if source and source[-1].text.lower() in {"who", "which", "that"} else source


def _charged(statement: Statement) -> list[list[int]]:
    """The content with who is accused, joined where no more than "of" stands between."""
    spans = [[s.start, s.end] for s in statement.content]
    for who in statement.accused:
        after = next((s for s in spans if 0 <= s[0] - who.end <= _OF), None)
        if after is None:
            spans.append([who.start, who.end])
        else:
            after[0] = who.start
    return sorted(spans)


def documents(path: Path) -> list[dict[str, Any]]:
    """The lines of a corpus."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read(
    held: list[dict[str, Any]], engine: statements.Engine
) -> tuple[dict[str, list[Attribution]], float, float]:
    """Predictions by document, and words a second (of this process) without and with the parse."""
    predictions: dict[str, list[Attribution]] = {}
    parsing = finding = 0.0
    for document in held:
        began = time.process_time()
        parse, _ = language.parse(article(document["text"]))
        parsed = time.process_time()
        found, _ = statements.find(parse, engine=engine)
        finding += time.process_time() - parsed
        parsing += parsed - began
        predictions[document["id"]] = predict(found)
    words = sum(len(document["text"].split()) for document in held)
    return predictions, words / finding, words / (finding + parsing)


Named = list[tuple[str, Counts, float]]  # engine, counts, words a second after the parse


def compared(measured: Named) -> Iterable[str]:
    """The engines side by side, a Markdown row each."""
    for engine, counts, speed in measured:
        exact = " / ".join(f"{f1(counts, f'exact {role}'):.1f}" for role in ROLES)
        values = [f1(counts, m) for m in ("who-what", "strict", "soft content", "who-what indirect")]
        who, strict, soft, indirect = (f"{value:.1f}" for value in values)
        yield f"| Indicia, `{engine}` | {who} | {strict} | {exact} | {soft} | {indirect} | {speed:,.0f} |"


def broken_down(held: list[dict[str, Any]], predictions: dict[str, list[Attribution]]) -> Iterable[str]:
    """Who-what by kind of speech and by publisher, a Markdown row each."""
    counts = corpus(held, predictions)
    for kind in ("direct", "mixed", "indirect"):
        yield _row(f"{kind} speech", counts, f"who-what {kind}")
    for publisher in sorted({d["publisher"] for d in held if "publisher" in d}):
        part = corpus([d for d in held if d["publisher"] == publisher], predictions)
        yield _row(publisher, part, "who-what")


def _row(name: str, counts: Counts, measure: str) -> str:
    hit, found, gold = (counts[measure, part] for part in ("hit", "found", "gold"))
    values = f"{100 * hit / max(found, 1):.1f} | {100 * hit / max(gold, 1):.1f} | {f1(counts, measure):.1f}"
    return f"| {name} | {gold} | {values} |"


def main() -> None:
    """Read a corpus with one engine or each, print the figures, write the predictions and the docs."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--engine", choices=list(statements.ENGINES), help="one engine; without it, each")
    arguments.add_argument("--predictions", type=Path, help="where to write what the (first) engine found")
    arguments.add_argument("--docs", action="store_true", help="put the figures into the docs and the card")
    options = arguments.parse_args()
    held = documents(options.corpus)
    measured: Named = []
    for engine in [options.engine] if options.engine else statements.ENGINES:
        predictions, speed, whole = read(held, engine)
        counts = corpus(held, predictions)
        speeds = f"this stage {speed:.0f} words/s, with the parse {whole:.0f}"
        sys.stdout.write("\n".join([f"engine {engine}", *table(counts), speeds, ""]) + "\n")
        if not measured:
            rows = list(broken_down(held, predictions))
            sys.stdout.write("\n".join([*rows, ""]) + "\n")
            if options.docs:
                figures.write(CARD, "by kind and publisher", rows)
            if options.predictions:
                options.predictions.write_text(json.dumps(predictions), encoding="utf-8")
        measured.append((engine, counts, speed))
    if options.docs:
        figures.write(DOCS, "engines", compared(measured))


if __name__ == "__main__":
    main()
