"""Parse -> who says what (source, cue, content), with stance, hedges and answers.

The scheme is the attribution relation of PARC 3 (Pareti 2016) and PolNeAR (Newell et al. 2018): a
source, a cue that attributes, a content; a content includes its "that" and its quotation marks,
not the stop after it. Stance, hedges, nesting and answers are added here.
"""

from typing import Literal

import msgspec

from indicia.language import Parse, Token
from indicia.model import Note, Span, Statement, Time
from indicia.statements import (
    answers,
    certainty,
    embedded,
    quotations,
    rules,
    speech,
    stance,
    unread,
    verdicts,
)
from indicia.statements.phrases import Range
from indicia.statements.quotations import Quotation
from indicia.statements.relation import Relation
from indicia.statements.trained import hear, merge

__all__ = ["ENGINES", "NOTES", "Engine", "find"]

Engine = Literal["trained", "rules"]
ENGINES: dict[Engine, str] = {
    "trained": "a small network finds outermost statements and their parts; rules do the rest",
    "rules": "rules over the dependency tree do everything; no trained weights but the parser's",
}

NOTES: dict[str, str] = {
    "quotation_without_source": "a quotation whose speaker the page does not name near it",
    "denial_without_claim": "a denial whose claim was not found on the page",
    "cue_without_content": "a word of saying whose content was not understood",
}
# Clauses that keep their times to themselves: "Based on data over the past year, the bank said".
_OWN_TIME = {"ccomp", "conj", "advcl", "relcl", "ROOT", "xcomp", "prep", "pcomp"}


def find(parse: Parse, *, engine: Engine = "trained") -> tuple[tuple[Statement, ...], tuple[Note, ...]]:
    """Find the statements of a page, in the order of their cues.

    Raises:
        DataError: if the weights of the trained engine are not those that came with this version.
    """
    quoted = quotations.find(parse)
    relations = rules.relations(parse)
    if engine == "trained":
        relations = rules.without_asides(parse, merge.relations(parse, relations, hear(parse)))
    relations, notes = speech.attach(parse, relations, quoted)
    relations = _with_acts(parse, rules.without_twins(relations))
    statements, made_of = _statements(parse, relations, quoted)
    linked = answers.tie(parse, statements, made_of)
    alone = [
        s
        for s in linked
        if s.stance == "denies" and s.answers is None and made_of[s.id].rule != embedded.RULE
    ]
    notes += [
        Note("denial_without_claim", "what this denial answers was not found", (*s.cue, *s.content)[0])
        for s in alone
    ]
    notes += unread.notes(parse, linked)
    return linked, tuple(notes)


def _with_acts(parse: Parse, relations: list[Relation]) -> list[Relation]:
    """The relations with those that stand around acts which an assertion names and does not give as done."""
    beside: dict[int, list[Relation]] = {}
    for relation in relations:
        for start, end in relation.content:
            for number in {t.sentence for t in parse.within(start, end)}:
                beside.setdefault(number, []).append(relation)
    found = list(relations)
    for relation in relations:
        held = stance.of(parse, relation)
        judged = relation.author and verdicts.of_the_law(relation.word)  # "the law bars it from buying"
        if not (relation.cue or judged) or held not in {"asserts", "accuses"}:
            continue
        touched = {t.sentence for start, end in relation.content for t in parse.within(start, end)}
        near = [other for number in sorted(touched) for other in beside[number]]
        found.extend(embedded.acts(parse, relation, near, charged=held == "accuses"))
    return sorted(found, key=lambda r: (r.word.i, r.author))


def _statements(
    parse: Parse, relations: list[Relation], quoted: tuple[Quotation, ...]
) -> tuple[tuple[Statement, ...], dict[str, Relation]]:
    made: list[tuple[Relation, Statement]] = []
    for relation in relations:
        held = stance.of(parse, relation)
        if held is None or (not relation.content and held not in {"declines", "denies"}):
            continue
        made.append(
            (
                relation,
                Statement(
                    id=f"s{len(made) + 1}",
                    source=_spans(parse, relation.source),
                    source_entities=parse.denoted(relation.speaker) if relation.speaker else (),
                    cue=_spans(parse, relation.cue),
                    content=_spans(parse, relation.content),
                    kind=speech.kind(relation, quoted),
                    stance=held,
                    certainty=certainty.of(parse, relation, held),
                    hedges=tuple(parse.span(t.i, t.i) for t in stance.hedge_tokens(parse, relation)),
                    within=None,
                    answers=None,
                    said=_said(parse, relation),
                    author=relation.author,
                    made_by="statements/trained" if relation.trained else relation.rule,
                    accused=_spans(parse, relation.accused),
                    accused_entities=_accused(parse, relation),
                ),
            )
        )
    around = _by_sentence(parse, made)
    nested = tuple(
        _nested(relation, statement, around.get(relation.word.sentence, [])) for relation, statement in made
    )
    return nested, {statement.id: relation for relation, statement in made}


def _accused(parse: Parse, relation: Relation) -> tuple[str, ...]:
    return parse.denoted(relation.target) if relation.target is not None and relation.accused else ()


def _spans(parse: Parse, ranges: tuple[Range, ...]) -> tuple[Span, ...]:
    return tuple(parse.chars(start, end) for start, end in ranges if start < end)


Made = tuple[Relation, Statement]


def _by_sentence(parse: Parse, made: list[Made]) -> dict[int, list[Made]]:
    """Statements by the sentences that their cue or a part of their content stands in."""
    found: dict[int, list[Made]] = {}
    for relation, statement in made:
        touched = {relation.word.sentence}
        for span in statement.content:
            inside = parse.within(span.start, span.end)
            if inside:
                touched.update(range(inside[0].sentence, inside[-1].sentence + 1))
        for number in touched:
            found.setdefault(number, []).append((relation, statement))
    return found


def _nested(relation: Relation, statement: Statement, made: list[Made]) -> Statement:
    """Tie a statement to the smallest content that its cue stands in."""
    at = relation.word.start
    around = [
        (sum(s.end - s.start for s in other.content), outer.outer is None, other.id)
        for outer, other in made
        if outer is not relation
        and (outer.word is relation.outer or any(s.start <= at < s.end for s in other.content))
        and outer.outer is not relation.word
        and not any(s.start <= outer.word.start < s.end for s in statement.content)
    ]
    return msgspec.structs.replace(statement, within=min(around)[2]) if around else statement


_MODIFIES = frozenset({"amod", "nummod", "compound", "poss"})  # "a 2017 resolution" is not when it was said


def _said(parse: Parse, relation: Relation) -> Time | None:
    """When it was said: the time that hangs on the cue or its source, and is not part of the content."""
    if relation.author:
        return None
    sentence = parse.sentences[relation.word.sentence]
    near: list[tuple[int, Time]] = []
    for time in parse.times_in(sentence.start, sentence.end):
        if any(start <= time.start < end for start, end in relation.content):
            continue
        words = parse.within(time.start, time.end)
        top = next((t for t in words if t.head not in words), None)
        if top is not None and top.dep not in _MODIFIES and _hangs_on(top, relation):
            near.append((abs(time.start - relation.word.start), time))
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _hangs_on(token: Token, relation: Relation) -> bool:
    for above in token.ancestors():
        if above is relation.word or above is relation.speaker:
            return True
        if above.pos == "VERB" and above.dep in _OWN_TIME:
            return False
    return False
