"""What the words around an act make of it: the law's own words, an act taken back, somebody's report."""

from collections.abc import Iterator

from indicia.language import Parse, Token
from indicia.law.linking import linking
from indicia.model import Event

_NOUNS = ("NOUN", "PROPN")
_WITHIN = 4  # heads above the act; what stands higher rules something else


def is_the_law_s(event: Event, parse: Parse) -> bool:
    """Whether every telling of the act is what a rule forbids or allows ("resolutions bar exports")."""
    heads = list(_heads(event, parse))
    return bool(heads) and all(_ruled(head) for head in heads)


def is_taken_back(event: Event, parse: Parse) -> bool:
    """Whether the act is undone rather than done ("send the workers home")."""
    words = linking().areas[event.conduct or ""].taken_back
    return bool(words) and any(
        child.lower in words for head in _heads(event, parse) for child in head.children
    )


def is_reported(event: Event, parse: Parse) -> bool:
    """Whether a clause that somebody reports tells the act, though no statement was found around it."""
    return any(
        token.dep == "ccomp" or (token.dep == "acl" and token.child("mark")) or _accused(token)
        for head in _heads(event, parse)
        for token in (head, *head.ancestors())
    )


def _heads(event: Event, parse: Parse) -> Iterator[Token]:
    """The token that heads each telling."""
    for trigger in event.trigger:
        tokens = parse.within(trigger.start, trigger.end)
        inside = {token.i for token in tokens}
        yield from [token for token in tokens if token.head is token or token.head.i not in inside][:1]


def _ruled(head: Token) -> bool:
    known = linking()
    below = head
    for number, above in enumerate(head.ancestors()):
        if number == _WITHIN:
            return False
        if above.pos in _NOUNS and above.lemma in known.bans and below.dep == "prep" and below.lower == "on":
            return True
        if above.lemma in known.rules and above.pos in ("VERB", "AUX"):
            return _rules(above)
        below = above
    return False


def _rules(verb: Token) -> bool:
    """Whether a lawgiver is the subject of a ruling verb; or nobody is, as in "is banned from"."""
    passive = verb.child("nsubjpass")
    giver = verb.child("agent") if passive else verb.child("nsubj")
    if passive and giver is None:
        return verb.dep not in ("relcl", "acl")
    if giver is not None and giver.dep == "agent":
        giver = giver.child("pobj")
    if giver is not None and giver.lower in ("that", "which") and verb.dep == "relcl":
        giver = verb.head
    return giver is not None and giver.lemma in linking().lawgivers


def _accused(token: Token) -> bool:
    return token.dep == "pcomp" and token.head.lower == "of" and token.head.head.lemma in linking().accuses
