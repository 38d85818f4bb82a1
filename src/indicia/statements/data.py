"""The words that attribute, those that weaken, and those of silence: the TOML files under `data/`."""

from functools import cache
from pathlib import Path

from msgspec import Struct

from indicia.model import DataError, Stance, toml

DATA = Path(__file__).parent / "data"


class CueGroup(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that attribute in the same way.

    `takes` lists where their content stands: `clause` (a finite clause or a quotation),
    `infinitive`, `object`, or a preposition whose complement it is. A word may be followed by a
    particle ("point out"), which then has to be there. `example` is one sentence that the group
    serves; the tests read every one.
    """

    stance: Stance
    takes: tuple[str, ...]
    words: tuple[str, ...]
    example: str


class Cues(Struct, frozen=True, forbid_unknown_fields=True):
    """The cue lexicon. Verbs and nouns are lemmas, adverbs are words as they stand."""

    verbs: tuple[CueGroup, ...]
    nouns: tuple[CueGroup, ...]
    adjectives: tuple[CueGroup, ...]
    adverbs: tuple[CueGroup, ...]
    light_verbs: tuple[str, ...]
    grow_verbs: tuple[str, ...]
    silence: tuple[str, ...]
    silent_deeds: tuple[str, ...]
    words_given: tuple[str, ...]
    withhold: tuple[str, ...]
    judgements: tuple[str, ...]
    withheld: tuple[str, ...]
    pleas: tuple[str, ...]
    summaries: tuple[str, ...]
    documents: tuple[str, ...]
    pointers: tuple[str, ...]
    unproved: tuple[str, ...]
    speakers: tuple[str, ...]
    untold: tuple[str, ...]
    deeds: tuple[str, ...]
    lets_in: tuple[str, ...]
    interrogates: tuple[str, ...]
    interrogated: tuple[str, ...]
    proposals: tuple[str, ...]
    carried_out: tuple[str, ...]
    hearers: tuple[str, ...]
    prospects: tuple[str, ...]


class Hedges(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that weaken what is said. `strong` ones turn an assertion into a hedged statement."""

    modals: tuple[str, ...]
    conditionals: tuple[str, ...]
    adverbs: tuple[str, ...]
    verbs: tuple[str, ...]
    wishes: tuple[str, ...]
    intending: tuple[str, ...]
    pondering: tuple[str, ...]
    plans: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    ready: tuple[str, ...]
    absent: tuple[str, ...]
    untrue: tuple[str, ...]
    mistaken: tuple[str, ...]
    people: tuple[str, ...]
    laws: tuple[str, ...]
    breaking: tuple[str, ...]
    against: tuple[str, ...]
    helpers: tuple[str, ...]
    verdicts: tuple[str, ...]
    verdict_phrases: tuple[str, ...]
    harms: tuple[str, ...]
    true: tuple[str, ...]
    happening: tuple[str, ...]
    insisting: tuple[str, ...]
    bodies: tuple[str, ...]
    states: tuple[str, ...]
    lacking: tuple[str, ...]
    grounds: tuple[str, ...]
    proofs: tuple[str, ...]
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    acts: frozenset[str]
    things: frozenset[str]
    so_called: frozenset[str]
    falsely: frozenset[str]
    hearsay: frozenset[str]
    naming: frozenset[str]
    mocking: frozenset[str]
    decrying: frozenset[str]
    charges: frozenset[str]
    tales: frozenset[str]
    scant: frozenset[str]
    unowned: frozenset[str]
    blameless: frozenset[str]
    making_up: frozenset[str]
    lying: frozenset[str]
    honest: frozenset[str]
    proving: frozenset[str]
    kin: dict[str, str]


class Silences(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell of silence, each list by its place in a pattern; the file says which."""

    linking: frozenset[str]
    mute: frozenset[str]
    ambiguous: frozenset[str]
    voiceless: frozenset[str]
    available: frozenset[str]
    approaches: frozenset[str]
    unanswered: frozenset[str]
    returned: frozenset[str]
    reached: frozenset[str]
    replies: frozenset[str]
    giving: frozenset[str]
    receiving: frozenset[str]
    evading: frozenset[str]
    gestures: frozenset[str]
    keeping: frozenset[str]
    answering: frozenset[str]
    willing: frozenset[str]
    unable: frozenset[str]


class Cue(Struct, frozen=True):
    """One reading of one cue word: its stance, what it takes, the particle it needs."""

    stance: Stance
    takes: frozenset[str]
    particle: str | None


class Lexicon(Struct, frozen=True):
    """Cue groups by word, ready to look up."""

    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, tuple[Cue, ...]]
    adjectives: dict[str, tuple[Cue, ...]]
    adverbs: dict[str, tuple[Cue, ...]]
    light_verbs: frozenset[str]
    grow_verbs: frozenset[str]
    silence: frozenset[str]
    silent_deeds: frozenset[str]
    words_given: frozenset[str]
    withhold: frozenset[str]
    judgements: frozenset[str]
    withheld: frozenset[str]
    pleas: frozenset[str]
    summaries: frozenset[str]
    documents: frozenset[str]
    pointers: frozenset[str]
    unproved: frozenset[str]
    speakers: frozenset[str]
    untold: frozenset[str]
    deeds: frozenset[str]
    lets_in: frozenset[str]
    interrogates: frozenset[str]
    interrogated: frozenset[str]
    proposals: frozenset[str]
    carried_out: frozenset[str]
    hearers: frozenset[str]
    prospects: frozenset[str]


def _index(groups: tuple[CueGroup, ...], name: str) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for group in groups:
        for entry in group.words:
            word, _, particle = entry.partition(" ")
            cues = found.setdefault(word, [])
            cue = Cue(group.stance, frozenset(group.takes), particle or None)
            if any(old.particle == cue.particle and old.takes == cue.takes for old in cues):
                raise DataError(f"statements/data/cues.toml: {name} {entry!r} stands twice with one meaning")
            cues.append(cue)
    # The reading that needs a particle is tried first: it is the more exact one.
    return {word: tuple(sorted(cues, key=lambda c: c.particle is None)) for word, cues in found.items()}


@cache
def cues() -> Cues:
    """The cue lexicon as it stands in the file.

    Raises:
        DataError: if the file does not keep its schema.
    """
    return toml.read(DATA / "cues.toml", Cues)


@cache
def lexicon() -> Lexicon:
    """The cue lexicon by word."""
    raw = cues()
    return Lexicon(
        verbs=_index(raw.verbs, "verb"),
        nouns=_index(raw.nouns, "noun"),
        adjectives=_index(raw.adjectives, "adjective"),
        adverbs=_index(raw.adverbs, "adverb"),
        light_verbs=frozenset(raw.light_verbs),
        grow_verbs=frozenset(raw.grow_verbs),
        silence=frozenset(raw.silence),
        silent_deeds=frozenset(raw.silent_deeds),
        words_given=frozenset(raw.words_given),
        withhold=frozenset(raw.withhold),
        judgements=frozenset(raw.judgements),
        withheld=frozenset(raw.withheld),
        pleas=frozenset(raw.pleas),
        summaries=frozenset(raw.summaries),
        documents=frozenset(raw.documents),
        pointers=frozenset(raw.pointers),
        unproved=frozenset(raw.unproved),
        speakers=frozenset(raw.speakers),
        untold=frozenset(raw.untold),
        deeds=frozenset(raw.deeds),
        lets_in=frozenset(raw.lets_in),
        interrogates=frozenset(raw.interrogates),
        interrogated=frozenset(raw.interrogated),
        proposals=frozenset(raw.proposals),
        carried_out=frozenset(raw.carried_out),
        hearers=frozenset(raw.hearers),
        prospects=frozenset(raw.prospects),
    )


@cache
def hedges() -> Hedges:
    """The hedge lexicon.

    Raises:
        DataError: if the file does not keep its schema.
    """
    return toml.read(DATA / "hedges.toml", Hedges)


@cache
def silences() -> Silences:
    """The lexicon of silences.

    Raises:
        DataError: if the file does not keep its schema.
    """
    return toml.read(DATA / "silences.toml", Silences)
