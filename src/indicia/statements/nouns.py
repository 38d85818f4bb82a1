"""Noun cues: "concerns that", "the allegation by two states", "raises labor export concerns"."""

from collections.abc import Iterator

from indicia.language import Parse, Token
from indicia.statements import norms, sources
from indicia.statements.data import Cue, lexicon
from indicia.statements.phrases import Range, noun_phrase, subtree, trim
from indicia.statements.relation import Relation, negated, verb_group

_SIDING = {"come", "speak", "argue", "declare"}
_MODIFIERS = {"amod", "compound", "nmod"}


def relations(parse: Parse, noun: Token) -> Iterator[Relation]:
    """The attribution that a noun makes: with the verb that carries it, if one does."""
    entries = lexicon().nouns.get(noun.lemma)
    if entries is None or noun.pos != "NOUN" or (noun.lemma == "denial" and noun.dep in _MODIFIERS):
        return  # "a denial-of-service attack"
    carrier = _carrier(noun)
    for cue in entries:
        top, content = _content(parse, noun, carrier, cue)
        if not content and cue.stance == "denies":
            yield from _bare(parse, noun)
            return
        if not content or (
            carrier is None and (cue.stance in {"supports", "regrets"} or "carried" in cue.takes)
        ):
            continue  # "support for the rebels" is given or told; only "voiced support" tells it
        if top is not None and norms.beyond_doubt(top):
            return  # "There can be no doubt that": the page holds it to be so
        speaker = _speaker(parse, noun, carrier)
        yield Relation(
            word=noun,
            stance="hedged" if _unproved(noun) else cue.stance,
            rule="statements/noun",
            cue=_cue(parse, noun, carrier, content),
            content=tuple(content),
            source=(noun_phrase(parse, speaker),) if speaker is not None else (),
            speaker=speaker,
            top=top,
            negated=carrier is not None and negated(carrier),
        )
        return


def _bare(parse: Parse, noun: Token) -> Iterator[Relation]:
    """Read "denials from Doha": somebody denies, and what is denied stands elsewhere."""
    source = next((c for c in noun.children if c.dep == "prep" and c.lower == "from"), None)
    speaker = source.child("pobj") if source is not None else _speaker(parse, noun, None)
    if speaker is None or noun.child("acl", "relcl") is not None or noun.dep == "compound":
        return
    if any(c.dep == "prep" and c.lower in {"of", "to"} for c in noun.children):
        return  # "its denial of entry"
    yield Relation(
        word=noun,
        stance="denies",
        rule="statements/noun",
        cue=((noun.start, noun.end),),
        content=(),
        source=(noun_phrase(parse, speaker),),
        speaker=speaker,
    )


def _carrier(noun: Token) -> Token | None:
    """The verb that only lends itself to the noun ("raised concerns", "concerns have grown")."""
    words, verb = lexicon(), noun.head
    if noun.dep in {"dobj", "nsubjpass"} and verb.lemma in words.light_verbs:
        return verb
    if noun.dep in {"nsubj", "attr"} and verb.lemma in words.grow_verbs:
        return verb
    if noun.dep == "pobj" and noun.head.lower == "in" and noun.head.head.lemma in _SIDING:
        return noun.head.head  # "has come out in support of"
    return None


def _content(parse: Parse, noun: Token, carrier: Token | None, cue: Cue) -> tuple[Token | None, list[Range]]:
    """The head and characters of what the noun is about: its own complement, or its carrier's."""
    for child in noun.children:
        if child.i > noun.i and (top := _complement(child, cue)) is not None:
            return top, subtree(parse, top)
    if carrier is None:
        return None, []
    if "there" in cue.takes:
        return _there(parse, noun, carrier)
    if (top := _carried(noun, carrier, cue)) is not None:
        return top, subtree(parse, top)
    if "clause" in cue.takes:
        for child in carrier.children:
            mark = child.child("mark") if child.dep in {"ccomp", "advcl"} and child.i > noun.i else None
            if mark is not None and mark.lower == "that":
                return child, subtree(parse, child)
    if noun.dep == "dobj" and "compound" in cue.takes:
        about = [c for c in noun.children if c.dep in {"compound", "nmod"} or c.tag == "NN"]
        if about:
            return noun, [(parse.tokens[min(c.left for c in about)].start, noun.end)]
    return None, []


