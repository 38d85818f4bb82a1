"""How sure a source gives its content out to be: certain, probable or possible.

The grades are those of FactBank (Saurí and Pustejovsky 2009), filled with the bands of estimative
language of ICD 203; which word says which is data (`data/certainty.toml`). Polarity is kept apart: of
a denial, and of "unlikely", it is the contrary that is more or less sure.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

import msgspec
from msgspec import Struct

from indicia.language import Parse
from indicia.model import Certainty, DataError, Stance
from indicia.statements.relation import Relation

FREE: frozenset[Stance] = frozenset({"asks", "demands", "pledges", "supports", "declines"})
_ORDER: tuple[Certainty, ...] = ("possible", "probable", "certain")
# What a predicate says of itself: its auxiliaries, adverbs and complements.
_BESIDE = {"aux", "advmod", "acomp", "attr", "dobj", "oprd", "npadvmod"}


class Band(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that stand for one stretch of likelihood; `example` is a sentence that the band serves."""

    name: str
    per_cent: tuple[int, int]
    certainty: Certainty
    example: str
    cues: tuple[str, ...] = ()
    content: tuple[str, ...] = ()


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    band: tuple[Band, ...]


class Words(Struct, frozen=True):
    """The words of all bands, ready to look up; phrases by their first word."""

    cues: dict[str, Certainty]
    content: dict[str, Certainty]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Certainty], ...]]


@cache
def bands() -> tuple[Band, ...]:
    """The bands as they stand in the file.

    Raises:
        DataError: if the file does not keep its schema.
    """
    name = "data/certainty.toml"
    try:
        text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
        return msgspec.convert(tomllib.loads(text), _File).band
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise DataError(f"statements/{name}: {error}") from error


@cache
def words() -> Words:
    """The words by what they are looked up with.

    Raises:
        DataError: if a word stands in two bands.
    """
    cues: dict[str, Certainty] = {}
    content: dict[str, Certainty] = {}
    for band in bands():
        for held, entries in ((cues, band.cues), (content, band.content)):
            for word in entries:
                if word in held:
                    raise DataError(f"statements/data/certainty.toml: {word!r} stands twice")
                held[word] = band.certainty
    phrases: dict[str, list[tuple[tuple[str, ...], Certainty]]] = {}
    for entry, certainty in content.items():
        first, *rest = entry.split()
        if rest:
            phrases.setdefault(first, []).append(((first, *rest), certainty))
    return Words(cues, content, {first: tuple(rows) for first, rows in phrases.items()})


def of(parse: Parse, relation: Relation, stance: Stance) -> Certainty | None:
    """How sure the source of an attribution gives its content out to be; None where it commits to nothing."""
    if stance in FREE:
        return None
    found = [*_of_cue(relation), *_of_content(parse, relation)]
    if not found and stance == "hedged":
        return "possible"
    return min(found, key=_ORDER.index, default="certain")


def _of_cue(relation: Relation) -> Iterator[Certainty]:
    """What the word that attributes says, and those that stand by it ("probably said")."""
    if relation.author:
        return
    known = words()
    if (certainty := known.cues.get(relation.word.lemma)) is not None:
        yield certainty


def _of_content(parse: Parse, relation: Relation) -> Iterator[Certainty]:
    """What the predicate of the content says of itself."""
    top = relation.top
    if top is None:
        return
    known = words()
    for token in (top, *(c for c in top.children if c.dep in _BESIDE)):
        certainty = known.content.get(token.lower) or known.content.get(token.lemma)
        if certainty is not None:
            yield certainty
    yield from _phrases(parse, relation)


def _phrases(parse: Parse, relation: Relation) -> Iterator[Certainty]:
    """Expressions of several words anywhere in the content."""
    known = words().phrases
    for start, end in relation.content:
        inside = parse.within(start, end)
        for at, token in enumerate(inside):
            for phrase, certainty in known.get(token.lower, ()):
                if tuple(t.lower for t in inside[at : at + len(phrase)]) == phrase:
                    yield certainty
