"""What a sentence is like, in numbers: means of its words' vectors, by place beside the two parties."""

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from indicia.language import Parse, Token

Array = npt.NDArray[np.float32]
WIDTH = 384
CONTENT = ("VERB", "NOUN", "ADJ", "ADV", "PROPN")
SMALL = ("PUNCT", "DET", "AUX", "PRON")
EMPTY = ("say", "be", "have")
REACH = 12  # words behind a lone party that count as beside it
STEPS_UP = 3  # from a party to the verb that it hangs on
COLOURS = (
    "aux",
    "auxpass",
    "neg",
    "mark",
    "prt",
)  # what says that a verb's act is planned, denied, undergone
FILLS = ("dobj", "prep", "xcomp", "ccomp", "nsubjpass", "attr", "agent")


class Words(NamedTuple):
    """The words of a text: character ranges, and a vector each [words, WIDTH]."""

    ranges: Sequence[tuple[int, int]]
    vectors: Array


Encoder = Callable[[str], Words]


@dataclass(frozen=True)
class Features:
    """What is known of a sentence.

    `states` [6, WIDTH]: words in their sentence, by place; `alone`: by place, the dictionary form of each
    word; `turns`: its words, pairs of words and what each party hangs on, names left out.
    """

    states: Array
    alone: tuple[tuple[str, ...], ...]
    turns: frozenset[str] = frozenset()


def features(parse: Parse, source: Sequence[Token], target: Sequence[Token], encode: Encoder) -> Features:
    """The features of a sentence for two parties."""
    read = encode(parse.article.text)
    told, near, between, content = places(parse, source, target)
    states = [
        read.vectors.mean(axis=0) if len(read.vectors) else np.zeros(WIDTH, np.float32),
        *(_mean(read, tokens) for tokens in (between, source, target, told, near)),
    ]
    alone = tuple(tuple(t.lemma.lower() for t in tokens) for tokens in (told, near, between, content))
    turns = (
        _turns(parse, source, target) | {f"told:{t.lemma}" for t in told} | {f"near:{t.lemma}" for t in near}
    )
    turns |= _standing(source, "s") | _standing(target, "t")
    return Features(np.stack(states), alone, frozenset(turns))


def _turns(parse: Parse, source: Sequence[Token], target: Sequence[Token]) -> set[str]:
    """Words by their dictionary form, and pairs of them; a party is one word, which says only its side."""
    sides = {t.i: "<target>" for t in target} | {t.i: "<source>" for t in source}
    words: list[str] = []
    for token in parse.tokens:
        side = sides.get(token.i)
        if side is None and token.pos not in ("PUNCT", "SPACE"):
            words.append({"PROPN": "<name>", "NUM": "<number>"}.get(token.pos, token.lemma.lower()))
        elif side is not None and words[-1:] != [side]:
            words.append(side)
    return {*words, *(f"{a} {b}" for a, b in itertools.pairwise(words))}


def _standing(party: Sequence[Token], side: str) -> set[str]:
    """What a party hangs on: the way up to its verb, the verb, and what else hangs on that."""
    above = _head(party)
    if above is None:
        return {f"{side}:none"}
    found: set[str] = set()
    way: list[str] = []
    while above.head is not above and len(way) < STEPS_UP and not (way and above.pos in ("VERB", "AUX")):
        found.add(f"{side}^{above.dep}>{above.head.lemma.lower()}")
        way.append(above.dep)
        above = above.head
    verb, inside = f"{side}V{above.lemma.lower()}", {t.i for t in party}
    others = [c for c in above.children if c.i not in inside and c.pos != "PROPN"]
    found |= {f"{side}~{c.dep}:{c.lemma.lower()}" for c in others if c.dep in COLOURS}
    found |= {f"{verb}+{c.dep}:{c.lemma.lower()}" for c in others if c.dep in FILLS}
    return found | {verb, f"{side}^{'>'.join(way)}"}


def places(
    parse: Parse, source: Sequence[Token], target: Sequence[Token]
) -> tuple[list[Token], list[Token], list[Token], list[Token]]:
    """The word that joins the parties, what hangs on it, what stands between them, all words of weight."""
    parties = {t.i for t in (*source, *target)}
    one, other = _head(source), _head(target)
    told = _joins(parse, one, other, parties)
    near = [c for t in told for c in t.children if c.i not in parties and c.pos not in SMALL]
    near += [
        c
        for t in near
        if t.pos in ("ADP", "VERB", "PART") or t.dep == "xcomp"
        for c in t.children
        if c.i not in parties and c.pos in CONTENT
    ]
    content = [
        t
        for t in parse.tokens
        if t.i not in parties
        and t.pos in CONTENT
        and t.lemma not in EMPTY
        and not (t.ner and t.pos == "PROPN")
    ]
    ends = sorted(t.i for t in (one, other) if t) or [0]
    last = ends[-1] if len(ends) > 1 else ends[0] + REACH
    between = [
        t for t in parse.tokens[ends[0] : last] if t.i not in parties and t.pos not in ("PUNCT", "DET")
    ]
    return told[:1], near, between, content


def _head(tokens: Sequence[Token]) -> Token | None:
    """The token that the others hang on."""
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head is t or t.head.i not in inside), None)


def _joins(parse: Parse, one: Token | None, other: Token | None, parties: set[int]) -> list[Token]:
    """The word under which both parties meet and those on the way to it, else the sentence's head."""
    chain = [one, *one.ancestors()] if one else []
    found: list[Token] = []
    if one and other and one is not other:
        above = {other.i, *(t.i for t in other.ancestors())}
        meets = next((k for k, t in enumerate(chain) if t.i in above), len(chain) - 1)
        found = [chain[meets], *chain[1:meets]]
    elif one:
        found = [t for t in chain[1:] if t.pos in ("VERB", "AUX")][:1] or chain[1:2]
    elif other:
        found = list(other.ancestors())[:2]
    return [t for t in found if t.i not in parties] or [t for t in parse.tokens if t.head is t]


def _mean(read: Words, tokens: Iterable[Token]) -> Array:
    """The mean vector of the words that some tokens are."""
    spans = [(t.start, t.end) for t in tokens]
    held = [k for k, (a, b) in enumerate(read.ranges) if any(a < end and start < b for start, end in spans)]
    return read.vectors[held].mean(axis=0) if held else np.zeros(WIDTH, np.float32)
