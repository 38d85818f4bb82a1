"""Denials told in other words than "deny": "poured scorn on the story", "would have none of it", “Not so”."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from msgspec import Struct

from indicia.language import Parse, Token
from indicia.model import toml
from indicia.statements.data import DATA, Cue, hedges, lexicon
from indicia.statements.phrases import Range, subtree, trim
from indicia.statements.relation import Relation, make, negated

RETRACTION = "statements/verb-retraction"
_NO = Cue("denies", frozenset({"rebuff"}), None)
_POINTING = frozenset({"it", "this", "that", "them", "these", "those", "which", "any", "such"})
_LEADS = frozenset({"prep", "prt", "advmod", "dative"})
_LONGEST_NO = 4  # words
# With "first" before them: what was first held, and later no more. But "first reported" is who did so first.
_HOLDING = frozenset(
    {"say", "think", "believe", "claim", "tell", "insist", "maintain", "state", "assume", "suspect"}
)


class Rebuffs(Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of `data/rebuffs.toml`; the file says what each is for."""

    verbs: frozenset[str]
    particles: tuple[str, ...]
    phrases: tuple[str, ...]
    negated: tuple[str, ...]
    pleading: frozenset[str]
    liars: frozenset[str]
    retracting: frozenset[str]
    retracting_particles: tuple[str, ...]
    words: frozenset[str]
    corrections: frozenset[str]
    versions: frozenset[str]
    earlier: frozenset[str]
    noes: frozenset[str]


@cache
def rebuffs() -> Rebuffs:
    """The words of rebuffing as they stand in the file.

    Raises:
        DataError: if the file does not keep its schema.
    """
    return toml.read(DATA / "rebuffs.toml", Rebuffs)


@cache
def _by_verb() -> dict[str, tuple[tuple[str, ...], ...]]:
    """What goes with each verb that needs more words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in (*rebuffs().phrases, *rebuffs().particles):
        verb, *rest = entry.split()
        found.setdefault(verb, []).append(tuple(rest))
    return {verb: tuple(rows) for verb, rows in found.items()}


def read(parse: Parse, verb: Token) -> Relation | None:
    """Read a verb, with the words that make it one, as somebody's no to a claim."""
    found = _differs(verb) or _pleads(verb) or _called_liar(verb) or next(_turned_away(verb), None)
    if found is not None:
        last, claim = found
        content = subtree(parse, claim) if claim is not None else []
        after = last if last.i > verb.i and (claim is None or last.i < claim.left) else None
        relation = make(parse, verb, _NO, "rebuff", content, top=claim, last=after)
        if relation.speaker is not None and not relation.negated:
            return relation
    return _retraction(parse, verb) or _bare_no(parse, verb)


def _retraction(parse: Parse, verb: Token) -> Relation | None:
    """Read "withdrew the statement", "no longer stands by the report": somebody takes back his own words."""
    thing = verb.child("nsubjpass", "dobj")
    particles = {c.lower for c in verb.children if c.dep in _LEADS}
    words = rebuffs()
    taken = verb.lemma in words.retracting or any(
        f"{verb.lemma} {particle}" in words.retracting_particles for particle in particles
    )
    negative = negated(verb) or any(c.lower == "longer" for c in verb.children)
    if verb.lemma == "stand" and negative:
        by = next((c for c in verb.children if c.lower == "by"), None)
        thing, taken = by.child("pobj") if by is not None else None, by is not None
    elif negative:
        return None
    if not taken or thing is None or not (is_claim(thing) or _in_writing(thing)):
        return None
    relation = make(parse, verb, _NO, "retraction", subtree(parse, thing), top=thing)
    return replace(relation, negated=False) if relation.speaker is not None else None


def _in_writing(thing: Token) -> bool:
    return thing.lemma in lexicon().documents or thing.lemma in rebuffs().words


def corrected(parse: Parse, relation: Relation) -> bool:
    """Whether the page tells a thing only to correct it: "Correction: ...", "an earlier version said"."""
    words, speaker = rebuffs(), relation.speaker
    sentence = parse.sentences[relation.word.sentence]
    first = parse.words(sentence)[0]
    if first.lower in words.corrections and parse.tokens[first.i + 1].text in {":", "-", "–", "—", "("}:
        return True
    if speaker is not None and speaker.lemma in words.versions:
        return any(c.lower in words.earlier for c in speaker.children)
    return _at_first(relation.word) or _gainsaid(parse, relation)


def _at_first(cue: Token) -> bool:
    """Whether something was only said at first: "initially said", "at first the port said"."""
    if any(c.lower in {"initially", "originally"} and c.dep == "advmod" for c in cue.children):
        return True
    opening = [c for c in cue.children if c.dep == "prep" and c.lower == "at"]
    first = any(d.lower == "first" for c in opening for d in c.children)
    adverb = any(c.lower == "first" and c.dep == "advmod" and c.i == cue.i - 1 for c in cue.children)
    return first or (adverb and cue.lemma in _HOLDING)


