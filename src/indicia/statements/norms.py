"""Clauses that say what a law forbids or asks for, and words that judge: "runs counter to the ban"."""

from indicia.language import Token
from indicia.statements.data import hedges, lexicon

_FORBIDDING = frozenset({"forbid", "prohibit", "ban", "bar", "outlaw", "proscribe", "disallow"})
_PERMITTING = frozenset({"allow", "permit", "authorise", "authorize", "entitle"})
_NOW = frozenset({"is", "are", "'s", "’s", "remains", "remain"})
_HAVING_TO = frozenset({"must", "shall", "may", "can", "should"})
_DOUBTS = frozenset({"doubt", "question", "denying", "secret", "mistaking", "dispute", "argument", "mystery"})
_PRESENT = frozenset({"VBZ", "VBP"})
_KINDS = frozenset({"any", "all", "no", "such"})
_UNBELIEVED = frozenset({"implausible", "untenable", "hollow", "unconvincing", "incredible", "unbelievable"})
_ACCOUNTS = frozenset(
    {"explanation", "excuse", "defence", "defense", "denial", "argument", "alibi", "justification", "pretext"}
)
# What an account that nobody should believe does, and what it does not do: "does not hold water".
_FAILING = frozenset({"ring", "collapse", "crumble", "strain", "beggar", "defy", "unravel", "fall"})
_STANDING = frozenset({"hold", "stand", "survive", "add", "wash", "convince", "square", "tally", "bear"})
_SCORNING = frozenset(
    {"contradiction", "disregard", "contempt", "spite", "excess"}
)  # "in contempt of the ban"
_MOCKING = frozenset({"mockery", "nonsense", "travesty", "farce"})
_RULING_OUT = frozenset({"exclude", "preclude", "restrict"})
_PERMITS = frozenset(
    {
        "licence",
        "license",
        "exemption",
        "waiver",
        "permit",
        "authorisation",
        "authorization",
        "exception",
        "approval",
    }
)
_COVERING = frozenset({"cover", "exist", "allow", "permit", "extend", "apply", "authorise", "authorize"})
_BEYOND = frozenset({"beyond", "past", "without"})
_MAKING = frozenset({"make", "render", "leave"})
_SUBJECTS = ("nsubjpass", "csubjpass", "nsubj", "csubj")


def judging(token: Token) -> bool:
    """Whether a word judges by law, or breaks what only a law or a promise is: "broke the cap"."""
    if token.lemma in lexicon().judgements:
        return True
    if token.dep == "acomp" and _disbelieved(token):
        return True
    if token.dep in {"acomp", "oprd"} and any(
        c.lower == "under" and _is_law(c.child("pobj")) for c in token.children
    ):
        return True  # "is void under the freeze"
    if token.lemma in _SCORNING or token.lemma in _MOCKING:
        led = token.dep == "pobj" or token.head.lemma == "make"
        return led and any(c.lower == "of" and _is_law(c.child("pobj")) for c in token.children)
    if token.lower in hedges().against:
        return _towards_a_law(token) or _towards_a_law(token.head)
    thing = token.child("dobj", "nsubjpass") if token.lemma in hedges().breaking else None
    return token.pos == "VERB" and thing is not None and thing.lemma in hedges().laws


def rule(verb: Token) -> bool:
    """Whether a clause only says what is forbidden or due: "refits are barred", "may not be bought"."""
    if verb.pos not in {"VERB", "AUX"} or verb.dep not in {"ROOT", "conj", "relcl", "ccomp"}:
        return False
    if _hollow(verb) or _in_hindsight(verb) or _by_law(verb):
        return True
    if verb.dep == "ccomp" or verb.pos == "AUX":
        return False
    subject = next((c for c in verb.children if c.dep in _SUBJECTS), None)
    if subject is None:
        return False
    negated = verb.child("neg") is not None
    modal = any(c.dep == "aux" and c.lower in _HAVING_TO for c in verb.children)
    by_law = any(c.lower == "under" and _names_law(c) for c in verb.children)
    if modal and by_law:
        return True  # "under the resolution, states must"
    passive = verb.child("auxpass") is not None
    of_a_kind = (
        by_law or _of_a_kind(subject) or (subject.lower == "it" and verb.child("xcomp", "ccomp") is not None)
    )
    if not passive or not of_a_kind:
        return False
    lasting = any(c.dep == "aux" and c.lower in {"has", "have"} for c in verb.children)
    now = lasting or any(c.dep == "auxpass" and c.lower in _NOW for c in verb.children)
    barred = (verb.lemma in _FORBIDDING and not negated) or (verb.lemma in _PERMITTING and negated)
    return (now and barred) or (modal and negated)


