"""Who a cue belongs to: the noun phrase that is its source, or nobody."""

from indicia.language import Token
from indicia.statements.data import lexicon

_RELATIVE = {"who", "which", "that"}
_EXPLETIVE = {"there", "it"}


def of_verb(verb: Token) -> Token | None:
    """The token that heads the source of a verb cue, or None where the page names nobody.

    A passive verb has its agent; a participle ("saying that") and a coordinated verb share the
    subject above them; a relative pronoun stands for its antecedent. "It is believed" has nobody.
    """
    if verb.child("nsubjpass", "auxpass") is not None:
        return agent(verb)
    subject = verb.child("nsubj", "csubj") or _joined(verb)
    if subject is None:
        return _inherited(verb)
    return _referent(subject, verb)


def _joined(verb: Token) -> Token | None:
    """A name that a parser joined to the verb it is the subject of: "Damascus | disputes the finding"."""
    finite = verb.tag in {"VBZ", "VBD", "VBP"} and verb.head is verb
    names = [c for c in verb.children if c.dep == "compound" and c.pos == "PROPN" and c.i == verb.i - 1]
    return names[0] if finite and names else None


def agent(verb: Token) -> Token | None:
    """The head of the "by" phrase of a passive verb or of a noun."""
    for child in verb.children:
        if child.dep == "agent" or (child.dep == "prep" and child.lower == "by"):
            return child.child("pobj")
    return None


def _referent(subject: Token, verb: Token) -> Token | None:
    if subject.lower in _RELATIVE and subject.tag in {"WP", "WDT"}:
        return antecedent(verb)
    if subject.dep == "expl" or (subject.lower in _EXPLETIVE and is_expletive(subject, verb)):
        return None
    if subject.tag in {"WP", "WDT", "DT"} and subject.lower in {"what", "whatever"}:
        return None
    return subject


def is_expletive(subject: Token, verb: Token) -> bool:
    """Whether "it" stands for the clause that follows rather than for somebody ("it is feared that")."""
    return subject.lower == "there" or verb.lemma in {"be", "seem", "appear", "turn"}


def antecedent(verb: Token) -> Token | None:
    """The first head of the noun phrase that a relative clause describes."""
    clause = verb
    while clause.dep in {"conj", "xcomp", "ccomp"} and clause.head is not clause:
        clause = clause.head
    if clause.dep != "relcl":
        return None
    noun = clause.head
    while noun.dep == "conj" and noun.head.pos in {"NOUN", "PROPN"}:
        noun = noun.head
    return noun if noun.pos in {"NOUN", "PROPN", "PRON", "NUM"} else None


def beside_speech(clause: Token, conjunct: Token) -> bool:
    """Whether a verb that a parser joined to a content goes on with the cue above it.

    "The envoy said the ship has sailed and denied": the tenses say so. "She said the claims were
    idle and urged": what is claimed to be idle does not urge.
    """
    cue = clause.head
    bare = clause.tag == "VBG" or any(c.lower == "to" and c.dep == "aux" for c in clause.children)
    if clause.dep in {"xcomp", "pcomp"} and bare:  # "denied moving the fence and accused"
        goes_on = conjunct.tag in {"VBD", "VBZ", "VBP"} and conjunct.i > clause.i
        return goes_on and conjunct.child("nsubj", "nsubjpass", "aux") is None
    had = clause.tag == "VBN" and any(c.lower == "had" for c in clause.children)
    if had and cue.tag == "VBD" and clause.lemma in lexicon().verbs:
        return False  # "said they had welcomed the truce and called": they did
    if clause.dep != "ccomp" or cue.pos != "VERB" or conjunct.child("nsubj", "nsubjpass") is not None:
        return False
    if conjunct.tag != cue.tag or not (conjunct.i > clause.i > cue.i):
        return False
    if conjunct.tag != clause.tag:
        return True
    subject = clause.child("nsubj", "nsubjpass")
    return subject is not None and clause.lemma == "be" and subject.pos == "NOUN" and not subject.ner


def _participle(verb: Token) -> bool:
    """Whether a verb is passive without saying so; beside a noun "blamed" is, whatever its tag."""
    if verb.dep == "acl" and verb.child("ccomp") is not None:
        return False  # a parser's slip: "the source said that"
    return verb.tag == "VBN" or (verb.tag == "VBD" and verb.dep == "acl" and verb.child("prep") is not None)


def _inherited(verb: Token) -> Token | None:
    """The subject that a verb without its own shares with the verb or noun above it."""
    if _participle(verb) and verb.dep in {"advcl", "acl"} and verb.child("aux") is None:
        return agent(verb)  # "Asked about it, he said", "a firm accused of fraud": somebody did, and not they
    below = verb
    while below.head is not below:
        above = below.head
        if below.dep in {"acl", "relcl"}:
            if below.dep == "acl" and below.tag == "VBN" == verb.tag:
                above = agent(verb) or verb  # "accused of theft and charged with fraud"
            return above if above.pos in {"NOUN", "PROPN"} else None
        if below.dep not in {"conj", "advcl", "xcomp", "ccomp", "pcomp", "prep", "acomp"}:
            return None
        if below.dep == "conj" and beside_speech(above, below):
            above = above.head if above.dep != "pcomp" else above.head.head
        if below.dep == "ccomp" and verb.tag not in {"VBG", "VBN"}:
            return None
        if above.pos in {"VERB", "AUX"}:
            if below.dep == "prep" and below.lower == "as" and above.child("dobj") is not None:
                return above.child("dobj")  # "quoted officials as saying": the officials say it
            if above.child("nsubjpass") is not None and below.dep != "conj":
                return above.child("nsubjpass")
            subject = above.child("nsubj")
            if subject is not None:
                return _referent(subject, above)
        below = above
    return None