def _gainsaid(parse: Parse, relation: Relation) -> bool:
    """Whether the page itself says no right after: "We reported that it had bought a bronze. It did not"."""
    number = relation.word.sentence + 1
    if relation.stance != "asserts" or number >= len(parse.sentences):
        return False
    words = parse.words(parse.sentences[number])
    end = next((k for k, t in enumerate(words) if t.text in {";", ".", ",", "—", "–"}), 0)
    pronoun = words[0].pos == "PRON" and words[0].dep in {"nsubj", "nsubjpass"}
    helping = any(t.lemma in {"do", "be", "have"} for t in words[1:2])
    return pronoun and helping and 0 < end <= _LONGEST_NO and any(t.dep == "neg" for t in words[:end])


def is_no(text: str) -> bool:
    """Whether all that is said is a no: “Not so,”."""
    return text.strip(' ,.!"“”‘’').lower() in rebuffs().noes


def is_claim(noun: Token) -> bool:
    """Whether a noun is what somebody has claimed: "the story", "such talk"."""
    words = hedges()
    return noun.lemma in (*lexicon().pointers, *words.tales, *words.charges, *words.unowned)


Found = tuple[Token, Token | None]


def _differs(verb: Token) -> Found | None:
    """Read "begs to differ", with whom or not."""
    differ = verb.child("xcomp") if verb.lemma == "beg" else None
    if differ is None or differ.lemma not in {"differ", "disagree"}:
        return None
    over = differ.child("prep")
    return differ, over.child("pobj") if over is not None else None


def _pleads(verb: Token) -> Found | None:
    """Read "protested their innocence"."""
    thing = verb.child("dobj") if verb.lemma in rebuffs().pleading else None
    return (verb, thing) if thing is not None and thing.lemma == "innocence" else None


def _called_liar(verb: Token) -> Found | None:
    """Read "called them liars"."""
    named = verb.child("oprd", "attr") if verb.lemma in hedges().naming else None
    thing = verb.child("dobj") or (named.child("nsubj") if named is not None else None)
    return (
        (verb, thing) if named is not None and thing is not None and named.lemma in rebuffs().liars else None
    )


def _turned_away(verb: Token) -> Iterator[Found]:
    thing = verb.child("nsubjpass", "dobj")
    if verb.lemma in rebuffs().verbs and thing is not None and is_claim(thing):
        yield verb, thing
    for more in _by_verb().get(verb.lemma, ()):
        found = _with_particle(verb, more[0]) if len(more) == 1 else _with_noun(verb, *more)
        if found is not None:
            yield found


def _with_particle(verb: Token, particle: str) -> Found | None:
    """Read "shot the report down", "scoffed at the idea", and "was turned down by the minister"."""
    word = next((c for c in verb.children if c.lower == particle and c.dep in _LEADS), None)
    if word is None:
        return None
    thing = word.child("pobj") or verb.child("nsubjpass", "dobj")
    return (word, thing) if thing is not None and is_claim(thing) else None


def _with_noun(verb: Token, noun: str, leads: str) -> Found | None:
    """Read "poured scorn on that version", "will have none of it"."""
    held = next((c for c in verb.children if noun in {c.lemma, c.lower} and c.i > verb.i), None)
    if held is None:
        return None
    to = next((c for c in (*held.children, *verb.children) if c.lower == leads and c.i > held.i), None)
    thing = to.child("pobj") if to is not None else None
    if to is None or thing is None or not (is_claim(thing) or thing.lower in _POINTING):
        return None
    if f"{verb.lemma} {noun} {leads}" in rebuffs().negated:
        less = any(c.lower in {"no", "little"} for c in held.children)
        return (to, thing) if less else None
    return to, thing


def _bare_no(parse: Parse, verb: Token) -> Relation | None:
    """Read "Not so, the agency said": the only word of what is said is no."""
    entries = [c for c in lexicon().verbs.get(verb.lemma, ()) if "clause" in c.takes]
    speaker = verb.child("nsubj")
    if not entries or entries[0].stance != "asserts" or speaker is None or verb.child("ccomp") is not None:
        return None
    words = parse.words(parse.sentences[verb.sentence])
    comma = next((k for k, t in enumerate(words[: _LONGEST_NO + 1]) if t.text == ","), 0)
    if not comma or words[comma].i > min(verb.i, speaker.left):
        return None
    said: Range = trim(parse, words[0].start, words[comma - 1].end)
    if not is_no(parse.article.text[said[0] : said[1]]):
        return None
    return make(parse, verb, _NO, "clause", [said], speaker=speaker, top=words[comma - 1])
