"""Whether a hot stage has slid: `python -m bench.hot_stages [--update]`.

Each stage is set beside a yardstick of its own kind in the same process, on the same pages, in turn: what
Python does, the bare model or network, a plain automaton pass. So a slower or busier machine slows both. Of
several rounds the least processor time of each counts, for noise only ever adds; while a ratio is above its
limit, more rounds are made. `bench/hot_stages.toml` holds the accepted ratios; `--update` writes it anew,
for a person to review.
"""

import argparse
import platform
import re
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

from ahocorasick_rs import AhoCorasick
from msgspec import Struct

from bench.ledger_pages import page as generated
from bench.yardstick import bare
from indicia import events, language, law, pages, statements
from indicia.first_look import FirstLook
from indicia.language.parser import paragraphs
from indicia.model import Page
from indicia.statements.trained import network

EXAMPLES = Path(__file__).parents[1] / "examples"
BASELINE = Path(__file__).with_suffix(".toml")
SLID = 1.15  # more than this times the accepted ratio has slid
ELSEWHERE = 1.6  # on another Python than the accepted ratios were measured with
ROUNDS, MOST = 5, 40
_WORD = re.compile(r"[A-Z]?[a-z]+|\d+|[^\w\s]")


class Pair(Struct, frozen=True):
    """A stage, and what it is measured by."""

    stage: Callable[[], object]
    yardstick: Callable[[], object]


@cache
def pairs() -> dict[str, Pair]:
    """Every stage that is watched, ready to run on the example pages."""
    raw = [Page(content=path.read_bytes()) for path in sorted(EXAMPLES.glob("[01]*.*"))[::3]]
    articles = [pages.extract(page)[0] for page in raw]
    parses = [language.parse(article)[0] for article in articles]
    said = [statements.find(parse, engine="rules")[0] for parse in parses]
    done = [events.find(parse, one)[0] for parse, one in zip(parses, said, strict=True)]
    texts = [article.text for article in articles]
    python = partial(_python, texts)
    lines = [[article.text[p.start : p.end] for p in paragraphs(article)] for article in articles]
    told = list(zip(parses, said, strict=True))
    coded = list(zip(parses, said, done, strict=True))
    return {
        "language with its model, to the model": Pair(
            lambda: [language.parse(article) for article in articles],
            lambda: [bare(one) for one in lines],
        ),
        "pages": Pair(lambda: [pages.extract(page) for page in raw], python),
        "statements, rules": Pair(lambda: [statements.find(one, engine="rules") for one in parses], python),
        "statements, trained, to the bare network": Pair(
            lambda: [statements.find(one, engine="trained") for one in parses], partial(_network, texts)
        ),
        "events": Pair(lambda: [events.find(*one) for one in told], python),
        "law": Pair(lambda: [law.find(*one) for one in coded], python),
        "first look, to an automaton pass": _first_look(),
    }


def _python(texts: list[str]) -> None:
    """Work of the kind that our stages do: find, slice, count, sort, look up."""
    for text in texts:
        words = [(match.start(), match.group()) for match in _WORD.finditer(text)]
        counted = Counter(word for _, word in words)
        ranked = sorted(words, key=lambda word: (-counted[word[1]], word[0]))
        places: dict[str, list[int]] = {}
        for start, word in ranked:
            if text[start : start + len(word)] == word and not word.isdigit():
                places.setdefault(word.lower(), []).append(start)
        sum(len(starts) for starts in places.values())


def _network(texts: list[str]) -> None:
    """The first half of the network over the same texts, cut at paragraphs, without what is made of it."""
    engine = network.load()
    for text in texts:
        for window in engine.pieces.windows(text, [m.span() for m in re.finditer(r"[^\n]{20,}", text)]):
            engine.cues(window)


def _first_look() -> Pair:
    look = FirstLook()
    contents = [generated(number, relevant=number % 10 == 0).content for number in range(300)]
    texts = [content.decode() for content in contents]
    automaton = AhoCorasick(list(look.terms.names))
    return Pair(
        lambda: [look.page(content) for content in contents],
        lambda: [automaton.find_matches_as_indexes(text, overlapping=True) for text in texts],
    )


def _spent(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def measure(pair: Pair, enough: float = 0.0) -> float:
    """How many times its yardstick a stage takes; rounds go on while it is more than `enough`."""
    pair.stage()
    pair.yardstick()
    stage = yardstick = float("inf")
    most = MOST if enough else 3 * ROUNDS
    for number in range(1, most + 1):
        stage = min(stage, _spent(pair.stage))
        yardstick = min(yardstick, _spent(pair.yardstick))
        if number >= ROUNDS and stage / yardstick <= enough:
            break
    return stage / yardstick


def accepted() -> tuple[str, dict[str, float]]:
    """The Python that the accepted ratios were measured with, and they."""
    held = tomllib.loads(BASELINE.read_text(encoding="utf-8"))
    return held["python"], held["ratio"]


def slid() -> Iterator[str]:
    """Every stage that takes more than it may."""
    python, ratios = accepted()
    margin = SLID if platform.python_version().startswith(f"{python}.") else ELSEWHERE
    for name, pair in pairs().items():
        limit = ratios[name] * margin
        found = measure(pair, limit)
        if found > limit:
            yield f"{name}: {found:.3f} times its yardstick, at most {limit:.3f} was accepted"


def _update() -> None:
    python = ".".join(platform.python_version_tuple()[:2])
    lines = [f'"{name}" = {measure(pair):.3f}' for name, pair in pairs().items()]
    head = "# Written by python -m bench.hot_stages --update: how many times its yardstick a stage takes.\n"
    BASELINE.write_text(f'{head}python = "{python}"\n\n[ratio]\n' + "\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def main() -> None:
    """Compare or update."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--update", action="store_true")
    if arguments.parse_args().update:
        _update()
        return
    wrong = list(slid())
    raise SystemExit("\n".join(wrong) or 0)


if __name__ == "__main__":
    main()
