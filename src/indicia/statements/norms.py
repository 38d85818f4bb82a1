"""Clauses that say what a law forbids or asks for, and words that judge: "runs counter to the ban"."""

from indicia.language import Token
from indicia.statements.data import hedges, lexicon

_FORBIDDING = frozenset({"forbid", "prohibit", "ban", "bar", "outlaw", "proscribe", "disallow"})
_PERMITTING = frozenset({"allow", "permit", "authorise", "authorize", "entitle"})
_NOW = frozenset({"is", "are", "'s", "’s", "remains", "remain"})
_HAVING_TO = frozenset({"must", "shall", "may", "can", "should"})
_DOUBTS = frozenset({"doubt", "question", "denying", "secret", "mistaking"})
_KINDS = frozenset({"any", "all", "no", "such"})
_UNBELIEVED = frozenset(
    {"implausible", "untenable", "false", "untrue", "absurd", "baseless", "hollow", "misleading"}
)
_ACCOUNTS = frozenset({"explanation", "excuse", "defence", "defense", "denial", "argument"})
_MAKING = frozenset({"make", "render", "leave"})
_SUBJECTS = ("nsubjpass", "csubjpass", "nsubj", "csubj")


def judging(token: Token) -> bool:
    """Whether a word judges by law, or breaks what only a law or a promise is: "broke the cap"."""
    if token.lemma in lexicon().judgements:
        return True
    if token.dep == "acomp" and token.lower in _UNBELIEVED:
        claim = token.head.child("nsubj")
        return claim is not None and claim.lemma in _ACCOUNTS | lexicon().pointers
    if token.lower in hedges().against:
        return _towards_a_law(token) or _towards_a_law(token.head)
    thing = token.child("dobj", "nsubjpass") if token.lemma in hedges().breaking else None
    return token.pos == "VERB" and thing is not None and thing.lemma in hedges().laws


def rule(verb: Token) -> bool:
    """Whether a clause only says what is forbidden or due: "refits are barred", "may not be bought"."""
    if verb.pos != "VERB" or verb.dep not in {"ROOT", "conj", "relcl"}:
        return False
    subject = next((c for c in verb.children if c.dep in _SUBJECTS), None)
    if subject is None:
        return False
    negated = verb.child("neg") is not None
    modal = any(c.dep == "aux" and c.lower in _HAVING_TO for c in verb.children)
    if modal and any(c.lower == "under" and _is_law(c.child("pobj")) for c in verb.children):
        return True  # "under the resolution, states must"
    passive = verb.child("auxpass") is not None
    of_a_kind = _of_a_kind(subject) or (subject.lower == "it" and verb.child("xcomp", "ccomp") is not None)
    if not passive or not of_a_kind:
        return False
    lasting = any(c.dep == "aux" and c.lower in {"has", "have"} for c in verb.children)
    now = lasting or any(c.dep == "auxpass" and c.lower in _NOW for c in verb.children)
    barred = (verb.lemma in _FORBIDDING and not negated) or (verb.lemma in _PERMITTING and negated)
    return (now and barred) or (modal and negated)


def made_so(word: Token) -> Token | None:
    """The verb by which a thing becomes lawless: "which makes any payment illegal"."""
    made = word.pos == "ADJ" and word.dep in {"ccomp", "oprd"} and word.head.lemma in _MAKING
    return word.head if made else None


def beyond_doubt(verb: Token) -> bool:
    """Whether the page holds a clause to be beyond doubt: "there is little doubt that", "it is clear"."""
    above = verb.head
    if verb.dep in {"acl", "relcl"} and above.lemma in _DOUBTS:
        none = any(c.lower in {"no", "little"} for c in above.children)
        return none and above.head.lemma == "be" and above.head.child("expl") is not None
    return verb.dep in {"ccomp", "csubj"} and above.lemma == "be" and _plain(above)


def _plain(be: Token) -> bool:
    quality = be.child("acomp")
    subject = be.child("nsubj", "expl")
    sure = quality is not None and quality.lower in {"clear", "plain", "obvious", "evident", "undeniable"}
    return sure and (subject is None or subject.lower == "it") and be.child("neg") is None


def _of_a_kind(subject: Token) -> bool:
    """Whether a subject is a kind of act or thing, and not one: "any transfer", "refits", "coal"."""
    if subject.dep in {"csubj", "csubjpass"} or any(c.lower in _KINDS for c in subject.children):
        return True
    bare = not any(c.dep in {"det", "poss", "nummod"} for c in subject.children)
    return bare and (subject.pos == "NOUN" or (subject.pos == "PROPN" and not subject.ner))


def _towards_a_law(word: Token) -> bool:
    """Whether a word leads to a law by a preposition: "counter to the embargo", "at odds with the ban"."""
    near = (*word.children, *(d for c in word.children for d in c.children))
    return any(c.dep == "prep" and _is_law(c.child("pobj")) for c in near)


def _is_law(noun: Token | None) -> bool:
    return noun is not None and noun.lemma in hedges().laws
