"""Acts that an assertion names, and does not give as done: "prevented the ship from landing", "a plan to".

The assertion stands; around the act stands a statement of its own inside it, in which the same source
denies it or only holds it possible. What a governing word does to what it governs is factuality's to say
(`indicia.language.factuality`). A clause is told as a fact only if every word and construction over it, up
to the top of the content, is known to keep it one (`factuality.kept`); what nobody listed leaves it open. A
plain negation needs none of this, since whoever reads it sees it.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from indicia.language import Parse, Token
from indicia.language.factuality import UNDOING, kept, operators, value
from indicia.language.factuality.data import governors
from indicia.statements.data import hedges, lexicon
from indicia.statements.phrases import Range, trim
from indicia.statements.relation import Relation, negated, verb_group
from indicia.statements.untrue import is_untrue

RULE = "statements/embedded"
_ELSEWHERE = frozenset(("norm", "scenario"))  # told of a rule's or a story's world
# What governing words do that leaves an act undone; the others tell it, or weigh who says it.
_UNDOING = UNDOING | _ELSEWHERE | {"assumed"}
_NAMED_SO = frozenset(("claims", "fears", "denies", "doubts", "seems", "expects", "pretends"))
_CLAUSES = frozenset(("xcomp", "pcomp", "ccomp", "acl", "relcl", "advcl", "csubj", "conj"))
_THINGS = frozenset(("dobj", "pobj", "nsubj", "nsubjpass", "conj", "attr", "appos"))
_EVENTS = ("tion", "sion", "ment", "ing", "age", "ance", "ence", "al", "ure", "acy", "sis")
_WISHED = frozenset(("wants", "must", "asks"))  # of these a thing may be meant, not an act
_OWN_NO = frozenset(("negation", "nothing"))
# What is claimed, denied or feared to be so counts even if it is no deed.
_STRONG = frozenset(
    (
        *(
            "claims",
            "believes",
            "denies",
            "fears",
            "doubts",
            "seems",
            "that",
            "whether",
            "pretends",
            "assumed",
        ),
        *("fails", "refuses", "prevents"),
    )
)
_CALLED = ("claims",)
_CLAIMING = frozenset(("asserts", "accuses", "hedged"))
_MISSING = ("negation", "of")
_DONE = 0.3  # on factuality's scale of what has come to be
_SO = -0.3  # on its scale of what is so
_UNKNOWN = 1.2  # what is not known is more than this: factives keep it so
_OBJECTS = frozenset(("dobj", "ccomp", "xcomp", "prep", "dative", "agent"))
_TOWARDS = frozenset(("toward", "towards"))
_FACTS = frozenset(("when", "after", "because", "since", "while", "as", "although", "though", "before"))
_OPEN, _CLOSED = frozenset('“"‘'), frozenset('”"’')
_SHORT_NOUN = 5


def acts(
    parse: Parse, relation: Relation, others: Iterable[Relation], *, charged: bool = False
) -> Iterator[Relation]:
    """The acts in a content that are not given as done, each as a relation inside this one.

    What a narrower relation among `others` holds is left to it. What is only `charged` needs words that
    leave it undone; of what is asserted, all is left open that is not known to be told as a fact.
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
            if not any(a <= token.start < b for a, b in told)
            and (names := _undone(parse, token, content, relation.top))
            and not (charged and _UNDOING.isdisjoint(names))
        ]
        for token, names in found:
            if not any(other is not token and other.left <= token.i <= other.right for other, _ in found):
                yield _relation(parse, relation, token, names, content)


def _undone(parse: Parse, token: Token, content: Range, top: Token | None) -> tuple[str, ...]:
    """The operators that leave an act undone; none if it is no act, or done."""
    if token.pos == "NOUN" and not _infinitive(token):
        return _undone_noun(parse, token, content)
    return _undone_verb(parse, token, content) if _tells_an_act(token) and token is not top else ()


def _undone_noun(parse: Parse, noun: Token, content: Range) -> tuple[str, ...]:
    """The operators that leave undone what a noun names: it has to be an act, and told to be undone."""
    if _of_no_proof(noun):
        return _MISSING
    if _claimed(noun):
        return _CALLED
    if not _names_an_act(noun):
        return ()
    if _in_scare_quotes(parse, noun) or any(_named_so(child) for child in noun.children):
        return _CALLED
    own = operators(parse, noun, (noun.start, noun.end))
    head = _governor(noun)
    if not _OWN_NO.isdisjoint(own) or not content[0] <= head.start < content[1]:
        return ()
    names = operators(parse, noun, content)
    towards = noun.head.lower in _TOWARDS
    undoing = towards or (_UNDOING - _WISHED if noun.dep == "dobj" else _UNDOING).intersection(names)
    if _is_made(noun) and not kept(names):
        return names
    if undoing and (towards or value(names, "done") < _DONE or not _ELSEWHERE.isdisjoint(names)):
        return names
    return names if head.lemma in hedges().happening and negated(head) else ()


def _undone_verb(parse: Parse, verb: Token, content: Range) -> tuple[str, ...]:
    """The operators that leave a clause open: one on the way up to the content's top that does not keep it.

    A plain negation of its own is left alone: what is told is that it was not, and whoever reads it sees it.
    """
    own = operators(parse, verb, (verb.start, verb.end))
    if not _OWN_NO.isdisjoint(own) and not _infinitive(verb):
        return ()  # but "under orders not to shoot" does not tell that they did not
    if _as_if(parse, verb):
        return _CALLED
    head = _governor(verb)
    names = operators(parse, verb, content) if content[0] <= head.start < content[1] else own
    if "allows" in names and _OWN_NO.intersection(names):
        return ()  # "which it was no longer allowed to sell", "had no right to use it": and may have
    if not kept(names):
        return () if _no_deed(verb, names) else names
    negative = _OWN_NO.intersection(names) and "adverbial" not in names
    return names if negative and (value(names) < 0 or _open(head, names)) else ()


