"""The page's own voice, where it judges: "which would run afoul of the sanctions"."""

from indicia.language import Parse, Sentence, Token
from indicia.statements import norms, verdicts
from indicia.statements.data import hedges
from indicia.statements.phrases import Range, subtree, trim
from indicia.statements.relation import Relation

_CLAUSES = frozenset({"ROOT", "relcl", "conj", "advcl"})


def judgements(parse: Parse, sentence: Sentence, reported: list[Relation]) -> list[Relation]:
    """Clauses in which the page judges by law what it tells, and no source does.

    A clause inside the content of a named source is that source's; one inside a content that has
    no source ("there are concerns that ..., which would violate ...") is the page's.
    """
    if (own := _asked(parse, sentence, reported) or _sure(parse, sentence, reported)) is not None:
        return [own]
    found: list[Relation] = []
    for token in parse.words(sentence):
        rule = norms.rule(token) or verdicts.judges(token)
        if not (rule or norms.judging(token)) or _quoted(parse, sentence, token.start):
            continue
        clause = token if rule else _clause(token)
        if any(clause is r.word for r in found):
            continue
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


def _quoted(parse: Parse, sentence: Sentence, at: int) -> bool:
    """Whether a place is inside a quotation, whose words are not the page's own."""
    paragraph = next(s.start for s in parse.sentences if s.paragraph == sentence.paragraph)
    before = parse.article.text[paragraph:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _asked(parse: Parse, sentence: Sentence, reported: list[Relation]) -> Relation | None:
    """Read a question that the page itself puts: "Did Oslo fund the port? Senators ask who paid"."""
    words = parse.words(sentence)
    mark = next((t for t in words if t.text == "?"), None)
    if mark is None or words[0].pos not in {"AUX", "PRON", "SCONJ", "DET", "VERB", "ADV"}:
        return None
    opens = words[0].tag in {"WRB", "WP", "WDT", "WP$"} or words[0].lower in hedges().helpers
    told = any(r.cue and (_covers(r, words[0]) or words[0].i < r.word.i < mark.i) for r in reported)
    if not opens or told or _quoted(parse, sentence, mark.end):
        return None
    top = next((t for t in words if t.head is t), words[0])
    return Relation(
        word=words[0],
        stance="asks",
        rule="statements/author",
        cue=(),
        content=((words[0].start, mark.end),),
        top=top if top.i < mark.i else words[0],
        author=True,
    )


def _sure(parse: Parse, sentence: Sentence, reported: list[Relation]) -> Relation | None:
    """Read "Clearly, the ministry has lost control": an adverb with which a page judges."""
    words = parse.words(sentence)
    top = _verdict(words)
    if top is None or sentence.title or any(r.speaker is not None for r in reported):
        return None
    if _quoted(parse, sentence, words[0].start):
        return None
    return Relation(
        word=top,
        stance="asserts",
        rule="statements/author",
        cue=(),
        content=(trim(parse, words[0].start, sentence.end),),
        top=top,
        author=True,
    )


def _verdict(words: tuple[Token, ...]) -> Token | None:
    """The head of what a page gives as its own verdict: "Clearly, ...", "Small wonder that"."""
    first = words[0]
    if first.lower in hedges().verdicts and (first.dep in {"advmod", "prep"} or first.lower == "needless"):
        return first.head
    opening = " ".join(t.lower for t in words[:4])
    if any(opening.startswith(f"{phrase} ") for phrase in hedges().verdict_phrases):
        return next((t for t in words if t.head is t), None)
    return next((t for t in words if t.pos in {"VERB", "AUX"} and norms.beyond_doubt(t)), None)


def _clause(token: Token) -> Token | None:
    """The clause that a judgement is the predicate of, if it is one ("would be a clear violation")."""
    if token.pos == "VERB" and (token.dep in _CLAUSES or _opens(token) or norms.beyond_doubt(token)):
        return token
    above = token.head
    if token.lower == "contrary" and above.pos in {"VERB", "AUX"} and token.dep != "acomp":
        return token  # ", contrary to the decree"
    if token.pos == "NOUN" and token.dep in {"npadvmod", "appos"} and _set_off(token):
        return token  # ", a clear breach of the embargo"
    if (
        token.pos == "ADJ"
        and above.pos == "NOUN"
        and above.dep in {"npadvmod", "appos"}
        and token.i > above.i
    ):
        return above  # ", an act illegal under the clause"
    if token.dep == "pobj" and above.lower in {"in", "at"} and token.child("prep") is not None:
        return above if above.head.pos in {"VERB", "AUX", "NOUN"} else None  # "in violation of the ban"
    if token.dep in {"attr", "advmod", "acomp", "dobj"} and above.pos in {"VERB", "AUX"}:
        return above if above.dep in _CLAUSES or _opens(above) else None
    return norms.made_so(token)


def _opens(verb: Token) -> bool:
    """Whether a clause stands by itself before a colon: "The excuse is absurd: it weighed a ton"."""
    head = verb.head
    marks = (c for c in head.children if verb.right < c.i < head.i)
    return verb.dep == "ccomp" and verb.i < head.i and any(c.text in {":", ";", "–", "—"} for c in marks)


def _set_off(noun: Token) -> bool:
    """Whether a noun is set off from its clause as a verdict on it: it has its own object of law."""
    return any(c.dep == "prep" and c.lower in {"of", "under"} for c in noun.children)


def _covers(relation: Relation, token: Token) -> bool:
    return any(start <= token.start < end for start, end in relation.content)


def without(parse: Parse, content: tuple[Range, ...], cut: tuple[Range, ...]) -> tuple[Range, ...]:
    """A content with the page's own clause, at its end, taken off."""
    for start, end in cut:
        content = tuple(
            trim(parse, a, start) if a < start < b else (a, b) for a, b in content if a < start or b > end
        )
    return content
