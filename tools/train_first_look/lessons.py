"""What is learned from: windows of texts that should be read, and of news that need not be."""

import json
import pickle
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from spacy.lang.en.stop_words import STOP_WORDS

from bench.first_look import Text, gold, read
from indicia.first_look import terms
from indicia.first_look.plain import plain
from indicia.first_look.windows import Finder
from indicia.language.stems import stem
from indicia.model import Watch

# Sets of sentences about anything: those without an exposure teach that our own style tells nothing.
ELSEWHERE = ("news", "events", "statements", "listings")
_TOO_COMMON = """monday tuesday wednesday thursday friday saturday sunday january february march april may
june july august september october november december said says say told according mr ms mrs"""
IDLE = frozenset(stem(word) for word in (*STOP_WORDS, *_TOO_COMMON.split()))
DAY = date(2015, 6, 1)

Told = dict[str, float]


class Lesson(NamedTuple):
    """A text: its set, whether it should be read, if it teaches at all, and the windows in it.

    `sure` is false where the gold alone wants it; `passes` where a word of its watch lets it pass anyhow.
    """

    part: str
    name: str
    wanted: bool
    sure: bool
    dev: bool
    passes: bool
    windows: tuple[Told, ...]


def own() -> Iterator[Lesson]:
    """The texts of the gold, test halves as well: these teach nothing, and are only counted."""
    for text in gold():
        found = read(text)
        windows = list(_finder(text.watch).windows(plain(text.content)))
        wanted = text.expected or any(found)
        told = tuple(_counted(window.told) for window in windows)
        passes = any(window.watched for window in windows)
        yield Lesson(text.part, text.name, wanted, any(found), text.dev, passes, told)


def ordinary(path: Path) -> Iterator[Lesson]:
    """The news of a file of lines with a `text`."""
    for number, line in enumerate(path.read_bytes().splitlines()):
        text = json.loads(line)["text"]
        told = tuple(_counted(window.told) for window in _finder(None).windows(text))
        sure = bool(told) and any(read(Text(path.stem, "", text.encode(), DAY)))
        yield Lesson(path.stem, str(number), wanted=sure, sure=sure, dev=True, passes=False, windows=told)


def kept(cache_file: Path, taught: Path, measured: list[Path]) -> dict[str, list[Lesson]]:
    """All of it, read anew unless it is in a file."""
    if cache_file.exists():
        held: dict[str, list[Lesson]] = pickle.loads(cache_file.read_bytes())  # noqa: S301 - made here
        return held
    held = {"own": list(own())} | {path.stem: list(ordinary(path)) for path in (taught, *measured)}
    cache_file.write_bytes(pickle.dumps(held))
    return held


def _counted(told: Told) -> Told:
    return {what: amount for what, amount in told.items() if what not in IDLE}


@cache
def _finder(watch: Watch | None) -> Finder:
    return Finder(terms(watches=(watch,) if watch else ()))
