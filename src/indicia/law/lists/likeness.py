"""How alike two names are, part by part, and why: never by one number alone."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA, Levenshtein

from indicia.law.lists.spellings import same_spelling, spellings

Level = Literal["same", "spelt otherwise", "in part", "number"]
_WORD = re.compile(r"[a-z0-9]+")
_INITIALS = re.compile(r"\b([a-z])\.(?=[a-z]\.)")
_APOSTROPHES = str.maketrans("", "", "'’‘`ʻʼʿ´")
_SOUNDS = (
    (re.compile(r"kh|gh|ck|q|c(?=[aouklrt])"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"dzh|dj"), "j"),
    (re.compile(r"tch|tsch"), "ch"),
    (re.compile(r"w"), "v"),
    (re.compile(r"[aeiouy]+"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)
_WOMENS = re.compile(r"(?:ov|ev|in|yn|sk|tsk)(?:a|aya|aia|aja)$")
_LONG = 5
_LONGER = 6


@dataclass(frozen=True)
class Likeness:
    """How two names are alike, with a score from 0 to 1 and the parts that only one of them has."""

    level: Level
    score: float
    extra: tuple[str, ...] = ()


@lru_cache(maxsize=65536)
def parts(name: str, *, firm: bool) -> tuple[str, ...]:
    """The parts of a name in plain Latin letters, without particles and, of a `firm`, its legal form."""
    plain = name if name.isascii() else _latin(name)
    low = _INITIALS.sub(r"\1", plain.translate(_APOSTROPHES).lower())
    words = _WORD.findall(low)
    left = [word for word in words if word not in spellings().particles]
    if firm:
        left = [word for word in left if word not in spellings().legal_forms] or left
    return tuple(left or words)


def _latin(name: str) -> str:
    from anyascii import anyascii  # noqa: PLC0415 - its tables are read only for other letters

    return anyascii(name)


@lru_cache(maxsize=65536)
def key(part: str) -> str:
    """What all spellings of a part have in common: its row in the table, or its consonants if it is long."""
    known = same_spelling().get(part)
    if known is not None:
        return known
    return bones(part) or part if len(part) >= _LONG else part


@lru_cache(maxsize=65536)
def bones(part: str) -> str:
    """A part without its vowels, sounds of several spellings written one way."""
    for pattern, letters in _SOUNDS:
        part = pattern.sub(letters, part)
    return part


def alike(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness | None:
    """How a page's name is like a listed one, both as their `parts`; None where they are two names."""
    if sorted(one) == sorted(other):
        return Likeness("same", 1.0)
    if "".join(one) == "".join(other):
        return Likeness("same", 0.98)
    pairs, left_one, left_other = _paired(one, other)
    if not pairs or (left_one and left_other):
        return None
    score = sum(pairs) / (len(pairs) + (len(left_one) + len(left_other)) / 2)
    extra = (*left_one, *left_other)
    if not extra:
        return Likeness("spelt otherwise", round(score, 2))
    return Likeness("in part", round(score, 2), extra) if len(pairs) > 1 else None


def _paired(
    one: tuple[str, ...], other: tuple[str, ...]
) -> tuple[list[float], tuple[str, ...], tuple[str, ...]]:
    """The likeness of each part that has its like in the other name, and the parts that have none."""
    left, scores, alone = list(other), [], []
    for part in one:
        best = max(left, key=lambda it: part_likeness(part, it), default=None)
        if best is None or not (score := part_likeness(part, best)):
            alone.append(part)
            continue
        scores.append(score)
        left.remove(best)
    return scores, tuple(alone), tuple(left)


@lru_cache(maxsize=131072)
def part_likeness(one: str, other: str) -> float:
    """How alike two parts are; 0 where they are two."""
    if one == other:
        return 1.0
    if one.isdigit() or other.isdigit() or _man_and_woman(one, other):
        return 0.0
    if key(one) == key(other) and one in same_spelling() and other in same_spelling():
        return 0.95
    shortest = min(len(one), len(other))
    if shortest >= _LONG and bones(one) == bones(other):
        near = Levenshtein.normalized_similarity(one, other)
        return 0.9 if near >= 0.6 else 0.0
    return 0.85 if shortest >= _LONGER and OSA.distance(one, other) == 1 else 0.0


def _man_and_woman(one: str, other: str) -> bool:
    """Whether they are the two forms of a Slavic surname: "Ivanov" and "Ivanova" are two people."""
    return bool(_WOMENS.search(one)) != bool(_WOMENS.search(other)) and bones(one) == bones(other)
