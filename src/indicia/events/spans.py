"""The characters that tell an act: short, contiguous, enough to see what it is."""

from indicia.events.triggers import Candidate
from indicia.language import Token
from indicia.model import Span

REACH = 12  # tokens; a longer stretch says less, not more
POINTERS = ("the", "that", "this", "these", "those", "such")


def points_back(noun: Token) -> bool:
    """Whether a bare noun points back to something told before ("the meeting", "such transfers")."""
    marked = any(c.lower in POINTERS and c.dep in ("det", "amod", "predet") for c in noun.children)
    own = any(c.dep in ("poss", "compound", "nmod", "relcl", "acl") for c in noun.children)
    inside = any(
        c.dep == "prep" and c.lower in ("of", "between", "by", "with", "to", "from") for c in noun.children
    )
    return marked and not own and not inside


def about(candidate: Candidate) -> str:
    """The lemma of an object that points back to an act ("condemned the launch"), or nothing."""
    objects = [] if candidate.noun else candidate.frame.objects[:1]
    return next((t.lemma for t in objects if t.pos == "NOUN" and points_back(t)), "")


def trigger(candidate: Candidate, thing: Token | None) -> Span:
    """From the act's word (or its light verb, or the plan before it) to the core of its object."""
    token, parse = candidate.token, candidate.frame.parse
    first = last = token.i
    if candidate.noun:
        mods = [c.left for c in token.children if c.dep in ("compound", "amod") and token.i - c.left <= 4]
        first = min([first, *mods])
        if candidate.carrier and 0 < first - candidate.carrier.token.i <= 4:
            first = candidate.carrier.token.i
        elif candidate.carrier and 0 < candidate.carrier.token.i - last <= 4:
            last = candidate.carrier.token.i
    else:
        first = _plan(token, candidate)
    ends = [thing.i] if thing else [] if candidate.noun else [t.i for t in candidate.frame.objects[:1]]
    ends += [c.i for c in token.children if c.dep == "prt"]
    if not ends and (prep := next((c for c in token.children if c.dep == "prep" and c.i > token.i), None)):
        ends = [
            noun.i for noun in [prep.child("pobj")] if noun is not None and noun.ner not in ("DATE", "TIME")
        ]
    last = max([last, *(e for e in ends if last < e <= token.i + REACH)])
    return parse.span(first, last)


def _plan(verb: Token, candidate: Candidate) -> int:
    """Where the plan, threat or promise right before an infinitive begins, else the verb itself."""
    to = next((c for c in verb.children if c.dep == "aux" and c.lower == "to"), None)
    if to is None or to.i == 0 or to.i < candidate.frame.parse.sentences[verb.sentence].first + 1:
        return verb.i
    before = candidate.frame.parse.tokens[to.i - 1]
    known = candidate.frame.known
    if before.lemma in known.noun_status or before.lemma in known.verb_status:
        return before.i
    return verb.i
