"""What the form of an act's own clause or noun phrase says: "nobody", "the first to", "would later"."""

from indicia.events.data import Lexicon
from indicia.language import Token

NOTHING = ("nobody", "nothing", "none", "neither")
NONE = ("no", "neither")
NONE_DEPS = ("det", "preconj", "cc", "neg")
CHARGING = frozenset(("charge", "indict", "prosecute", "arraign", "tax", "reproach"))
RANKS = ("first", "second", "third", "fourth", "fifth", "last", "latest", "only")
LATER = ("later", "eventually", "soon", "ultimately")
TO = ("to", "from", "by", "for", "against")
ARGUMENTS = ("dobj", "nsubj", "nsubjpass", "obj", "attr")


def brought(noun: Token, known: Lexicon) -> Token | None:
    """The verb that brings about what a noun names, if it does: "sanctions are expected to be imposed"."""
    if noun.dep not in ("nsubjpass", "nsubj"):
        return None
    verbs = (noun.head, *(c for c in noun.head.children if c.dep == "xcomp"))
    return next((v for v in verbs if v.lemma in known.words.bringing and v.tag == "VBN"), None)


def would(verb: Token) -> bool:
    """Whether a verb stands in the conditional; "would later" only looks ahead from the past."""
    return any(c.dep == "aux" and c.lower == "would" for c in verb.children) and not any(
        c.lower in LATER for c in verb.children
    )


def is_past(verb: Token) -> bool:
    """Whether a clause tells what is over: "sent", "had sent", "to have sent"."""
    return verb.tag == "VBD" or any(c.dep == "aux" and c.lemma == "have" for c in verb.children)


def indefinite(noun: Token) -> bool:
    """Whether a noun phrase speaks of any one of its kind: "a withdrawal", "any sale"."""
    return any(c.dep == "det" and c.lower in ("a", "an", "any") for c in noun.children)


def nobody(noun: Token) -> bool:
    """Whether a noun phrase names nothing: "nobody", "no company", "to no one"."""
    if noun.dep not in ARGUMENTS and (noun.dep != "pobj" or noun.head.lower not in TO):
        return False
    if noun.dep == "pobj" and noun.head.lower == "for":
        return False  # "sold for nothing": it was sold
    return noun.lower in NOTHING or any(c.lower in NONE and c.dep in NONE_DEPS for c in noun.children)


def charged_with(act: Token) -> bool:
    """Whether an act is what somebody is charged with, or over and claimed: "jailed for having sent it"."""
    prep = act.head
    if act.dep != "pcomp" or prep.dep != "prep":
        return False
    past = any(c.dep == "aux" and c.lower == "having" for c in act.children)
    return past or (prep.lower == "with" and not CHARGING.isdisjoint((prep.head.lemma, prep.head.head.lemma)))


def ruled(prep: Token, known: Lexicon) -> bool:
    """Whether the word right before "on" or "against" is a rule that is the object of the same verb."""
    rule = next((c for c in prep.head.children if c.dep == "dobj" and c.right == prep.i - 1), None)
    return rule is not None and rule.lemma in known.words.norms


def of_any(noun: Token) -> bool:
    """Whether a rule speaks of any one of a kind: "arms sold to Haiti must be notified"."""
    bare = not any(c.dep in ("det", "poss", "nummod") for c in noun.children) and not noun.ner
    verb = noun.head
    due = any(c.dep == "aux" and c.lower in ("must", "shall") for c in verb.children)
    return bare and due and noun.dep in ("nsubj", "nsubjpass")


def apart(clause: Token) -> bool:
    """Whether a clause stands by itself before a semicolon, though the parser hangs it on the next one."""
    head = clause.head
    between = (c for c in head.children if clause.i < c.i < head.i)
    return clause.dep == "ccomp" and clause.i < head.i and any(c.text == ";" for c in between)


def ranked(verb: Token) -> bool:
    """Whether an infinitive tells what somebody was the first or the last to do, so that it was done."""
    if verb.dep not in ("relcl", "acl") or not infinitive(verb):
        return False
    return any(t.lower in RANKS for t in (verb.head, *verb.head.children))


def infinitive(verb: Token) -> bool:
    """Whether a verb stands in the infinitive with "to"."""
    return any(c.dep == "aux" and c.lower == "to" for c in verb.children)


def is_told(verb: Token) -> bool:
    """Whether a relative clause is what its noun tells: "a report that they sold it"."""
    mark = verb.child("mark")
    return mark is not None and mark.lower == "that"
