"""The patterns of the events and the example that each serves: `python -m bench.lexicon [WORD...]`.

A row a line: word, type or conduct, what must stand beside it, its example, and what the example is read
as. Without words only rows that do not serve their example are printed, and the exit status tells.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator

from bench.gold_files import read, show
from indicia.events import triggers
from indicia.events.data import Pattern, lexicon


def rows(words: list[str]) -> Iterator[tuple[str, Pattern]]:
    """Each row once, with its kind; of some words only."""
    known = lexicon()
    for kind, table in (("verb", known.verbs), ("noun", known.nouns)):
        wanted = {word: table.get(word, ()) for word in words} if words else table
        seen: set[int] = set()
        for row in (row for found in wanted.values() for row in found if id(row) not in seen):
            seen.add(id(row))
            yield kind, row


def serves(row: Pattern) -> tuple[bool, str]:
    """Whether a row serves its example, and how that is read."""
    parse, _, found = read(row.example)
    fits = any(candidate.pattern is row for candidate in triggers.find(parse))
    told = any(row.type in (None, e.type) and row.conduct in (None, e.conduct) for e in found)
    return fits and told, "; ".join(f"{e.type or e.conduct} {e.status} ({e.made_by})" for e in found)


def main() -> int:
    """Print rows; 1 if one does not serve its example."""
    options = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("words", nargs="*")
    words = options.parse_args().words
    count = failed = 0
    for kind, row in rows(words):
        served, reading = serves(row)
        count, failed = count + 1, failed + (not served)
        if words or not served:
            needs = " | ".join(row.needs) or "nothing beside it"
            show(iter([f"{kind} {row.lemmas[0]}: {row.type or row.conduct or 'as what is moved'}; {needs}"]))
            show(iter([f"    {'serves' if served else 'DOES NOT SERVE'} “{row.example}”: {reading}"]))
    show(iter([f"{count} rows, {failed} do not serve their example"]))
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
