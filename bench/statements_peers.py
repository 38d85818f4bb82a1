"""Peers' statements on the texts of ours, in one run: `python -m bench.statements_peers CORPUS.jsonl`.

Two kinds, for who has them; nothing is fetched. `--textacy` runs textacy's direct quotations, where it is
installed beside Indicia. `--peer COMMAND` runs any other (Citron, say): it is given the corpus as its last
argument and writes JSON, `{id: [{source, cue, content}]}` with character ranges, to its output. Each reads in
turn, several rounds, and the least processor time counts; scored by the measures of `bench.statements`.
"""

import argparse
import json
import re
import resource
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from bench.attribution_scores import ROLES, Attribution, corpus, f1
from bench.statements import article, documents, predict
from bench.yardstick import spacy_model
from indicia import language, statements
from indicia.model import UsageError

Row = dict[str, Any]
Found = dict[str, list[Attribution]]
Read = Callable[[list[Row]], Found]
PARSER = "the parser alone (spaCy)"


def main() -> int:
    """Read with ours and the peers, print a row each."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("corpus", type=Path)
    options.add_argument("--textacy", action="store_true", help="its direct quotations, if installed")
    options.add_argument("--peer", action="append", default=[], help="a command that writes attributions")
    options.add_argument("--documents", type=int, help="no more than so many")
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    try:
        print_rows(list(measured(given)))
    except UsageError as error:
        sys.stderr.write(f"bench.statements_peers: {error}\n")
        return error.exit_code
    return 0


def measured(given: argparse.Namespace) -> Iterator[tuple[str, str, str]]:
    """Name, words a second, and scores of each reader; all read in turn, round by round."""
    if not given.corpus.is_file():
        raise UsageError(f"{given.corpus} is not there: give a corpus as JSON lines")
    held = documents(given.corpus)[: given.documents]
    readers = dict(_readers(given))
    words = sum(len(row["text"].split()) for row in held)
    seconds = dict.fromkeys(readers, float("inf"))
    found: dict[str, Found] = {}
    for read in readers.values():
        read(held[:1])  # loads what it needs
    for _ in range(given.rounds):
        for name, read in readers.items():
            began = _spent()
            found[name] = read(held)
            seconds[name] = min(seconds[name], _spent() - began)
    for name in readers:
        after = seconds[name] - seconds[PARSER]
        beyond = f"{words / after:,.0f}" if after > 0 else "-"
        speeds = f"{words / seconds[name]:,.0f} | {beyond}"
        yield name, speeds, _scores(held, found[name])


def _readers(given: argparse.Namespace) -> Iterator[tuple[str, Read]]:
    yield PARSER, _bare
    for engine in statements.ENGINES:
        yield f"Indicia, {engine}", partial(_ours, engine=engine)
    if given.textacy:
        yield "textacy, direct quotations", _textacy()
    for command in given.peer:
        yield command, partial(_command, command=command, path=given.corpus)


def _spent() -> float:
    """Processor seconds of this process and of those that it waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _bare(held: list[Row]) -> Found:
    for row in held:
        list(_lines(row["text"]))
    return {}


def _ours(held: list[Row], engine: statements.Engine) -> Found:
    parses = ((row["id"], language.parse(article(row["text"]))[0]) for row in held)
    return {name: predict(statements.find(parse, engine=engine)[0]) for name, parse in parses}


def _textacy() -> Read:
    try:
        from textacy.extract.triples import direct_quotations  # noqa: PLC0415 - only who has it
    except ImportError as error:
        raise UsageError(f"textacy cannot be used ({error}): pip install textacy, beside Indicia") from error

    def read(row: Row) -> Iterator[Attribution]:
        for at, doc in _lines(row["text"]):
            try:
                found = list(direct_quotations(doc))
            except ValueError:  # it gives a text up whose quotation marks are odd in number
                continue
            for speaker, cue, content in found:
                yield {
                    "source": [[at + t.idx, at + t.idx + len(t)] for t in speaker],
                    "cue": [[at + t.idx, at + t.idx + len(t)] for t in cue],
                    "content": [[at + content.start_char, at + content.end_char]],
                }

    return lambda held: {row["id"]: list(read(row)) for row in held}


def _lines(text: str) -> Iterator[tuple[int, Any]]:
    """The paragraphs of a text, parsed, and where each begins; an odd mark then costs no more than one."""
    lines = [m for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    docs = spacy_model().pipe([m.group() for m in lines], batch_size=64)
    return ((m.start(), doc) for m, doc in zip(lines, docs, strict=True))


def _command(held: list[Row], command: str, path: Path) -> Found:
    try:
        done = subprocess.run([*shlex.split(command), str(path)], capture_output=True, text=True, check=False)
        if done.returncode:
            raise UsageError(
                f"{command} stopped: {(done.stderr.strip().splitlines() or ['no word why'])[-1]}"
            )
        found: Found = json.loads(done.stdout)
    except (OSError, json.JSONDecodeError) as error:
        raise UsageError(f"{command} wrote no attributions as JSON: {error}") from error
    return {row["id"]: found.get(row["id"], []) for row in held}


def _scores(held: list[Row], found: Found) -> str:
    if not found:
        return "- | - | - | -"
    counts = corpus(held, found)
    exact = " / ".join(f"{f1(counts, f'exact {role}'):.1f}" for role in ROLES)
    whole, strict, soft = (f"{f1(counts, m):.1f}" for m in ("who-what", "strict", "soft content"))
    return f"{whole} | {strict} | {exact} | {soft}"


def print_rows(rows: list[tuple[str, str, str]]) -> None:
    """One Markdown table."""
    head = "| reader | words/s, with the parse | beyond the parser | who-what | strict | exact | soft |"
    table = [head, "|---" * 7 + "|", *(f"| {name} | {speeds} | {scores} |" for name, speeds, scores in rows)]
    sys.stdout.write("\n".join([*table, ""]))


if __name__ == "__main__":
    sys.exit(main())
