"""The page's own voice, where it judges: "which would run afoul of the sanctions"."""

from indicia.language import Parse, Sentence, Token
from indicia.statements.data import hedges, lexicon
from indicia.statements.phrases import Range, subtree, trim
from indicia.statements.relation import Relation


def judgements(parse: Parse, sentence: Sentence, reported: list[Relation]) -> list[Relation]:
    """Clauses in which the page judges by law what it tells, and no source does.

    A clause inside the content of a named source is that source's; one inside a content that has
    no source ("there are concerns that ..., which would violate ...") is the page's.
    """
    words, found = lexicon().judgements, []
    for token in parse.words(sentence):
        if token.lemma not in words:
            continue
        clause = _clause(token)
        if clause is None or any(_covers(r, token) and (r.speaker is not None or r.author) for r in reported):
            continue
        weak = any(
            c.dep == "aux" and c.lower in (*hedges().conditionals, *hedges().modals) for c in clause.children
        )
        found.append(
            Relation(
                word=clause,
                stance="hedged" if weak else "asserts",
                rule="statements/author",
                cue=(),
                content=tuple(subtree(parse, clause)),
                top=clause,
                author=True,
            )
        )
    return found


def _clause(token: Token) -> Token | None:
    """The clause that a judgement is the predicate of, if it is one ("would be a clear violation")."""
    if token.pos == "VERB" and token.dep in {"ROOT", "relcl", "conj", "advcl"}:
        return token
    above = token.head
    if token.dep in {"attr", "advmod", "acomp", "dobj"} and above.pos in {"VERB", "AUX"}:
        return above if above.dep in {"ROOT", "relcl", "conj", "advcl"} else None
    return None


def _covers(relation: Relation, token: Token) -> bool:
    return any(start <= token.start < end for start, end in relation.content)


def without(parse: Parse, content: tuple[Range, ...], cut: tuple[Range, ...]) -> tuple[Range, ...]:
    """A content with the page's own clause, at its end, taken off."""
    for start, end in cut:
        content = tuple(
            trim(parse, a, start) if a < start < b else (a, b) for a, b in content if a < start or b > end
        )
    return content
