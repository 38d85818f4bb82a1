"""What a parser misreads around a verb of speech: the clause before it, the clause or the name after it."""

from dataclasses import replace

from indicia.language import Parse, Token
from indicia.statements import sources
from indicia.statements.data import Cue
from indicia.statements.phrases import Range, trim
from indicia.statements.relation import Relation, make

_SHORTEST = 4  # words


def read(parse: Parse, verb: Token, cue: Cue) -> Relation | None:
    """Read a content that the parser did not see as a clause, where its place leaves no doubt.

    "..., the command said in a post": all before the comma. "Oslo says Russia ships oil to Havana":
    what "ships" was taken for cannot be said.
    """
    subject = next((c for c in reversed(verb.children) if c.dep == "nsubj" and c.i < verb.i), None)
    if subject is None:
        return None
    found = _before(parse, verb, subject) or _after(parse, verb)
    if found is None:
        return None
    speaker = subject if subject is not verb.child("nsubj") else sources.of_verb(verb)
    return make(parse, verb, cue, "clause", [trim(parse, *found)], speaker=speaker)


def _before(parse: Parse, verb: Token, subject: Token) -> Range | None:
    """All before the comma before "the command said", if a verb is in it."""
    first, comma = parse.sentences[verb.sentence].first, subject.left - 1
    if verb.dep != "ROOT" or comma - first < _SHORTEST or parse.tokens[comma].text != ",":
        return None
    words = parse.tokens[first:comma]
    verbal = any(t.pos in {"VERB", "AUX"} and t.tag != "VBG" for t in words)
    if not verbal or words[0].pos in {"ADP", "SCONJ", "CCONJ"} or words[0].tag in {"VBG", "VBN"}:
        return None
    return words[0].start, words[-1].end


def _after(parse: Parse, verb: Token) -> Range | None:
    """All after "Oslo says", if a second subject stands in it or it begins with a name."""
    later = [c for c in verb.children if c.i > verb.i and c.dep != "punct"]
    if not later or not any(c.dep == "nsubj" or (c.dep == "dobj" and verb.lemma == "say") for c in later):
        return None
    first, last = parse.tokens[verb.i + 1], parse.tokens[max(c.right for c in later)]
    named = any(m.start == first.start for m in parse.mentions_in(first.start, last.end))
    second = any(c.dep == "nsubj" for c in later)
    return (first.start, last.end) if last.i - first.i >= _SHORTEST and (second or named) else None


def with_source(parse: Parse, relation: Relation) -> Relation:
    """Give "said Under Secretary ... A B" its source: the titles and the name right after the verb."""
    verb = relation.word
    sentence = parse.sentences[verb.sentence]
    end = next(
        (t.i for t in parse.tokens[verb.i + 1 : sentence.last] if t.pos == "PUNCT" and t.text != "-"),
        sentence.last,
    )
    if verb.i + 1 >= end or not parse.tokens[verb.i + 1].text[0].isupper():
        return relation
    start, stop = parse.tokens[verb.i + 1].start, parse.tokens[end - 1].end
    named = [m for m in parse.mentions_in(start, stop) if parse.entity[m.entity].kind == "person"]
    if not named:
        return relation
    last = max(named, key=lambda m: m.end)
    head = parse.tokens[parse.heads[last.id]]
    return replace(relation, speaker=head, source=((start, last.end),))