def _disbelieved(quality: Token) -> bool:
    """Whether an account is called what nobody should believe: "the excuse is laughable"."""
    claim, words = quality.head.child("nsubj"), hedges()
    if claim is None or quality.head.child("neg") is not None:
        return False
    if claim.lemma in _ACCOUNTS:
        return quality.lower in _UNBELIEVED or quality.lemma in (*words.untrue, *words.mistaken)
    return claim.lemma in lexicon().pointers and (
        quality.lower in _UNBELIEVED or quality.lemma in words.untrue
    )


def _hollow(verb: Token) -> bool:
    """Whether an account fails: "the denial rings hollow", "the claim does not stand up"."""
    account = verb.child("nsubj")
    if account is None or account.lemma not in _ACCOUNTS | lexicon().pointers:
        return False
    if any(c.tag == "MD" for c in verb.children) or verb.tag == "VBN":
        return False
    negative = verb.child("neg") is not None
    return verb.lemma in (_STANDING if negative else _FAILING)


def _in_hindsight(verb: Token) -> bool:
    """Whether the page says what ought to have been: "should never have been sold", "had no right to"."""
    done = verb.child("xcomp") if verb.lemma == "ought" else verb
    helped = {c.lower for c in done.children if c.dep == "aux"} if done is not None else set()
    negative = verb.child("neg") is not None
    if "have" in helped and (verb.lemma == "ought" or ("should" in helped and negative)):
        return verb.dep != "ccomp"
    claim = verb.child("dobj") if verb.lemma == "have" and verb.dep == "ROOT" else None
    return (
        claim is not None
        and claim.lemma in {"business", "right"}
        and _none(claim)
        and bool(claim.child("acl"))
    )


def _by_law(verb: Token) -> bool:
    """Whether a law itself is said to rule a thing out, or no permit to cover it."""
    subject = verb.child("nsubj")
    if subject is None or verb.tag not in _PRESENT or any(c.dep == "aux" for c in verb.children):
        return False
    if subject.lemma in _PERMITS and _none(subject):
        return verb.lemma in _COVERING
    ruled = verb.lemma in _FORBIDDING or (
        verb.lemma == "rule" and any(c.lower == "out" for c in verb.children)
    )
    thing = verb.child("dobj")
    told = thing is not None and thing.tag in {
        "WDT",
        "WP",
        "DT",
        "PRP",
    }  # "something which the embargo rules out"
    return told and _is_law(subject) and (ruled or verb.lemma in _RULING_OUT)


def _none(noun: Token) -> bool:
    return any(c.lower == "no" for c in noun.children)


def _names_law(prep: Token) -> bool:
    """Whether "under" leads to a law, also by its number: "under paragraph eleven"."""
    thing = prep.child("pobj")
    return _is_law(thing) or (
        thing is not None and any(c.lemma in hedges().laws for c in thing.children if c.dep == "compound")
    )


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
    if verb.dep == "csubj" and any(c.lower in _BEYOND and _doubted(c) for c in above.children):
        return True  # "That it sank is beyond dispute"
    return verb.dep in {"ccomp", "csubj"} and above.lemma == "be" and _plain(above)


def _doubted(prep: Token) -> bool:
    thing = prep.child("pobj")
    return thing is not None and thing.lemma in _DOUBTS


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
    return any(c.dep == "prep" and _names_law(c) for c in near)


def _is_law(noun: Token | None) -> bool:
    return noun is not None and noun.lemma in hedges().laws
