"""Questions as contents: "asked when", "wants to know whether", "is weighing whether to", "asked if"."""

from indicia.language import Parse, Token
from indicia.statements.data import Cue
from indicia.statements.phrases import subtree, trim
from indicia.statements.relation import Relation, make

_ASKING = {"ask", "wonder", "inquire", "enquire", "query", "question", "demand", "know"}
# Of these a "how" or "who" is what they look into, not what they found.
_SEEKING = {
    "investigate",
    "examine",
    "probe",
    "monitor",
    "check",
    "explore",
    "ponder",
    "weigh",
    "consider",
    "debate",
    "discuss",
    "mull",
}
_WANTING = {"want", "wish", "seek", "try", "demand", "like", "need", "hope"}
_KNOWING = {
    "know",
    "establish",
    "find",
    "learn",
    "determine",
    "understand",
    "ascertain",
    "discover",
    "hear",
    "see",
    "ask",
}
_WH = {"WRB", "WP", "WP$", "WDT"}


def read(parse: Parse, verb: Token, cue: Cue) -> Relation | None:
    """Read the question that a verb asks, looks into, or wants answered."""
    if verb.lemma in _WANTING:
        return _wanted(parse, verb, cue)
    for clause in verb.children:
        if clause.i > verb.i and clause.dep in {"ccomp", "advcl", "xcomp", "pcomp"} and asked(verb, clause):
            return make(parse, verb, cue, "whether", subtree(parse, clause), top=clause, last=None)
    return _misheard(parse, verb, cue)


def _wanted(parse: Parse, verb: Token, cue: Cue) -> Relation | None:
    """Read "wants to know how", "is trying to establish whether"."""
    inner = verb.child("xcomp")
    if inner is None or inner.lemma not in _KNOWING:
        return None
    for clause in inner.children:
        if clause.i > inner.i and clause.dep in {"ccomp", "advcl", "xcomp"} and _opens(clause) is not None:
            return make(parse, verb, cue, "whether", subtree(parse, clause), top=clause, last=inner)
    return None


def _misheard(parse: Parse, verb: Token, cue: Cue) -> Relation | None:
    """Read "wondered when the market would reopen" where a parser saw no clause after the question word."""
    after = parse.tokens[verb.i + 1] if verb.i + 1 < len(parse.tokens) else verb
    if verb.lemma not in {"ask", "wonder"} or after.sentence != verb.sentence:
        return None
    if not (after.tag in _WH or after.lower in {"whether", "if"}) or verb.right <= after.i:
        return None
    return make(
        parse, verb, cue, "whether", [trim(parse, after.start, parse.tokens[verb.right].end)], top=after.head
    )


def asked(verb: Token, clause: Token) -> bool:
    """Whether a clause under a verb is a question: one with "whether" always, others as the verb allows."""
    opens = _opens(clause)
    if opens is None:
        return False
    if opens.lower == "whether":
        return True
    if opens.lower == "if" or clause.dep == "advcl":
        return verb.lemma in _ASKING
    return verb.lemma in _ASKING or verb.lemma in _SEEKING


def _opens(clause: Token) -> Token | None:
    """The question word that a clause opens with, if it does: "whether", "if", "on which ship"."""
    for child in clause.children:
        if child.i < clause.i and (child.lower in {"whether", "if"} or child.tag in _WH):
            return child
        inner = [t for t in child.children if t.tag in _WH and child.i < clause.i]
        if inner:
            return inner[0]
    return None
