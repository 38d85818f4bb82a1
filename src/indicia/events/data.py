"""The room's knowledge, read from `data/*.toml` once: patterns, word classes, conduct, status words."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from tomllib import TOMLDecodeError, loads
from typing import Literal, TypeVar

import msgspec
from msgspec import Struct

from indicia.model import DataError, EventType, Status
from indicia.model.conduct import AREAS

SLOTS = {
    "dobj",
    "nobj",
    "prep",
    "prt",
    "clause",
    "to",
    "that",
    "many",
    "passive",
    "subject",
    "noun",
    "mod",
    "must",
    "fact",
    "question",
    "particle",
    "relative",
    "oprd",
    "near",
}
ENTITY = "@entity"
VESSEL = "@vessel"
NATIONALS = "@nationals"
CROWD = "@crowd"
LISTED = "@listed"
T = TypeVar("T")


class Pattern(Struct, frozen=True, forbid_unknown_fields=True):
    """One row of the lexicon: words that tell an event, and what must stand beside them.

    `needs` lists alternatives, one of which must hold; the parts of one are joined by `+`: `dobj`,
    `dobj:CLASS` (also the subject of a passive), `nobj` (no object), `prep:with`, `prep:with:CLASS`,
    `near:with` (a preposition of the word or of its objects), `prt:up` (also a preposition),
    `particle:in` (never one), `clause`, `to` (an infinitive),
    `to:CLASS`, `that`, `must` (a clause with it), `fact` (a clause that tells one: "it has sent"),
    `question` (a clause with "how", "whether"), `many`
    (a joint subject), `passive`, `relative`, `oprd:CLASS` (what it is called), `subject:CLASS`; for
    nouns `mod:CLASS` and `noun:CLASS` (an `of` phrase). `=word/word` stands for a class of these words.
    `unless` is read alike and forbids. `to` are
    the prepositions that lead to recipients, `by` (nouns) those to actors. `receives` marks acts
    whose doer is the receiver. `moves` acts take their conduct, and their type when `type` is left
    out, from what is moved. `patient` is false
    where the object is no recipient but part of the act. `standing` is the most that the words allow
    ("bound for" is no arrival). `settled` acts are background that no doubt of the reporter touches
    ("the sanctions imposed on it").
    """

    lemmas: tuple[str, ...]
    example: str
    type: EventType | None = None
    mode: str = ""
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    to: tuple[str, ...] = ("to", "with", "against", "on", "upon", "toward", "towards")
    by: tuple[str, ...] = ("by", "from", "of", "between", "among")
    conduct: str | None = None
    moves: bool = False
    receives: bool = False
    mutual: bool = False
    settled: bool = False
    patient: bool = True
    standing: Status | None = None


class Light(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs that add only a doer and a time to the noun they take ("hold talks")."""

    lemmas: tuple[str, ...]
    of: tuple[str, ...] = ()
    role: Literal["doer", "receiver", "occurs"] = "doer"


class Thing(Struct, frozen=True, forbid_unknown_fields=True):
    """What is moved: head words that put a movement into a conduct area, and words that forbid it.

    `page_says` and `page_lacks` bind a row to pages that have, or do not have, a word.
    """

    area: str
    heads: tuple[str, ...]
    type: EventType | None = "COOPERATE"
    unless: tuple[str, ...] = ()
    page_says: str = ""
    page_lacks: str = ""


