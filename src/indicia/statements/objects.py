"""Verbs whose content is an object: "denied the transfer", "called it false", "a claim Oslo denies"."""

from dataclasses import replace

from indicia.language import Parse, Token
from indicia.statements import sources
from indicia.statements.data import Cue, hedges, lexicon
from indicia.statements.embedded import is_event
from indicia.statements.phrases import Range, noun_phrase, subtree, trim
from indicia.statements.relation import Relation, make
from indicia.statements.untrue import interrogates

# Of things as often as of claims: "rejected forty tonnes of squid".
_TURNING_DOWN = frozenset({"reject", "dismiss", "dispute", "rebuff"})
_BODIES = frozenset({"GPE", "ORG", "NORP", "LOC", "PERSON"})
Found = tuple[list[Range], Token | None]


def read(parse: Parse, verb: Token, cue: Cue) -> Relation | None:
    """Read a verb whose content is its object, active, passive or relative."""
    passive = verb.child("nsubjpass")
    if passive is not None and (sources.agent(verb) is None or verb.child("dobj") is not None):
        return None
    thing = passive or verb.child("dobj")
    if _is_deed(verb, thing) or (verb.lemma in lexicon().lets_in and _somebody(parse, thing)):
        return None
    found = _called(parse, verb, thing) if passive is None else None
    found = found or (_without_object(parse, verb, cue) if thing is None else _plain(parse, verb, cue, thing))
    if found is None:
        return None
    content, top = found
    own = {"speaker": sources.agent(verb)} if verb.dep == "acl" and verb.tag == "VBN" else {}
    relation = make(parse, verb, cue, "object", content, top=top, **own)
    if relation.speaker is None:
        return None
    if verb.lemma in _TURNING_DOWN and thing is not None and thing.lemma in lexicon().pleas:
        return replace(relation, stance="declines")  # "rejected a request": no claim is denied
    if cue.stance == "denies":
        pointing = thing is None or thing.lemma in lexicon().pointers or thing.pos == "PRON"
        if not pointing and (not _speaks(parse, relation.speaker) or not _deniable(parse, verb, thing)):
            return None
    return relation


def _deniable(parse: Parse, verb: Token, thing: Token | None) -> bool:
    """Whether a thing can be said not to be so: not a person sent away, nor a road denied to an army."""
    if thing is None or _somebody(parse, thing):
        return thing is None
    if interrogates(verb):
        return False
    if verb.lemma in {"contest", "challenge"}:
        return thing.ner not in _BODIES and (thing.lemma in lexicon().pointers or is_event(thing))
    if verb.lemma in _TURNING_DOWN:
        named = any(c.dep == "prep" and c.lower == "as" for c in verb.children)
        claims = {*lexicon().pointers, *lexicon().proposals, *hedges().tales}
        return named or thing.tag in {"DT", "IN"} or thing.lemma in claims or is_event(thing)
    if verb.lemma != "deny":
        return True
    to = next((c for c in (*verb.children, *thing.children) if c.lower == "to" and c.i > thing.i), None)
    kept = to is not None and to.dep in {"prep", "dative"} and to.child("pobj") is not None
    return not kept or thing.lemma.endswith(("ing", "tion", "sion", "ment", "age", "ance", "al"))


def _is_deed(verb: Token, thing: Token | None) -> bool:
    """Whether a verb of support tells an act: "accused of backing rebels", "a bank backing the army"."""
    words = lexicon()
    if verb.lemma not in words.deeds:
        return False
    bare = verb.tag in {"VBG", "VB"} and verb.child("aux") is None
    said = thing is not None and thing.lemma in words.proposals
    passive = verb.tag == "VBN" and sources.agent(verb) is not None
    return not passive and (bare or not said or verb.dep in {"pcomp", "acl"})


def _somebody(parse: Parse, thing: Token | None) -> bool:
    """Whether an object is people rather than a fact: "admitting guest workers"."""
    mention = parse.mention_at.get(thing.i) if thing is not None else None
    return mention is not None and parse.entity[mention.entity].kind in {"person", "group"}


def _speaks(parse: Parse, speaker: Token) -> bool:
    """Whether a source can say no: somebody, or a paper, and not "the blockade" or "these actions"."""
    words = lexicon()
    person = speaker.pos in {"PRON", "PROPN", "NUM"} or speaker.tag == "DT" or bool(speaker.ner)
    if person or speaker.lemma in (*words.speakers, *words.documents):
        return True
    return speaker.i in parse.mention_at


