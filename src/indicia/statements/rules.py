"""The engine of rules: what the tree shows, relation by relation, with no trained weights."""

from collections.abc import Iterator
from dataclasses import replace

from indicia.language import Parse, Sentence, Token
from indicia.statements import author, charges, misread, nouns, others, rebuffs, unspoken, verbs
from indicia.statements.phrases import Range
from indicia.statements.relation import Relation

_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def relations(parse: Parse) -> list[Relation]:
    """The relations of a page, sentence by sentence; a cue inside another's cue is told once, later."""
    return [relation for sentence in parse.sentences for relation in _in_sentence(parse, sentence)]


def _in_sentence(parse: Parse, sentence: Sentence) -> list[Relation]:
    words = parse.words(sentence)
    citing = [token for token in words if _cites(token)]
    found = [relation for token in words if token not in citing for relation in _of_token(parse, token)]
    if not any(r.speaker is not None for r in found) and (last := misread.at_the_end(parse, sentence)):
        found.append(last)
    found.extend(misread.appended(parse, sentence, found))
    if (read_out := misread.read_out(parse, sentence)) is not None:
        found.append(read_out)
    found.extend(others.colon(parse, sentence))
    for word in citing:
        found = _cited(parse, word, found)
    found = without_asides(parse, found)
    for own in author.judgements(parse, sentence, found):
        found = [replace(r, content=author.without(parse, r.content, own.content)) for r in found]
        found.append(own)
    return found


def _cites(token: Token) -> bool:
    """Whether a word is the "citing" of "The agency said, citing two officials, that", or "quoting"."""
    participle = token.tag == "VBG" and token.dep == "advcl" and token.lemma in {"cite", "quote"}
    return participle and not any(c.dep == "prep" and c.lower == "as" for c in token.children)


def _of_token(parse: Parse, token: Token) -> Iterator[Relation]:
    """What one word makes: a silence, a verb of speech, a noun, an adjective or an adverb that attributes."""
    if token.lower == "according":
        other = others.according_to(parse, token)
    elif token.pos in {"VERB", "AUX"}:
        other = unspoken.read(parse, token) or others.plea(parse, token) or charges.read(parse, token)
        other = other or rebuffs.read(parse, token)
        if other is None and token.pos == "VERB":
            yield from verbs.relations(parse, token)
    elif token.pos == "NOUN":
        yield from nouns.relations(parse, token)
        return
    else:
        other = others.adjective(parse, token) or others.adverb(parse, token)
    if other is not None:
        yield other


def _cited(parse: Parse, word: Token, found: list[Relation]) -> list[Relation]:
    """The relations with what is cited: "citing two sources", told inside what it is cited for."""
    reported = next((r for r in found if r.word in (word.head, word.head.head)), None)
    if reported is None and (whole := others.cited_for(parse, word)) is not None:
        reported = whole
        found = [*found, whole]
    papers = next((r for r in found if r.word is word.child("dobj") and r.rule == "statements/noun"), None)
    if reported and papers:  # "accused X of fraud, citing reports that": the reports say only the latter
        found = [replace(r, outer=reported.word) if r is papers else r for r in found]
    if reported is None:
        return [*found, *verbs.relations(parse, word)]
    inner = others.citing(parse, word, reported)
    return [*found, inner] if inner else found


def without_asides(parse: Parse, relations: list[Relation]) -> list[Relation]:
    """The relations, none of whose contents ends in another's words that the page adds."""
    relations = _short_of_the_next(parse, relations)
    asides = [r for r in relations if r.stance == "denies" and r.word.dep == "relcl"]
    for aside in (r for r in asides if parse.tokens[r.word.left].lower == "which"):
        relations = [
            _without_aside(parse, r, aside.word) if r.word.sentence == aside.word.sentence else r
            for r in relations
        ]
    return relations


def _short_of_the_next(parse: Parse, relations: list[Relation]) -> list[Relation]:
    """The relations, none of which runs on over what another says: "says that it sank; its owner denies"."""
    text = parse.article.text
    for other in relations:
        start = other.source[0][0] if other.source else 0
        mark = text[:start].rstrip().removesuffix(" but").removesuffix(" and").rstrip()
        told = start and other.cue and start < other.cue[0][0] and other.word.tag in _FINITE
        if not told or not mark.endswith(";"):
            continue
        cut = ((len(mark) - 1, parse.sentences[other.word.sentence].end),)
        relations = [
            replace(r, content=author.without(parse, r.content, cut))
            if r is not other and r.word.sentence == other.word.sentence and r.word.end <= start
            else r
            for r in relations
        ]
    return relations


def _without_aside(parse: Parse, relation: Relation, denial: Token) -> Relation:
    """A relation whose content does not end in another's denial: ", which the union denied"."""
    first = parse.tokens[denial.left]
    apart = (
        parse.tokens[max(0, denial.left - 1)].text == ","
        and not denial.left <= relation.word.i <= denial.right
    )
    if not apart:
        return relation
    cut = ((first.start, parse.tokens[denial.right].end),)
    return replace(relation, content=author.without(parse, relation.content, cut))


def without_twins(relations: list[Relation]) -> list[Relation]:
    """Drop a relation whose cue lies inside the cue of another ("raised concerns" found twice)."""
    kept: list[Relation] = []
    beside: dict[int, list[Relation]] = {}  # by sentence, so that long pages cost no more for each
    silences = [relation for relation in relations if relation.stance == "declines"]
    for relation in sorted(relations, key=lambda r: (r.word.i, r.author)):
        near = beside.setdefault(relation.word.sentence, [])
        if relation.rule == "statements/noun" and any(_silent_on(other, relation) for other in silences):
            continue
        if any(relation.cue and other.cue and _inside(relation.cue[0], other.cue[0]) for other in near):
            continue
        kept.append(relation)
        near.append(relation)
    return kept


def _silent_on(silence: Relation, noun: Relation) -> bool:
    """Whether a noun is part of what was not said: "did not respond to a request for comment"."""
    return silence.stance == "declines" and any(a <= noun.word.start < b for a, b in silence.content)


def _inside(inner: Range, outer: Range) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
