"""Denials told in other words than "deny": "poured scorn on the story", "would have none of it", “Not so”."""

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from indicia.language import Parse, Token
from indicia.model import toml
from indicia.statements.data import DATA, Cue, hedges, lexicon
from indicia.statements.phrases import Range, subtree, trim
from indicia.statements.relation import Relation, make

_NO = Cue("denies", frozenset({"rebuff"}), None)
_POINTING = frozenset({"it", "this", "that", "them", "these", "those", "which", "any", "such"})
_LEADS = frozenset({"prep", "prt", "advmod", "dative"})
_LONGEST_NO = 4  # words


class Rebuffs(Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of `data/rebuffs.toml`; the file says what each is for."""

    verbs: frozenset[str]
    particles: tuple[str, ...]
    phrases: tuple[str, ...]
    negated: tuple[str, ...]
    pleading: frozenset[str]
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
    found = _differs(verb) or _pleads(verb) or next(_turned_away(verb), None)
    if found is not None:
        last, claim = found
        content = subtree(parse, claim) if claim is not None else []
        after = last if last.i > verb.i and (claim is None or last.i < claim.left) else None
        relation = make(parse, verb, _NO, "rebuff", content, top=claim, last=after)
        if relation.speaker is not None and not relation.negated:
            return relation
    return _bare_no(parse, verb)


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