def _called(parse: Parse, verb: Token, thing: Token | None) -> Found | None:
    """Read "called the report false", "dismissed as gossip a report that": an object and its name."""
    called = verb.child("oprd")
    if called is not None and called.i > verb.i:
        first = thing if thing is not None and verb.i < thing.i < called.i else called
        return [trim(parse, parse.tokens[first.left].start, parse.tokens[called.right].end)], called
    named = _named_first(verb) if thing is None else None
    if named is None:
        return None
    return [trim(parse, parse.tokens[named[0].left].start, parse.tokens[named[1].right].end)], named[1]


def _without_object(parse: Parse, verb: Token, cue: Cue) -> Found | None:
    """Read a participle ("a plan endorsed by"), a relative clause ("a claim Oslo denies"), a bare denial."""
    noun = verb.head
    if verb.dep == "acl" and verb.tag == "VBN" and sources.agent(verb) is not None:
        return [noun_phrase(parse, noun)], noun
    told = noun.lemma in lexicon().pointers or noun.pos == "PRON"
    if told and verb.dep == "relcl" and verb.child("nsubj") and not verb.child("prep", "xcomp", "ccomp"):
        return [noun_phrase(parse, noun)], noun
    bare = (
        cue.stance == "denies"
        and verb.lemma in {"deny", "disagree", "demur"}
        and not any(c.i > verb.i and c.dep != "punct" for c in verb.children)
    )
    return ([], None) if bare and verb.child("nsubj") is not None else None


def _plain(parse: Parse, verb: Token, cue: Cue, thing: Token) -> Found | None:
    withheld = verb.lemma == "deny" and (
        thing.lemma in lexicon().withheld or verb.child("dative") is not None
    )
    if withheld or thing.lower.endswith(("self", "selves")):
        return None
    if thing.tag in {"WDT", "WP"} and thing.lower in {"that", "which", "who"}:
        named = sources.antecedent(verb)
        if named is None:
            return None
        loose = parse.tokens[thing.i - 1].text == "," and named.lemma not in lexicon().pointers
        if cue.stance == "denies" and thing.lower == "which" and loose:
            return [(thing.start, thing.end)], None  # "armed the rebels, which it denies": not the rebels
        return [noun_phrase(parse, named)], named
    content = _as_what(parse, verb, thing) if verb.child("nsubjpass") is None else subtree(parse, thing)
    if cue.stance == "denies":
        content = _with_part(parse, verb, thing, content)
    return (content, thing) if parse.article.text[content[0][0] : content[-1][1]].lower() != "what" else None


def _with_part(parse: Parse, verb: Token, thing: Token, content: list[Range]) -> list[Range]:
    """Take in "in the shipment" right after "denied any part": a parser hangs it on the cue."""
    for child in verb.children:
        if child.dep == "prep" and child.i == thing.right + 1 and child.lower in {"in", "of", "with", "to"}:
            return [
                *content[:-1],
                (content[-1][0], trim(parse, child.start, parse.tokens[child.right].end)[1]),
            ]
    return content


def _as_what(parse: Parse, verb: Token, thing: Token) -> list[Range]:
    """An object with what it is called: "dismissed it as a rumour", "what it described as a rumour"."""
    content = subtree(parse, thing)
    named = next((c for c in verb.children if c.dep == "prep" and c.lower == "as" and c.i > verb.i), None)
    if named is None:
        return content
    if thing.lower == "what":
        said = named.child("pobj", "pcomp", "amod", "advcl")
        return subtree(parse, said) if said is not None else content
    if thing.i < verb.i:
        quoted = verb.lemma in {"quote", "cite"} and named.child("pcomp") is not None
        return [*content, *subtree(parse, named)] if quoted else content  # "was quoted by X as saying that"
    between = parse.tokens[thing.right + 1 : named.i]
    if named.i < thing.i or all(_marks_time(t, verb) for t in between):
        first, last = min(thing.left, named.left), max(thing.right, named.right)
        return [trim(parse, parse.tokens[first].start, parse.tokens[last].end)]
    return content


def _named_first(verb: Token) -> tuple[Token, Token] | None:
    """Read "dismissed as gossip a report that": a parser takes the object for an apposition."""
    named = next((c for c in verb.children if c.dep == "prep" and c.lower == "as" and c.i > verb.i), None)
    word = named.child("pobj") if named is not None else None
    thing = word.child("appos") if word is not None else None
    return (named, thing) if named is not None and thing is not None else None


def _marks_time(token: Token, verb: Token) -> bool:
    """Whether a word between an object and its "as" belongs to neither: "them last week as"."""
    while token.head is not token and token.head is not verb:
        token = token.head
    return token.dep in {"npadvmod", "advmod", "punct", "prep"} and token.head is verb