def _tells_an_act(verb: Token) -> bool:
    verbal = verb.pos in {"VERB", "AUX"} or _infinitive(verb)  # "to supply" is a verb, whatever its tag
    named = verb.dep == "pobj" and verb.tag in {
        "VB",
        "VBG",
    }  # "of the province seceding": so a parser hangs it
    named = named or (verb.dep == "compound" and _infinitive(verb))  # "a proposal to tax graphite"
    return verbal and (verb.dep in _CLAUSES or verb.dep == "ROOT" or named)


def _infinitive(verb: Token) -> bool:
    return any(c.dep == "aux" and c.lower == "to" for c in verb.children)


def _no_deed(verb: Token, names: tuple[str, ...]) -> bool:
    """Whether what is only meant is no deed but words or a state: "the need to comment"."""
    if not _STRONG.isdisjoint(names):
        return False
    if "any" in names and not any(c.dep in _OBJECTS for c in verb.children):
        return True  # "to anyone who pays"
    if verb.pos == "AUX" or (verb.tag == "VBG" and not verb.children and verb.dep == "pcomp"):
        return True  # "no tolerance for poaching": a kind of act
    modal = any(c.tag == "MD" for c in verb.children)
    if verb.tag not in {"VB", "VBG"} or modal or verb.child("dobj") is not None:
        return False
    speech = any("clause" in e.takes for e in lexicon().verbs.get(verb.lemma, ()))
    return speech or verb.lemma in hedges().states


def _open(head: Token, names: tuple[str, ...]) -> bool:
    """Whether a negation leaves open what it governs: "no proof that", not "did not know"."""
    words = hedges()
    subject = head.child("nsubj")
    shown = (*words.proofs, *words.grounds, *words.nouns, *words.proving)
    if head.lemma in shown or (subject is not None and subject.lemma in words.proofs):
        return True
    governed = head.lemma in _governors() and bool(_governing().intersection(names))
    return governed and value(names) < _UNKNOWN


def _of_no_proof(noun: Token) -> bool:
    """Whether a noun is what no trace was found of: "no trace of a plant"."""
    proof = noun.head.head if noun.dep == "pobj" and noun.head.lower == "of" else noun
    missing = any(c.lower == "no" for c in proof.children) or negated(proof.head)
    return proof is not noun and proof.lemma in hedges().proofs and missing


def _claimed(noun: Token) -> bool:
    """Whether a noun is what a claim is of: "the story of a riot", "insinuations of theft"."""
    claim = noun.head.head if noun.dep == "pobj" and noun.head.lower in {"of", "about"} else noun
    if claim is noun or claim.pos != "NOUN" or noun.ner:
        return False
    if claim.lemma in hedges().unowned:
        untrue = claim.dep in {"nsubj", "nsubjpass"} and is_untrue(claim.head)
        return untrue or is_event(noun)  # "and any suggestion of a military cargo was unfounded"
    return claim.lemma in hedges().tales or (
        claim.lemma in lexicon().pointers
        and any(e.stance in _CLAIMING for e in lexicon().nouns.get(claim.lemma, ()))
    )


def _names_an_act(noun: Token) -> bool:
    return noun.dep in _THINGS and ((not noun.ner and is_event(noun)) or _is_made(noun))


def _is_made(noun: Token) -> bool:
    """Whether a noun is the object of a gerund that a parser took for a part of it: "of building rockets"."""
    first = next((c for c in noun.children if c.tag == "VBG" and c.dep in {"compound", "amod"}), None)
    return noun.dep == "pobj" and first is not None and first.left == first.i == noun.head.i + 1


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
    last = min((c.left - 1 for c in token.children if _aside(c, token)), default=last)
    after = parse.tokens[last + 1 : last + 3]
    if token.pos == "NOUN" and len(after) > 1 and after[0].lower == "to" and after[1].tag == "VB":
        last = max(last, min(after[1].right, parse.within(*content)[-1].i))  # a parser hangs it elsewhere
    after = parse.tokens[last + 1 : last + 2]
    if token.pos == "NOUN" and after and after[0].pos == "ADP" and after[0].head is word:
        last = max(last, min(after[0].right, parse.within(*content)[-1].i))  # "earmarked for deployment | to"
    cue = verb_group(parse, word) if word.pos == "VERB" else (word.start, word.end)
    inner = trim(parse, max(parse.tokens[first].start, content[0]), parse.tokens[last].end)
    proof = word.lemma in hedges().proofs or word.lemma in hedges().proving
    denied = (value(names) < _SO and "allows" not in names) or (proof and names is not _CALLED)
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
        author=outer.author,
    )


def _aside(child: Token, act: Token) -> bool:
    """Whether a clause at the end of an act is told as a fact by itself: "... when the contract lapsed"."""
    return (
        child.dep == "advcl"
        and child.left > act.i
        and child.tag == "VBD"
        and any(c.lower in _FACTS and c.dep in {"mark", "advmod"} for c in child.children)
    )


def _outside(child: Token, named: list[Token]) -> bool:
    """Whether a word before a noun only points to it, or is what doubts it."""
    return child.dep in {"det", "poss"} or child in named
