"""Things named in a sentence, and the part of each party around them: whose, from where, to where, where."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from indicia.language import Parse, Token
from indicia.law.clause import given_to
from indicia.law.wording import index

Role = Literal["bearer", "origin", "goal", "aim", "place", "route", "doer"]
_ROLES: dict[str, Role] = {
    **dict.fromkeys(("to", "into", "toward", "towards", "onto"), "goal"),
    **dict.fromkeys(("for", "with", "among", "alongside", "beside"), "aim"),
    **dict.fromkeys(("via", "through", "across"), "route"),
    **dict.fromkeys(("in", "at", "on", "off", "near", "outside", "inside", "around", "aboard"), "place"),
    "from": "origin",
    "by": "doer",
}
_WITHIN = ("of", "in", "at", "on", "near", "off", "outside", "inside", "within", "from", "around")
_HIDES = ("under", "beneath", "behind", "below", "besides", "unlike", "without", "against")
_LEAVES = ("leave", "depart", "exit", "quit", "flee")
_BOUND = ("bind", "destine", "mean", "intend", "earmark", "head", "sail", "leave", "depart", "make", "steam")
_BEFORE = ("amod", "compound", "poss", "nmod")
_MAKE = ("origin", "make", "manufacture", "provenance")
_MEANS = ("truck", "lorry", "van", "wagon", "train", "bus", "car")
_CARRIES = ("bring", "carry", "haul", "transport", "take", "move", "ferry", "deliver")
_GOES = ("cross", "pass", "run", "roll", "come", "go", "leave", "arrive", "return", "stop")
_NOUNS = ("NOUN", "PROPN", "PRON", "NUM")
_FURTHEST = 12  # steps up the tree from a name


def loads(
    parse: Parse, tokens: tuple[Token, ...], named: dict[int, frozenset[str]], kinds: tuple[str, ...]
) -> Iterator["Freight"]:
    """The things of some kinds in a sentence, those that are coordinated together.

    A word that only tells what kind something else is ("coal mine") is no thing, nor is what others are
    hidden under, made into or carried by.
    """
    groups: dict[int, list[Token]] = {}
    for token in tokens:
        if not named.get(token.i, frozenset()).isdisjoint(kinds) and _stands(parse, token, named):
            groups.setdefault(_first(token).i, []).append(token)
    for things in groups.values():
        yield Freight(parse, tokens, named, kinds, tuple(things))


def _stands(parse: Parse, token: Token, named: dict[int, frozenset[str]]) -> bool:
    after = parse.tokens[token.i + 1 : token.i + 2]
    if token.pos not in (*_NOUNS, "DET", "ADJ") or any(t.text == "-" for t in after):
        return False
    if token.pos in ("DET", "ADJ") and token.dep in ("det", "amod"):
        return False
    if token.dep == "pobj" and token.head.lower in _HIDES:
        return False
    if _is_use(token, named) or _is_means(token):
        return False
    held = named.get(token.head.i, frozenset())
    return token.dep not in _BEFORE or not held.isdisjoint(("freight", "freighter", "parts"))


def _is_use(token: Token, named: dict[int, frozenset[str]]) -> bool:
    """Whether a thing is what others are for: "steel for missiles", "cloth crossed over for uniforms"."""
    if token.dep != "pobj" or token.head.lower != "for":
        return False
    holder = token.head.head
    subject = holder.child("nsubj", "nsubjpass", "dobj") if holder.pos in ("VERB", "AUX") else holder
    return (
        subject is not None
        and subject.i != token.i
        and not named.get(subject.i, frozenset()).isdisjoint(index().things)
    )


def _is_means(token: Token) -> bool:
    """Whether a vehicle is what things go in: "in the trucks that brought the cloth"."""
    if token.lemma not in _MEANS:
        return False
    if token.dep == "pobj" and token.head.lower in ("in", "on", "by", "aboard"):
        return True
    if token.lemma in ("wagon", "train") and token.dep == "nsubj" and token.head.lemma in _GOES:
        return True
    verbs = [token.head] if token.dep == "nsubj" else [c for c in token.children if c.dep == "relcl"]
    return any(verb.lemma in _CARRIES and verb.child("dobj") is not None for verb in verbs)


def _first(token: Token) -> Token:
    """The first of coordinated things, where they are parts of others that of these."""
    while token.dep in ("conj", "appos") or token.dep in _BEFORE:
        token = token.head
    return token


@dataclass(frozen=True, eq=False)
class Freight:
    """Some coordinated things of a sentence, and the parties around them."""

    parse: Parse
    tokens: tuple[Token, ...]
    named: dict[int, frozenset[str]]
    kinds: tuple[str, ...]
    things: tuple[Token, ...]

    def has(self, token: Token, *kinds: str) -> bool:
        """Whether a token is a word of one of these kinds."""
        return not self.named.get(token.i, frozenset()).isdisjoint(kinds)

    @cached_property
    def anchors(self) -> frozenset[int]:
        """The things and what holds them: "containers of", "drone parts"."""
        found = {t.i for t in self.things}
        for thing in self.things:
            for above in thing.ancestors():
                if above.pos not in (*_NOUNS, "ADP", "SYM"):
                    break
                if above.pos != "ADP" and self.has(above, "freight", "freighter", "parts", *self.kinds):
                    found.add(above.i)
        return frozenset(found)

    @cached_property
    def verb(self) -> Token:
        """The word that tells what became of the things: their verb, one that hangs on them, or they."""
        for thing in self.things:
            for above in thing.ancestors():
                if above.pos in ("VERB", "AUX"):
                    return above
        verbs = (
            c
            for t in self.things
            for c in t.children
            if c.dep in ("acl", "relcl") or (c.pos == "VERB" and c.child("nsubj"))
        )
        return next(verbs, self.things[0])

    @property
    def taken(self) -> bool:
        """Whether the verb tells of taking the things away, which somebody else than their sender does."""
        return self.has(self.verb, "takes_away")

    @property
    def comes_from(self) -> bool:
        """Whether the verb tells where the things are from, so that "of X" is who has them now."""
        return self.verb.lemma in ("come", "originate", "stem", "hail", "date")

    @property
    def goes_back(self) -> bool:
        """Whether the things go the other way than others of the sentence: "coal out, machinery back"."""
        after = self.things[-1].i + 1
        return any(t.lower == "back" for t in self.parse.tokens[after : after + 1])

    @property
    def from_there(self) -> bool:
        """Whether the words for the things say that they are from somewhere, and so no longer there."""
        left = self.verb.child("dobj")
        if self.verb.lemma in _LEAVES and (left is None or self.parse.denoted(left)):
            return True
        if any(c.lower == "out" and any(g.lower == "of" for g in c.children) for c in self.verb.children):
            return True  # "spirited out of Libya"
        behind = (c for t in self.tokens if t.i in self.anchors for c in t.children if c.dep == "prep")
        preps = [c for c in behind if c.lower == "from" or any(p.lemma in _MAKE for p in c.children)]
        objects = [p for c in preps for p in c.children]
        return any(self.parse.denoted(p) for o in objects for p in (o, *o.children))

    @cached_property
    def parties(self) -> dict[Role, tuple[str, ...]]:
        """Entities by the part they play."""
        found: dict[Role, list[str]] = {}
        for token in self.tokens:
            mention = self.parse.mention_at.get(token.i)
            role = "bearer" if mention and token.i in self.anchors else mention and self._role(token)
            if role:
                held = found.setdefault(role, [])
                held += [i for i in self.parse.denoted(token) if i not in held]
        return {role: tuple(ids) for role, ids in found.items()}

    def _role(self, token: Token) -> Role | None:
        """The part of a party: climb from its head to the word that its preposition hangs on, or its verb."""
        below, nearest = token, None
        if token.lower == "there":
            return "place"
        for _ in range(_FURTHEST):
            head = below.head
            if head is below:
                break
            if below.dep in _BEFORE and head.i in self.anchors:
                return "goal" if given_to(below, self.parse) else "bearer"
            if below.dep in ("pobj", "pcomp") and head.pos in ("ADP", "SCONJ", "ADV", "VERB"):
                role, holder = self._behind(head)
                nearest = nearest or _ROLES.get(head.lower)
                if holder is None:  # "on an aircraft from Pyongyang" is from there
                    return nearest if (nearest, role) == ("origin", "place") else role or nearest
                below = holder
            elif below.dep in ("nsubj", "nsubjpass", "agent", "dobj", "obj", "dative"):
                return self._at_verb(below, nearest)
            else:
                below = head
        return nearest

    def _at_verb(self, below: Token, nearest: Role | None) -> Role | None:
        """The part of what is the subject or object of a verb."""
        verb = below.head
        if below.dep == "nsubjpass":  # "the shop was stocked with whisky"
            return "goal" if "give" in index().acts(verb) or self.has(verb, "gets_there") else None
        if below.dep in ("nsubj", "agent"):
            return "doer" if not self.has(verb, "says") else None
        if verb.lemma in _LEAVES:
            return "origin"
        return "goal" if self.has(verb, "gets_there") else nearest

    def _behind(self, prep: Token) -> tuple[Role | None, Token | None]:
        """The part of what stands behind a preposition, or the noun from which to climb on."""
        holder = _above(prep)
        if prep.lower in ("of", "from") and holder.i in self.anchors:
            return "bearer", None
        if prep.lower == "of" and holder.lemma == "way" and holder.head.lower == "by":
            return "route", None
        made = self.has(holder, "made") and (prep.lower != "by" or holder.head.i in self.anchors)
        if made and prep.lower in ("in", "at", "by", "from"):
            return "bearer", None
        if prep.lower == "of" and holder.lemma == "be" and any(c.lemma in _MAKE for c in prep.children):
            return "bearer", None  # "are of Korean origin"
        if prep.lower == "of" and prep.head.lower == "out":
            return "origin", None
        if prep.lower == "for" and holder.lemma in _BOUND:
            return "goal", None
        before = self.parse.tokens[prep.i - 1] if prep.i else prep
        if prep.lower in ("in", "at", "near") and before.pos == "NOUN" and before.i not in self.anchors:
            holder = before  # "from smugglers in Yemen", though the parser hangs it on the verb
        if holder.pos in _NOUNS and holder.i not in self.anchors and prep.lower in _WITHIN:
            return None, holder
        return _ROLES.get(prep.lower), None


def _above(prep: Token) -> Token:
    """What a chain of prepositions ("out of") hangs on."""
    holder = prep.head
    while holder.pos == "ADP" and holder.head is not holder:
        holder = holder.head
    return holder