class Governor(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that weaken the act they govern; `heads` says which part of speech they are."""

    status: Status
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """Closed lists that the rules look into."""

    object_control: tuple[str, ...]
    quantities: tuple[str, ...]
    modals: dict[str, Status]
    conditions: tuple[str, ...]
    negations: tuple[str, ...]
    stops: tuple[str, ...]
    denials: tuple[str, ...]
    claims: tuple[str, ...]
    ideas: tuple[str, ...]
    reporting: tuple[str, ...]
    transparent: tuple[str, ...]
    factive: tuple[str, ...]
    bringing: tuple[str, ...]
    about: tuple[str, ...]
    norms: tuple[str, ...]
    doubtful: frozenset[str]
    partisan: frozenset[str]
    media: frozenset[str]
    hints: frozenset[str]
    spreading: frozenset[str]
    knowing: frozenset[str]
    averting: frozenset[str]
    drops: frozenset[str]
    calling: frozenset[str]
    false: frozenset[str]
    adverbs: dict[str, Status]


class Senses(Struct, frozen=True, forbid_unknown_fields=True):
    """Turns of speech of one type, a line each: words, what must stand beside them, an example.

    Words are parted by commas, alternatives of what they need by " | "; the rest is as in `Pattern`.
    """

    type: EventType
    rows: tuple[tuple[str, str, str], ...]
    noun: bool = False
    mode: str = ""
    to: tuple[str, ...] = ("to", "with", "against", "on", "upon", "toward", "towards")
    by: tuple[str, ...] = ("by", "from", "of", "between", "among")
    receives: bool = False
    mutual: bool = False
    patient: bool = True
    standing: Status | None = None

    def patterns(self) -> Iterator[Pattern]:
        """Its lines as rows of the lexicon."""
        for lemmas, needs, example in self.rows:
            yield Pattern(
                lemmas=tuple(lemmas.split(", ")),
                needs=tuple(needs.split(" | ")) if needs else (),
                example=example,
                type=self.type,
                mode=self.mode,
                to=self.to,
                by=self.by,
                receives=self.receives,
                mutual=self.mutual,
                patient=self.patient,
                standing=self.standing,
            )


class _Senses(Struct, frozen=True, forbid_unknown_fields=True):
    group: tuple[Senses, ...]


class _Patterns(Struct, frozen=True, forbid_unknown_fields=True):
    row: tuple[Pattern, ...]


class _Guesses(Struct, frozen=True, forbid_unknown_fields=True):
    verbs: tuple[Pattern, ...]
    nouns: tuple[Pattern, ...]


class _Conduct(Struct, frozen=True, forbid_unknown_fields=True):
    thing: tuple[Thing, ...]


class _Status(Struct, frozen=True, forbid_unknown_fields=True):
    words: Words
    governor: tuple[Governor, ...]


class _Classes(Struct, frozen=True, forbid_unknown_fields=True):
    classes: dict[str, tuple[str, ...]]
    light: tuple[Light, ...]


class Lexicon(Struct, frozen=True):
    """Everything the rules look up, by lemma. Rows keep their order: the first that fits wins."""

    verbs: dict[str, tuple[Pattern, ...]]
    nouns: dict[str, tuple[Pattern, ...]]
    guessed_verbs: dict[str, tuple[Pattern, ...]]
    guessed_nouns: dict[str, tuple[Pattern, ...]]
    classes: dict[str, frozenset[str]]
    light: dict[str, tuple[Light, ...]]
    things: dict[str, tuple[Thing, ...]]
    verb_status: dict[str, Status]
    noun_status: dict[str, Status]
    adjective_status: dict[str, Status]
    words: Words
    control: frozenset[str]
    quantities: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Load, check and index the room's data.

    Raises:
        DataError: if a file does not keep its schema; names the file and the row.
    """
    classes = _read("classes.toml", _Classes)
    things = _read("conduct.toml", _Conduct).thing
    status = _read("status.toml", _Status)
    guesses = _read("guesses.toml", _Guesses)
    named = {name: frozenset(words) for name, words in classes.classes.items()}
    for thing in things:
        named[thing.area] = named.get(thing.area, frozenset()) | frozenset(thing.heads)
    senses = _read("senses.toml", _Senses).group
    rows = {
        name: _ordered(
            _read(f"{name}.toml", _Patterns).row, [g for g in senses if g.noun == (name == "nouns")]
        )
        for name in ("verbs", "nouns")
    }
    named |= _inline(row for patterns in rows.values() for row in patterns)
    _check(rows, things, named)
    return Lexicon(
        verbs=_by_word(rows["verbs"], "lemmas"),
        nouns=_by_word(rows["nouns"], "lemmas"),
        guessed_verbs=_by_word(guesses.verbs, "lemmas"),
        guessed_nouns=_by_word(guesses.nouns, "lemmas"),
        classes=named,
        light=_by_word(classes.light, "lemmas"),
        things=_by_word(things, "heads"),
        verb_status={w: g.status for g in status.governor for w in g.verbs},
        noun_status={w: g.status for g in status.governor for w in g.nouns},
        adjective_status={w: g.status for g in status.governor for w in g.adjectives},
        words=status.words,
        control=frozenset(status.words.object_control),
        quantities=frozenset(status.words.quantities),
    )


def _ordered(rows: tuple[Pattern, ...], senses: Iterable[Senses]) -> tuple[Pattern, ...]:
    """All rows as they are tried: with a conduct, particular turns of speech, plain rows, plain senses."""
    told = [row for group in senses for row in group.patterns()]
    first = [r for r in told if r.needs and all("=" in n or "+" in n or "prt:" in n for n in r.needs)]
    grave = [row for row in rows if row.conduct or row.moves]
    return (*grave, *first, *(r for r in rows if r not in grave), *(r for r in told if r not in first))


def _inline(rows: Iterable[Pattern]) -> dict[str, frozenset[str]]:
    """The classes that rows spell out themselves, as `=word/word`."""
    parts = (part for row in rows for need in (*row.needs, *row.unless) for part in need.split("+"))
    written = {part.rpartition(":")[2] for part in parts}
    return {name: frozenset(name[1:].split("/")) for name in written if name.startswith("=")}


def _read(name: str, kind: type[T]) -> T:
    text = (files("indicia.events") / "data" / name).read_text(encoding="utf-8")
    try:
        return msgspec.convert(loads(text), kind, strict=True)
    except (msgspec.ValidationError, TOMLDecodeError) as error:
        raise DataError(f"events/data/{name}: {error}") from error


def _by_word(rows: Iterable[T], field: str) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for row in rows:
        for word in getattr(row, field):
            found.setdefault(word, []).append(row)
    return {word: tuple(rows) for word, rows in found.items()}


def _check(
    rows: dict[str, tuple[Pattern, ...]], things: tuple[Thing, ...], classes: dict[str, frozenset[str]]
) -> None:
    """Refuse rows that name a slot, class or area that is not there.

    Raises:
        DataError: naming the file and the row.
    """
    for name, patterns in rows.items():
        for number, row in enumerate(patterns, 1):
            where = f"events/data/{name}.toml: row {number} ({row.lemmas[0]})"
            for part in (p for need in (*row.needs, *row.unless) for p in need.split("+")):
                slot, *rest = part.split(":")
                if slot not in SLOTS:
                    raise DataError(f"{where}: no slot {slot!r}")
                # `prep:with` and `prt:up` name a word; every other last part names a class.
                words = slot in ("prep", "near", "prt", "particle") and len(rest) < 2
                group = ENTITY if words else (rest or [ENTITY])[-1]
                if not group.startswith("@") and group not in classes:
                    raise DataError(f"{where}: no class {group!r}")
            if row.conduct is not None and row.conduct not in AREAS:
                raise DataError(f"{where}: no conduct area {row.conduct!r}")
    for thing in things:
        if thing.area not in AREAS:
            raise DataError(f"events/data/conduct.toml: {thing.heads[0]}: no conduct area {thing.area!r}")