def _carried(noun: Token, carrier: Token, cue: Cue) -> Token | None:
    """The head of what hangs on the carrier after its noun: "gave its backing to the treaty"."""
    for child in carrier.children if noun.dep in {"dobj", "nsubjpass"} else ():
        if child.i > noun.i and child.dep in {"prep", "dative"} and child.lower in cue.takes:
            return child.child("pcomp", "pobj")
    return None


def _there(parse: Parse, noun: Token, carrier: Token) -> tuple[Token | None, list[Range]]:
    """The "that" clause of "there is no evidence that", "no evidence has emerged that"."""
    there = carrier.child("expl") is not None
    emerged = carrier.lemma != "be" and any(c.lower in {"no", "little"} for c in noun.children)
    if not (there or emerged):
        return None, []
    for child in (*noun.children, *carrier.children):
        mark = child.child("mark") if child.i > noun.i else None
        if child.dep in {"acl", "ccomp", "relcl", "advcl"} and mark is not None and mark.lower == "that":
            return child, subtree(parse, child)
    return None, []


def _complement(child: Token, cue: Cue) -> Token | None:
    """The head of the content if `child` of the noun is, or leads to, what the cue takes."""
    if child.dep == "acl" and child.pos in {"VERB", "AUX"}:
        if child.child("mark", "nsubj", "nsubjpass") is not None:
            return child if "clause" in cue.takes and not _describes(child) else None
        return child if "infinitive" in cue.takes and child.child("aux") is not None else None
    if child.dep == "prep" and child.lower in cue.takes:
        return child.child("pcomp", "pobj", "ccomp")
    if child.dep == "relcl" and (child.child("mark") is not None or _told(child)):
        return child if "clause" in cue.takes and not _describes(child) else None
    return None


def _describes(clause: Token) -> bool:
    """Whether a "that" clause only says who denied it or made it: "an accusation that Oslo denies"."""
    taking = [c for c in lexicon().verbs.get(clause.lemma, ()) if "object" in c.takes]
    opens = clause.child("dobj", "ccomp", "xcomp", "nsubjpass", "dative", "oprd")
    whole = opens is not None and opens.lower not in {"that", "which"}
    return bool(taking) and not whole and clause.pos == "VERB"


def _told(clause: Token) -> bool:
    """Whether a "that" which a parser took for an object only opens the clause ("reports that it had")."""
    opens = clause.child("dobj")
    return (
        opens is not None
        and opens.lower == "that"
        and opens.tag == "IN"
        and clause.child("nsubj") is not None
    )


def _unproved(noun: Token) -> bool:
    """Whether the page says that a report was not borne out: "could not be verified"."""
    verb = noun.head
    return noun.dep == "nsubjpass" and verb.lemma in lexicon().unproved and negated(verb)


def _speaker(parse: Parse, noun: Token, carrier: Token | None) -> Token | None:
    """Who holds it: possessor, "by" phrase, demonym, the carrier's subject, or a state it is "in"."""
    for child in noun.children:
        own = child.tag == "PRP$" and carrier is not None and noun.dep == "dobj"  # "voiced its dismay"
        if child.dep == "poss" and child.tag != "WP$" and not own:
            return child
    if (by := sources.agent(noun)) is not None:
        return by
    if carrier is not None and noun.dep == "dobj":
        return sources.of_verb(carrier)
    return _place(parse, noun, carrier) or next(
        (c for c in noun.children if c.dep in _MODIFIERS and c.ner in {"NORP", "GPE", "ORG"}), None
    )


def _place(parse: Parse, noun: Token, carrier: Token | None) -> Token | None:
    """Where the concern is held: "in South Korea", "among diplomats"."""
    holders = (noun, carrier) if carrier is not None else (noun,)
    for child in (c for holder in holders for c in holder.children):
        place = (
            child.child("pobj") if child.dep == "prep" and child.lower in {"in", "among", "from"} else None
        )
        if place is not None and (place.i in parse.mention_at or place.ner or child.lower == "among"):
            return place
    return None


def _cue(parse: Parse, noun: Token, carrier: Token | None, content: list[Range]) -> tuple[Range, ...]:
    inside = any(start <= noun.start < end for start, end in content)
    if carrier is None:
        return ((noun.start, noun.end),)
    start, end = verb_group(parse, carrier)
    if inside:
        return ((start, end),)
    between = trim(parse, min(start, noun.start), max(end, noun.end))
    if any(between[0] <= a < between[1] for a, _ in content):  # "hopes of a truce faded"
        return ((noun.start, noun.end),) if carrier.lemma == "be" else ((noun.start, noun.end), (start, end))
    return (between,) if between[1] - between[0] < 60 else ((start, end), (noun.start, noun.end))
