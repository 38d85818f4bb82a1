"""The engine of rules: what the tree shows, relation by relation, with no trained weights."""

from dataclasses import replace

from indicia.language import Parse, Sentence, Token
from indicia.statements import author, misread, nouns, others, verbs
from indicia.statements.phrases import Range
from indicia.statements.relation import Relation


def relations(parse: Parse) -> list[Relation]:
    """The relations of a page, sentence by sentence; a cue inside another's cue is told once, later."""
    return [relation for sentence in parse.sentences for relation in _in_sentence(parse, sentence)]


def _in_sentence(parse: Parse, sentence: Sentence) -> list[Relation]:
    found: list[Relation] = []
    citing: list[Token] = []
    for token in parse.words(sentence):
        if token.lower == "according":
            other = others.according_to(parse, token)
            found.extend([other] if other else [])
        elif token.pos == "VERB":
            if token.lemma == "cite" and token.tag == "VBG" and token.dep == "advcl":
                citing.append(token)
            else:
                found.extend(verbs.relations(parse, token))
        elif token.pos == "NOUN":
            found.extend(nouns.relations(parse, token))
        else:
            other = others.adjective(parse, token) or others.adverb(parse, token)
            found.extend([other] if other else [])
    if not any(r.speaker is not None for r in found) and (last := misread.at_the_end(parse, sentence)):
        found.append(last)
    found.extend(others.colon(parse, sentence))
    for word in citing:
        reported = next((r for r in found if r.word in (word.head, word.head.head)), None)
        papers = next(
            (r for r in found if r.word is word.child("dobj") and r.rule == "statements/noun"), None
        )
        if reported and papers:  # "accused X of fraud, citing reports that": the reports say only the latter
            found = [replace(r, outer=reported.word) if r is papers else r for r in found]
        inner = others.citing(parse, word, reported) if reported else None
        found.extend([inner] if inner else () if reported else verbs.relations(parse, word))
    for aside in [r for r in found if r.stance == "denies" and r.word.dep == "relcl"]:
        found = [_without_aside(parse, relation, aside.word) for relation in found]
    for own in author.judgements(parse, sentence, found):
        found = [replace(r, content=author.without(parse, r.content, own.content)) for r in found]
        found.append(own)
    return found


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
