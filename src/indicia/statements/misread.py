"""What a parser misreads around a verb of speech: the clause before it, the clause or the name after it."""

from dataclasses import replace

from indicia.language import Parse, Sentence, Token
from indicia.statements import sources
from indicia.statements.data import Cue, lexicon
from indicia.statements.phrases import Range, trim
from indicia.statements.relation import Relation, make

_SHORTEST = 4  # words
_LONGEST = 6  # words
_DENIALS = {
    form: lemma
    for lemma in ("deny", "reject", "dispute", "dismiss", "refute", "contest")
    for form in (lemma, lemma.removesuffix("y") + "ies", lemma + "s", lemma + "es", lemma + "ed", "denied")
}


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
    verbal = any(t.tag in {"VBD", "VBZ", "VBP"} for t in parse.tokens[first.i + 1 : last.i])
    clear = second or named or verbal
    return (first.start, last.end) if last.i - first.i >= _SHORTEST - verbal and clear else None


def at_the_end(parse: Parse, sentence: Sentence) -> Relation | None:
    """Read "..., experts watching the port reported last month", which a parser took for one clause.

    The cue is the last verb, with only a time after it; between the last comma before it and the
    cue stands somebody who can speak, and no verb of their own.
    """
    words = parse.words(sentence)
    comma = next((k for k in range(len(words) - 1, 0, -1) if words[k].text == ","), 0)
    verb = next((t for t in reversed(words[comma + 2 :]) if t.pos == "VERB"), None)
    if comma < _SHORTEST or verb is None or verb.child("nsubjpass", "aux", "auxpass") is not None:
        return None
    speaker = _speaker_after(parse, words[comma + 1], verb)
    cue = next((c for c in lexicon().verbs.get(verb.lemma, ()) if "clause" in c.takes), None)
    later = [t for t in words if t.i > verb.i and t.pos != "PUNCT"]
    timed = all(t.ner in {"DATE", "TIME"} or t.lower in {"on", "in", "at"} for t in later)
    told = any(t.pos in {"VERB", "AUX"} and t.tag != "VBG" for t in words[:comma])
    if cue is None or speaker is None or not (timed and told) or verb.tag not in {"VBN", "VBD"}:
        return None
    content = [trim(parse, words[0].start, words[comma - 1].end)]
    if content[0][0] >= content[0][1]:
        return None
    top = next((t for t in words[:comma] if t.head is t), None)
    relation = make(parse, verb, cue, "clause", content, speaker=speaker, top=top)
    return replace(relation, source=(trim(parse, words[comma + 1].start, parse.tokens[verb.i - 1].end),))


def read_out(parse: Parse, sentence: Sentence) -> Relation | None:
    """Read "..., a statement read", whose "read" a parser takes for a noun."""
    words = [t for t in parse.words(sentence) if t.pos != "PUNCT" or t.text == ","]
    comma = next((k for k in range(len(words) - 3, 0, -1) if words[k].text == ","), 0)
    if comma < _SHORTEST - 1 or words[-1].lower not in {"read", "reads"} or words[-1].pos == "VERB":
        return None
    speaker = words[-2]
    if speaker.lemma not in lexicon().documents or words[-1].i - words[comma].i > _LONGEST:
        return None
    return Relation(
        word=words[-1],
        stance="asserts",
        rule="statements/read-out",
        cue=((words[-1].start, words[-1].end),),
        content=(trim(parse, words[0].start, words[comma - 1].end),),
        source=((words[comma + 1].start, speaker.end),),
        speaker=speaker,
        top=next((t for t in words[:comma] if t.tag in {"VBD", "VBZ", "VBP"}), None),
    )


def appended(parse: Parse, sentence: Sentence, found: list[Relation]) -> list[Relation]:
    """Read ", a charge Oslo rejects" at the end of a sentence, which a parser takes for a name."""
    words = [t for t in parse.words(sentence) if t.pos != "PUNCT" or t.text == ","]
    verb = words[-1] if words else None
    comma = next((k for k in range(len(words) - 2, 0, -1) if words[k].text == ","), 0)
    if verb is None or comma < _SHORTEST or any(r.word is verb for r in found):
        return []
    lemma = _DENIALS.get(verb.lower)
    tail = words[comma + 1 : -1]
    noun = next((k for k, t in enumerate(tail) if t.lemma in lexicon().pointers), None)
    if lemma is None or noun is None or not 0 < len(tail) - noun - 1 <= _LONGEST:
        return []
    who = [t for t in tail[noun + 1 :] if t.lower not in {"that", "which", "has", "have", "had"}]
    speaker = next((t for t in reversed(who) if t.pos in {"PROPN", "NOUN", "PRON"}), None)
    if speaker is None:
        return []
    return [
        Relation(
            word=verb,
            stance="denies",
            rule="statements/appended",
            cue=((verb.start, verb.end),),
            content=((tail[0].start, tail[noun].end),),
            source=((who[0].start, who[-1].end),),
            speaker=speaker,
            top=tail[noun],
        )
    ]


def _speaker_after(parse: Parse, first: Token, verb: Token) -> Token | None:
    """The head of the first noun phrase after a comma, if it speaks and no other verb is before the cue."""
    between = parse.tokens[first.i : verb.i]
    plain = not any(t.tag in {"WDT", "WP", "VBD", "VBZ", "VBP", "MD", "CC"} for t in between)
    head = next(
        (t for t in between if t.i in parse.mention_at and t.dep not in {"compound", "amod", "poss"}), None
    )
    if head is None or not plain or not (verb.dep == "acl" or head.head is verb or verb.head is head):
        return None
    kind = parse.entity[parse.mention_at[head.i].entity].kind
    return head if kind in {"person", "group", "organisation", "state"} else None


def charged(parse: Parse, relation: Relation) -> Relation:
    """Give "Two firms accused of shipping arms" back its sense: who stands before it is the accused.

    A headline leaves out "are", so that a parser sees who accuses; but nobody accuses without somebody
    or something that the verb takes.
    """
    verb, speaker = relation.word, relation.speaker
    after = parse.tokens[verb.i + 1 : verb.i + 2]
    if speaker is None or relation.stance != "accuses" or verb.tag not in {"VBD", "VBN"}:
        return relation
    bare = after and after[0].lower in {"of", "over"} and verb.child("dobj", "aux") is None
    if not bare or speaker.i > verb.i or relation.accused:
        return relation
    return replace(relation, source=(), speaker=None, target=speaker, accused=relation.source)


def opening(parse: Parse, relation: Relation) -> Relation:
    """Give "The panel, in its study of those linked to the port, said that" the name it opens with."""
    verb = relation.word
    first, text = parse.sentences[verb.sentence], parse.article.text
    if verb.dep != "ROOT" or verb.tag not in {"VBD", "VBZ"} or parse.tokens[verb.i - 1].text != ",":
        return relation
    for mention in parse.mentions_in(first.start, verb.start):
        head = parse.tokens[parse.heads[mention.id]]
        body = parse.entity[mention.entity].kind in {"organisation", "person"}
        if (
            body
            and head.dep in {"nsubj", "appos", "ROOT", "nsubjpass"}
            and text[mention.end : mention.end + 1] == ","
        ):
            return replace(relation, speaker=head, source=((mention.start, mention.end),))
    return relation


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
