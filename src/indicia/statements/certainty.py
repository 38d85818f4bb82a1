"""How sure a source gives its content out to be: certain, probable or possible.

The grades are those of FactBank (Saurí and Pustejovsky 2009), filled with the bands of estimative
language of ICD 203; which word says which is data (`data/certainty.toml`). Polarity is kept apart: of
a denial, and of "unlikely", it is the contrary that is more or less sure.
"""

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from indicia.language import Parse, Token
from indicia.model import Certainty, DataError, Stance, toml
from indicia.statements.data import DATA
from indicia.statements.relation import Relation

FREE: frozenset[Stance] = frozenset({"asks", "demands", "pledges", "supports", "declines"})
_ORDER: tuple[Certainty, ...] = ("possible", "probable", "certain")
# What a predicate says of itself: its auxiliaries, adverbs and complements.
_BESIDE = {"aux", "advmod", "acomp", "attr", "dobj", "oprd"}
_PARTS = ("cues", "words", "nouns", "verbs", "phrases")


class Band(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that stand for one stretch of likelihood; `example` is a sentence that the band serves."""

    name: str
    per_cent: tuple[int, int]
    certainty: Certainty
    example: str
    cues: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    band: tuple[Band, ...]


@cache
def bands() -> tuple[Band, ...]:
    """The bands as they stand in the file.

    Raises:
        DataError: if the file does not keep its schema.
    """
    return toml.read(DATA / "certainty.toml", _File).band


@cache
def graded() -> dict[str, dict[str, Certainty]]:
    """Certainty by part ("cues", "words", "nouns", "verbs", "phrases") and word.

    Raises:
        DataError: if a word stands twice in a part.
    """
    found: dict[str, dict[str, Certainty]] = {part: {} for part in _PARTS}
    for band in bands():
        for part in _PARTS:
            for word in getattr(band, part):
                if word in found[part]:
                    raise DataError(f"statements/data/certainty.toml: {word!r} stands twice among {part}")
                found[part][word] = band.certainty
    return found


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], Certainty], ...]]:
    """Phrases by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], Certainty]]] = {}
    for phrase, certainty in graded()["phrases"].items():
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append((words, certainty))
    return {first: tuple(rows) for first, rows in found.items()}


def of(parse: Parse, relation: Relation, stance: Stance) -> Certainty | None:
    """How sure the source of an attribution gives its content out to be; None where it commits to nothing."""
    if stance in FREE:
        return None
    found = [*_of_cue(parse, relation, stance), *_of_top(relation.top), *_of_phrases(parse, relation)]
    default: Certainty = "possible" if stance == "hedged" else "certain"
    return min(found, key=_ORDER.index, default=default)


def _of_cue(parse: Parse, relation: Relation, stance: Stance) -> Iterator[Certainty]:
    """What the word that attributes says.

    "Does not believe" is a plain denial, and what a source predicts in its own quoted words is as sure as
    they are.
    """
    certainty = graded()["cues"].get(relation.word.lemma)
    if certainty is None or relation.author or stance == "denies":
        return
    start = relation.content[0][0] if relation.content else 0
    if stance != "predicts" or parse.article.text[start : start + 1] not in {'"', "“"}:
        yield certainty


def _of_top(top: Token | None) -> Iterator[Certainty]:
    """What the predicate of the content says of itself."""
    if top is None:
        return
    known = graded()
    if top.lemma in known["verbs"] and _of_itself(top):
        yield known["verbs"][top.lemma]
    for token in (top, *(child for child in top.children if child.dep in _BESIDE)):
        held = known["nouns"].get(token.lemma) if token.pos == "NOUN" else known["words"].get(token.lower)
        if held is not None and not _undone(token, top):
            yield held


def _undone(word: Token, top: Token) -> bool:
    """Whether a negation leaves no doubt: "there is no chance", "could not be found" (but "may not")."""
    if word.pos == "NOUN":
        return any(child.lower == "no" for child in word.children)
    return word.lower == "could" and any(child.dep == "neg" for child in top.children)


def _of_itself(verb: Token) -> bool:
    """Whether a verb of belief is the speaker's own, or nobody's ("we think", "is thought to")."""
    if verb.lemma in {"appear", "seem"} or verb.child("nsubjpass", "auxpass") is not None:
        return True
    subject = verb.child("nsubj")
    return subject is not None and subject.pos == "PRON"


def _of_phrases(parse: Parse, relation: Relation) -> Iterator[Certainty]:
    """Expressions of several words anywhere in the content."""
    known = _phrases()
    for start, end in relation.content:
        inside = parse.within(start, end)
        for at, token in enumerate(inside):
            for phrase, certainty in known.get(token.lower, ()):
                if tuple(t.lower for t in inside[at : at + len(phrase)]) == phrase:
                    yield certainty
