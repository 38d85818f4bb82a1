"""Acts that an assertion names, and does not give as done: "prevented the ship from landing", "a plan to".

The assertion stands; around the act stands a statement of its own inside it, in which the same source
denies it or only holds it possible. What a governing word does to what it governs is factuality's to say
(`indicia.language.factuality`); a plain negation needs none of this, since whoever reads it sees it.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from indicia.language import Parse, Token
from indicia.language.factuality import operators, value
from indicia.language.factuality.data import governors
from indicia.statements.data import hedges
from indicia.statements.phrases import Range, trim
from indicia.statements.relation import Relation, negated, verb_group

RULE = "statements/embedded"
# What governing words do that leaves an act undone; the others tell it, or weigh who says it.
_UNDOING = frozenset(
    (
        "fails",
        "prevents",
        "refuses",
        "tries",
        "wants",
        "expects",
        "fears",
        "asks",
        "must",
        "going",
        "pretends",
    )
)
_NAMED_SO = frozenset(("claims", "fears", "denies", "doubts", "seems", "expects", "pretends"))
_CLAUSES = frozenset(("xcomp", "pcomp", "ccomp", "acl", "advcl", "conj"))
_THINGS = frozenset(("dobj", "pobj", "nsubj", "nsubjpass", "conj", "attr", "appos"))
_EVENTS = ("tion", "sion", "ment", "ing", "age", "ance", "ence", "al", "ure", "acy", "sis")
_WISHED = frozenset(("wants", "must", "asks"))  # of these a thing may be meant, not an act
_OWN_NO = frozenset(("negation", "nothing"))
_CALLED = ("claims",)
_MISSING = ("negation", "of")
_DONE = 0.3  # on factuality's scale of what has come to be
_SO = -0.3  # on its scale of what is so
_UNKNOWN = 1.2  # what is not known is more than this: factives keep it so
_OPEN, _CLOSED = frozenset('“"‘'), frozenset('”"’')
_SHORT_NOUN = 5


def acts(parse: Parse, relation: Relation, others: Iterable[Relation]) -> Iterator[Relation]:
    """The acts in a content that are not given as done, each as a relation inside this one.

    What a narrower relation among `others` holds is left to it.
    """
    told = [
        span
        for other in others
        if other is not relation
        for span in other.content
        if any(a <= span[0] and span[1] <= b and (a, b) != span for a, b in relation.content)
    ]
    for content in relation.content:
        found = [
            (token, names)
            for token in parse.within(*content)
            if not any(a <= token.start < b for a, b in told) and (names := _undone(parse, token, content))
        ]
        for token, names in found:
            if not any(other is not token and other.left <= token.i <= other.right for other, _ in found):
                yield _relation(parse, relation, token, names, content)


def _undone(parse: Parse, token: Token, content: Range) -> tuple[str, ...]:
    """The operators that leave an act undone; none if it is no act, or done."""
    noun = token.pos == "NOUN"
    if not (
        _names_an_act(token) or _of_no_proof(token)
        if noun
        else token.pos in {"VERB", "AUX"} and token.dep in _CLAUSES
    ):
        return ()
    if noun and _of_no_proof(token):
        return _MISSING
    if noun and (_in_scare_quotes(parse, token) or any(_named_so(child) for child in token.children)):
        return _CALLED
    own = operators(parse, token, (token.start, token.end))
    head = _governor(token)
    if not _OWN_NO.isdisjoint(own) or not content[0] <= head.start < content[1]:
        return ()  # "made sure that it was not sold": what is told is that it was not
    names = operators(parse, token, content)
    undoing = (_UNDOING - _WISHED if noun and token.dep == "dobj" else _UNDOING).intersection(names)
    if undoing and value(names, "done") < _DONE:
        return names
    if noun:
        return names if head.lemma in hedges().happening and negated(head) else ()
    if _as_if(parse, token):
        return _CALLED
    return names if _OWN_NO.intersection(names) and _open(head, names) else ()


def _open(head: Token, names: tuple[str, ...]) -> bool:
    """Whether a negation leaves open what it governs: "no proof that", not "did not know"."""
    words = hedges()
    subject = head.child("nsubj")
    shown = (*words.proofs, *words.grounds, *words.nouns, *words.proving)
    if head.lemma in shown or (subject is not None and subject.lemma in words.proofs):
        return True
    if "allows" in names:
        return False  # "had no right to use it", "was not allowed to sell it": and may have
    governed = head.lemma in _governors() and bool(_governing().intersection(names))
    return governed and value(names) < _UNKNOWN


def _of_no_proof(noun: Token) -> bool:
    """Whether a noun is what no trace was found of: "no trace of a plant"."""
    proof = noun.head.head if noun.dep == "pobj" and noun.head.lower == "of" else noun
    missing = any(c.lower == "no" for c in proof.children) or negated(proof.head)
    return proof is not noun and proof.lemma in hedges().proofs and missing


def _names_an_act(noun: Token) -> bool:
    return noun.dep in _THINGS and not noun.ner and is_event(noun)


@cache
def _governors() -> frozenset[str]:
    return frozenset(lemma for _, lemma in governors())


@cache
def _governing() -> frozenset[str]:
    return frozenset(governors().values()) - {"manages", "ends"}


def is_event(noun: Token) -> bool:
    """Whether a noun names an act rather than a thing."""
    lemma = noun.lemma
    derived = len(lemma) > _SHORT_NOUN and lemma.endswith(_EVENTS) and lemma not in hedges().things
    return derived or lemma in hedges().acts


def _as_if(parse: Parse, token: Token) -> bool:
    """Whether a clause is only a likeness: "behaved as if they had won"."""
    marks = [c for c in token.children if token.dep == "advcl" and c.lower in {"if", "though"}]
    return any(parse.tokens[mark.i - 1].lower == "as" for mark in marks)


def _in_scare_quotes(parse: Parse, noun: Token) -> bool:
    """Whether a noun stands alone in quotation marks: "the “theft” of the statues"."""
    before, after = parse.tokens[max(0, noun.i - 1)], parse.tokens[min(noun.i + 1, len(parse.tokens) - 1)]
    return before.text in _OPEN and after.text in _CLOSED


def _named_so(child: Token) -> bool:
    """Whether a modifier says that its noun is only called so: "the alleged theft"."""
    if child.dep not in {"amod", "compound"}:
        return False
    so = child.lower != "called" or any(c.lower == "so" for c in child.children)
    word = child.lower if so else ""
    return governors().get(("adjective", word)) in _NAMED_SO or word in hedges().so_called


def _governor(token: Token) -> Token:
    """The word that governs an act, across prepositions."""
    head = token.head
    while head.pos in {"ADP", "PART"} and head.head is not head:
        head = head.head
    return head


def _relation(
    parse: Parse, outer: Relation, token: Token, names: tuple[str, ...], content: Range
) -> Relation:
    named = [child for child in token.children if names is _CALLED and _named_so(child)]
    word = named[0] if named else token if names is _CALLED else _governor(token)
    first = max((c.i + 1 for c in token.children if c.i < token.i and _outside(c, named)), default=token.left)
    first = word.i + 1 if first <= word.i < token.i else first  # "which they had failed to do"
    last = next(
        (c.i - 1 for c in parse.tokens[token.i : token.right + 1] if c.start >= content[1]), token.right
    )
    after = parse.tokens[last + 1 : last + 3]
    if token.pos == "NOUN" and len(after) > 1 and after[0].lower == "to" and after[1].tag == "VB":
        last = max(last, min(after[1].right, parse.within(*content)[-1].i))  # a parser hangs it elsewhere
    cue = verb_group(parse, word) if word.pos == "VERB" else (word.start, word.end)
    inner = trim(parse, parse.tokens[first].start, parse.tokens[last].end)
    proof = word.lemma in hedges().proofs or word.lemma in hedges().proving
    denied = value(names) < _SO or (proof and names is not _CALLED)
    return Relation(
        word=word,
        stance="denies" if denied else "hedged",
        rule=RULE,
        cue=(cue,),
        content=(inner,),
        source=outer.source,
        speaker=outer.speaker,
        top=token,
        outer=outer.word,
    )


def _outside(child: Token, named: list[Token]) -> bool:
    """Whether a word before a noun only points to it, or is what doubts it."""
    return child.dep in {"det", "poss"} or child in named
